"""One side of a comparison on the map: the communes before or after, coloured by fate, with legend and list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.outlines import Polygons
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.web.asking import Asked
from tinhgon.web.atlas import showing
from tinhgon.web.atlas.fates import FATES, Fated, Side, counted, fates
from tinhgon.web.rows.naming import Namer
from tinhgon.web.rows.paging import page_of

View = tuple[Structure, Asked]
_WORDS: dict[Side, Sentence] = {"before": Sentence("Trước", "Before"), "after": Sentence("Sau", "After")}
_INTO: dict[Side, Sentence] = {"before": Sentence("vào", "into"), "after": Sentence("từ", "from")}


def one_side(
    side: Side,
    before: View,
    after: View,
    edges: pl.DataFrame,
    query: Mapping[str, str],
    language: str,
    *,
    parent: int | None = None,
    changed_only: bool = False,
    shapes: Mapping[int, Polygons] | None = None,
) -> dict[str, Any]:
    """Return what the template of one side reads: id, title, drawn, legend, rows (a page of them), page.

    ``edges`` are those between the two states; ``parent`` shows only what lies in one place; ``changed_only`` leaves what was kept
    out of the list, never off the map; ``shapes`` are the outlines that are known on this side.
    """
    here, there = (before, after) if side == "before" else (after, before)
    structure, asked = here
    rows = showing.communes(structure, parent)
    found = fates(before[0], after[0], edges, "places", side)
    mine = {key: found[key] for key in rows["place"].to_list()}
    names, across = Namer(here, there), Namer(there, here)
    kin = across.things("places", [one.key for fated in mine.values() for one in fated.others])

    def others(fated: Fated) -> str:
        said = showing.kin_in_words(fated, kin, language)
        return f"{_INTO[side].said_in(language)} {said}" if said else ""

    day = say_day(asked.day)
    title = Sentence(
        f"{_WORDS[side].vi}: {rows.height} đơn vị cấp xã, ngày {day}",
        f"{_WORDS[side].en}: {rows.height} communes on {day}",
    )
    listed = [fated for fated in mine.values() if not changed_only or fated.fate != "kept"]
    page = page_of(query.get(f"trang-{side}", ""), len(listed), name=f"trang-{side}")
    cut = listed[page.offset : page.offset + page.size]
    things = names.things("places", [fated.key for fated in cut])
    at = showing.laid(rows)
    if side == "after":
        origins = {key: [kin.key for kin in fated.others] for key, fated in mine.items()}
        at = showing.laid_over(rows, showing.laid(showing.communes(before[0], parent)), origins)
    return {
        "id": side,
        "title": title,
        "drawn": showing.by_fate(
            structure, rows, mine, names, title.said_in(language), others, language, at, shapes or {}
        ),
        "legend": showing.fate_legend(counted(mine.values())),
        "rows": [
            {"thing": things[one.key], "fate": FATES[one.fate], "others": [(kin.get(k.key), k) for k in one.others]}
            for one in cut
        ],
        "page": page,
    }
