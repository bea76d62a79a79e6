"""The page of papers of a scheme: the form, the picture of what it makes, and the file. Nothing is written into the books."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, Final
from urllib.parse import quote

import polars as pl
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.lawbook.queries import books
from tinhgon.papers.issuing import FORMATS, issue, written
from tinhgon.papers.kinds import KINDS
from tinhgon.papers.paper import Paper
from tinhgon.papers.profile import Profile
from tinhgon.papers.writing.pdf import write_pictures
from tinhgon.papers.writing.template import MOST_BYTES
from tinhgon.reform.queries import drafting as drafts
from tinhgon.reform.queries.working import work
from tinhgon.structure.run import Outcome
from tinhgon.structure.scheme import read_scheme
from tinhgon.structure.snapshot import Structure
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drafting import acting as drafting
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.papers.forms import Filled, filled
from tinhgon.web.schemes.enacted import dossier, found, tried
from tinhgon.web.schemes.trial import MOST_STEPS, refused, text_of
from tinhgon.web.signed_in import may

_TITLE: Final = Sentence("Văn bản", "Papers")
_SCHEMES: Final = Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES)
_TRIAL: Final = f"{addresses.SCHEMES}chay-thu/"
#: Organs that issue papers of a scheme, in the order in which they are offered.
_ISSUING: Final = (
    "people_committee", "people_council", "party_committee", "department", "party_department", "government_office",
    "party_office", "front_committee",
)  # fmt: skip
_MOST_ORGANS: Final = 80


@acting
def of_enacted(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Show the papers of an enacted scheme, or give the file that was asked for."""
    entry = found(id)
    shown = dossier(entry, asked)
    crumbs = (_SCHEMES, Crumb(entry.subject, addresses.scheme(entry.subject)), Crumb(_TITLE))
    return answer(request, asked, shown.outcome, crumbs, text="")


@acting
def of_trial(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the papers of a scheme that is tried out, or give the file; its text travels with the form."""
    crumbs = (_SCHEMES, Crumb(Sentence("Chạy thử đề án", "Try a scheme out"), _TRIAL), Crumb(_TITLE))
    if request.method != "POST":
        raise Unknown(
            Sentence("Chạy thử một đề án trước, rồi chọn “Văn bản”.", "Try a scheme out first, then choose “Papers”.")
        )
    text = text_of(request)
    scheme = read_scheme(text, "")
    if len(scheme.steps) > MOST_STEPS:
        raise refused("scheme.too_many_steps", "Đề án quá nhiều bước cho trang này.", "Too many steps for this page.")
    return answer(request, asked, tried(scheme, asked).outcome, crumbs, text=text)


@acting
def of_draft(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Show the papers of a draft in the workspace, for those who may read it, or give the file."""
    draft = drafting.read(request, name)
    done = work(drafts.sketch(drafts.version(draft)))
    if not done.whole or not done.sketch.steps:
        nothing = Finding("paper.no_steps", Sentence("Bản soạn chưa có bước nào.", "The draft has no steps yet."))
        raise Refusal(done.blocked or [nothing])
    crumbs = (_SCHEMES, Crumb(Sentence("Bản soạn", "Draft"), addresses.draft(name)), Crumb(_TITLE))
    return answer(request, asked, done.outcome, crumbs, text="")


def answer(
    request: HttpRequest, asked: Asked, outcome: Outcome, crumbs: tuple[Crumb, ...], *, text: str
) -> HttpResponse:
    """Show the papers of an outcome, or give the file that was asked for; nobody is named but by who may read personal files."""
    organs = _organs(outcome.before)
    form = filled(request.POST.dict() if request.method == "POST" else {}, organs, request.GET.get("loai", ""))
    may_name = may(request, "person.read", None, outcome.scheme.day)
    ending = request.POST.get("dang", "")
    try:
        wanted = form.wanted(asked.today, may_name=may_name)
        made, profile = issue(outcome, wanted, lawbooks=books(AsOf(outcome.scheme.day)))
        if request.method == "POST" and ending:
            return _file(
                outcome, made, written(made, profile, ending, settings.PAPER_FONTS, _template(request)), ending
            )
        pictures = write_pictures(made, profile, settings.PAPER_FONTS)
    except (Refusal, Unknown) as error:
        return _page(request, asked, outcome, crumbs, form, organs, text=text, may_name=may_name, error=error)
    return _page(
        request,
        asked,
        outcome,
        crumbs,
        form,
        organs,
        text=text,
        may_name=may_name,
        paper=made,
        profile=profile,
        pictures=pictures,
    )


def _page(
    request: HttpRequest,
    asked: Asked,
    outcome: Outcome,
    crumbs: tuple[Crumb, ...],
    form: Filled,
    organs: list[tuple[str, str]],
    *,
    text: str,
    may_name: bool,
    error: HouseError | None = None,
    paper: Paper | None = None,
    profile: Profile | None = None,
    pictures: list[bytes] | None = None,
) -> HttpResponse:
    problems = [] if error is None else list(getattr(error, "findings", ())) or [Finding("unknown", error.sentence)]
    context: dict[str, Any] = {
        "scheme": outcome.scheme,
        "values": form.values,
        "wrong": {name: [one for one in problems if one.where.get("field") == name] for name in form.values},
        "problems": problems,
        "kinds": list(KINDS.values()),
        "organs": organs,
        "text": text,
        "may_name": may_name,
        "paper": paper,
        "profile": profile,
        "pictures": [f"data:image/png;base64,{b64encode(one).decode()}" for one in pictures or ()],
        "template_mb": MOST_BYTES // 1024 // 1024,
    }
    title = Sentence(f"Văn bản: {outcome.scheme.title}", f"Papers: {outcome.scheme.title_en or outcome.scheme.title}")
    return show(request, asked, "web/papers/papers.html", title, crumbs, status=422 if problems else 200, **context)


def _organs(structure: Structure) -> list[tuple[str, str]]:
    """Return the organs that are offered, by code and name: those of the province, committees first."""
    order = {kind: number for number, kind in enumerate(_ISSUING)}
    units = structure.units.filter(pl.col("kind").is_in(list(_ISSUING)))
    top = units.filter(pl.col("level") == "province")
    shown = (top if top.height else units).with_columns(
        pl.col("kind").replace_strict(order, return_dtype=pl.Int64).alias("_order")
    )
    return list(shown.sort("_order", "code").select("code", "name").head(_MOST_ORGANS).iter_rows())


def _template(request: HttpRequest) -> bytes | None:
    uploaded = request.FILES.get("mau")
    if uploaded is None:
        return None
    # One byte more than is taken, so that the room of papers refuses what is too large in its own words.
    return uploaded.read(MOST_BYTES + 1)


def _file(outcome: Outcome, made: Paper, data: bytes, ending: str) -> HttpResponse:
    name = quote(f"{KINDS[made.kind].slug}-{outcome.scheme.id}.{ending}")
    response = HttpResponse(data, content_type=FORMATS[ending])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
