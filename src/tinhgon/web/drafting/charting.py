"""The organisation chart before and after a draft: the bodies under one, coloured by what becomes of them, with words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings import body
from tinhgon.structure.snapshot import Structure
from tinhgon.web.atlas.fates import FATES, Fated, Side, counted, fates
from tinhgon.web.atlas.showing import fate_legend
from tinhgon.web.chart.boxes import Box, Chart, chart_of
from tinhgon.web.chart.drawing import drawn
from tinhgon.web.chart.layout import laid_out
from tinhgon.web.schemes.enacted import Dossier, Unwritten
from tinhgon.web.templatetags.house import language, say

_SIDES: Final[tuple[tuple[Side, Sentence], ...]] = (
    ("before", Sentence("Trước", "Before")),
    ("after", Sentence("Sau", "After")),
)
_MOST_ROOTS: Final = 60


def before_and_after(dossier: Dossier, root: str = "") -> dict[str, Any]:
    """Return both charts of the body with code ``root``, or of the one under which most changes; and the bodies to choose from."""
    before, after = dossier.outcome.before, dossier.outcome.after
    found = {side: fates(before, after, dossier.edges, "units", side) for side, _ in _SIDES}
    roots = _roots(before, found["before"], after, found["after"])
    chosen = root or (roots[0][0] if roots else "")
    sides = []
    for side, words in _SIDES:
        structure = before if side == "before" else after
        chart, legend = _charted(structure, dossier, chosen, found[side])
        drawing = None
        if chart is not None:
            drawing = drawn(laid_out(chart), f"{words.said_in(language())}: {chart.root.name}")
        sides.append({"id": side, "title": words, "drawn": drawing, "chart": chart, "legend": legend})
    return {"sides": sides, "roots": roots, "root": chosen}


def _roots(
    before: Structure, was: dict[int, Fated], after: Structure, now: dict[int, Fated]
) -> list[tuple[str, str, int]]:
    """Return the bodies right under which something changes, those with most changes first: code, name, how many."""
    counts: dict[int, int] = {}
    for structure, found in ((before, was), (after, now)):
        touched = [key for key, fated in found.items() if fated.fate != "kept"]
        rows = structure.units.filter(pl.col("unit").is_in(touched) & pl.col("parent").is_not_null())
        for parent, count in rows.group_by("parent").len().iter_rows():
            counts[parent] = counts.get(parent, 0) + count
    names = {
        key: (code, name)
        for s in (after, before)
        for key, code, name in s.units.select("unit", "code", "name").iter_rows()
    }
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(*names[key], count) for key, count in ordered[:_MOST_ROOTS] if key in names]


def _charted(structure: Structure, dossier: Dossier, root: str, found: dict[int, Fated]) -> tuple[Chart | None, Any]:
    here = Unwritten(dossier.after.as_of, dossier.after.today)
    here.structure = structure  # of this scheme, not of the books
    row = body.body(structure, root) if root else None
    if root and row is None:
        return None, []
    chart = chart_of(here, row, row["name"] if row else say("Bộ máy", "The apparatus"))
    keys = dict(structure.units.select("code", "unit").iter_rows())
    coloured = _coloured(chart, keys, found)
    shown = [found[keys[box.code]] for box in _boxes(coloured) if box.code in keys and keys[box.code] in found]
    return coloured, fate_legend(counted(shown))


def _boxes(chart: Chart) -> list[Box]:
    columns = [box for column in chart.root.below for box in (column, *column.below)]
    return [*columns, *(box for group in chart.groups for box in group.boxes)]


def _coloured(chart: Chart, keys: dict[str, int], found: dict[int, Fated]) -> Chart:
    def one(box: Box) -> Box:
        fated = found.get(keys.get(box.code, -1))
        below = tuple(one(inner) for inner in box.below)
        if fated is None:
            return replace(box, address="", below=below)
        fate = FATES[fated.fate]
        figures = box.figures if fated.fate == "kept" else f"{fate.mark} {fate.words.said_in(language())}"
        return replace(box, address="", figures=figures, words="", sector=f"fate-{fate.id}", below=below)

    groups = tuple(replace(group, boxes=tuple(one(box) for box in group.boxes)) for group in chart.groups)
    return replace(chart, root=replace(one(chart.root), figures=chart.root.figures), groups=groups)
