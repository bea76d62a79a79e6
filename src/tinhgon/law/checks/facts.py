"""The facts by which rules say whom they bind, as columns beside the rows of a structure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import polars as pl

from tinhgon.law.books import Law
from tinhgon.law.checks.touched import Touched
from tinhgon.law.rule import Applies
from tinhgon.structure.snapshot import Structure

#: Text of traits and functions between these, so that one is found by its whole word.
_MARK = ";"


def binds(applies: Applies) -> pl.Expr:
    """Return whether a row of these facts is bound: columns kind, level, sector, traits, functions, parent_kind."""
    terms = [
        pl.col(name).is_in(list(wanted))
        for name, wanted in (
            ("kind", applies.kind), ("level", applies.level), ("sector", applies.sector), ("parent_kind", applies.parent_kind),
        )
        if wanted
    ]  # fmt: skip
    terms += [_any("traits", wanted) for wanted in (applies.traits, applies.also) if wanted]
    if applies.without:
        terms.append(~_any("traits", applies.without))
    if applies.functions:
        terms.append(_any("functions", applies.functions))
    return pl.all_horizontal(terms) if terms else pl.lit(True)


def _any(column: str, wanted: tuple[str, ...]) -> pl.Expr:
    return pl.any_horizontal(pl.col(column).str.contains(f"{_MARK}{one}{_MARK}", literal=True) for one in wanted)


def _only(frame: pl.DataFrame, column: str, keys: frozenset[int]) -> pl.DataFrame:
    return frame.filter(pl.col(column).is_in(list(keys)))


def _marked(column: str) -> pl.Expr:
    return _MARK + pl.col(column).fill_null("") + _MARK


#: The facts among which a measure looks for what a rule binds.
Among = Literal["units", "subject_units", "subject_places", "members"]


class Facts:
    """A structure with the facts that rules ask about; every frame is made once, when it is first needed.

    Facts are of the whole apparatus; the subjects (``subject_units``, ``subject_places``, ``members``) are those that a scheme touches,
    where ``touched`` says so.
    """

    def __init__(
        self, structure: Structure, law: Law, formed: Mapping[int, int], touched: Touched | None = None
    ) -> None:
        self.structure = structure
        self.law = law
        self.formed = formed
        self._touched = touched
        self._there: dict[Among, tuple[set[str], set[str]]] = {}

    def may_bind(self, applies: Applies, among: Among) -> bool:
        """Say whether any of these rows is of a kind and a level that a rule asks for; the rest of what it asks is not looked at."""
        if among not in self._there:
            rows: pl.DataFrame = getattr(self, among)
            self._there[among] = (set(rows["kind"].unique()), set(rows["level"].unique()))
        kinds, levels = self._there[among]
        return (not applies.kind or not kinds.isdisjoint(applies.kind)) and (
            not applies.level or not levels.isdisjoint(applies.level)
        )

    @cached_property
    def subject_units(self) -> pl.DataFrame:
        """The units about which something may be found."""
        return self.units if self._touched is None else _only(self.units, "unit", self._touched.units)

    @cached_property
    def subject_places(self) -> pl.DataFrame:
        """The places about which something may be found."""
        return self.places if self._touched is None else _only(self.places, "place", self._touched.places)

    @cached_property
    def members(self) -> pl.DataFrame:
        """The units right under those about which something may be found."""
        return self.units if self._touched is None else _only(self.units, "parent", self._touched.units)

    @cached_property
    def places(self) -> pl.DataFrame:
        """Places with facts, area and people summed from what lies inside, and the standards that the day sets them."""
        frame = self.structure.places.select(
            "place", "code", "name", "kind", "level", "parent", "area_km2", "population", _marked("traits").alias("traits"),
            pl.lit("").alias("sector"), pl.lit("").alias("functions"),
        )  # fmt: skip
        kinds = frame.select(pl.col("place").alias("parent"), pl.col("kind").alias("parent_kind"))
        frame = self._summed(frame).join(kinds, on="parent", how="left", maintain_order="left")
        formed = pl.DataFrame(
            {"place": list(self.formed), "formed_of": list(self.formed.values())},
            schema={"place": pl.Int64, "formed_of": pl.Int64},
        )
        frame = frame.with_columns(
            self._set("territory.population", "population").alias("population_standard"),
            self._set("territory.area", "area").alias("area_standard"),
            self._set("territory.population_factor", "factor").fill_null(1.0).alias("factor"),
        ).with_columns(pl.col("population_standard") * pl.col("factor"))
        return frame.with_columns(
            (pl.col("population") / pl.col("population_standard")).alias("population_ratio"),
            (pl.col("area_km2") / pl.col("area_standard")).alias("area_ratio"),
        ).join(formed, on="place", how="left", maintain_order="left")

    def _set(self, topic: str, name: str) -> pl.Expr:
        """Return the number that the rules of a matter set for each row; null where none does."""
        rules = [rule for rule in self.law.of_topic(topic) if name in rule.values]
        set_by: list[pl.Expr] = [pl.when(binds(rule.applies)).then(pl.lit(rule.number(name))) for rule in rules]
        return pl.coalesce([*set_by, pl.lit(None, dtype=pl.Float64)])

    @staticmethod
    def _summed(frame: pl.DataFrame) -> pl.DataFrame:
        """Fill area and population of a place from the places inside it, and count these, from the lowest level up."""
        for level in ("district", "province"):
            inside = (
                frame.filter(pl.col("parent").is_not_null())
                .group_by("parent")
                .agg(pl.col("area_km2").sum().alias("area_in"), pl.col("population").sum().alias("people_in"),
                     pl.col("area_km2").count().alias("areas"), pl.col("population").count().alias("peoples"))
            )  # fmt: skip
            here = pl.col("level") == level
            frame = (
                frame.join(inside, left_on="place", right_on="parent", how="left", maintain_order="left")
                .with_columns(
                    pl.when(here & (pl.col(number) > 0))
                    .then(pl.col(column).fill_null(pl.col(within)))
                    .otherwise(column)
                    .alias(column)
                    for column, within, number in (
                        ("area_km2", "area_in", "areas"),
                        ("population", "people_in", "peoples"),
                    )
                )
                .drop("area_in", "people_in", "areas", "peoples")
            )
        parts = frame.filter(pl.col("parent").is_not_null()).group_by("parent").agg(
            pl.len().cast(pl.Int64).alias("parts_inside"), (pl.col("kind") == "ward").mean().alias("ward_share")
        )  # fmt: skip
        return frame.join(parts, left_on="place", right_on="parent", how="left", maintain_order="left").with_columns(
            pl.col("parts_inside").fill_null(0)
        )

    @cached_property
    def tops(self) -> pl.DataFrame:
        """The highest place above each place: place, top."""
        parents = dict(self.structure.places.select("place", "parent").iter_rows())
        found: dict[int, int] = {}
        for place in parents:
            top, seen = place, {place}
            while (above := parents.get(top)) is not None and above not in seen:
                seen.add(top := above)
            found[place] = top
        return pl.DataFrame(
            {"place": list(found), "top": list(found.values())}, schema={"place": pl.Int64, "top": pl.Int64}
        )

    @cached_property
    def units(self) -> pl.DataFrame:
        """Units with facts, and how many posts and people they have: heads, deputies, staff, posts, holders, divisions."""
        units = self.structure.units.select(
            "unit",
            "code",
            "name",
            "kind",
            "sector",
            "level",
            "parent",
            "place",
            _marked("functions").alias("functions"),
        )
        traits = self.structure.places.select("place", _marked("traits").alias("traits"))
        ranked = self.structure.posts.select("post", "unit", "rank", "quota")
        posts = ranked.filter(pl.col("rank") != "part_time").group_by("unit").agg(pl.col("quota").sum().alias("posts"))
        held = self.structure.tenures.select("post", "concurrent").join(ranked, on="post").group_by("unit").agg(
            (pl.col("rank") == "deputy").sum().cast(pl.Int64).alias("deputies"),
            ((pl.col("rank") != "part_time") & ~pl.col("concurrent")).sum().cast(pl.Int64).alias("holders"),
            ((pl.col("rank") == "part_time") & ~pl.col("concurrent")).sum().cast(pl.Int64).alias("part_time"),
        )  # fmt: skip
        inside = (
            units.filter(pl.col("kind") == "division")
            .group_by("parent")
            .agg(pl.len().cast(pl.Int64).alias("divisions"))
        )
        counts = ("posts", "deputies", "holders", "part_time", "divisions")
        frame = (
            units.join(traits, on="place", how="left", maintain_order="left")
            .join(posts, on="unit", how="left", maintain_order="left")
            .join(held, on="unit", how="left", maintain_order="left")
            .join(inside, left_on="unit", right_on="parent", how="left", maintain_order="left")
            .join(self.tops, on="place", how="left", maintain_order="left")
            .with_columns(*(pl.col(name).fill_null(0) for name in counts), pl.col("traits").fill_null(_MARK))
        )
        above = frame.select(
            pl.col("unit").alias("parent"),
            pl.col("kind").alias("parent_kind"),
            pl.col("deputies").alias("deputies_above"),
        )
        return frame.join(above, on="parent", how="left", maintain_order="left").with_columns(
            (pl.col("deputies") - pl.col("deputies_above")).alias("deputies_over_parent")
        )

    def seats(self, bound: pl.Expr, rank: str, *, everywhere: bool = False) -> pl.DataFrame:
        """Return who holds posts of one rank in the units that are bound: person, since, the unit with its facts.

        ``everywhere`` also in units about which nothing is asked.
        """
        units = (self.units if everywhere else self.subject_units).filter(bound)
        posts = self.structure.posts.filter(
            (pl.col("rank") == rank) & pl.col("unit").is_in(units["unit"].implode())
        ).select("post", "unit")
        held = self.structure.tenures.filter(pl.col("post").is_in(posts["post"].implode()))
        return (
            held.select("person", "post", "since").join(posts, on="post").join(units, on="unit").sort("unit", "person")
        )
