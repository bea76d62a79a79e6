"""Briefings: the pack of a body on a day, printed or as a paper; its conclusions ordered as tasks in one act; those that were held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import NotEntitled, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope, under
from tinhgon.papers.issuing import FORMATS
from tinhgon.papers.writing.pdf import write_pdf
from tinhgon.papers.writing.word import write_docx
from tinhgon.tasks.acts import Conclusion, conclude
from tinhgon.tasks.models import Briefing, Task
from tinhgon.tasks.queries.lists import Side
from tinhgon.tasks.queries.packs import MOST, MOST_PRINTED, Pack, briefings, last_briefing, newest_orderer, pack
from tinhgon.tasks.rules.paper import Line, Part, paper_of
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, may, scope
from tinhgon.web.tasks import reading
from tinhgon.web.tasks.ordering import choices
from tinhgon.web.tasks.showing import SECTION, readable, rows, tabs

_TITLE: Final = Sentence("Giao ban", "Briefing")
_SIDES: Final = {
    "orderer": Sentence("Nhiệm vụ do cơ quan giao", "Tasks that the body ordered"),
    "owner": Sentence("Nhiệm vụ do cơ quan và đơn vị bên trong chủ trì", "Tasks led by the body and those below it"),
}
_PARTS: Final = {
    "overdue": Sentence("Quá hạn", "Overdue"),
    "soon": Sentence("Đến hạn trong 14 ngày", "Due within 14 days"),
    "waiting": Sentence("Chờ nghiệm thu", "Waiting for judgement"),
    "changed": Sentence("Có thay đổi", "Changed"),
}
#: A briefing without an earlier one looks back so far; conclusions that the form has room for at first, and at most.
_BACK: Final = timedelta(days=7)
_LINES, _MOST_LINES = 3, 30
_FIELDS: Final = ("loi", "don-vi", "chuc-vu", "han", "san-pham")


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Which pack is looked at: the body, its code and name, the side, the day and since when."""

    body: int
    code: str
    name: str
    side: Side
    day: date
    since: date
    part: Scope


@acting
def briefing(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the pack of a body; sent, order its conclusions as tasks, all or none."""
    chosen = _chosen(request, asked)
    if chosen is None:
        if request.method == "POST":
            entitled(request, "task.order", None, asked.today)
        return show(
            request,
            asked,
            "web/tasks/briefing.html",
            _TITLE,
            (SECTION, Crumb(_TITLE)),
            tabs=tabs(),
            here="briefing",
            chosen=None,
        )
    lines, more = _lines(request)
    if request.method != "POST" or more:
        return _page(request, asked, chosen, lines)
    try:
        made, _ = _conclude(request, asked, chosen, lines)
    except (Refusal, Unknown) as error:
        found = error.findings if isinstance(error, Refusal) else (Finding("task.unknown", error.sentence),)
        return _page(request, asked, chosen, lines, found)
    return HttpResponseRedirect(f"{addresses.TASKS}giao-ban/{quote(made.code)}/")


@acting
def held(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a briefing that was held: its conclusions as the tasks that they became."""
    found = Briefing.objects.filter(code=code).first()
    part = readable(request, asked)
    if found is None or not part.holds(found.body):
        raise Unknown(Sentence(f"Không có giao ban “{code[:60]}”.", f"There is no briefing “{code[:60]}”."))
    tasks = list(Task.objects.filter(briefing=found).order_by("id"))
    title = Sentence(found.title, found.title)
    crumbs = (SECTION, Crumb(_TITLE, f"{addresses.TASKS}giao-ban/"), Crumb(found.code))
    return show(request, asked, "web/tasks/held.html", title, crumbs, briefing=found, rows=rows(tasks, asked.today))


@acting
def paper(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Send the pack as a paper in the layout of the body's sector: DOCX or PDF."""
    chosen = _chosen(request, asked)
    if chosen is None or kind not in ("docx", "pdf"):
        raise Unknown(Sentence("Không có tệp này.", "There is no such file."))
    found = _pack(chosen, MOST_PRINTED)
    parts = [
        Part(words.vi, [_line(one) for one in rows(getattr(found, name), asked.today)], found.counts[name]) for name, words in _PARTS.items()
    ]  # fmt: skip
    made, profile = paper_of(
        asked.structure, chosen.code, parts, chosen.day, chosen.since, _SIDES[chosen.side].vi, asked.today
    )
    data = write_docx(made, profile) if kind == "docx" else write_pdf(made, profile)
    response = HttpResponse(data, content_type=FORMATS[kind])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'giao-ban-{chosen.day}.{kind}')}"
    return response


def _page(
    request: HttpRequest, asked: Asked, chosen: _Chosen, lines: list[dict[str, str]], problems: tuple[Finding, ...] = ()
) -> HttpResponse:
    found = _pack(chosen)
    shown = {
        one.task.pk: one for one in rows({*found.overdue, *found.soon, *found.waiting, *found.changed}, asked.today)
    }
    parts = [
        {"id": name, "words": words, "count": found.counts[name], "rows": [shown[one.pk] for one in getattr(found, name)]}
        for name, words in _PARTS.items()
    ]  # fmt: skip
    title = Sentence(
        f"Giao ban {say_day(chosen.day)}, {chosen.name}", f"Briefing of {say_day(chosen.day)}, {chosen.name}"
    )
    return show(
        request, asked, "web/tasks/briefing.html", title, (SECTION, Crumb(_TITLE)), status=422 if problems else 200, tabs=tabs(),
        here="briefing", chosen=chosen, parts=parts, sides=_SIDES.items(), lines=list(enumerate(lines, 1)), problems=problems,
        bodies=choices(readable(request, asked), asked), concludes=may(request, "task.order", chosen.body, asked.today),
        earlier=briefings(chosen.part if chosen.side == "owner" else Scope(everything=False, units=frozenset({chosen.body})), 10),
        day=say_day(chosen.day), since=say_day(chosen.since), number=request.POST.get("so", ""),
    )  # fmt: skip


def _pack(chosen: _Chosen, most: int = MOST) -> Pack:
    return pack(chosen.part, chosen.side, chosen.day, chosen.since, most)


def _chosen(request: HttpRequest, asked: Asked) -> _Chosen | None:
    """Return which pack is asked for, or None where nothing may be read. Raises SignInNeeded, Refusal, and Lacking for another's body."""
    part = readable(request, asked)
    if not part.everything and not part.units:
        return None
    given = request.GET if request.method != "POST" else request.POST
    typed = given.get("co-quan", "").strip()
    body = reading.body(typed, asked.today, "co-quan") if typed else _first(request, asked, part)
    if body is None:
        return None
    if not part.holds(body):
        entitled(request, "task.read", body, asked.today)
    day = reading.day(given.get("hop", ""), "hop", asked.today)
    before = last_briefing(body, day - timedelta(days=1))
    since = reading.day(given.get("tu", ""), "tu", before.day if before else day - _BACK)
    side: Side = "owner" if given.get("vai") == "owner" else "orderer"
    code, name = bodies.names([body], asked.today).get(body, ("", str(body)))
    own = Scope(everything=False, units=frozenset({body}))
    if side == "owner":
        below = under(body, "", asked.today)
        own = Scope(everything=False, units=below if part.everything else below & part.units)
    return _Chosen(body, code, name, side, day, min(since, day), bodies.held_within(own, asked.today))


def _first(request: HttpRequest, asked: Asked, part: Scope) -> int | None:
    """Return the body that ordered the newest task for which one orders, else that one reads; without any, the first that one may read."""
    orders = scope(request, "task.order", asked.today)
    for one in (orders, part):
        found = newest_orderer(one)
        if found is not None:
            return bodies.answering([found], asked.today)[found]
    units = orders.units or part.units
    rows_ = asked.structure.units
    there = rows_.filter(rows_["unit"].is_in(sorted(units))) if units else rows_.filter(rows_["parent"].is_null())
    tops = there.filter(~there["parent"].is_in(sorted(units)).fill_null(value=False)).sort("code")["unit"].to_list()
    return int(tops[0]) if tops else None


def _lines(request: HttpRequest) -> tuple[list[dict[str, str]], bool]:
    """Return the conclusions as typed, and whether only more room for them was asked for."""
    columns = {name: request.POST.getlist(name) for name in _FIELDS}
    count = min(max((len(one) for one in columns.values()), default=0), _MOST_LINES)
    lines = [
        {name: (values[at] if at < len(values) else "")[:20_001] for name, values in columns.items()} for at in range(count)
    ]  # fmt: skip
    more = request.POST.get("viec") == "them"
    lines += [dict.fromkeys(_FIELDS, "")] * (_LINES if more or not lines else 0)
    return lines[:_MOST_LINES], more


def _conclude(
    request: HttpRequest, asked: Asked, chosen: _Chosen, lines: list[dict[str, str]]
) -> tuple[Briefing, list[Task]]:
    mandate = entitled(request, "task.order", chosen.body, asked.today)
    found: list[Finding] = []
    made = []
    for at, one in enumerate(lines, 1):
        if not any(text.strip() for text in one.values()):
            continue
        try:
            owner = reading.body(one["don-vi"], asked.today, "owner")
            post = reading.office(owner, one["chuc-vu"], asked.today, "post")
            made.append(Conclusion(one["loi"], owner, post, reading.day(one["han"], "due"), one["san-pham"]))
            entitled(request, "task.order", owner, asked.today)
        except Refusal as refusal:
            found += [
                Finding(
                    each.rule,
                    Sentence(f"Kết luận {at}: {each.sentence.vi}", f"Conclusion {at}: {each.sentence.en}"),
                    remedy=each.remedy,
                )
                for each in refusal.findings
            ]
        except NotEntitled as lacking:
            found.append(
                Finding(
                    "task.owner",
                    Sentence(f"Kết luận {at}: {lacking.sentence.vi}", f"Conclusion {at}: {lacking.sentence.en}"),
                )
            )
    if found:
        raise Refusal(found)
    try:
        return conclude(
            mandate,
            chosen.body,
            chosen.day,
            chosen.since,
            made,
            asked.today,
            Decision(request.POST.get("so", "").strip()[:200]),
        )
    except Refusal as refusal:
        raise Refusal([_numbered(one) for one in refusal.findings]) from refusal


def _numbered(one: Finding) -> Finding:
    line = one.where.get("line")
    if line is None:
        return one
    said = Sentence(f"Kết luận {line}: {one.sentence.vi}", f"Conclusion {line}: {one.sentence.en}")
    return Finding(one.rule, said, remedy=one.remedy, citation=one.citation, where=one.where)


def _line(row: Any) -> Line:
    answers = f"{row.office}{f' {row.holder}' if row.holder else ''}"
    return Line(row.task.code, row.task.title, row.body, answers, row.task.due, row.light.words.vi)
