"""Whatever steps are put together: a whole outcome, or a refusal in words for people; never anything else."""

import contextlib
from collections import defaultdict

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.builders import DAY, province
from tests.structure.random_steps import steps
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.columns import FRAMES, KEYS
from tinhgon.structure.figures.comparison import compared, differences
from tinhgon.structure.run import Outcome, run
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure
from tinhgon.structure.whole import flaws

SCHEMES = st.builds(
    Scheme,
    id=st.just("thu"),
    title=st.just("Đề án thử"),
    day=st.just(DAY),
    steps=st.lists(steps(sensible=True), min_size=3, max_size=8).map(tuple),
)
BEFORE = province()


def applied(scheme: Scheme) -> Outcome | None:
    """Run the steps that can be applied one after another; None where none can."""
    kept, outcome = [], None
    for step in scheme.steps:
        try:
            outcome = run(scheme.model_copy(update={"steps": (*kept, step)}), BEFORE)
        except Refusal as refusal:
            for finding in refusal.findings:
                assert finding.remedy is not None, finding.rule
                assert finding.sentence.vi != finding.sentence.en
        else:
            kept.append(step)
    return outcome


@settings(max_examples=100, deadline=None)
@given(SCHEMES)
def test_what_can_be_applied_leaves_the_apparatus_whole(scheme: Scheme) -> None:
    outcome = applied(scheme)
    if outcome is None:
        return
    assert BEFORE.same_as(province())
    assert flaws(outcome.after) == []
    _differs_as_told(outcome)
    _is_conserved(outcome)
    _compares_cell_by_cell(outcome.before, outcome.after)
    _is_proven(outcome)


def _is_proven(outcome: Outcome) -> None:
    """Each figure is the count or sum of its rows, and each change in a count that of rows ended and begun."""
    for difference in differences(outcome.before, outcome.after, unchanged=True):
        for reading in (difference.before, difference.after):
            adds = reading.figure.adds
            proof = reading.rows.height if adds is None else reading.rows[adds].sum()
            assert reading.value == pytest.approx(proof), reading.figure.id
        if difference.before.figure.adds is None:
            assert difference.change == difference.begun.height - difference.ended.height


def _differs_as_told(outcome: Outcome) -> None:
    """The difference is that of the two states, found row by row."""
    for name in FRAMES:
        key = KEYS[name]
        before = {row[key]: row for row in outcome.before.frame(name).iter_rows(named=True)}
        after = {row[key]: row for row in outcome.after.frame(name).iter_rows(named=True)}
        told = outcome.difference()[name]
        assert told.closed == sorted(before.keys() - after.keys())
        assert told.opened.to_dicts() == [after[one] for one in sorted(after.keys() - before.keys())]
        both = sorted(before.keys() & after.keys())
        assert told.amended.to_dicts() == [after[one] for one in both if before[one] != after[one]]


def _is_conserved(outcome: Outcome) -> None:
    if any(step.do == "restate_territory" for step in outcome.scheme.steps):
        return
    before, after = outcome.before.places, outcome.after.places
    assert after["population"].sum() == before["population"].sum()
    assert after["area_km2"].sum() == pytest.approx(before["area_km2"].sum(), abs=1e-4)
    assert after.filter((pl.col("area_km2") < 0) | (pl.col("population") < 0)).is_empty()
    shares: dict[int, float] = defaultdict(float)
    for edge in outcome.descents:
        if edge.frame == "places" and edge.area_share is not None:
            shares[edge.source] += edge.area_share
    assert all(total == pytest.approx(1) for total in shares.values())


def _compares_cell_by_cell(before: Structure, after: Structure) -> None:
    for name, changes in compared(before, after).items():
        old = {row[0]: row[1:] for row in before.frame(name).iter_rows()}
        new = {row[0]: row[1:] for row in after.frame(name).iter_rows()}
        assert changes.ended[KEYS[name]].to_list() == sorted(old.keys() - new.keys())
        assert changes.begun[KEYS[name]].to_list() == sorted(new.keys() - old.keys())
        cells = sum(
            one != other for key in old.keys() & new.keys() for one, other in zip(old[key], new[key], strict=True)
        )
        assert changes.amended.height == cells


@settings(max_examples=100, deadline=None)
@given(st.lists(steps(sensible=False), min_size=1, max_size=2))
def test_no_step_at_all_breaks_the_run(drawn: list) -> None:
    scheme = Scheme(id="thu", title="Thử", day=DAY, steps=tuple(drawn))
    with contextlib.suppress(Refusal):
        assert flaws(run(scheme, BEFORE).after) == []
