"""One document as of a day: its clauses with what each orders and lacks, its check, its plan of supervision, what stands above and below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.reports.models import Pack
from tinhgon.resolutions.models import Document
from tinhgon.resolutions.queries import bodies, checking, following, lists, numbering
from tinhgon.resolutions.queries.cascade import matrix
from tinhgon.resolutions.queries.owners import owing
from tinhgon.resolutions.queries.standing import Line, Standing, standing_of
from tinhgon.resolutions.rules.clears import CLEARS
from tinhgon.resolutions.rules.coverage import STATES
from tinhgon.resolutions.rules.kinds import kind
from tinhgon.resolutions.words import documents as words
from tinhgon.tasks.models import Task
from tinhgon.tasks.rules.life import QUALITIES, light
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.following import registers
from tinhgon.web.following.forms import Form
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.resolutions import forms
from tinhgon.web.resolutions.views import SECTION, opened, readable
from tinhgon.web.signed_in import account, may, scope


@acting
def document(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a document to who may read it; to others it is not there."""
    return page(request, asked, opened(request, asked, code))


def rights(request: HttpRequest, asked: Asked, document: Document) -> dict[str, bool]:
    """Return what whoever asks may do with a document: by mandates over its organ, or over the body that follows it today."""
    if account(request) is None:
        return {"draft": False, "issue": False, "order": False}
    organ = answering(document, asked)
    named = {"draft": "resolution.draft", "issue": "resolution.issue", "order": "task.order"}
    return {one: may(request, act, organ, asked.today) for one, act in named.items()}


def answering(document: Document, asked: Asked) -> int:
    """Return the body that answers for a document's organ today."""
    return owing([document.organ], AsOf(asked.today)).answering[document.organ]


def page(
    request: HttpRequest,
    asked: Asked,
    document: Document,
    *,
    status: int = 200,
    problems: Sequence[Finding] = (),
    tried: str = "",
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    """Render the page of a document, with what was typed and what was wrong where a form was sent."""
    at = standing_of(document, asked.day)
    part = readable(request, asked)
    may_ = rights(request, asked, document)
    day = document.signed or asked.day
    report = checking.check(document, day, at.lines) if document.signed is None else None
    units = {unit for line in at.lines for unit in (*line.leads, *line.others)} | {one.unit for one in at.supervisions}
    units |= {document.organ} | {one.under for one in at.requirements if one.under}
    names = bodies.names(units, asked.day)
    below = following.followers(document, asked.day)
    counted: dict[int | None, int] = {}
    for link in below:
        counted[link.clause_id] = counted.get(link.clause_id, 0) + 1
    tasks = following.tasks_of(document) if document.signed is not None else {}
    shown = _forms(at, may_, asked, tasks)
    chosen = [one.filled(typed or {}, problems) if one.id == tried else one for one in shown]
    shown_lines = [_line(one, names, counted, _tasks(tasks.get(one.clause.pk, ()), asked)) for one in at.lines]
    said = Sentence(document.title, document.title)
    return show(
        request, asked, "web/resolutions/document.html", said, (SECTION, Crumb(document.symbol or document.code)), status=status,
        at=at, document=document, kind=kind(document.kind).words, state=words.STATES[at.state], organ=names.get(document.organ, ("", "")),
        lines=shown_lines, problems=problems, forms=chosen, may=may_,
        findings=report.findings if report else (), kept=at.checked, quality=_quality(at, report), copied=report.copied if report else (),
        supervisions=[(one, names.get(one.unit, ("", ""))) for one in at.supervisions],
        requirements=[(one, names.get(one.under or 0, ("", ""))) for one in at.requirements],
        below=[(one, lists.may_read(part, one.document)) for one in below],
        above=[(one, lists.may_read(part, one.of)) for one in at.above],
        owed=following.reviews_of(document, asked.day), asked_below=following.reviews_below(document, asked.day),
        coverage=_coverage(document, asked) if at.requirements and document.signed else None,
        deeds=[(one, words.DEEDS.get(one.kind, one.kind)) for one in reversed(at.deeds)], readers=words.READERS[document.readers],
        ending=words.ENDINGS.get(document.ending), here=f"{addresses.RESOLUTIONS}{document.code}/",
        reviews=_reviews(request, asked, document), reviewing=bool(document.signed) and registers.writes(request, asked, "review.write"),
    )  # fmt: skip


def _reviews(request: HttpRequest, asked: Asked, document: Document) -> list[Pack]:
    """Return the reviews of a document that the one who asks may read, the newest first."""
    part = scope(request, registers.READ, asked.today)
    found = Pack.objects.filter(document=document).order_by("-day", "-id") if part.everything or part.units else ()
    return [one for one in found if part.holds(one.organ)]


def _tasks(found: Iterable[Task], asked: Asked) -> list[dict[str, Any]]:
    """Return tasks with their three marks in words: on time, quality, effect."""
    return [{"task": one, "light": light(one, asked.today), "quality": QUALITIES.get(one.quality)} for one in found]


def _line(
    line: Line, names: dict[int, tuple[str, str]], below: dict[int | None, int], tasks: list[dict[str, Any]]
) -> dict[str, Any]:
    missing = [CLEARS[one.name] for one in line.clears if not one.met]
    return {
        "line": line,
        "leads": [names.get(key, ("", "")) for key in line.leads],
        "others": [names.get(key, ("", "")) for key in line.others],
        "missing": missing,
        "met": len(line.clears) - len(missing),
        "of": len(line.clears),
        "below": below.get(line.clause.pk, 0),
        "tasks": tasks,
    }


def _quality(at: Standing, report: checking.Report | None) -> list[tuple[Sentence, int, int]]:
    """Return the plain quality of the document as a plan: so many of so many clauses that order something."""
    figures = report.figures if report else at.checked.figures if at.checked else None
    if not figures or not figures["items"]:
        return []
    items = figures["items"]
    rows = [
        (Sentence("có một cơ quan chủ trì", "have one lead"), figures["owner"], items),
        (Sentence("có hạn", "have a due day"), figures["date"], items),
        (Sentence("có kết quả bằng số", "have a result in numbers"), figures["number"], items),
    ]
    if figures["needing_budget"]:
        rows.append(
            (
                Sentence("cần tiền, đã ghi số tiền", "need money and give the sum"),
                figures["budget"],
                figures["needing_budget"],
            )
        )
    return rows


def _coverage(document: Document, asked: Asked) -> list[tuple[Sentence, int]]:
    return [(STATES[state], count) for state, count in matrix(document, asked.day).counts.items() if count]


def _forms(at: Standing, may_: dict[str, bool], asked: Asked, tasks: dict[int, list[Task]]) -> list[Form]:
    document = at.document
    found: list[Form] = []
    if document.dropped is not None:
        return found
    if document.signed is None:
        if may_["issue"] and at.lines:
            found.append(forms.issue(*numbering.next_number(document, asked.today)))
        if may_["draft"]:
            found += [
                forms.supervision(at),
                forms.requirement(at),
                forms.above(),
                forms.new_clause(at),
                forms.head(False, document=document),
            ]
            found.append(forms.dropping())
    else:
        if may_["issue"] and document.force is None:
            found.append(forms.force(document))
        ready = [one for one in at.orders if one.clause.pk not in tasks and not following.unready(one)]
        if may_["order"] and ready and document.ended is None:
            found.append(forms.assigning(ready))
        if may_["draft"]:
            found += [
                forms.review(one.review.pk, _changed(one))
                for one in following.reviews_of(document, asked.today)
                if one.review.ended is None
            ]
            found += [forms.supervision(at), forms.requirement(at), forms.above(), forms.filing(document)]
        if may_["issue"] and document.ended is None:
            found.append(forms.ending())
    here = f"{addresses.RESOLUTIONS}{document.code}/lam/"
    seen = forms.Field("thay", Sentence("", ""), "hidden", value=str(document.deeds))
    return [_to(one, here, seen) for one in found]


def _changed(lag: following.Lag) -> str:
    above = lag.review.change.clause
    return f"{above.document.symbol or above.document.code}, {above.mark}"


def _to(form: Form, here: str, seen: forms.Field) -> Form:
    return Form(form.id, form.title, form.button, (seen, *form.fields), here, form.open)
