"""The sample carried through all its schemes, once for all tests."""

from __future__ import annotations

from functools import cache

import polars as pl

from tinhgon import sample
from tinhgon.structure.columns import FRAMES, KEYS
from tinhgon.structure.figures.comparison import differences, people_moved
from tinhgon.structure.history import DECISIONS, LINEAGE, History
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure


@cache
def outcomes() -> dict[str, Outcome]:
    """Return the outcome of every scheme by its identifier, in order."""
    return {outcome.scheme.id: outcome for outcome in sample.outcomes()}


def last() -> Structure:
    """Return the apparatus after all schemes."""
    return list(outcomes().values())[-1].after


@cache
def history() -> History:
    """Return every slice of the sample and of what all its schemes made of it, from the differences of the outcomes, with
    their lineage and a decision for each scheme; event 1 is the sample itself."""
    frames = {name: sample.province().frame(name).with_columns(pl.lit(1).alias("opened_by")) for name in FRAMES}
    edges, decisions = [], [(1, None, None, None, "Tỉnh mẫu", None, None)]
    for event, outcome in enumerate(outcomes().values(), start=2):
        day, number = pl.lit(outcome.scheme.day), pl.lit(event, dtype=pl.Int64())
        decisions.append(
            (event, f"{event}/NQ-HĐND", outcome.scheme.day, "HĐND", None, outcome.scheme.title, outcome.scheme.day)
        )
        edges.append(
            outcome.lineage()
            .rename({"step": "sequence"})
            .with_columns(day.alias("day"), number.alias("event"))
            .select(list(LINEAGE))
        )
        for name, different in outcome.difference().items():
            rows, key = frames[name], KEYS[name]
            ending = pl.col(key).is_in([*different.closed, *different.amended[key]]) & pl.col("valid_to").is_null()
            ended = pl.when(ending).then(day).otherwise(pl.col("valid_to")).alias("valid_to")
            by = pl.when(ending).then(number).otherwise(pl.col("closed_by")).alias("closed_by")
            begun = pl.concat([different.opened, different.amended]).with_columns(
                day.alias("valid_from"),
                pl.lit(None, dtype=pl.Date()).alias("valid_to"),
                number.alias("opened_by"),
                pl.lit(None, dtype=pl.Int64()).alias("closed_by"),
            )
            # What an earlier scheme of the same day made and this one unmade was never true on any day.
            lasted = pl.col("valid_to").is_null() | (pl.col("valid_to") > pl.col("valid_from"))
            rows = rows.with_columns(pl.col("opened_by").cast(pl.Int64())).with_columns(ended, by)
            frames[name] = pl.concat([rows.filter(lasted), begun.select(rows.columns)])
    return History.of(frames, pl.concat(edges), pl.DataFrame(decisions, schema=DECISIONS, orient="row"))


def change(scheme: str, figure: str) -> float:
    """Return how a figure moved by a scheme."""
    outcome = outcomes()[scheme]
    found = differences(outcome.before, outcome.after, unchanged=True)
    return next(one.change for one in found if one.before.figure.id == figure)


def moved(scheme: str) -> dict[str, int]:
    """Return how many people a scheme moved, by the identifier of the count."""
    outcome = outcomes()[scheme]
    return {one.id: one.value for one in people_moved(outcome.before, outcome.after)}
