"""What an order is and must say: the six clears of Conclusion 226-KL/TW (who, what, when, responsibility, authority, product)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.tasks import words

SourceKind = Literal["clause", "conclusion", "finding", "promise", "limitation", "order"]

#: What a task may be born from.
SOURCES: Final[Mapping[str, Sentence]] = {
    "clause": Sentence("điều khoản của văn bản", "clause of a document"),
    "conclusion": Sentence("kết luận cuộc họp", "conclusion of a meeting"),
    "finding": Sentence("kết luận kiểm tra", "finding of an inspection"),
    "promise": Sentence("lời hứa, cam kết", "promise"),
    "limitation": Sentence("hạn chế, tồn tại", "limitation"),
    "order": Sentence("chỉ đạo trực tiếp", "direct order"),
}
#: The six clears, as their citation names them.
CITATION: Final = "Kết luận 226-KL/TW"
MOST_TITLE: Final = 300
MOST_WORDS: Final = 20_000
#: More bodies than this do not coordinate, they are everybody.
MOST_SUPPORTS: Final = 60
#: Above this a sum of money is a slip of the pen: a hundred times the yearly budget of the State, in đồng.
MOST_MONEY: Final = 10**18


@dataclass(frozen=True, slots=True)
class Source:
    """Where a task comes from: the kind, a neutral key and a label of the room above, and the words as they were."""

    kind: SourceKind = "order"
    key: str = ""
    label: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """What the task may cost, in đồng, and out of which source it is paid."""

    amount: int
    source: str


@dataclass(frozen=True, slots=True)
class Order:
    """One task as it is ordered.

    ``by`` is the body (key of a unit) that orders and judges; ``owner`` the one that leads, exactly one; ``post`` the key of the office
    whose holder answers for it, always one that a single person holds; ``supports`` coordinate. ``due`` is the last day in time.
    ``product`` is what proves it, ``basis`` on what authority it is ordered; ``indicator`` and ``target`` by what its effect shall be
    measured, where that is known.
    """

    title: str
    description: str
    by: int
    owner: int
    post: int
    due: date
    product: str
    basis: str
    source: Source = Source()
    supports: tuple[int, ...] = ()
    money: Money | None = None
    indicator: str = ""
    target: str = ""


def unclear(order: Order, day: date) -> list[Finding]:
    """Return which of the six clears an order lacks, each with its field: all that can be said without looking into the registry."""
    found = [
        *_said(order.title, "title", Sentence("tên nhiệm vụ (rõ việc)", "title (clear work)"), MOST_TITLE),
        *_said(
            order.description, "description", Sentence("nội dung (rõ việc)", "description (clear work)"), MOST_WORDS
        ),
        *_said(order.product, "product", Sentence("sản phẩm (rõ sản phẩm)", "product (clear product)"), MOST_WORDS),
        *_said(order.basis, "basis", Sentence("căn cứ (rõ thẩm quyền)", "basis (clear authority)"), MOST_WORDS),
    ]
    if order.due < day:
        found.append(_lacking("due", words.due_past(order.due, day), str(order.due), f"≥ {day}"))
    if order.source.kind not in SOURCES:
        found.append(_lacking("source", words.no_source(order.source.kind, SOURCES)))
    if order.owner in order.supports:
        found.append(_lacking("supports", words.leads_and_coordinates()))
    if len(order.supports) > MOST_SUPPORTS:
        found.append(
            _lacking("supports", words.too_many(MOST_SUPPORTS), str(len(order.supports)), f"≤ {MOST_SUPPORTS}")
        )
    if order.money is not None:
        if not 0 < order.money.amount <= MOST_MONEY:
            found.append(_lacking("money", words.money_sum(), str(order.money.amount), "> 0"))
        if not order.money.source.strip():
            found.append(_lacking("money", words.money_source()))
    for field, text in (("indicator", order.indicator), ("target", order.target), ("source", order.source.label)):
        if len(text) > MOST_TITLE:
            found.append(_lacking(field, words.too_long(Sentence(field, field), MOST_TITLE)))
    if len(order.source.words) > MOST_WORDS:
        found.append(_lacking("source", words.too_long(Sentence("lời văn nguồn", "words of the source"), MOST_WORDS)))
    return found


def _said(text: str, field: str, what: Sentence, most: int) -> list[Finding]:
    if not text.strip():
        return [_lacking(field, words.lacking(what))]
    if len(text) > most:
        return [_lacking(field, words.too_long(what, most), str(len(text)), f"≤ {most}")]
    return []


def _lacking(field: str, sentence: Sentence, measured: str = "", required: str = "") -> Finding:
    return Finding(
        f"task.{field}", sentence, measured=measured, required=required, citation=CITATION, where={"field": field}
    )
