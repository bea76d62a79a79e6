"""The registry beside a naive model of it: any acts in any order, the same verdicts, the same past, the same future."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.registry.builders import AN, START, enact, establish, history, rename
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import HouseError
from tinhgon.registry import acts, queries
from tinhgon.structure.history import History

DAYS = [date(2025, month, 1) for month in (3, 6, 9, 12)]
CODES = ["99.UB", "a", "b", "c"]
FOREVER = date.max
NEW = -1


@dataclass(frozen=True)
class Fact:
    """A unit was so on these days; which entries began and ended it."""

    key: int
    start: date
    end: date
    code: str
    name: str
    parent: int | None
    opened: int
    closed: int | None = None


Facts = frozenset[Fact]


def on(facts: Facts, day: date) -> dict[str, Fact]:
    return {fact.code: fact for fact in facts if fact.start <= day < fact.end}


def sound(facts: Facts) -> bool:
    """Whether every day holds: lives without holes, parents there all along, no circle, no code twice."""
    for day in [START, *DAYS]:
        there = [fact for fact in facts if fact.start <= day < fact.end]
        above = {fact.key: fact.parent for fact in there}
        if len(above) < len(there) or len({fact.code for fact in there}) < len(there):
            return False
        if any(parent is not None and parent not in above for parent in above.values()):
            return False
        for key in above:
            way, at = set(), above[key]
            while at is not None and at not in way:
                way.add(at)
                at = above[at]
            if key in way:
                return False
    return True


def changed(facts: Facts, fact: Fact, day: date, **cells: Any) -> Facts | None:
    """The facts with one changed from a day on (no cells: ended), or None where it already has a later change."""
    if fact.end != FOREVER:
        return None
    rest = facts - {fact}
    if fact.start < day:
        rest |= {replace(fact, end=day, closed=NEW)}
    return rest | ({replace(fact, start=day, opened=NEW, **cells)} if cells else frozenset())


class Beside(RuleBasedStateMachine):
    """Each rule works out what must happen, lets the registry act, and compares."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.facts: Facts = frozenset()
        self.past: list[tuple[datetime, Facts]] = []
        self.written: dict[int, tuple[Facts, Facts]] = {}
        self.count = 0

    def teardown(self) -> None:
        try:
            for known, facts in self.past:
                for day in [START, *DAYS]:
                    self.compare(day, facts, known)
            assert queries.verify() == []
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        whole = history()
        units = whole.units.filter(unit=20)
        entry = acts.load(AN, Decision("1"), History.of({"places": whole.places, "units": units}))
        self.facts = frozenset({Fact(20, START, FOREVER, "99.UB", "UBND tỉnh", None, entry.number)})
        self.past.append((entry.at, self.facts))

    def name(self) -> str:
        self.count += 1
        return f"Tên {self.count}"

    def compare(self, day: date, facts: Facts, known: datetime | None = None) -> None:
        rows = queries.snapshot(AsOf(day, known)).units.select("unit", "code", "name", "parent").rows()
        assert rows == sorted((fact.key, fact.code, fact.name, fact.parent) for fact in on(facts, day).values())

    def act(self, expected: Facts | None, day: date, *steps: dict[str, Any]) -> None:
        allowed = expected is not None and sound(expected)
        try:
            done = enact(*steps, day=day, named=f"s{self.count}-{len(self.past)}")
        except HouseError as error:
            assert not allowed, error  # noqa: PT017 - whether it may raise is the model's verdict
            self.compare(day, self.facts)
            return
        assert allowed, "the model refuses this"
        opened = done.outcome.difference()["units"].opened["unit"].to_list()
        self.settle(expected or frozenset(), done.entry.number, done.entry.at, opened[0] if opened else NEW)
        self.compare(day, self.facts)

    def settle(self, expected: Facts, entry: int, at: datetime, key: int = NEW) -> None:
        after = frozenset(
            replace(
                fact,
                key=key if fact.key == NEW else fact.key,
                opened=entry if fact.opened == NEW else fact.opened,
                closed=entry if fact.closed == NEW else fact.closed,
            )
            for fact in expected
        )
        self.written[entry] = (self.facts - after, after - self.facts)
        self.facts = after
        self.past.append((at, after))

    @rule(code=st.sampled_from(CODES[1:]), parent=st.sampled_from(CODES), day=st.sampled_from(DAYS))
    def establish(self, code: str, parent: str, day: date) -> None:
        above, name = on(self.facts, day).get(parent), self.name()
        new = None if above is None else self.facts | {Fact(NEW, day, FOREVER, code, name, above.key, NEW)}
        self.act(new, day, establish(code, parent, name=name))

    @rule(code=st.sampled_from(CODES), day=st.sampled_from(DAYS))
    def rename(self, code: str, day: date) -> None:
        fact, name = on(self.facts, day).get(code), self.name()
        self.act(fact and changed(self.facts, fact, day, name=name), day, rename(code, name))

    @rule(code=st.sampled_from(CODES), parent=st.sampled_from(CODES), day=st.sampled_from(DAYS))
    def move(self, code: str, parent: str, day: date) -> None:
        there = on(self.facts, day)
        fact, above = there.get(code), there.get(parent)
        expected = None
        if fact and above:
            same = fact.parent == above.key
            expected = self.facts if same else changed(self.facts, fact, day, parent=above.key)
        self.act(expected, day, {"do": "move", "unit": code, "parent": parent})

    @rule(code=st.sampled_from(CODES), day=st.sampled_from(DAYS))
    def dissolve(self, code: str, day: date) -> None:
        fact = on(self.facts, day).get(code)
        self.act(fact and changed(self.facts, fact, day), day, {"do": "dissolve", "unit": code})

    @rule(code=st.sampled_from(CODES), parent=st.none() | st.sampled_from(CODES), day=st.sampled_from(DAYS))
    def correct(self, code: str, parent: str | None, day: date) -> None:
        there = on(self.facts, day)
        fact = there.get(code)
        if fact is None or (parent is not None and parent not in there):
            return
        cells: dict[str, Any] = {"name": self.name()} if parent is None else {"parent": there[parent].key}
        expected = (self.facts - {fact}) | {replace(fact, **cells)}
        allowed = expected != self.facts and sound(expected)
        try:
            entry = acts.correct(AN, Decision("ĐC"), "units", fact.key, day, cells, "sai")
        except HouseError as error:
            assert not allowed, error  # noqa: PT017 - whether it may raise is the model's verdict
        else:
            assert allowed, "the model refuses this correction"
            self.settle(expected, entry.number, entry.at)
            del self.written[entry.number]
        self.compare(day, self.facts)

    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        if not self.written:
            return
        number = data.draw(st.sampled_from(sorted(self.written)))
        removed, added = self.written[number]
        expected = (self.facts - added) | removed
        allowed = added <= self.facts and sound(expected)
        try:
            entry = acts.cancel(AN, Decision("hủy"), number, START, "nhầm")
        except HouseError as error:
            assert not allowed, error  # noqa: PT017 - whether it may raise is the model's verdict
        else:
            assert allowed, "the model refuses this cancelling"
            del self.written[number]
            self.settle(expected, entry.number, entry.at)
            del self.written[entry.number]
        for day in DAYS:
            self.compare(day, self.facts)


@pytest.mark.django_db
def test_the_registry_and_a_naive_model_agree() -> None:
    run_state_machine_as_test(
        Beside,
        settings=settings(
            max_examples=20, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
