"""What became of things between two states: kept, changed, merged, new, divided, ended, from both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import KEYS
from tinhgon.structure.lineage import Kin, Lineage
from tinhgon.structure.snapshot import Structure

Side = Literal["before", "after"]
Frame = Literal["places", "units"]


@dataclass(frozen=True, slots=True)
class Fate:
    """A fate: its words and the sign that stands beside its colour."""

    id: str
    words: Sentence
    mark: str


FATES: Final[dict[str, Fate]] = {
    fate.id: fate
    for fate in (
        Fate("kept", Sentence("Giữ nguyên", "Kept"), "="),
        Fate("changed", Sentence("Đổi tên, mã, loại hoặc cấp trên", "Name, code, kind or parent changed"), "~"),
        Fate("merged", Sentence("Hợp nhất, sáp nhập", "Merged"), "+"),
        Fate("new", Sentence("Thành lập mới", "New"), "★"),
        Fate("divided", Sentence("Chia, tách", "Divided"), "÷"),
        Fate("ended", Sentence("Kết thúc", "Ended"), "×"),
    )
}


@dataclass(frozen=True, slots=True)
class Fated:
    """The fate of one thing, and the things on the other side that it became or came from (itself left out)."""

    key: int
    fate: str
    others: tuple[Kin, ...] = ()


def fates(before: Structure, after: Structure, edges: pl.DataFrame, frame: Frame, side: Side) -> dict[int, Fated]:
    """Return the fate of every row of one side, by key.

    ``edges`` are those of lineage that lie between the two states (columns of `lineage.EDGES`).
    """
    lineage = Lineage(edges, frame)
    here, there = (before, after) if side == "before" else (after, before)
    key = KEYS[frame]
    cells = ["code", "name", "kind", "parent"]
    other = {row[0]: row[1:] for row in there.frame(frame).select(key, *cells).iter_rows()}
    receiving = set(
        edges.filter((pl.col("frame") == frame) & (pl.col("source") != pl.col("target")))["target"].to_list()
    )
    found = {}
    for row in here.frame(frame).select(key, *cells).iter_rows():
        kin = lineage.became(row[0]) if side == "before" else lineage.came_from(row[0])
        others = tuple(one for one in kin if one.key != row[0])
        same = other.get(row[0])
        found[row[0]] = Fated(row[0], _fate(row[1:], same, others, side, receives=row[0] in receiving), others)
    return found


def _fate(
    cells: tuple[object, ...],
    same: tuple[object, ...] | None,
    others: tuple[Kin, ...],
    side: Side,
    *,
    receives: bool,
) -> str:
    if same is not None:
        if others and side == "before":
            return "divided"
        if others or receives:
            return "merged"
        return "kept" if same == cells else "changed"
    if side == "before":
        return "ended" if not others else "merged" if len(others) == 1 else "divided"
    if not others:
        return "new"
    return "merged" if len(others) > 1 else "divided" if _partial(others[0]) else "new"


def _partial(kin: Kin) -> bool:
    return kin.area_share is not None and kin.area_share < 1 - 1e-9


def between(edges: pl.DataFrame, start: date, end: date) -> pl.DataFrame:
    """Return the edges of the days after ``start``, up to and with ``end``."""
    return edges.filter((pl.col("day") > start) & (pl.col("day") <= end))


def counted(found: Iterable[Fated]) -> dict[str, int]:
    """Return how many things have each fate, in the order of `FATES`; fates that nothing has are left out."""
    counts = dict.fromkeys(FATES, 0)
    for one in found:
        counts[one.fate] += 1
    return {fate: count for fate, count in counts.items() if count}
