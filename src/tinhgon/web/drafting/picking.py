"""What may be picked into a field: rows of the apparatus as the step finds it, in the tree, by search, and on the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.search import searched
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.kinds import PLACE_KINDS, UNIT_KINDS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.search import search_key
from tinhgon.web.atlas.showing import communes, laid, short

MOST: Final = 120
_HITS: Final = 20
_ORDER: Final = {"province": 0, "district": 1, "commune": 2, "village": 3}


@dataclass(frozen=True, slots=True)
class Item:
    """A row that may be picked: how it is named, how many rows stand under it, and how a step names it."""

    code: str
    name: str
    kind: Sentence
    below: int = 0
    pick: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A commune on the map, at a column and a row counted from 1."""

    item: Item
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Picker:
    """What one frame offers: the way down the tree to here, what stands under it, what a search found, and the map."""

    frame: FrameName
    trail: tuple[Item, ...]
    items: tuple[Item, ...]
    left: int
    found: tuple[Item, ...] | None
    tiles: tuple[Tile, ...] = ()


def picker(
    structure: Structure, base: Structure, frame: FrameName, at: str = "", text: str = "", *, on_map: bool = False
) -> Picker:
    """Return what may be picked of a frame. ``at`` is the code of the row whose rows below are shown; ``text`` is searched.

    ``structure`` is the apparatus as the step finds it, ``base`` that of the books, whose search is prepared once.
    """
    twice = _twice(structure, base, frame)
    found = tuple(_searched(structure, base, frame, text, twice)) if text else None
    tiles = tuple(_tiles(structure, twice)) if on_map and frame == "places" else ()
    if frame == "people":
        return Picker(frame, (), tuple(_holders(structure, at, twice)), 0, found)
    rows = structure.frame(frame)
    here = rows.filter(pl.col("code") == at).head(1) if at else rows.head(0)
    key = here[KEYS[frame]][0] if here.height else None
    below = rows.filter(pl.col("parent").is_null() if key is None else pl.col("parent") == key)
    below = below.with_columns(pl.col("level").replace_strict(_ORDER, default=9).alias("order")).sort(
        "order", "kind", "code"
    )
    items = _items(structure, frame, below.head(MOST), twice)
    return Picker(
        frame, tuple(_trail(structure, frame, key, twice)), tuple(items), max(below.height - MOST, 0), found, tiles
    )


def _twice(structure: Structure, base: Structure, frame: FrameName) -> dict[int, str]:
    """Return which rows bear a code that another bears too at this step, each with the word that settles the doubt."""
    rows = structure.frame(frame)
    doubled = rows.filter(pl.col("code").is_duplicated())
    if doubled.is_empty():
        return {}
    there = set(base.frame(frame)[KEYS[frame]].to_list())
    return {key: "before" if key in there else "here" for key in doubled[KEYS[frame]].to_list()}


def _items(structure: Structure, frame: FrameName, rows: pl.DataFrame, twice: dict[int, str]) -> list[Item]:
    key = KEYS[frame]
    counts: dict[int, int] = {}
    if frame != "people":
        every = structure.frame(frame)
        under = every.filter(pl.col("parent").is_in(rows[key].implode()))
        counts = dict(under.group_by("parent").len().iter_rows())
    return [_item(row, key, frame, counts.get(row[key], 0), twice) for row in rows.iter_rows(named=True)]


def _item(row: dict[str, Any], key: str, frame: FrameName, below: int, twice: dict[int, str]) -> Item:
    kinds = UNIT_KINDS if frame == "units" else PLACE_KINDS
    words = kinds[row["kind"]].words if frame != "people" and row["kind"] in kinds else Sentence("", "")
    made = twice.get(row[key])
    return Item(row["code"], row["name"], words, below, row["code"] if made is None else f"{row['code']}|{made}")


def _trail(structure: Structure, frame: FrameName, key: int | None, twice: dict[int, str]) -> list[Item]:
    rows = structure.frame(frame)
    found: list[Item] = []
    seen: set[int] = set()
    while key is not None and key not in seen:
        seen.add(key)
        row = rows.filter(pl.col(KEYS[frame]) == key)
        if row.is_empty():
            break
        found.insert(0, _item(row.row(0, named=True), KEYS[frame], frame, 0, twice))
        key = row["parent"][0]
    return found


def _searched(structure: Structure, base: Structure, frame: FrameName, text: str, twice: dict[int, str]) -> list[Item]:
    """Return what the words find: of the books by their prepared search, as far as it still stands; and of what steps have made."""
    key = KEYS[frame]
    rows = structure.frame(frame)
    hits = next((one.rows for one in searched(base, text, _HITS) if one.listing.id == frame), [])
    keys = [int(str(hit[key])) for hit in hits]
    standing = {row[key]: row for row in rows.filter(pl.col(key).is_in(keys)).iter_rows(named=True)}
    words = search_key(text)
    fresh = rows.filter(~pl.col(key).is_in(base.frame(frame)[key].implode()))
    made = [row for row in fresh.iter_rows(named=True) if words in search_key(f"{row['code']} {row['name']}")]
    found = [*made, *(standing[one] for one in keys if one in standing)][:_HITS]
    return [_item(row, key, frame, 0, twice) for row in found]


def _holders(structure: Structure, at: str, twice: dict[int, str]) -> list[Item]:
    """Return who holds a post of a body."""
    unit = structure.units.filter(pl.col("code") == at)["unit"]
    posts = structure.posts.filter(pl.col("unit").is_in(unit.implode()))
    held = structure.tenures.join(posts.select("post", "title"), on="post")
    rows = structure.people.join(held.select("person", "title"), on="person").unique("person", maintain_order=True)
    return [
        Item(row["code"], row["name"], Sentence(row["title"], row["title"]), 0, row["code"])
        for row in rows.head(MOST).iter_rows(named=True)
    ]


def _tiles(structure: Structure, twice: dict[int, str]) -> list[Tile]:
    rows = communes(structure)
    cells = laid(rows)
    placed = [(row, cells[row["place"]]) for row in rows.iter_rows(named=True) if row["place"] in cells]
    ordered = sorted(placed, key=lambda one: (one[1][1], one[1][0]))
    items = [(_item(row, "place", "places", 0, twice), cell) for row, cell in ordered]
    return [
        Tile(Item(one.code, short(one.name), one.kind, 0, one.pick), column + 1, line + 1)
        for one, (column, line) in items
    ]


def named(structure: Structure, frame: FrameName, codes: list[str]) -> dict[str, str]:
    """Return the names of rows by code, as the step finds them."""
    rows = structure.frame(frame).filter(pl.col("code").is_in(codes)).select("code", "name")
    return dict(rows.iter_rows())


def picked(value: str) -> Any:
    """Return how a step names a row that was picked: its code, with the word that settles which of two bears it."""
    code, mark, made = value.partition("|")
    return {"code": code, "made": made} if mark and made in ("before", "here") else code
