"""Figures of bodies and their people: focal points, heads, deputies, staff, quota and its use."""

from __future__ import annotations

import polars as pl

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.figure import Evidence, Figure
from tinhgon.structure.kinds import SECTORS, UNIT_KINDS
from tinhgon.structure.snapshot import Structure

#: Kinds counted as organisations (đầu mối).
FOCAL_KINDS: tuple[str, ...] = tuple(kind.id for kind in UNIT_KINDS.values() if kind.focal)

#: Dozens of figures ask for the same rows; of the structures of one comparison, and a few more.
_seats: Kept[pl.DataFrame] = Kept(6)
_focal: Kept[pl.DataFrame] = Kept(6)
_parts: Kept[dict[tuple[object, ...], pl.DataFrame]] = Kept(12)
_quotas: Kept[pl.DataFrame] = Kept(6)

_BODIES = Sentence("đầu mối", "focal points")
_PEOPLE = Sentence("người", "people")
_POSTS = Sentence("chỉ tiêu", "posts")


def focal_points(structure: Structure) -> pl.DataFrame:
    """Return the units counted as organisations."""
    return _focal.of((structure,), "", lambda: structure.units.filter(pl.col("kind").is_in(FOCAL_KINDS)))


def _parted(frame: pl.DataFrame, column: str, value: str) -> pl.DataFrame:
    """Return the rows of a frame whose column holds a value; all values are told apart at once."""
    parts = _parts.of((frame,), column, lambda: frame.partition_by(column, maintain_order=True, as_dict=True))
    found = parts.get((value,))
    return frame.clear() if found is None else found


def _in_sector(sector: str) -> Evidence:
    return lambda structure: _parted(focal_points(structure), "sector", sector)


def _of_kind(kind: str) -> Evidence:
    return lambda structure: _parted(structure.units, "kind", kind)


def seats(structure: Structure) -> pl.DataFrame:
    """Return every tenure with its post, unit and person: tenure, person, post, concurrent, since, unit, title, rank,
    unit_code, unit_name, kind, place, person_code, name."""
    return _seats.of((structure,), "", lambda: _seated(structure))


def _seated(structure: Structure) -> pl.DataFrame:
    return (
        structure.tenures.select("tenure", "person", "post", "concurrent", "since")
        .join(structure.posts.select("post", "unit", "title", "rank"), on="post")
        .join(
            structure.units.select(
                "unit", pl.col("code").alias("unit_code"), pl.col("name").alias("unit_name"), "kind", "place"
            ),
            on="unit",
        )
        .join(structure.people.select("person", pl.col("code").alias("person_code"), "name"), on="person", how="left")
    )


def _holders(rank: str) -> Evidence:
    def rows(structure: Structure) -> pl.DataFrame:
        return (
            seats(structure)
            .filter((pl.col("rank") == rank) & ~pl.col("concurrent") & pl.col("kind").is_in(FOCAL_KINDS))
            .sort("tenure")
        )

    return rows


def _part_time(structure: Structure) -> pl.DataFrame:
    return seats(structure).filter((pl.col("rank") == "part_time") & ~pl.col("concurrent")).sort("tenure")


def _concurrent(structure: Structure) -> pl.DataFrame:
    return seats(structure).filter(pl.col("concurrent")).sort("tenure")


def _quota(structure: Structure) -> pl.DataFrame:
    return _quotas.of((structure,), "", lambda: _quoted(structure))


def _quoted(structure: Structure) -> pl.DataFrame:
    held = structure.tenures.group_by("post").len("held")
    units = structure.units.select("unit", pl.col("code").alias("unit_code"), pl.col("name").alias("unit_name"))
    return (
        structure.posts.join(held, on="post", how="left")
        .with_columns(pl.col("held").fill_null(0).cast(pl.Int64))
        .join(units, on="unit", how="left")
        .with_columns((pl.col("quota") - pl.col("held")).clip(lower_bound=0).alias("vacant"))
        .sort("post")
    )


APPARATUS: tuple[Figure, ...] = (
    Figure(
        "units.focal_points",
        Sentence("Đầu mối", "Focal points"),
        Sentence(
            "Số đơn vị được tính là một tổ chức (không tính chi bộ, thôn và ban của HĐND).",
            "Units counted as an organisation (not cells, villages or council committees).",
        ),
        _BODIES,
        "units",
        focal_points,
    ),
    *(
        Figure(
            f"units.focal_points.{sector}",
            Sentence(f"Đầu mối: {words.vi}", f"Focal points: {words.en}"),
            Sentence(f"Số đầu mối thuộc {words.vi}.", f"Focal points in {words.en}."),
            _BODIES,
            "units",
            _in_sector(sector),
        )
        for sector, words in SECTORS.items()
        if sector != "community"
    ),
    *(
        Figure(
            f"units.kind.{kind.id}",
            kind.words,
            Sentence(f"Số đơn vị loại {kind.words.vi}.", f"Units of the kind {kind.words.en.lower()}."),
            Sentence("đơn vị", "units"),
            "units",
            _of_kind(kind.id),
        )
        for kind in UNIT_KINDS.values()
    ),
    Figure(
        "people.heads",
        Sentence("Cấp trưởng", "Heads"),
        Sentence(
            "Số người giữ chức cấp trưởng của đầu mối (không tính kiêm nhiệm).",
            "People who hold a head post of a focal point (concurrent posts not counted).",
        ),
        _PEOPLE,
        "tenures",
        _holders("head"),
    ),
    Figure(
        "people.deputies",
        Sentence("Cấp phó", "Deputies"),
        Sentence(
            "Số người giữ chức cấp phó của đầu mối (không tính kiêm nhiệm).",
            "People who hold a deputy post of a focal point (concurrent posts not counted).",
        ),
        _PEOPLE,
        "tenures",
        _holders("deputy"),
    ),
    Figure(
        "people.staff",
        Sentence("Công chức, viên chức", "Staff"),
        Sentence(
            "Số công chức, viên chức của đầu mối không giữ chức lãnh đạo (không tính kiêm nhiệm).",
            "Staff of focal points without a leading post (concurrent posts not counted).",
        ),
        _PEOPLE,
        "tenures",
        _holders("specialist"),
    ),
    Figure(
        "people.part_time",
        Sentence("Người hoạt động không chuyên trách", "Part-time staff"),
        Sentence(
            "Số người hoạt động không chuyên trách (không tính kiêm nhiệm).",
            "Part-time staff (concurrent posts not counted).",
        ),
        _PEOPLE,
        "tenures",
        _part_time,
    ),
    Figure(
        "people.concurrent",
        Sentence("Lượt kiêm nhiệm", "Concurrent posts"),
        Sentence("Số lượt giữ vị trí kiêm nhiệm.", "Posts held beside a primary one."),
        Sentence("lượt", "tenures"),
        "tenures",
        _concurrent,
    ),
    Figure(
        "posts.quota",
        Sentence("Chỉ tiêu biên chế", "Quota"),
        Sentence("Tổng chỉ tiêu của mọi vị trí.", "Sum of the quotas of all posts."),
        _POSTS,
        "posts",
        _quota,
        adds="quota",
    ),
    Figure(
        "posts.held",
        Sentence("Chỉ tiêu đã sử dụng", "Quota in use"),
        Sentence("Số chỗ trong các vị trí đang có người giữ.", "Seats of posts that are held."),
        _POSTS,
        "posts",
        _quota,
        adds="held",
    ),
    Figure(
        "posts.vacant",
        Sentence("Chỉ tiêu còn trống", "Vacant posts"),
        Sentence("Chỉ tiêu chưa có người giữ.", "Quota that nobody holds."),
        _POSTS,
        "posts",
        _quota,
        adds="vacant",
    ),
)
