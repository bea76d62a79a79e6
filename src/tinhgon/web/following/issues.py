"""Emerging problems: the register, a form, the term of triage, a page on which a problem is triaged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts import issues as acts
from tinhgon.resolutions.acts.issues import IssueWish
from tinhgon.resolutions.acts.ordering import order_from_issue
from tinhgon.resolutions.queries import issues as queries
from tinhgon.resolutions.rules.duties import MARKS
from tinhgon.resolutions.words.following import OUTCOMES, SEEN_IN
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following import ordering, registers
from tinhgon.web.following.forms import Field, Form, Sent, choices
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled

TITLE: Final = Sentence("Vấn đề mới phát sinh", "Emerging problems")
CRUMB: Final = Crumb(Sentence("Vấn đề mới", "Emerging problems"), addresses.ISSUES)
NEW: Final = Form(
    "new",
    Sentence("Ghi một vấn đề mới", "Enter a problem"),
    Sentence("Ghi vấn đề", "Enter it"),
    (
        registers.BODY,
        Field("noi-dung", Sentence("Vấn đề", "The problem"), "text"),
        Field("loai-nguon", Sentence("Thấy ở đâu", "Seen in"), "choice", choices=choices(SEEN_IN)),
        Field("nguon", Sentence("Nguồn cụ thể", "Source")),
        Field("ngay", Sentence("Phát hiện ngày (bỏ trống: hôm nay)", "Seen on (empty: today)")),
        registers.OF,
    ),
)
_TERM: Final = Form(
    "term",
    Sentence("Quy định số ngày phân loại", "Lay down the term of triage"),
    Sentence("Ghi quy định", "Lay it down"),
    (
        Field("so-ngay", Sentence("Số ngày làm việc", "Worked days")),
        Field("tu-ngay", Sentence("Áp dụng từ ngày (bỏ trống: hôm nay)", "From (empty: today)")),
        Field("can-cu", Sentence("Văn bản quy định", "Document that says so")),
    ),
)
_TRIAGE: Final = Form(
    "triage",
    Sentence("Phân loại, quyết định hướng xử lý", "Triage: decide what becomes of it"),
    Sentence("Ghi quyết định", "Write the decision down"),
    (
        Field("ket-qua", Sentence("Hướng xử lý", "Outcome"), "choice", choices=choices(OUTCOMES)),
        Field("ly-do", Sentence("Lý do, nội dung xử lý", "Reason, what is done"), "text"),
        Field(
            "van-ban", Sentence("Văn bản giao việc hoặc văn bản phải sửa", "Document that gives the task, or that is amended")
        ),
        Field("kien-nghi", Sentence("Mã kiến nghị cấp trên, nếu kiến nghị", "Code of the recommendation, if one")),
        registers.DAY,
    ),
)  # fmt: skip


@acting
def issues(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the problems in the part that one may read, those that wait for triage first; lay down the term of triage."""
    part = registers.readable(request, asked)
    found = queries.issues(part, asked.as_of)
    writing = registers.writes(request, asked)
    rows, turning = registers.paged(found, request)

    def page(
        status: int = 200, tried: str = "", typed: dict[str, str] | None = None, problems: Sequence[Finding] = ()
    ) -> HttpResponse:
        forms = registers.shown([_TERM], tried, typed, problems) if part.everything and writing else []
        return show(
            request, asked, "web/following/issues.html", TITLE, (registers.SECTION, Crumb(CRUMB.words)), status=status, rows=rows,
            count=len(found), turning=turning,
            marks=MARKS, outcomes=OUTCOMES, sources=SEEN_IN, tabs=registers.TABS, here="issues", term=queries.term(asked.day),
            unread=not (part.everything or part.units), writing=writing, forms=forms, problems=problems,
        )  # fmt: skip

    if request.method != "POST":
        return page()
    mandate = entitled(request, registers.WRITE, None, asked.today)

    def act(sent: Sent) -> str:
        acts.set_triage_term(
            mandate, sent.number("so-ngay", 1, 365), sent.day("tu-ngay"), sent.text("can-cu"), asked.today
        )
        return addresses.ISSUES

    return registers.done(request, asked, act, page, _TERM.id)


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form; sent, enter the problem."""

    def act(sent: Sent) -> str:
        unit = sent.body("don-vi")
        wish = IssueWish(
            unit, sent.text("noi-dung"), sent.text("loai-nguon"), sent.day("ngay"), sent.text("nguon"),
            registers.document_of(sent.text("thuoc")),
        )  # fmt: skip
        mandate = entitled(request, registers.WRITE, unit, asked.today)
        return addresses.issue(acts.enter_issue(mandate, wish, asked.today).code)

    return registers.entering(request, asked, NEW, CRUMB, act)


@acting
def issue(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one problem, and what was decided of it; decide it."""
    at = queries.issue(code, registers.readable(request, asked), asked.as_of)
    body = registers.answering(at.row.unit, asked)
    writing = registers.may_write(request, asked, body)

    def page(
        status: int = 200, tried: str = "", typed: dict[str, str] | None = None, problems: Sequence[Finding] = ()
    ) -> HttpResponse:
        offered = [_TRIAGE] if writing and at.triage is None else []
        if (
            at.triage
            and at.triage.outcome == "task"
            and not at.tasks
            and registers.may_write(request, asked, body, ordering.ACT)
        ):
            offered = [ordering.order_form("order", Sentence("Giao nhiệm vụ", "Order the task"), lead=at.body[0])]
        forms = registers.shown(offered, tried, typed, problems)
        title = Sentence(at.row.text[:120], at.row.text[:120])
        return show(
            request, asked, "web/following/issue.html", title, (registers.SECTION, CRUMB, Crumb(code)), status=status, at=at,
            forms=forms, problems=problems, marks=MARKS, outcomes=OUTCOMES, sources=SEEN_IN,
        )  # fmt: skip

    if request.method != "POST":
        return page()
    tried = request.POST.get("viec", "")
    mandate = entitled(request, ordering.ACT if tried == "order" else registers.WRITE, body, asked.today)

    def act(sent: Sent) -> str:
        if tried == "order":
            order_from_issue(
                mandate, code, ordering.order_of(sent, at.row.text, body, asked.today), asked.today, asked.today
            )
            return addresses.issue(code)
        acts.triage(
            mandate, code, sent.text("ket-qua"), sent.day("ngay"), sent.text("ly-do"), asked.today, document=sent.text("van-ban"),
            recommendation=sent.text("kien-nghi"),
        )  # fmt: skip
        return addresses.issue(code)

    return registers.done(request, asked, act, page, tried)
