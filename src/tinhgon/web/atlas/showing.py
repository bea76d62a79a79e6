"""The map made ready: which tile where, in which class or fate, saying what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.outlines import Polygons
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.figures import say_number
from tinhgon.web.atlas.classes import Classes, classes
from tinhgon.web.atlas.fates import FATES, Fated
from tinhgon.web.atlas.measures import Measure
from tinhgon.web.drawing.markup import Markup
from tinhgon.web.drawing.outline_map import outline_map
from tinhgon.web.drawing.tile_map import Tile, swatch, tile_map
from tinhgon.web.drawing.tiles import Cell, Spot, cells
from tinhgon.web.rows.naming import Namer

_KINDS = ("Thành phố ", "Thị xã ", "Thị trấn ", "Đặc khu ", "Phường ", "Huyện ", "Quận ", "Xã ", "Tỉnh ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the legend: the swatch, the words, and how many tiles it stands for."""

    swatch: Markup
    words: str | Sentence
    count: int


def short(name: str) -> str:
    """Return a place's name without its kind: "Phường Hà Khánh" gives "Hà Khánh"."""
    for kind in _KINDS:
        if name.startswith(kind):
            return name[len(kind) :]
    return name


@lru_cache(maxsize=32)
def _cells(spots: tuple[Spot, ...]) -> dict[int, Cell]:
    return cells(spots)


def communes(structure: Structure, parent: int | None = None) -> pl.DataFrame:
    """Return the communes, all or those below one place, with ``parent_name``: place, code, name, kind, parent, lon, lat."""
    rows = structure.places.filter(pl.col("level") == "commune")
    if parent is not None:
        rows = rows.filter(pl.col("place").is_in(structure.territory(parent)["place"].implode()))
    return rows.select("place", "code", "name", "kind", "parent", "lon", "lat")


def laid(rows: pl.DataFrame) -> dict[int, Cell]:
    """Return the cell of each commune; the same communes always lie the same."""
    spots = (
        Spot(row["place"], row["lon"], row["lat"], str(row["parent"] or ""))
        for row in rows.select("place", "lon", "lat", "parent").iter_rows(named=True)
    )
    return _cells(tuple(sorted(spots, key=lambda spot: spot.key)))


#: From this share of the communes on, a map after is drawn in the cells of the map before, so that the eye can compare.
ALIKE = 0.7


def laid_over(rows: pl.DataFrame, base: Mapping[int, Cell], origins: Mapping[int, Sequence[int]]) -> dict[int, Cell]:
    """Return cells for the communes of a later day: those of the earlier day where they stood, else those of what they came from.

    Where too little is left of the earlier map, or a new commune finds no such cell, the later day is laid on its own.
    """
    keys = rows["place"].to_list()
    if len(keys) < ALIKE * len(base):
        return laid(rows)
    found = {key: base[key] for key in keys if key in base}
    used = set(found.values())
    for key in keys:
        if key not in found:
            free = next((base[one] for one in origins.get(key, ()) if one in base and base[one] not in used), None)
            if free is None:
                return laid(rows)
            found[key] = free
            used.add(free)
    return found


def districts(structure: Structure, rows: pl.DataFrame) -> dict[str, str]:
    """Return the short names of the places that these communes belong to, where there is more than one."""
    parents = rows["parent"].drop_nulls().unique()
    if len(parents) < 2:
        return {}
    names = structure.places.filter(pl.col("place").is_in(parents.implode())).select("place", "name")
    return {str(key): short(name) for key, name in names.iter_rows()}


#: From this share of the territories on, a map is drawn of their outlines; the others are then discs at their points.
MOSTLY = 0.9


def outlined(keys: Sequence[int], shapes: Mapping[int, Polygons]) -> bool:
    """Say whether enough of these territories are drawn for a map of outlines."""
    return bool(keys) and sum(key in shapes for key in keys) >= MOSTLY * len(keys)


def pictured(
    tiles: Sequence[Tile],
    rows: pl.DataFrame,
    title: str,
    groups: Mapping[str, str],
    shapes: Mapping[int, Polygons],
    at: Mapping[int, Cell] | None = None,
) -> Markup:
    """Return the map of these tiles: of real outlines where the books hold enough of them, else of equal tiles (at the cells given).

    ``rows`` hold place, parent, lon and lat of each.
    """
    if not outlined([tile.key for tile in tiles], shapes):
        return tile_map(tiles, laid(rows) if at is None else at, title, groups)
    spots = {place: (lon, lat) for place, lon, lat in rows.select("place", "lon", "lat").drop_nulls().iter_rows()}
    return outline_map(tiles, shapes, spots, title, groups)


def by_measure(
    structure: Structure,
    rows: pl.DataFrame,
    measure: Measure,
    names: Namer,
    title: str,
    language: str,
    shapes: Mapping[int, Polygons],
) -> tuple[Markup, list[Line]]:
    """Return the map coloured by a measure, and its legend. ``rows`` are those of `measures.measured`."""
    known = rows[measure.id].drop_nulls().to_list()
    found = classes(known)
    things = names.things("places", rows["place"].to_list())
    tiles = []
    for row in rows.iter_rows(named=True):
        value = row[measure.id]
        at = found.of(value)
        said = "–" if value is None else f"{say(value, measure.decimals, language)} {measure.unit.said_in(language)}"
        thing = things[row["place"]]
        tiles.append(
            Tile(
                row["place"],
                short(row["name"]),
                f"{row['code']} {row['name']}: {said}",
                "none" if at is None else found.fills[at],
                thing.href,
                str(row["parent"] or ""),
            )
        )
    return pictured(tiles, rows, title, districts(structure, rows), shapes), _legend(
        found, known, len(rows), measure, language
    )


def _legend(found: Classes, known: Sequence[float], total: int, measure: Measure, language: str) -> list[Line]:
    counts = [sum(found.of(value) == number for value in known) for number in range(len(found.bounds) + 1)]
    bounds = [say(bound, measure.decimals if bound < 10 else 0, language) for bound in found.bounds]
    words: list[Sentence] = []
    for number in range(len(bounds) + 1):
        if not bounds:
            words.append(Sentence("mọi giá trị", "all values"))
        elif number == 0:
            words.append(Sentence(f"dưới {bounds[0]}", f"below {bounds[0]}"))
        elif number == len(bounds):
            words.append(Sentence(f"từ {bounds[-1]}", f"{bounds[-1]} and above"))
        else:
            words.append(
                Sentence(
                    f"{bounds[number - 1]} – dưới {bounds[number]}", f"{bounds[number - 1]} – below {bounds[number]}"
                )
            )
    lines = [
        Line(swatch(fill), word, count) for fill, word, count in zip(found.fills, words, counts, strict=True) if known
    ]
    if len(known) < total:
        lines.append(Line(swatch("none"), Sentence("chưa có số liệu", "not known"), total - len(known)))
    return lines


def by_fate(
    structure: Structure,
    rows: pl.DataFrame,
    found: Mapping[int, Fated],
    names: Namer,
    title: str,
    others: Callable[[Fated], str],
    language: str,
    at: Mapping[int, Cell],
    shapes: Mapping[int, Polygons],
    unchanged: frozenset[str] = frozenset({"kept"}),
) -> Markup:
    """Return the map coloured by fate; ``others`` says what a thing became or came from, ``at`` where each tile lies,
    ``shapes`` the outlines that the books hold."""
    things = names.things("places", rows["place"].to_list())
    tiles = []
    for row in rows.iter_rows(named=True):
        fated = found[row["place"]]
        fate = FATES[fated.fate]
        more = others(fated)
        words = f"{row['code']} {row['name']}: {fate.words.said_in(language)}{f' – {more}' if more else ''}"
        tiles.append(
            Tile(row["place"], short(row["name"]), words, fated.fate, things[row["place"]].href, str(row["parent"] or ""),
                 "" if fated.fate in unchanged else fate.mark)
        )  # fmt: skip
    return pictured(tiles, rows, title, districts(structure, rows), shapes, at)


def fate_legend(counts: Mapping[str, int]) -> list[Line]:
    """Return the legend of fates with their counts."""
    return [Line(swatch(fate, FATES[fate].mark), FATES[fate].words, count) for fate, count in counts.items()]


def say(value: float, decimals: int, language: str) -> str:
    """Return a number in the writing of a language."""
    text = say_number(value, decimals)
    return text.translate(str.maketrans(".,", ",.")) if language == "en" else text


def percent(share: float, language: str) -> str:
    """Return a share as a percentage with one decimal at most: "71 %", "0,4 %"."""
    value = round(share * 100, 1)
    return f"{say(value, 0 if value.is_integer() else 1, language)} %"


def kin_in_words(fated: Fated, names: Mapping[int, Any], language: str) -> str:
    """Return the names of what a thing became or came from, with its share where it is a part."""
    said = []
    for kin in fated.others:
        thing = names.get(kin.key)
        name = thing.name if thing is not None else str(kin.key)
        whole = kin.area_share is None or kin.area_share > 0.9999
        part = "" if whole else f" ({percent(kin.area_share or 0.0, language)})"
        said.append(f"{name}{part}")
    return ", ".join(said)
