"""Wholeness: what hangs in the air is named."""

import polars as pl

from tests.structure.builders import DAY, province
from tinhgon.structure.columns import STANDS_ON
from tinhgon.structure.snapshot import Structure
from tinhgon.structure.whole import flaws


def with_frame(name: str, frame: pl.DataFrame) -> Structure:
    base = province()
    return Structure.of(DAY, {**base.frames(), name: frame})


def rules(structure: Structure) -> set[str]:
    return {flaw.rule for flaw in flaws(structure)}


def test_the_sample_is_whole() -> None:
    assert flaws(province()) == []


def test_every_orphan_is_named() -> None:
    base = province()
    for frame, column in STANDS_ON:
        lost = base.frame(frame).with_columns(pl.lit(9999, dtype=pl.Int64).alias(column))
        found = [
            flaw
            for flaw in flaws(with_frame(frame, lost))
            if flaw.rule == "whole.orphan" and flaw.where["column"] == column
        ]
        assert len(found) == lost.height, (frame, column)


def test_a_cycle_a_double_code_a_second_primary_post_and_an_overfull_post() -> None:
    base = province()
    circle = base.units.with_columns(pl.when(pl.col("unit") == 20).then(23).otherwise(pl.col("parent")).alias("parent"))
    assert rules(with_frame("units", circle)) == {"whole.cycle"}
    double = base.units.with_columns(
        pl.when(pl.col("unit") == 22).then(pl.lit("99.SA")).otherwise(pl.col("code")).alias("code")
    )
    assert rules(with_frame("units", double)) == {"whole.code_twice"}
    twice = base.tenures.with_columns(
        pl.when(pl.col("tenure") == 201).then(100).otherwise(pl.col("person")).alias("person")
    )
    assert rules(with_frame("tenures", twice)) == {"whole.second_primary"}
    over = base.posts.with_columns(pl.when(pl.col("post") == 42).then(1).otherwise(pl.col("quota")).alias("quota"))
    assert rules(with_frame("posts", over)) == {"whole.quota"}


def test_old_flaws_are_not_blamed_on_a_scheme() -> None:
    over = with_frame("posts", province().posts.with_columns(pl.lit(0, dtype=pl.Int64).alias("quota")))
    assert flaws(over)
    assert flaws(over, before=over) == []
