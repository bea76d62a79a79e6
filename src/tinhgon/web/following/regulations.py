"""Regulations: the list, a form with clauses and duties, a page with the periods of each duty and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts import regulations as acts
from tinhgon.resolutions.acts.regulations import ClauseWish, DutyWish, RegulationWish
from tinhgon.resolutions.queries import regulations as queries
from tinhgon.resolutions.queries.regulations import Standing
from tinhgon.resolutions.rules.duties import EVERY_WORDS, MARKS, SHIFTS, Rhythm
from tinhgon.resolutions.words.following import REGULATIONS
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following import registers
from tinhgon.web.following.forms import Field, Form, Sent, choices
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled

TITLE: Final = Sentence("Quy chế và nghĩa vụ định kỳ", "Regulations and recurring duties")
CRUMB: Final = Crumb(Sentence("Quy chế", "Regulations"), addresses.REGULATIONS)
#: What came due so long ago, and what comes due so soon, is shown; a custom of this house.
_BACK: Final = timedelta(days=365)
_AHEAD: Final = timedelta(days=45)
_MONTHS: Final = Sentence(
    "Quý: 3 là tháng cuối quý, 4 là tháng sau quý.", "Of a quarter 3 is its last month, 4 the month after."
)
_LEADS: Final = Sentence("Dòng đầu là bên chủ trì.", "The first line leads.")
_DUTY: Final = (
    Field("dieu", Sentence("Điều, khoản", "Clause"), hint=Sentence("Như Điều 5.", "Like Article 5.")),
    Field("noi-dung", Sentence("Nội dung điều khoản", "Text of the clause"), "text"),
    Field("viec-dinh-ky", Sentence("Việc phải làm định kỳ (bỏ trống: không có)", "Recurring duty (empty: none)")),
    Field("nhip", Sentence("Nhịp", "Rhythm"), "choice", choices=choices(EVERY_WORDS)),
    Field("thang", Sentence("Tháng thứ mấy của kỳ", "Month of the period"), value="1", hint=_MONTHS),
    Field("ngay-thang", Sentence("Chậm nhất ngày", "By day"), value="15"),
    Field("doi", Sentence("Gặp ngày nghỉ thì", "On a day off"), "choice", choices=choices(SHIFTS)),
    Field("rieng", Sentence("Chỉ của đơn vị (mã; bỏ trống: mọi bên)", "Of one body only (code; empty: every party)")),
)  # fmt: skip
_CLAUSE: Final = Form(
    "clause",
    Sentence("Thêm điều khoản, nghĩa vụ", "Add a clause or duty"),
    Sentence("Ghi điều khoản", "Write the clause down"),
    _DUTY,
)
_END: Final = Form(
    "end", Sentence("Hết hiệu lực", "It ends"), Sentence("Ghi hết hiệu lực", "Write its end down"),
    (Field("ngay", Sentence("Hết hiệu lực từ ngày", "No longer in force from")), Field("van-ban", Sentence("Văn bản", "Document"))),
)  # fmt: skip
NEW: Final = Form(
    "new",
    Sentence("Ghi một quy chế", "Enter a regulation"),
    Sentence("Ghi quy chế", "Enter it"),
    (
        Field("so", Sentence("Số", "Number")),
        Field("ten", Sentence("Tên quy chế", "Title")),
        Field("loai", Sentence("Loại", "Kind"), "choice", choices=choices(REGULATIONS), value="coordination"),
        Field("co-quan", Sentence("Cơ quan ban hành (mã)", "Issued by (code)")),
        Field("ngay-ky", Sentence("Ký ngày (bỏ trống: hôm nay)", "Signed on (empty: today)")),
        Field("hieu-luc", Sentence("Hiệu lực từ ngày (bỏ trống: ngày ký)", "In force from (empty: day of signing)")),
        Field("cac-ben", Sentence("Các bên, mỗi dòng một mã đơn vị", "Parties, one code a line"), "text", hint=_LEADS),
        registers.OF,
        *_DUTY,
    ),
)  # fmt: skip


@acting
def regulations(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the regulations that bind the bodies that one may read, and the periods of their duties around the day."""
    part = registers.readable(request, asked)
    found = queries.regulations(part, asked.as_of)
    owed = queries.owed([one for one in found if one.holds], asked.as_of, asked.day - _BACK, asked.day + _AHEAD)
    if not part.everything:
        owed = [one for one in owed if part.holds(one.unit)]
    breaches = [one for one in owed if one.mark == "breach"]
    ahead = [one for one in owed if one.mark == "open"]
    return show(
        request, asked, "web/following/regulations.html", TITLE, (registers.SECTION, Crumb(CRUMB.words)), rows=found,
        kinds=REGULATIONS, marks=MARKS, breaches=breaches, ahead=ahead, tabs=registers.TABS, here="regulations",
        unread=not (part.everything or part.units), writing=registers.writes(request, asked),
    )  # fmt: skip


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form; sent, enter the regulation with its first clause and duty."""

    def act(sent: Sent) -> str:
        organ = sent.body("co-quan")
        signed = sent.day("ngay-ky")
        wish = RegulationWish(
            sent.text("so"), sent.text("ten"), sent.text("loai"), organ, signed, sent.day_or_none("hieu-luc") or signed,
            tuple(sent.body_of(code, "cac-ben") for code in sent.lines("cac-ben")), (_clause(sent),) if sent.text("dieu") else (),
            registers.document_of(sent.text("thuoc")),
        )  # fmt: skip
        mandate = entitled(request, registers.WRITE, organ, asked.today)
        return addresses.regulation(acts.issue_regulation(mandate, wish, asked.today).code)

    return registers.entering(request, asked, NEW, CRUMB, act)


@acting
def regulation(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one regulation: parties, clauses, the periods of each duty; do what its forms ask for."""
    part = registers.readable(request, asked)
    at = queries.regulation(code, part, asked.as_of)
    owed = queries.owed([at], asked.as_of, asked.day - _BACK, asked.day + _AHEAD)
    writing = registers.may_write(request, asked, at.row.organ)

    def page(
        status: int = 200, tried: str = "", typed: dict[str, str] | None = None, problems: Sequence[Finding] = ()
    ) -> HttpResponse:
        forms = registers.shown([_CLAUSE, *(() if at.end else (_END,))], tried, typed, problems) if writing else []
        periods = [
            {
                "owed": one,
                "form": one.mark in ("breach", "open") and registers.may_write(request, asked, one.unit),
                "id": f"{one.duty.pk}-{one.unit}-{one.occurrence.start.isoformat()}",
            }
            for one in reversed(owed)
        ]
        title = Sentence(at.row.title, at.row.title)
        return show(
            request, asked, "web/following/regulation.html", title, (registers.SECTION, CRUMB, Crumb(at.row.number)), status=status,
            at=at, periods=periods, forms=forms, problems=problems, kinds=REGULATIONS, marks=MARKS,
        )  # fmt: skip

    if request.method != "POST":
        return page()
    tried = request.POST.get("viec", "")

    def act(sent: Sent) -> str:
        _done(request, asked, at, tried, sent)
        return addresses.regulation(code)

    return registers.done(request, asked, act, page, tried)


def _done(request: HttpRequest, asked: Asked, at: Standing, tried: str, sent: Sent) -> None:
    code, today = at.row.code, asked.today
    if tried == "done":
        unit = sent.number("ben", most=2**62)
        mandate = entitled(request, registers.WRITE, unit, today)
        acts.report_duty(
            mandate,
            sent.number("nghia-vu", most=2**62),
            unit,
            _period(sent),
            sent.day("ngay"),
            sent.text("van-ban"),
            today,
        )
        return
    mandate = entitled(request, registers.WRITE, at.row.organ, today)
    if tried == "clause":
        acts.add_clause(mandate, code, _clause(sent), today)
    elif tried == "end":
        acts.end_regulation(mandate, code, sent.day("ngay"), sent.text("van-ban"), today)
    else:
        raise Refusal([Finding("form.act", Sentence("Không có việc này.", "There is no such act."))])


def _period(sent: Sent) -> date:
    return parse_day(sent.text("ky"))


def _clause(sent: Sent) -> ClauseWish:
    duties: tuple[DutyWish, ...] = ()
    if sent.text("viec-dinh-ky"):
        rhythm = Rhythm(
            sent.text("nhip"), sent.number("thang", 1, 15), sent.number("ngay-thang", 1, 31), sent.text("doi")
        )
        unit = sent.body("rieng") if sent.text("rieng") else None
        duties = (DutyWish(sent.text("viec-dinh-ky"), rhythm, unit),)
    return ClauseWish(sent.text("dieu"), sent.text("noi-dung"), duties)
