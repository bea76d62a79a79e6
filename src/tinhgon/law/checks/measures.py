"""What rules measure: each measure takes the rows that a rule binds and returns one row per subject with its numbers.

Every result has ``subject``, ``code``, ``name``; FRAME names the frame in which the subject is a row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import polars as pl

from tinhgon.law.checks.facts import Among, Facts, binds
from tinhgon.law.rule import Test
from tinhgon.structure.columns import FrameName


def _place(facts: Facts, bound: pl.Expr, test: Test) -> pl.DataFrame:
    rows = facts.subject_places.filter(bound)
    return rows.filter(pl.col("formed_of") > 1) if test.formed else rows


def _unit(facts: Facts, bound: pl.Expr, test: Test) -> pl.DataFrame:
    return facts.subject_units.filter(bound)


_COUNTS = (
    pl.len().cast(pl.Int64).alias("count"),
    pl.col("deputies").sum(),
    pl.col("deputies").mean().alias("deputies_mean"),
    pl.col("posts").sum(),
)


def _siblings(facts: Facts, bound: pl.Expr, test: Test) -> pl.DataFrame:
    rows = facts.members.filter(bound & pl.col("parent").is_not_null())
    if rows.is_empty():
        return rows.select(pl.col("parent").alias("unit"), "code", "name")
    rows = rows.group_by("parent").agg(*_COUNTS)
    names = facts.structure.units.select(pl.col("unit").alias("parent"), "code", "name")
    return rows.join(names, on="parent").rename({"parent": "unit"}).sort("unit")


def _province(facts: Facts, bound: pl.Expr, test: Test) -> pl.DataFrame:
    rows = facts.units.filter(bound & pl.col("top").is_not_null())
    if rows.is_empty():
        return rows.select(pl.col("top").alias("place"), "code", "name")
    counted = rows.group_by("top").agg(*_COUNTS, (pl.len() / pl.col("parent").n_unique()).alias("per_parent"))
    names = facts.structure.places.select(pl.col("place").alias("top"), "code", "name")
    return counted.join(names, on="top").rename({"top": "place"}).sort("place")


#: Sectors whose people are the officials of a commune; schools and clinics are not.
_OFFICIAL: Final = ["party", "council", "government", "front"]


def _commune_staff(facts: Facts, bound: pl.Expr, test: Test) -> pl.DataFrame:
    people = (
        facts.units.filter((pl.col("level") == "commune") & pl.col("sector").is_in(_OFFICIAL))
        .group_by("place")
        .agg(pl.col("holders").sum().alias("officials"), pl.col("part_time").sum())
    )
    more = _steps(facts, "population", "commune.population_step") + _steps(facts, "area_km2", "commune.area_step")
    return (
        facts.subject_places.filter(bound)
        .join(people, on="place", how="inner", maintain_order="left")
        .with_columns(more.alias("more"))
        .with_columns(
            (pl.col("officials") - pl.col("more")).alias("officials_net"),
            (pl.col("part_time") - pl.col("more")).alias("part_time_net"),
        )
    )


def _steps(facts: Facts, column: str, topic: str) -> pl.Expr:
    """Return how many full steps above the standard each commune has."""
    rule = facts.law.ruling(topic)
    if rule is None:
        return pl.lit(0)
    standard = pl.col("population_standard" if column == "population" else "area_standard")
    step = pl.lit(rule.number("step"))
    if "step_urban" in rule.values:
        urban = (pl.col("kind") == "ward") & (pl.col("parent_kind") == "urban_district")
        step = pl.when(urban.fill_null(False)).then(rule.number("step_urban")).otherwise(step)
    return ((pl.col(column) - standard) / (standard * step)).floor().clip(lower_bound=0).fill_null(0).cast(pl.Int64)


def _both(rank: str) -> Callable[[Facts, pl.Expr, Test], pl.DataFrame]:
    def measured(facts: Facts, bound: pl.Expr, test: Test) -> pl.DataFrame:
        first = facts.seats(bound, rank)
        other = pl.lit(True) if test.other is None else binds(test.other)
        second = facts.seats(other, "head", everywhere=True).select("person", pl.lit(1).alias("held"))
        return first.join(second.unique("person"), on="person").unique("unit", maintain_order=True)

    return measured


def _head(facts: Facts, bound: pl.Expr, test: Test) -> pl.DataFrame:
    rows = facts.seats(bound, "head")
    homes = facts.structure.people.filter(pl.col("person").is_in(rows["person"].implode())).select("person", "home")
    rows = rows.join(homes, on="person", how="left", maintain_order="left")
    inside = facts.structure.places.select(pl.col("place").alias("home"), pl.col("parent").alias("above"))
    rows = rows.join(inside, on="home", how="left", maintain_order="left")
    higher = facts.structure.places.select(pl.col("place").alias("above"), pl.col("parent").alias("higher"))
    rows = rows.join(higher, on="above", how="left", maintain_order="left")
    local = pl.any_horizontal(
        (pl.col(name) == pl.col("place")).fill_null(False) for name in ("home", "above", "higher")
    )
    years = (pl.lit(facts.structure.day) - pl.col("since")).dt.total_days() / 365.25
    return rows.with_columns(local.cast(pl.Int64).alias("local"), years.round(1).alias("years")).unique(
        "unit", maintain_order=True
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: the frame of its subjects, how its rows come about from those that a rule binds, and among which facts these are."""

    frame: FrameName
    rows: Callable[[Facts, pl.Expr, Test], pl.DataFrame]
    among: Among


MEASURES: Final[dict[str, Measure]] = {
    "place": Measure("places", _place, "subject_places"),
    "unit": Measure("units", _unit, "subject_units"),
    "siblings": Measure("units", _siblings, "members"),
    "province": Measure("places", _province, "units"),
    "commune_staff": Measure("places", _commune_staff, "subject_places"),
    "two_heads": Measure("units", _both("head"), "subject_units"),
    "deputy_and_head": Measure("units", _both("deputy"), "subject_units"),
    "head": Measure("units", _head, "subject_units"),
}
