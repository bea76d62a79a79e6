"""What the four registers share: the section, its tabs, who may read, acts of a page and their errors, lists as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models import Document
from tinhgon.resolutions.queries import lists, owners
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following.forms import Field, Form, Sent
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import show
from tinhgon.web.rows.export import file
from tinhgon.web.rows.paging import page_of
from tinhgon.web.signed_in import entitled, needed, scope

READ: Final = "follow.read"
WRITE: Final = "follow.write"
SECTION: Final = Crumb(Sentence("Sơ kết, theo dõi", "Reviews"), addresses.REVIEWS)
TABS: Final = (
    ("reviews", Sentence("Sơ kết, tổng kết", "Reviews"), addresses.REVIEWS, None),
    ("limits", Sentence("Hạn chế", "Limitations"), addresses.LIMITATIONS, None),
    ("above", Sentence("Kiến nghị cấp trên", "Recommendations"), addresses.RECOMMENDATIONS, None),
    ("regulations", Sentence("Quy chế", "Regulations"), addresses.REGULATIONS, None),
    ("issues", Sentence("Vấn đề mới", "Emerging problems"), addresses.ISSUES, None),
)
BODY: Final = Field(
    "don-vi",
    Sentence("Đơn vị (mã)", "Body (code)"),
    hint=Sentence("Mã đơn vị, như 22.SNV.", "Code of the unit, like 22.SNV."),
)
DAY: Final = Field("ngay", Sentence("Ngày (bỏ trống: hôm nay)", "Day (empty: today)"))
OF: Final = Field(
    "thuoc", Sentence("Thuộc văn bản (mã hoặc số; bỏ trống: không)", "Of the document (code or number; empty: none)"),
    hint=Sentence("Gắn với nghị quyết thì vào báo cáo sơ kết của nghị quyết ấy.", "Tied to a resolution it goes into that one's review."),
)  # fmt: skip
#: Rows of one page of a list.
PAGE: Final = 50
Cells = Sequence[object]


def readable(request: HttpRequest, asked: Asked) -> Scope:
    """Return the bodies of which the one who is signed in may read what is followed. Raises SignInNeeded."""
    needed(request)
    return scope(request, READ, asked.today)


def writes(request: HttpRequest, asked: Asked, act: str = WRITE) -> bool:
    """Say whether the one who is signed in may write anywhere."""
    part = scope(request, act, asked.today)
    return part.everything or bool(part.units)


def paged(rows: Sequence[Any], request: HttpRequest) -> tuple[Sequence[Any], dict[str, int | None]]:
    """Return the rows of the page that is asked for, and how to turn: page, pages, before and after (None at an end)."""
    at = page_of(request.GET.get("trang", ""), len(rows), PAGE)
    page, pages = at.number, at.pages
    turning = {
        "page": page, "pages": pages, "before": page - 1 if page > 1 else None, "after": page + 1 if page < pages else None,
    }  # fmt: skip
    return rows[at.offset : at.offset + PAGE], turning


def may_write(request: HttpRequest, asked: Asked, unit: int, act: str = WRITE) -> bool:
    """Say whether the one who is signed in may write about a body."""
    return scope(request, act, asked.today).holds(unit)


def answering(unit: int, asked: Asked) -> int:
    """Return the body that answers today for what was written of a body: itself while it stands."""
    return owners.owing([unit], AsOf(asked.today)).answering[unit]


def document_of(typed: str) -> Document | None:
    """Return the signed document of this code or number; None where nothing was typed. Raises Refusal."""
    if not typed:
        return None
    found = lists.signed(typed)
    if found is None:
        said = Sentence(f"Không có văn bản đã ký nào là “{typed[:60]}”.", f"No signed document is “{typed[:60]}”.")
        raise Refusal([Finding("form.document", said, where={"field": "thuoc"})])
    return found


Page = Callable[..., HttpResponse]


def done(request: HttpRequest, asked: Asked, act: Callable[[Sent], str], page: Page, tried: str) -> HttpResponse:
    """Do what a form asks for and go where ``act`` says; refused, show the page again with what was typed and what is wrong."""
    sent = Sent(request, asked)
    try:
        where = act(sent)
    except (Refusal, Unknown) as error:
        found = error.findings if isinstance(error, Refusal) else (Finding("form.unknown", error.sentence),)
        return page(status=409 if isinstance(error, Stale) else 422, tried=tried, typed=sent.typed, problems=found)
    return HttpResponseRedirect(where)


def entering(request: HttpRequest, asked: Asked, form: Form, list_: Crumb, act: Callable[[Sent], str]) -> HttpResponse:
    """Show the form that enters something new in a register, to who may write anywhere; sent, do it and go where ``act`` says."""
    if not writes(request, asked):
        entitled(request, WRITE, None, asked.today)

    def page(
        status: int = 200, tried: str = "", typed: dict[str, str] | None = None, problems: Sequence[Finding] = ()
    ) -> HttpResponse:
        filled, crumbs = form.filled(typed or {}, problems), (SECTION, list_, Crumb(form.title))
        return show(
            request, asked, "web/following/new.html", form.title, crumbs, status=status, form=filled, problems=problems
        )

    return done(request, asked, act, page, "new") if request.method == "POST" else page()


def shown(forms: Sequence[Form], tried: str, typed: dict[str, str] | None, problems: Sequence[Finding]) -> list[Form]:
    """Return the forms of a page, the one that was tried as it was sent."""
    return [one.filled(typed or {}, problems) if one.id == tried else one for one in forms]


def exported(
    title: Sentence, asked: Asked, name: str, kind: str, heads: Sequence[Sentence], rows: Sequence[Cells]
) -> HttpResponse:
    """Return rows as a file of this kind, its title and day above; texts stay texts."""
    language = get_language() or "vi"
    about = [(title.said_in(language), ""), (Sentence("Tại ngày", "As of").said_in(language), say_day(asked.day))]
    plain = [[_plain(cell, language) for cell in row] for row in rows]
    return file(kind, f"{name}-{asked.day.isoformat()}", about, [head.said_in(language) for head in heads], plain)


def _plain(cell: object, language: str) -> Any:
    if isinstance(cell, Sentence):
        return cell.said_in(language)
    if cell is None:
        return ""
    return cell if isinstance(cell, str | int) else say_day(cell) if hasattr(cell, "toordinal") else str(cell)
