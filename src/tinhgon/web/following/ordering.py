"""The form by which a measure or a problem becomes a task: who leads, whose office answers, by when, what proves it."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.queries.bodies import offices
from tinhgon.tasks.rules.order import Order
from tinhgon.vietnamese.search import search_key
from tinhgon.web.following.forms import Field, Form, Sent

ACT: Final = "task.order"
_HEAD: Final = Sentence(
    "Chức danh chịu trách nhiệm (bỏ trống: người đứng đầu)", "Office that answers (empty: the head of the body)"
)
FIELDS: Final = (
    Field("chu-tri", Sentence("Đơn vị chủ trì (mã)", "Body that leads (code)")),
    Field("chuc-danh", _HEAD),
    Field("han-viec", Sentence("Hạn hoàn thành", "Due")),
    Field("san-pham", Sentence("Sản phẩm", "Product")),
    Field("can-cu", Sentence("Căn cứ giao việc", "On what authority")),
)


def order_form(id: str, title: Sentence, *more: Field, lead: str = "") -> Form:
    """Return the form; ``lead`` is the code of the body that is proposed."""
    fields = (Field(FIELDS[0].name, FIELDS[0].words, value=lead), *FIELDS[1:])
    return Form(id, title, Sentence("Giao nhiệm vụ", "Order the task"), (*more, *fields))


def order_of(sent: Sent, words: str, by: int, today: date) -> Order:
    """Return the order that a form says, in the words of what it comes from. Raises Refusal at the field that is wrong."""
    lead = sent.body("chu-tri")
    due = sent.day_or_none("han-viec")
    if due is None:
        raise Refusal(
            [Finding("form.due", Sentence("Chưa ghi hạn.", "The due day is missing."), where={"field": "han-viec"})]
        )
    first = " ".join(words.split())
    title = first if len(first) <= 160 else f"{first[:160].rsplit(' ', 1)[0]}…"
    return Order(title, words, by, lead, _post(sent, lead, today), due, sent.text("san-pham"), sent.text("can-cu"))


def _post(sent: Sent, lead: int, today: date) -> int:
    own = offices([lead], today).get(lead, [])
    typed = search_key(sent.text("chuc-danh"))
    found = next((one for one in own if (search_key(one.title) == typed if typed else one.rank == "head")), None)
    if found is None:
        there = ", ".join(dict.fromkeys(one.title for one in own)) or "–"
        said = Sentence(f"Đơn vị có các chức danh: {there}.", f"The body has these offices: {there}.")
        raise Refusal(
            [Finding("form.office", said, measured=sent.text("chuc-danh")[:80], where={"field": "chuc-danh"})]
        )
    return found.post
