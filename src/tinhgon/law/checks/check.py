"""Checking a structure against the law of a day: every finding says what was measured, what is required, what would cure it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from math import ceil, floor
from typing import Any

import polars as pl

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Law
from tinhgon.law.checks.facts import Facts, binds
from tinhgon.law.checks.measures import MEASURES
from tinhgon.law.checks.touched import Touched
from tinhgon.law.measured import COLUMNS, PRIVATE, Said
from tinhgon.law.rule import Rule, Test, Value, counted
from tinhgon.structure.columns import KEYS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

NOTHING: Mapping[int, int] = {}
NEVER: Mapping[int, date] = {}


def check(
    structure: Structure,
    law: Law,
    touched: Touched | None = None,
    *,
    formed: Mapping[int, int] = NOTHING,
    merged: Mapping[int, date] = NEVER,
    private: bool = True,
) -> tuple[Finding, ...]:
    """Return what breaks the law of the day, by rule and subject.

    ``touched`` keeps only findings about what a scheme touches. ``formed`` says of how many units a place was formed, for
    the rules on results of mergers. ``merged`` says on which day a unit last took others in: too many deputies are then a
    note until the law's period of grace ends. Without ``private`` the rules are left out that ask of a person what only those
    who need it may read, such as where a head is at home.
    """
    facts = Facts(structure, law, formed, touched)
    found: list[Finding] = []
    for rule in law.rules:
        if rule.test is not None and rule.test.measure in MEASURES and (private or not _private(rule.test)):
            found += _findings(rule, rule.test, facts, touched, merged)
    return tuple(found)


def _private(test: Test) -> bool:
    return bool(PRIVATE & {*test.below, *test.above})


def _findings(
    rule: Rule, test: Test, facts: Facts, touched: Touched | None, merged: Mapping[int, date]
) -> list[Finding]:
    if test.formed and not facts.formed:
        return []
    measure = MEASURES[test.measure]
    if not facts.may_bind(rule.applies, measure.among):
        return []
    key = KEYS[measure.frame]
    rows = measure.rows(facts, binds(rule.applies), test)
    if rows.is_empty():
        return []
    asked = [
        (column, below, value)
        for names, below in ((test.below, True), (test.above, False))
        for column, name in names.items()
        if (value := _value(rule, name, facts.law)) is not None and {column, value.by or column} <= set(rows.columns)
    ]
    if touched is not None:
        rows = rows.filter(pl.col(key).is_in(list(touched.of(measure.frame))))
    broken = [
        pl.col(column) < _limit(value) if below else pl.col(column) > _limit(value) for column, below, value in asked
    ]
    if not broken:
        return []
    rows = rows.filter(pl.all_horizontal(broken)).sort("code", key)
    limits = [_limit(value).alias(f"limit_{number}") for number, (_, _, value) in enumerate(asked)]
    wanted = [key, "code", "name", *dict.fromkeys(column for column, _, _ in asked)]
    return [
        _finding(rule, measure.frame, key, row, asked, facts, merged)
        for row in rows.with_columns(limits).select(*wanted, pl.col("^limit_.*$")).iter_rows(named=True)
    ]


def _value(rule: Rule, name: str, law: Law) -> Value | None:
    """Return a value of the rule, or of another that is in force ("RULE/value"); None where that one is not."""
    other, mark, own = name.rpartition("/")
    found = next((one for one in law.rules if one.id == other), None) if mark else rule
    return None if found is None else found.values.get(own)


def _limit(value: Value) -> pl.Expr:
    if value.number is not None:
        return pl.lit(value.number)
    chosen = pl.lit(None, dtype=pl.Float64)
    for start, number in value.bands:
        chosen = pl.when(pl.col(value.by) >= start).then(pl.lit(number)).otherwise(chosen)
    return chosen


Asked = tuple[str, bool, Value]


def _finding(
    rule: Rule,
    frame: str,
    key: str,
    row: Mapping[str, Any],
    asked: list[Asked],
    facts: Facts,
    merged: Mapping[int, date],
) -> Finding:
    limits = [float(row[f"limit_{number}"]) for number in range(len(asked))]
    measured = "; ".join(_measured(column, row[column]).vi for column, _, _ in asked)
    told = [_required(column, limit, below=below) for (column, below, _), limit in zip(asked, limits, strict=True)]
    severity, until = rule.weight, _grace(rule, facts, int(row[key]), merged)
    remedy = rule.cure or _cure(asked, row, limits)
    if until is not None:
        severity = Severity.NOTE
        remedy = Sentence(
            f"Được nhiều hơn đến {say_day(until)} do sắp xếp; trước ngày ấy phải về đúng mức. {remedy.vi}",
            f"Allowed until {until} because of a merger; it must conform by then. {remedy.en}",
        )
    gap = max(
        abs(float(row[column]) - limit) / max(abs(limit), 1.0)
        for (column, _, _), limit in zip(asked, limits, strict=True)
    )
    where: dict[str, str | int] = {
        "frame": frame,
        "key": int(row[key]),
        "code": row["code"],
        "gap": round(gap * 1_000_000),
    }
    return Finding(
        rule.id,
        rule.sentence,
        severity,
        subject=f"{row['code']} {row['name']}",
        remedy=remedy,
        measured=measured,
        required=" hoặc ".join(sentence.vi for sentence in told),
        citation=str(rule.citation),
        where=where
        | ({} if until is None else {"until": until.isoformat()})
        | {"verified": int(rule.verified is not None)},
    )


@lru_cache(20_000)
def _number(said: Said, value: float) -> Sentence:
    if said.share:
        return counted(round(value * 100, 1), Sentence("%", "%"))
    return counted(round(value, 2), said.unit)


@lru_cache(20_000)
def _measured(column: str, value: float) -> Sentence:
    said = COLUMNS[column]
    number = _number(said, float(value))
    return Sentence(f"{said.words.vi}: {number.vi}", f"{said.words.en}: {number.en}")


@lru_cache(20_000)
def _required(column: str, limit: float, *, below: bool) -> Sentence:
    said = COLUMNS[column]
    number = _number(said, limit)
    how = ("từ", "trở lên", "at least") if below else ("không quá", "", "at most")
    vi = f"{said.words.vi} {how[0]} {number.vi} {how[1]}".strip()
    return Sentence(vi, f"{said.words.en} {how[2]} {number.en}")


def _cure(asked: list[Asked], row: Mapping[str, Any], limits: list[float]) -> Sentence:
    """Say the least change of numbers after which the rule is kept."""
    told = []
    for (column, below, _), limit in zip(asked, limits, strict=True):
        said = COLUMNS[column]
        gap = abs(float(row[column]) - limit)
        whole = not said.share and column not in ("area_km2", "deputies_mean", "per_parent", "years")
        number = _number(said, float(ceil(gap) if whole and gap > floor(gap) else gap))
        vi, en = ("Tăng", "Raise") if below else ("Giảm", "Lower")
        told.append(
            Sentence(f"{vi} {said.words.vi} ít nhất {number.vi}", f"{en} {said.words.en} by at least {number.en}")
        )
    return Sentence("; hoặc ".join(one.vi for one in told) + ".", "; or ".join(one.en for one in told) + ".")


def _grace(rule: Rule, facts: Facts, key: int, merged: Mapping[int, date]) -> date | None:
    """Return the day on which a unit that took others in must have no deputy too many; None where no grace runs."""
    since = merged.get(key) if rule.topic.startswith("deputies.") else None
    grace = None if since is None else facts.law.ruling("deputies.grace")
    if since is None or grace is None:
        return None
    years, month = divmod(since.month - 1 + round(grace.number("months")), 12)
    until = date(since.year + years, month + 1, min(since.day, 28))
    return until if facts.structure.day < until else None
