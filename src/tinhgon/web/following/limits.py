"""Limitations: the list with the year in which each is found, a form, a page with causes, measures and what looks the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts import limits as acts
from tinhgon.resolutions.acts.limits import LimitationWish
from tinhgon.resolutions.acts.ordering import order_from_measure
from tinhgon.resolutions.queries import limits
from tinhgon.resolutions.queries.limits import Standing
from tinhgon.resolutions.words.following import CAUSES, FOUND_IN
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following import ordering, registers
from tinhgon.web.following.forms import Field, Form, Sent, choices
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled

TITLE: Final = Sentence("Hạn chế, nguyên nhân, biện pháp", "Limitations, causes, measures")
CRUMB: Final = Crumb(Sentence("Hạn chế", "Limitations"), addresses.LIMITATIONS)
MARKS: Final = {
    "open": Sentence("chưa có biện pháp", "no measure yet"),
    "underway": Sentence("đang khắc phục", "being overcome"),
    "overcome": Sentence("đã khắc phục", "overcome"),
}
_CAUSE: Final = (
    Field("loai-nguyen-nhan", Sentence("Loại nguyên nhân", "Kind of cause"), "choice", choices=choices(CAUSES)),
    Field("nguyen-nhan", Sentence("Nguyên nhân", "Cause"), "text"),
)
NEW: Final = Form(
    "new",
    Sentence("Ghi một hạn chế", "Write a limitation down"),
    Sentence("Ghi hạn chế", "Write it down"),
    (
        registers.BODY,
        Field("noi-dung", Sentence("Hạn chế, yếu kém", "The limitation"), "text"),
        Field("loai-nguon", Sentence("Nêu ở đâu", "Found in"), "choice", choices=choices(FOUND_IN)),
        Field("nguon", Sentence("Văn bản nguồn", "Source"), hint=Sentence("Như Kết luận 12-KL/UBKT.", "Like Conclusion 12-KL/UBKT.")),
        Field("cho", Sentence("Chỗ trong nguồn", "Place in the source"), hint=Sentence("Như mục II.3, trang 5.", "Like section II.3, page 5.")),
        Field("ngay", Sentence("Nêu ra ngày (bỏ trống: hôm nay)", "Found on (empty: today)")),
        Field("nguyen-nhan-chu-quan", Sentence("Nguyên nhân chủ quan, mỗi dòng một nguyên nhân", "Subjective causes, one a line"), "text"),
        Field("nguyen-nhan-khach-quan", Sentence("Nguyên nhân khách quan, mỗi dòng một nguyên nhân", "Objective causes, one a line"), "text"),
        registers.OF,
    ),
)  # fmt: skip


@acting
def limitations(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the limitations of the bodies that one may read, the newest first."""
    part = registers.readable(request, asked)
    found = limits.limitations(part, asked.as_of)
    which = request.GET.get("nao", "")
    rows = [one for one in found if not which or one.mark == which or (which == "repeated" and one.year > 1)]
    page, turning = registers.paged(rows, request)
    tiles = [
        ("", Sentence("Tất cả", "All"), len(found)),
        ("open", Sentence("Chưa có biện pháp", "No measure yet"), sum(one.mark == "open" for one in found)),
        ("underway", Sentence("Đang khắc phục", "Being overcome"), sum(one.mark == "underway" for one in found)),
        ("repeated", Sentence("Lặp lại nhiều năm", "Found in several years"), sum(one.year > 1 for one in found)),
    ]
    return show(
        request, asked, "web/following/limits.html", TITLE, (registers.SECTION, Crumb(CRUMB.words)), rows=page,
        count=len(rows), turning=turning, found=found, tiles=tiles,
        which=which, marks=MARKS, sources=FOUND_IN, tabs=registers.TABS, here="limits", unread=not (part.everything or part.units),
        writing=registers.writes(request, asked), export=addresses.LIMITATIONS,
    )  # fmt: skip


@acting
def export(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Give the list as a file."""
    found = limits.limitations(registers.readable(request, asked), asked.as_of)
    heads = (
        Sentence("Mã", "Code"), Sentence("Đơn vị", "Body"), Sentence("Hạn chế", "Limitation"), Sentence("Nêu ngày", "Found on"),
        Sentence("Năm thứ", "Year"), Sentence("Nguồn", "Source"), Sentence("Chỗ", "Place"), Sentence("Nguyên nhân", "Causes"),
        Sentence("Tình trạng", "State"),
    )  # fmt: skip
    rows = [
        (one.row.code, one.body[1], one.row.text, one.row.found, one.year, one.row.source, one.row.place,
         "; ".join(f"{CAUSES[each.kind].vi}: {each.text}" for each in one.causes), MARKS[one.mark])
        for one in found
    ]  # fmt: skip
    return registers.exported(TITLE, asked, "han-che", kind, heads, rows)


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form; sent, write the limitation down."""

    def act(sent: Sent) -> str:
        unit = sent.body("don-vi")
        causes = [(kind, line) for kind, name in (("subjective", "nguyen-nhan-chu-quan"), ("objective", "nguyen-nhan-khach-quan"))
                  for line in sent.lines(name)]  # fmt: skip
        wish = LimitationWish(
            unit, sent.text("noi-dung"), sent.day("ngay"), sent.text("loai-nguon"), sent.text("nguon"), sent.text("cho"), tuple(causes),
            registers.document_of(sent.text("thuoc")),
        )  # fmt: skip
        return addresses.limitation(
            acts.note_limitation(entitled(request, registers.WRITE, unit, asked.today), wish, asked.today).code
        )

    return registers.entering(request, asked, NEW, CRUMB, act)


@acting
def limitation(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one limitation: source, causes, measures, the years in which it was found, what looks the same; do what its forms ask for."""
    part = registers.readable(request, asked)
    among = limits.limitations(part, asked.as_of)
    at = limits.limitation(code, part, asked.as_of)
    body = registers.answering(at.row.unit, asked)
    writing = registers.may_write(request, asked, body)
    ordering_ = registers.may_write(request, asked, body, ordering.ACT)

    def page(
        status: int = 200, tried: str = "", typed: dict[str, str] | None = None, problems: Sequence[Finding] = ()
    ) -> HttpResponse:
        alike = limits.suggested(at, among, asked.as_of)
        offered = [*(_forms(at) if writing else []), *(_orders(at) if ordering_ else [])]
        forms = registers.shown(offered, tried, typed, problems)
        return show(
            request, asked, "web/following/limitation.html", Sentence(at.row.text[:120], at.row.text[:120]),
            (registers.SECTION, CRUMB, Crumb(code)), status=status, at=at, forms=forms, problems=problems, marks=MARKS, causes=CAUSES,
            sources=FOUND_IN, alike=alike, writing=writing,
        )  # fmt: skip

    if request.method != "POST":
        return page()
    tried = request.POST.get("viec", "")
    mandate = entitled(request, ordering.ACT if tried == "order" else registers.WRITE, body, asked.today)

    def act(sent: Sent) -> str:
        _done(mandate, at, tried, sent, asked, set(among_codes))
        return addresses.limitation(code)

    among_codes = [one.row.code for one in among]
    return registers.done(request, asked, act, page, tried)


def _done(mandate: Any, at: Standing, tried: str, sent: Sent, asked: Asked, readable: set[str]) -> None:
    code, today = at.row.code, asked.today
    if tried == "cause":
        acts.add_cause(mandate, code, sent.text("loai-nguyen-nhan"), sent.text("nguyen-nhan"), today)
    elif tried == "measure":
        cause = sent.number("nguyen-nhan", most=2**31) if sent.text("nguyen-nhan") else None
        acts.add_measure(
            mandate, code, sent.text("bien-phap"), sent.body("don-vi"), sent.day_or_none("han"), today, cause
        )
    elif tried == "order":
        number = sent.number("bien-phap-so", most=2**62)
        measure = next((one for one, _ in at.measures if one.pk == number), None)
        if measure is None:
            said = Sentence("Hạn chế không có biện pháp này.", "The limitation has no such measure.")
            raise Refusal([Finding("form.measure", said, where={"field": "bien-phap-so"})])
        order_from_measure(mandate, number, ordering.order_of(sent, measure.text, measure.unit, today), today, today)
    elif tried == "overcome":
        acts.overcome(mandate, code, sent.day("ngay"), sent.text("chung-cu"), today)
    elif tried in ("same", "other") and sent.text("truoc") in readable:
        acts.compare_limitations(mandate, code, sent.text("truoc"), same=tried == "same", today=today)
    else:
        raise Refusal([Finding("form.act", Sentence("Không có việc này.", "There is no such act."))])


def _forms(at: Standing) -> list[Form]:
    forms = [
        Form(
            "cause",
            Sentence("Thêm nguyên nhân", "Add a cause"),
            Sentence("Ghi nguyên nhân", "Write the cause down"),
            _CAUSE,
        )
    ]
    if at.overcome is None:
        told = (("", Sentence("– chung –", "– in general –")), *((str(one.pk), one.text[:80]) for one in at.causes))
        fields = (
            Field("bien-phap", Sentence("Biện pháp", "Measure"), "text"),
            Field("nguyen-nhan", Sentence("Cho nguyên nhân", "For the cause"), "choice", choices=told),
            Field("don-vi", Sentence("Đơn vị thực hiện (mã)", "Body that does it (code)"), value=at.body[0]),
            Field("han", Sentence("Hạn (bỏ trống: không)", "Due (empty: none)")),
        )
        forms.append(
            Form(
                "measure",
                Sentence("Thêm biện pháp", "Add a measure"),
                Sentence("Ghi biện pháp", "Write the measure down"),
                fields,
            )
        )
        proof = (Field("chung-cu", Sentence("Chứng cứ, văn bản", "Proof, document")), registers.DAY)
        forms.append(
            Form(
                "overcome",
                Sentence("Đã khắc phục", "It was overcome"),
                Sentence("Ghi đã khắc phục", "Write it down"),
                proof,
            )
        )
    return forms


def _orders(at: Standing) -> list[Form]:
    """Return the form that makes a task of a measure that is none yet."""
    waiting = [(one, body) for one, body in at.measures if one.pk not in at.tasks]
    if not waiting or at.overcome is not None:
        return []
    which = tuple((str(one.pk), one.text[:100]) for one, _ in waiting)
    field = Field("bien-phap-so", Sentence("Biện pháp", "Measure"), "choice", choices=which)
    title = Sentence("Giao biện pháp thành nhiệm vụ", "Order a measure as a task")
    return [ordering.order_form("order", title, field, lead=waiting[0][1][0])]
