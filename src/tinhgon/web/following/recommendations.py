"""The ledger of recommendations to higher levels: how long each waits, a form, a page with what came back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts import recommendations as acts
from tinhgon.resolutions.acts.recommendations import RecommendationWish
from tinhgon.resolutions.queries import recommendations as queries
from tinhgon.resolutions.words.following import ANSWERS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following import registers
from tinhgon.web.following.forms import Field, Form, Sent, choices
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled

TITLE: Final = Sentence("Kiến nghị với cấp trên", "Recommendations to higher levels")
CRUMB: Final = Crumb(Sentence("Kiến nghị cấp trên", "Recommendations"), addresses.RECOMMENDATIONS)
OUTCOMES: Final = {"waiting": Sentence("chưa trả lời", "unanswered"), **ANSWERS}
#: Bounds of the columns of age, in days; a custom of this house.
AGES: Final = (30, 90, 180)
_OUTSIDE: Final = Sentence("Cơ quan ngoài hệ thống, như Bộ Nội vụ.", "A body outside this system, like a ministry.")
_AGEING: Final = Sentence(
    "Không có hạn thì tính tuổi từ ngày gửi.", "Without one its age counts from the day of sending."
)
NEW: Final = Form(
    "new",
    Sentence("Ghi một kiến nghị đã gửi", "Write down a recommendation that was sent"),
    Sentence("Ghi kiến nghị", "Write it down"),
    (
        registers.BODY,
        Field("gui", Sentence("Gửi đến", "Addressee"), hint=_OUTSIDE),
        Field("noi-dung", Sentence("Nội dung kiến nghị", "The recommendation"), "text"),
        Field("can-cu", Sentence("Căn cứ pháp lý", "Legal basis")),
        Field("so", Sentence("Số văn bản gửi", "Number of the paper")),
        Field("ngay", Sentence("Gửi ngày (bỏ trống: hôm nay)", "Sent on (empty: today)")),
        Field("han", Sentence("Hạn trả lời (bỏ trống: không có)", "Reply due (empty: none)"), hint=_AGEING),
        Field("han-che", Sentence("Từ hạn chế (mã; bỏ trống: không)", "From a limitation (code; empty: none)")),
        registers.OF,
    ),
)  # fmt: skip


@acting
def recommendations(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the recommendations of the bodies that one may read, those that wait longest first, by age."""
    part = registers.readable(request, asked)
    found = queries.recommendations(part, asked.as_of)
    waiting = [one for one in found if one.open]
    which = request.GET.get("nao", "")
    bounds = (0, *AGES, 10**6)
    ages = [
        (str(low), _age(low, high), sum(low <= one.waiting < high for one in waiting)) for low, high in pairwise(bounds)
    ]
    low = int(which) if which.isascii() and which.isdigit() and int(which) in bounds else None
    high = bounds[bounds.index(low) + 1] if low is not None and low != bounds[-1] else None
    rows = [one for one in waiting if low <= one.waiting < high] if low is not None and high is not None else found
    page, turning = registers.paged(rows, request)
    return show(
        request, asked, "web/following/recommendations.html", TITLE, (registers.SECTION, Crumb(CRUMB.words)), rows=page,
        count=len(rows), turning=turning, found=found,
        ages=ages, which=which, outcomes=OUTCOMES, tabs=registers.TABS, here="above", unread=not (part.everything or part.units),
        writing=registers.writes(request, asked), old=AGES[1],
    )  # fmt: skip


@acting
def export(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Give the ledger as a file."""
    found = queries.recommendations(registers.readable(request, asked), asked.as_of)
    heads = (
        Sentence("Mã", "Code"), Sentence("Đơn vị", "Body"), Sentence("Gửi đến", "Addressee"), Sentence("Nội dung", "Recommendation"),
        Sentence("Căn cứ", "Basis"), Sentence("Số văn bản", "Paper"), Sentence("Gửi ngày", "Sent on"), Sentence("Hạn", "Due"),
        Sentence("Kết quả", "Outcome"), Sentence("Số ngày chờ", "Days waiting"), Sentence("Quá hạn (ngày)", "Days overdue"),
    )  # fmt: skip
    rows = [
        (one.row.code, one.body[1], one.row.addressee, one.row.text, one.row.basis, one.row.number, one.row.sent, one.row.due,
         OUTCOMES[one.outcome], one.waiting, one.overdue)
        for one in found
    ]  # fmt: skip
    return registers.exported(TITLE, asked, "kien-nghi-cap-tren", kind, heads, rows)


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form; sent, write the recommendation down."""

    def act(sent: Sent) -> str:
        unit = sent.body("don-vi")
        wish = RecommendationWish(
            unit, sent.text("gui"), sent.text("noi-dung"), sent.text("so"), sent.day("ngay"), sent.text("can-cu"),
            sent.day_or_none("han"), sent.text("han-che"), registers.document_of(sent.text("thuoc")),
        )  # fmt: skip
        mandate = entitled(request, registers.WRITE, unit, asked.today)
        return addresses.recommendation(acts.send_recommendation(mandate, wish, asked.today).code)

    return registers.entering(request, asked, NEW, CRUMB, act)


@acting
def recommendation(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show one recommendation and what came back; write down what its form says."""
    at = queries.recommendation(code, registers.readable(request, asked), asked.as_of)
    body = registers.answering(at.row.unit, asked)
    writing = registers.may_write(request, asked, body)

    def page(
        status: int = 200, tried: str = "", typed: dict[str, str] | None = None, problems: Sequence[Finding] = ()
    ) -> HttpResponse:
        forms = registers.shown([_ANSWER], tried, typed, problems) if writing and at.open else []
        title = Sentence(at.row.text[:120], at.row.text[:120])
        return show(
            request, asked, "web/following/recommendation.html", title, (registers.SECTION, CRUMB, Crumb(code)), status=status, at=at,
            forms=forms, problems=problems, outcomes=OUTCOMES, old=AGES[1],
        )  # fmt: skip

    if request.method != "POST":
        return page()
    mandate = entitled(request, registers.WRITE, body, asked.today)

    def act(sent: Sent) -> str:
        acts.answer_recommendation(
            mandate, code, sent.text("ket-qua"), sent.day("ngay"), sent.text("so"), sent.text("noi-dung"), asked.today
        )
        return addresses.recommendation(code)

    return registers.done(request, asked, act, page, _ANSWER.id)


_ANSWER: Final = Form(
    "answer",
    Sentence("Ghi trả lời, đôn đốc", "Write down a reply or that it was asked for again"),
    Sentence("Ghi vào sổ", "Write it down"),
    (
        Field("ket-qua", Sentence("Kết quả", "Outcome"), "choice", choices=choices(ANSWERS)),
        Field("so", Sentence("Số văn bản", "Number of the paper")),
        registers.DAY,
        Field("noi-dung", Sentence("Nội dung trả lời", "What it says"), "text"),
    ),
)


def _age(low: int, high: int) -> Sentence:
    if high > AGES[-1]:
        return Sentence(f"Trên {low} ngày", f"Over {low} days")
    return Sentence(f"{low}–{high - 1} ngày", f"{low}–{high - 1} days")
