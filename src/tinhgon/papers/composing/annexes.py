"""The annexes of a paper: figures, territories, bodies, posts and people, before and after."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

import polars as pl

from tinhgon.papers.paper import Annex, Block, Cell, Column, Evidence, Table
from tinhgon.papers.wording.names import inside, joined
from tinhgon.papers.wording.steps import Clause
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.figures.comparison import people_moved
from tinhgon.structure.kinds import PLACE_KINDS, RANKS, UNIT_KINDS
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure

_ENDED, _BEGUN, _CHANGED = "Kết thúc", "Thành lập mới", "Thay đổi"
#: The columns of a row whose change is told; a code or a note is no change of the thing.
_TELLING: Final[dict[FrameName, dict[str, str]]] = {
    "places": {"name": "tên", "kind": "loại", "parent": "trực thuộc", "area_km2": "diện tích", "population": "dân số"},
    "units": {
        "name": "tên",
        "kind": "loại",
        "parent": "trực thuộc",
        "host": "cơ quan giúp việc",
        "sector": "khối",
        "level": "cấp",
    },
}


def figures(evidence: tuple[Evidence, ...]) -> Annex:
    """Return the annex of all figures before and after, each with the sheet that proves it."""
    columns = (
        Column("TT", 1, "centre"), Column("Con số", 5.6), Column("Đơn vị tính", 1.9, "centre"), Column("Trước", 3.7, "right"),
        Column("Sau", 3.7, "right"), Column("Tăng (+), giảm (−)", 2.2, "right"), Column("Dẫn chứng", 1.8, "centre"),
    )  # fmt: skip
    rows = tuple(
        (number, one.name, one.unit, one.before, one.after, one.change, f"CS{number:02d}")
        for number, one in enumerate(evidence, start=1)
    )
    note = (
        "Mỗi con số có một trang dẫn chứng trong tệp phụ lục điện tử (XLSX) kèm theo, ghi định nghĩa và từng dòng được đếm; "
        "cột cuối ghi tên trang."
    )
    return Annex("Tổng hợp con số trước và sau khi sắp xếp", (Table(columns, rows),), note)


def steps(clauses: tuple[Clause, ...], title: str) -> Annex:
    """Return the annex that lists steps in words, where they are too many for an article."""
    columns = (Column("TT", 1, "centre"), Column("Nội dung", 14), Column("Điều, khoản", 2.4))
    rows: list[tuple[Cell, ...]] = [(number, one.text, one.clause) for number, one in enumerate(clauses, start=1)]
    if not any(one.clause for one in clauses):
        return Annex(title, (Table(columns[:2], tuple(row[:2] for row in rows)),))
    return Annex(title, (Table(columns, tuple(rows)),))


def territories(outcome: Outcome) -> Annex | None:
    """Return the annex of territories that end, begin or change; None where none does."""
    columns = (
        Column("TT", 1, "centre"), Column("Mã", 1.6, "centre"), Column("Đơn vị hành chính", 4.4), Column("Trực thuộc", 3.6),
        Column("Diện tích (km²)", 2.2, "right", 2), Column("Dân số (người)", 2.2, "right"), Column("Ghi chú", 5),
    )  # fmt: skip
    made = _listed(outcome, "places", columns)
    return None if made is None else Annex("Danh mục đơn vị hành chính", (made,), wide=True)


def bodies(outcome: Outcome) -> Annex | None:
    """Return the annex of bodies that end, begin or change; None where none does."""
    columns = (
        Column("TT", 1, "centre"), Column("Mã", 2.4), Column("Tổ chức", 6.4), Column("Loại", 3), Column("Trực thuộc", 4.6),
        Column("Ghi chú", 5.4),
    )  # fmt: skip
    made = _listed(outcome, "units", columns)
    return None if made is None else Annex("Danh mục tổ chức", (made,), wide=True)


def _listed(outcome: Outcome, frame: FrameName, columns: tuple[Column, ...]) -> Table | None:
    key, before, after = KEYS[frame], outcome.before.frame(frame), outcome.after.frame(frame)
    ended = before.join(after.select(key), on=key, how="anti", maintain_order="left").sort("code")
    begun = after.join(before.select(key), on=key, how="anti", maintain_order="left").sort("code")
    both = after.join(before, on=key, how="inner", suffix="_was").sort("code")
    telling = [column for column in _TELLING[frame] if column in before.columns]
    changed = both.filter(pl.any_horizontal(pl.col(one).ne_missing(pl.col(f"{one}_was")) for one in telling))
    if not (ended.height or begun.height or changed.height):
        return None
    kin = _Kin(outcome, frame)
    rows: list[tuple[Cell, ...]] = []
    strong = []
    width = len(columns)
    for words, part, structure, note in (
        (_ENDED, ended, outcome.before, kin.became),
        (_BEGUN, begun, outcome.after, kin.came_from),
        (_CHANGED, changed, outcome.after, lambda row: _what_changed(row, outcome, frame)),
    ):
        if not part.height:
            continue
        strong.append(len(rows))
        rows.append((None, None, f"{words}: {part.height}", *([None] * (width - 3))))
        parents = dict(structure.frame(frame).select(key, "name").iter_rows())
        for number, row in enumerate(part.iter_rows(named=True), start=1):
            parent = _inner(frame, parents.get(row["parent"], ""))
            rows.append((number, row["code"], row["name"], *_middle(frame, row, parent), note(row)))
    return Table(columns, tuple(rows), strong=frozenset(strong))


def _middle(frame: FrameName, row: dict[str, Any], parent: str) -> tuple[Cell, ...]:
    if frame == "places":
        area = row["area_km2"]
        return parent, None if area is None else float(area), row["population"]
    return UNIT_KINDS[row["kind"]].words.vi, parent


def _inner(frame: FrameName, name: str) -> str:
    return inside(name) if frame == "places" else name


class _Kin:
    """What became of what in one scheme, in words."""

    def __init__(self, outcome: Outcome, frame: FrameName) -> None:
        self._frame, self._key = frame, KEYS[frame]
        self._names = dict(outcome.before.frame(frame).select(self._key, "name").iter_rows()) | dict(
            outcome.after.frame(frame).select(self._key, "name").iter_rows()
        )
        edges = outcome.lineage().filter(pl.col("frame") == frame)
        self._to: dict[int, list[int]] = defaultdict(list)
        self._from: dict[int, list[int]] = defaultdict(list)
        for source, target in edges.select("source", "target").iter_rows():
            self._to[source].append(target)
            self._from[target].append(source)

    def became(self, row: dict[str, Any]) -> str:
        """Return into what an ended thing went."""
        return self._said("Vào", self._to[row[self._key]])

    def came_from(self, row: dict[str, Any]) -> str:
        """Return from what a new thing came."""
        return self._said("Từ", self._from[row[self._key]])

    def _said(self, lead: str, keys: list[int]) -> str:
        names = [_inner(self._frame, self._names[key]) for key in dict.fromkeys(keys) if key in self._names]
        return f"{lead} {joined(names)}" if names else ""


def _what_changed(row: dict[str, Any], outcome: Outcome, frame: FrameName) -> str:
    told = []
    for column, words in _TELLING[frame].items():
        if column not in row or row[column] == row[f"{column}_was"]:
            continue
        if column in ("area_km2", "population"):
            told.append(words)
        elif column in ("parent", "host"):
            was = outcome.before.frame(frame).filter(pl.col(KEYS[frame]) == row[f"{column}_was"])
            told.append(f"{words} (trước: {_inner(frame, was['name'][0])})" if was.height else words)
        else:
            was_words = row[f"{column}_was"]
            kinds: dict[str, Any] = {**UNIT_KINDS, **PLACE_KINDS}
            shown = kinds[was_words].words.vi.lower() if column == "kind" else was_words
            told.append(f"{words} (trước: {_inner(frame, shown)})" if column in ("name", "kind") else words)
    return f"Đổi {', '.join(told)}" if told else ""


def posts(outcome: Outcome) -> Annex | None:
    """Return the annex of posts whose quota changes, begins or ends, body by body; None where none does."""
    was, now = _quotas(outcome.before), _quotas(outcome.after)
    both = was.join(now, on=("code", "title", "rank"), how="full", coalesce=True, suffix="_now")
    both = both.with_columns(
        pl.coalesce("name_now", "name").alias("name"), pl.col("quota").fill_null(0), pl.col("quota_now").fill_null(0)
    )
    changed = both.filter(pl.col("quota") != pl.col("quota_now")).sort("code", "rank", "title")
    if changed.is_empty():
        return None
    columns = (
        Column("TT", 1, "centre"), Column("Mã", 2.4), Column("Tổ chức", 6), Column("Chức danh", 4), Column("Bậc", 3.2),
        Column("Trước", 1.6, "right"), Column("Sau", 1.6, "right"), Column("Tăng, giảm", 1.8, "right"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (number, code, name, title, RANKS[rank].vi, before, after, after - before)
        for number, (code, name, title, rank, before, after) in enumerate(
            changed.select("code", "name", "title", "rank", "quota", "quota_now").iter_rows(), start=1
        )
    ]
    sums = [int(changed[column].sum()) for column in ("quota", "quota_now")]
    rows.append((None, None, "Cộng", None, None, sums[0], sums[1], sums[1] - sums[0]))
    return Annex(
        "Vị trí và chỉ tiêu biên chế", (Table(columns, tuple(rows), strong=frozenset({len(rows) - 1})),), wide=True
    )


def _quotas(structure: Structure) -> pl.DataFrame:
    posts = structure.posts.join(structure.units.select("unit", "code", "name"), on="unit")
    return posts.group_by("code", "title", "rank").agg(pl.col("name").first(), pl.col("quota").sum())


def people(outcome: Outcome, *, with_people: bool) -> Annex | None:
    """Return the annex of people whose post changes: name and post where people may be named, else how many by body."""
    moved = people_moved(outcome.before, outcome.after)[0]
    if not moved.value:
        return None
    if with_people:
        columns = (
            Column("TT", 1, "centre"), Column("Họ và tên", 3.6), Column("Chức vụ trước", 3.4), Column("Đơn vị trước", 5),
            Column("Chức vụ sau", 3.4), Column("Đơn vị sau", 5),
        )  # fmt: skip
        rows = moved.rows.sort("unit_code", "unit_code_after", "person_code", nulls_last=True)
        wanted = rows.select("name", "title", "unit_name", "title_after", "unit_name_after")
        table = Table(columns, tuple((number, *row) for number, row in enumerate(wanted.iter_rows(), start=1)))
        return Annex("Cán bộ, công chức, người hoạt động không chuyên trách được sắp xếp", (table,), wide=True)
    return Annex("Số người được sắp xếp theo tổ chức", (_counted(moved.rows),), "Bảng này không nêu tên người.")


def _counted(rows: pl.DataFrame) -> Table:
    named = rows.with_columns(
        pl.coalesce("unit_code", "unit_code_after").alias("code"),
        pl.coalesce("unit_name", "unit_name_after").alias("unit"),
        pl.coalesce("rank", "rank_after").alias("held"),
    )
    counts = named.group_by("code", "unit").agg(
        *(pl.col("held").eq(rank).sum().cast(pl.Int64).alias(rank) for rank in RANKS),
        pl.len().cast(pl.Int64).alias("all"),
    )
    columns = (
        Column("TT", 1, "centre"), Column("Tổ chức (trước khi sắp xếp)", 7),
        *(Column(words.vi, 2, "right") for words in RANKS.values()), Column("Cộng", 1.6, "right"),
    )  # fmt: skip
    body: list[tuple[Cell, ...]] = [
        (number, *row)
        for number, row in enumerate(counts.sort("code").select("unit", *RANKS, "all").iter_rows(), start=1)
    ]
    sums = [int(counts[column].sum()) for column in (*RANKS, "all")]
    body.append((None, "Cộng", *sums))
    return Table(columns, tuple(body), strong=frozenset({len(body) - 1}))


def in_full(clauses: tuple[Clause, ...]) -> tuple[Block, ...]:
    """Return steps as numbered clauses of an article."""
    return tuple(Block("clause", one.text, f"{number}.") for number, one in enumerate(clauses, start=1))
