"""The sections of a scheme's page, each made only when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

import polars as pl
from django.utils.translation import get_language

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Severity
from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.checks.comparing import STATES
from tinhgon.lawbook import queries as lawbook
from tinhgon.listings.lawful import Breach, breaches_of_scheme
from tinhgon.registry.queries.outlines import outlines
from tinhgon.structure.columns import FRAMES, FrameName
from tinhgon.structure.outlines import composed
from tinhgon.web import addresses
from tinhgon.web.atlas.sides import one_side
from tinhgon.web.comparison.differing import figure_lines
from tinhgon.web.law.views import shown_breach
from tinhgon.web.rows.columns import FRAME_WORDS, column_of
from tinhgon.web.rows.paging import page_of
from tinhgon.web.schemes.enacted import Dossier
from tinhgon.web.schemes.lineage import Frame, groups, paged, picture
from tinhgon.web.schemes.steps import read_out, row_names, verbs
from tinhgon.web.schemes.words import CHANGES, VERBS

Query = Mapping[str, str]
_STEPS, _TRACE = 40, 100
#: The rest of the findings is folded away.
SHOWN_FINDINGS: Final = 6
#: More findings of law than these are in the commands' and the API's answers.
LISTED_FINDINGS: Final = 200
_breaches: Kept[tuple[Breach, ...]] = Kept(6)

SECTIONS: Final[dict[str, Sentence]] = {
    "ket-qua": Sentence("Kết quả", "Outcome"),
    "buoc": Sentence("Các bước", "Steps"),
    "ban-do": Sentence("Bản đồ", "Map"),
    "nguon-goc": Sentence("Nguồn gốc", "Lineage"),
    "dau-vet": Sentence("Dấu vết", "Trace"),
    "tep": Sentence("Tệp đề án", "File"),
}


def result(dossier: Dossier, query: Query) -> dict[str, Any]:
    """Return figures before and after, people moved, counts of rows, and findings by weight."""
    found = dossier.differing
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    findings = sorted(dossier.outcome.findings, key=lambda finding: order[finding.severity])
    main, more = figure_lines(found)
    return {
        "figures": main,
        "more_figures": more,
        "moved": [one for one in found.moved if one.value],
        "counts": [(FRAME_WORDS[frame], counts) for frame, counts in found.counts if any(counts.values())],
        "findings": findings[:SHOWN_FINDINGS],
        "findings_left": findings[SHOWN_FINDINGS:],
        "findings_total": len(findings),
        "basis": dossier.scheme.basis,
        **_lawful(dossier),
    }


def _lawful(dossier: Dossier) -> dict[str, Any]:
    """Return what before and after break the law of the scheme's day: new, worsened, unchanged, cured."""
    known = None if dossier.entry is None else dossier.entry.at
    day = dossier.scheme.day
    stamp = lawbook.stamp(known)
    found = _breaches.of(
        (dossier.outcome.before, dossier.outcome.after),
        (dossier.scheme.id, known, stamp),
        lambda: breaches_of_scheme(dossier.outcome, AsOf(day, known)),
    )
    rows = [
        shown_breach(one, dossier.before if one.state == "cured" else dossier.after)
        | {"state": STATES[one.state], "rule_url": dossier.before.to(addresses.law_rule(one.finding.rule))}
        for one in found
        if one.state is not None
    ]
    changed = [row for row in rows if row["breach"].state != "unchanged"]
    return {
        "law_rows": changed[:SHOWN_FINDINGS],
        "law_rows_left": changed[SHOWN_FINDINGS:LISTED_FINDINGS],
        "law_unlisted": max(len(changed) - LISTED_FINDINGS, 0),
        "law_states": [(STATES[name], sum(one.state == name for one in found)) for name in STATES],
    }


def steps(dossier: Dossier, query: Query) -> dict[str, Any]:
    """Return a page of steps in words, and the verbs that the scheme uses with their meaning in law."""
    every = dossier.scheme.steps
    do = query.get("viec", "")
    numbered = [(number, step) for number, step in enumerate(every, start=1) if not do or step.do == do]
    page = page_of(query.get("trang", ""), len(numbered), _STEPS)
    codes = dossier.codes
    lines = [read_out([step], number, codes)[0] for number, step in numbered[page.offset : page.offset + page.size]]
    return {"lines": lines, "page": page, "verbs": verbs(every), "do": do}


def on_map(dossier: Dossier, query: Query) -> dict[str, Any]:
    """Return the maps before and after, coloured by fate, with the lists beside them; bodies where no territory changed."""
    before, after = dossier.outcome.before, dossier.outcome.after
    if not dossier.outcome.lineage().filter(pl.col("frame") == "places").height and before.places.equals(after.places):
        return {"sides": [], "territory": False}
    language = get_language() or "vi"
    views = (before, dossier.before), (after, dossier.after)
    drawn = outlines(AsOf(dossier.scheme.day - timedelta(days=1)))
    shapes = {"before": drawn, "after": composed(drawn, dossier.edges, after.places["place"].to_list())}
    sides = [
        one_side(side, *views, dossier.edges, query, language, changed_only=True, shapes=shapes[side])
        for side in ("before", "after")
    ]
    return {"sides": sides, "territory": True}


def flowing(dossier: Dossier, query: Query) -> dict[str, Any]:
    """Return a page of the flow of lineage, of territories or of bodies."""
    language = get_language() or "vi"
    lineage = dossier.outcome.lineage()
    there: list[Frame] = [frame for frame in ("places", "units") if lineage.filter(pl.col("frame") == frame).height]  # type: ignore[misc]
    if not there:
        return {"flow": None, "frames": []}
    frame: Frame = "units" if query.get("khung") == "units" and "units" in there else there[0]
    pages = paged(groups(dossier, frame, language))
    page = page_of(query.get("trang", ""), len(pages), 1)
    title = Sentence(f"{FRAME_WORDS[frame].vi}: trước và sau", f"{FRAME_WORDS[frame].en}: before and after")
    shown = pages[page.number - 1] if pages else []
    return {
        "flow": picture(shown, title.said_in(language), language) if shown else None,
        "frames": [(one, FRAME_WORDS[one]) for one in there],
        "frame": frame,
        "page": page,
        "flow_title": title,
    }


def traced(dossier: Dossier, query: Query) -> dict[str, Any]:
    """Return a page of the trace: which step changed which row, from what to what."""
    trace = dossier.outcome.trace()
    frame = query.get("khung", "")
    if frame in FRAMES:
        trace = trace.filter(pl.col("frame") == frame)
    page = page_of(query.get("trang", ""), trace.height, _TRACE)
    cut = trace.slice(page.offset, page.size)
    names = row_names(cut, dossier.names.things)
    rows = []
    for row in cut.iter_rows(named=True):
        name: FrameName = row["frame"]
        column = column_of(name, row["column"]) if row["column"] else None
        rows.append(
            row
            | {
                "thing": names.get((name, row["key"])),
                "words": VERBS.get(row["do"]),
                "frame_words": FRAME_WORDS[name],
                "verb_words": CHANGES.get(row["verb"]),
                "column_words": column.words if column else None,
                **_cells(dossier, column.refers if column else None, row),
            }
        )
    return {"trace": rows, "page": page, "frame": frame, "frames": [(one, FRAME_WORDS[one]) for one in FRAMES]}


def _cells(dossier: Dossier, refers: FrameName | None, row: dict[str, Any]) -> dict[str, Any]:
    """Return before and after with names instead of keys."""
    if refers is None:
        return {}
    keys = [int(row[side]) for side in ("before", "after") if row[side] is not None]
    things = dossier.names.things(refers, keys)
    return {
        side: things[int(row[side])].label
        for side in ("before", "after")
        if row[side] is not None and int(row[side]) in things
    }


def file(dossier: Dossier, query: Query) -> dict[str, Any]:
    """Return the scheme as its file."""
    text = str(dossier.entry.payload["scheme"]) if dossier.entry is not None else dossier.scheme.to_yaml()
    lines = text.splitlines()
    return {"text": "\n".join(lines[:1500]), "lines_left": max(len(lines) - 1500, 0)}


MAKERS: Final[dict[str, Callable[[Dossier, Query], dict[str, Any]]]] = {
    "ket-qua": result,
    "buoc": steps,
    "ban-do": on_map,
    "nguon-goc": flowing,
    "dau-vet": traced,
    "tep": file,
}
