"""Nothing lies under itself, on any day."""

from __future__ import annotations

import polars as pl

from tinhgon.structure.columns import FrameName
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.checking.desk import NEVER, Desk


def check_cycles(desk: Desk, frame: FrameName, column: str) -> None:
    """Name one row of every ring that ``column`` (parent, host) makes on some day.

    First without regard to days, which settles nearly every workbook at once; only what is left is looked at day by
    day.
    """
    thing = f"{column}_thing"
    edges = (
        desk.sound(frame)
        .filter(pl.col(thing).is_not_null())
        .select(
            "row",
            "code",
            "thing",
            pl.col(thing).alias("above"),
            "valid_from",
            pl.col("valid_to").fill_null(NEVER).alias("end"),
        )
    )
    doubtful = _peeled(edges)
    told: set[frozenset[int]] = set()
    for day in sorted(doubtful["valid_from"].unique().to_list()):
        alive = _peeled(doubtful.filter((pl.col("valid_from") <= day) & (pl.col("end") > day)))
        above = dict(alive.select("thing", "above").iter_rows())
        for ring in _rings(above):
            if frozenset(ring) in told:
                continue
            told.add(frozenset(ring))
            members = alive.filter(pl.col("thing").is_in(ring))
            codes = " → ".join(members.sort("row")["code"].to_list()[:10])
            desk.report(
                frame,
                members.sort("row").head(1),
                "cycle",
                lambda _row, codes=codes, day=day: (  # type: ignore[misc]
                    f"Ngày {say_day(day)}, các dòng này nằm dưới chính mình: {codes}.",
                    f"On {say_day(day)} these rows lie under themselves: {codes}.",
                ),
                column=column,
                remedy=("Sửa cấp trên của một dòng.", "Mend what one of the rows lies under."),
            )


def _peeled(edges: pl.DataFrame) -> pl.DataFrame:
    """Take away, again and again, the edges to things that have nothing above them; what stays holds every ring."""
    while edges.height:
        rest = edges.join(edges.select(pl.col("thing").alias("above")).unique(), on="above", how="semi")
        if rest.height == edges.height:
            return rest
        edges = rest
    return edges


def _rings(above: dict[int, int]) -> list[list[int]]:
    """Return the rings among single upward steps."""
    rings, done = [], set()
    for start in above:
        path: list[int] = []
        here: int | None = start
        while here is not None and here not in done and here in above:
            done.add(here)
            path.append(here)
            here = above[here]
        if here in path:
            rings.append(path[path.index(here) :])
    return rings
