"""The page of one draft: the tree, the steps, the live figures and findings; charts, map, versions and file as sections."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.checks.comparing import STATES as LAW_STATES
from tinhgon.lawbook import queries as lawbook
from tinhgon.listings.lawful import Breach
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.queries.judging import judged
from tinhgon.reform.queries.working import conflicts, work
from tinhgon.reform.rules.working import Worked
from tinhgon.reform.words.drafting import NOT_WHOLE, STATES, TURNS, stopped
from tinhgon.registry.queries import labels
from tinhgon.structure.figures.catalogue import FIGURES
from tinhgon.structure.figures.comparison import differences, people_moved
from tinhgon.structure.scheme import VERBS as OPERATIONS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drafting import acting
from tinhgon.web.drafting.charting import before_and_after
from tinhgon.web.drafting.fields import shapes
from tinhgon.web.drafting.lines import drawn
from tinhgon.web.drafting.picking import picker
from tinhgon.web.drafting.stepping import CRUMBS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting as acting_page
from tinhgon.web.page import show
from tinhgon.web.rows.columns import table
from tinhgon.web.rows.naming import Namer
from tinhgon.web.rows.paging import page_of
from tinhgon.web.schemes.enacted import Dossier, Unwritten
from tinhgon.web.schemes.sections import on_map
from tinhgon.web.schemes.steps import read_out
from tinhgon.web.schemes.words import VERBS

_STEPS: Final = 60
_MOST_FINDINGS: Final = 60
_MOST_ROWS: Final = 60
SECTIONS: Final[dict[str, Sentence]] = {
    "soan": Sentence("Soạn", "Write"),
    "so-do": Sentence("Sơ đồ trước, sau", "Charts before, after"),
    "ban-do": Sentence("Bản đồ trước, sau", "Map before, after"),
    "phien-ban": Sentence("Phiên bản", "Versions"),
    "tep": Sentence("Tệp", "File"),
}
_UNIT_VERBS: Final = (
    "merge",
    "absorb",
    "dissolve",
    "split",
    "separate",
    "move",
    "rename",
    "convert",
    "recode",
    "set_quota",
    "share",
)
_PLACE_VERBS: Final = (
    "merge_territory", "absorb_territory", "split_territory", "move_territory", "rename_territory", "retype_territory",
    "recode_territory", "restate_territory", "dissolve_territory",
)  # fmt: skip


def dossier(found: Worked, asked: Asked) -> Dossier:
    """Return what a draft does as pages of schemes read it; what only the scheme makes has no page yet."""
    here = asked.on(found.sketch.day)
    return Dossier(found.outcome, here, Unwritten(here.as_of, here.today))


@acting_page
def workspace(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Show a draft: one section at a time (``?muc=``), its current version unless ``?phien-ban=`` asks for an older one."""
    draft = acting.read(request, name)
    typed = acting.number_of(request.GET.get("phien-ban", ""))
    version = queries.version(draft, typed or None)
    section = request.GET.get("muc", "soan")
    if section not in SECTIONS:
        raise Unknown(Sentence(f"Không có mục {section[:40]!r}.", f"There is no section {section[:40]!r}."))
    sketch = queries.sketch(version)
    found = work(sketch)
    current = version.number == draft.current
    writes = current and acting.may_write(request, draft)
    makers = {"soan": _writing, "so-do": _charts, "ban-do": _map, "phien-ban": _versions, "tep": _file}
    organ = labels("units", [draft.organ]).get(draft.organ, "")
    title = Sentence(sketch.title, sketch.title_en or sketch.title)
    return show(
        request, asked, "web/drafting/workspace.html", title, (*CRUMBS, Crumb(title)),
        draft=draft, version=version, sketch=sketch, worked=found, section=section, sections_of=SECTIONS, here=addresses.draft(name),
        writes=writes, current=current, organ=organ, state=STATES[draft.state],
        part=f"web/drafting/_{section}.html", saved=request.GET.get("da-luu") == "1",
        **makers[section](request, asked, draft, version, found, writes=writes),
    )  # fmt: skip


def _writing(
    request: HttpRequest, asked: Asked, draft: Draft, version: Version, found: Worked, *, writes: bool
) -> dict[str, Any]:
    shown = dossier(found, asked)
    steps = found.sketch.steps
    page = page_of(request.GET.get("trang", ""), len(steps), _STEPS)
    lines = read_out(steps[page.offset : page.offset + page.size], page.offset + 1, shown.codes)
    stop = stopped(found.stopped_at, found.done) if found.stopped_at else None
    if stop and not any(one.where.get("step") for one in found.blocked):
        stop = NOT_WHOLE
    return {
        "lines": drawn(request, lines, found, addresses.draft(draft.name), version.number, writes=writes),
        "page": page,
        "stop": stop,
        "figures": differences(found.outcome.before, found.outcome.after),
        "moved": [one for one in people_moved(found.outcome.before, found.outcome.after) if one.value],
        "earlier": queries.earlier(draft),
        "later": queries.later(draft),
        **_weighed(conflicts(draft, found.sketch), found),
        **_of_law(found, asked),
        **_left(request, found),
    }


def _weighed(moved: tuple[Finding, ...], found: Worked) -> dict[str, Any]:
    """Return the findings by weight: errors first; what moved in the books stands apart."""
    every = [*found.blocked, *found.outcome.findings]
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    every.sort(key=lambda one: order[one.severity])
    return {"conflicts": moved[:_MOST_FINDINGS], "findings": every[:_MOST_FINDINGS], "findings_total": len(every)}


def _of_law(found: Worked, asked: Asked) -> dict[str, Any]:
    """Return the findings of law by what became of them, with waivers; those that stay as they were are folded away."""
    compared, here = judged(found), asked.on(found.sketch.day)
    waivers = lawbook.waivers(here.known, day=here.day) if compared else ()
    shown = []
    for state, words in LAW_STATES.items():
        each = [one.finding for one in compared if one.state == state]
        if each:
            weighed = lawbook.weighed(each[:_MOST_FINDINGS], here.as_of, waivers)
            rows = [
                {"finding": one, "breach": Breach(one, state, waiver), "verified": bool(one.where.get("verified")),
                 "rule_url": here.to(addresses.law_rule(one.rule))}
                for one, waiver in weighed
            ]  # fmt: skip
            shown.append((state, words, rows, len(each)))
    return {"law": shown, "law_total": len(compared)}


def _left(request: HttpRequest, found: Worked) -> dict[str, Any]:
    """Return the tree on the left, and the verbs that may be done to what is picked in it."""
    frame = "places" if request.GET.get("cay") == "dia-ban" else "units"
    at, text = request.GET.get("mo", "")[:200], request.GET.get("tim", "").strip()[:200]
    structure = found.outcome.after
    offered = picker(structure, found.outcome.before, frame, at, text, on_map=frame == "places")  # type: ignore[arg-type]
    verbs = _PLACE_VERBS if frame == "places" else _UNIT_VERBS
    return {
        "frame": frame,
        "picker": offered,
        "text": text,
        "at": at,
        "chosen": offered.trail[-1] if offered.trail else None,
        "verbs": [(do, VERBS[do]) for do in verbs if shapes(do)],
        "every": [
            (str(verb.model_fields["do"].default), VERBS[str(verb.model_fields["do"].default)]) for verb in OPERATIONS
        ],
    }


def _charts(
    request: HttpRequest, asked: Asked, draft: Draft, version: Version, found: Worked, *, writes: bool
) -> dict[str, Any]:
    return before_and_after(dossier(found, asked), request.GET.get("goc", "")[:200])


def _map(
    request: HttpRequest, asked: Asked, draft: Draft, version: Version, found: Worked, *, writes: bool
) -> dict[str, Any]:
    return on_map(dossier(found, asked), request.GET.dict())  # type: ignore[arg-type]


def _versions(
    request: HttpRequest, asked: Asked, draft: Draft, version: Version, found: Worked, *, writes: bool
) -> dict[str, Any]:
    english = (get_language() or "vi") == "en"
    rows = queries.versions(draft, limit=200)
    turns = [{"turn": one, "words": TURNS[one.act]} for one in queries.turns(draft, 60)]
    return {"versions": [(one, one.words_en if english else one.words) for one in rows], "turns": turns}


def _file(
    request: HttpRequest, asked: Asked, draft: Draft, version: Version, found: Worked, *, writes: bool
) -> dict[str, Any]:
    lines = version.text.splitlines()
    return {"text": "\n".join(lines[:1500]), "lines_left": max(len(lines) - 1500, 0)}


@acting_page
def evidence(request: HttpRequest, asked: Asked, name: str, figure: str) -> HttpResponse:
    """Show the rows behind one figure of a draft: those no longer counted, those newly counted, or who moves from where to where."""
    draft = acting.read(request, name)
    found = work(queries.sketch(queries.version(draft)))
    shown = dossier(found, asked)
    before, after = found.outcome.before, found.outcome.after
    moved = next((one for one in people_moved(before, after) if one.id == figure), None)
    if moved is not None:
        words, frame = moved.name, "tenures"
        parts = [(Sentence("Từ đâu đến đâu", "From where to where"), moved.rows, shown.names_before)]
    elif figure in FIGURES:
        one = next(one for one in differences(before, after, unchanged=True) if one.before.figure.id == figure)
        words, frame = FIGURES[figure].name, FIGURES[figure].frame
        parts = [
            (Sentence("Không còn được đếm", "No longer counted"), one.ended, shown.names_before),
            (Sentence("Mới được đếm", "Newly counted"), one.begun, shown.names),
        ]
    else:
        raise Unknown(Sentence(f"Không có con số {figure[:60]!r}.", f"There is no figure {figure[:60]!r}."))
    tables = [_table(label, frame, rows, names) for label, rows, names in parts]
    crumbs = (*CRUMBS, Crumb(draft.title, addresses.draft(name)), Crumb(words))
    return show(request, asked, "web/drafting/evidence.html", words, crumbs, draft=draft, tables=tables)


def _table(label: Sentence, frame: Any, rows: Any, names: Namer) -> dict[str, Any]:
    caption = Sentence(f"{label.vi}: {rows.height} dòng", f"{label.en}: {rows.height} rows")
    return {
        "caption": caption,
        "table": table(frame, rows.head(_MOST_ROWS), names),
        "left": max(rows.height - _MOST_ROWS, 0),
    }


@acting_page
def download(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Give the scheme's file as the draft now has it, or as an older version had it."""
    draft = acting.read(request, name)
    version = queries.version(draft, acting.number_of(request.GET.get("phien-ban", "")) or None)
    response = HttpResponse(version.text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.yaml"
    return response
