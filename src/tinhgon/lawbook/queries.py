"""The law books with what administrators laid over them, as known at an instant; waivers; what was done to a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.law.books import Lawbooks, builtin
from tinhgon.law.reading import acts_of, read_row, rule_of, unknown_acts
from tinhgon.law.rule import Rule, Verified
from tinhgon.law.shape import RuleRow
from tinhgon.lawbook.models import LawRow, LawWaiver

__all__ = ["Confirmation", "Lawbooks", "Waiver", "books", "confirmations", "laid_over", "waivers", "weighed"]

#: The book in which rows that an administrator added stand.
ADDED: Final = "bo-sung"
_MOST_KEPT: Final = 8
_kept: dict[tuple[tuple[int, datetime], ...], Lawbooks] = {}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What was done to a row: verb (confirm, correct, add), by whom, on which day, with what source, in which entry."""

    rule: str
    verb: str
    by: str
    role: str
    on: date
    source: str
    reason: str
    at: datetime
    entry: int


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that does not bind a subject from a day on (``until``: to the day before that one)."""

    number: int
    rule: str
    frame: str
    key: int
    subject: str
    reason: str
    document: str
    signed: date | None
    since: date
    until: date | None
    by: str
    role: str
    at: datetime
    entry: int


def books(as_of: AsOf) -> Lawbooks:
    """Return the books of the house with every administered row that was known; `Lawbooks.at` then gives the law of a day."""
    rows = list(_known(LawRow.objects.order_by("number"), as_of.known))
    if not rows:
        return builtin()
    # With their instants: numbers alone are given anew where books are restored or stand in another database.
    numbers = tuple((row.number, row.at) for row in rows)
    found = _kept.get(numbers)
    if found is None:
        found = builtin()
        for row in rows:
            found = _with(found, row)
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[numbers] = found
    return found


def _known(rows: QuerySet[Any], known: datetime | None) -> QuerySet[Any]:
    return rows if known is None else rows.filter(at__lte=known)


def _with(found: Lawbooks, row: LawRow) -> Lawbooks:
    if row.verb == "confirm":
        rule = found.rules[row.rule]
        return found.with_rules([replace(rule, verified=Verified(row.by, row.on, row.source))])
    return laid_over(found, [read_row(row.content["row"])], row.content["acts"], row.by, row.on, row.source)


def laid_over(
    found: Lawbooks, rows: Sequence[RuleRow], acts: Mapping[str, Any], by: str, on: date, source: str
) -> Lawbooks:
    """Return books with rows laid over, each confirmed by who gives it. Raises Refusal where a row cites an unknown act."""
    new = acts_of(acts)
    known = {**found.acts, **new}
    unknown = unknown_acts([(ADDED, row) for row in rows], known, found.sources)
    if unknown:
        raise Refusal(unknown)
    rules = []
    for row in rows:
        before = found.rules.get(row.id)
        rule = rule_of(row, ADDED if before is None else before.book, known)
        rules.append(replace(rule, verified=Verified(by, on, source)))
    return found.with_rules(rules, new.values())


def confirmations(rule: str, known: datetime | None = None) -> tuple[Confirmation, ...]:
    """Return what was done to a row, oldest first."""
    rows = _known(LawRow.objects.filter(rule=rule).order_by("number"), known)
    return tuple(_confirmation(row) for row in rows)


def versions(rule: str, known: datetime | None = None) -> tuple[tuple[Confirmation | None, Rule], ...]:
    """Return a row as it stood after each act on it, oldest first; first of all as it came with the house (None), if it did."""
    found = builtin()
    told: list[tuple[Confirmation | None, Rule]] = [(None, found.rules[rule])] if rule in found.rules else []
    rows = list(_known(LawRow.objects.order_by("number"), known))
    if all(row.rule != rule for row in rows):
        return tuple(told)
    for row in rows:  # all of them: a row may cite an act that came with another
        found = _with(found, row)
        if row.rule == rule:
            told.append((_confirmation(row), found.rules[rule]))
    return tuple(told)


def _confirmation(row: LawRow) -> Confirmation:
    return Confirmation(row.rule, row.verb, row.by, row.role, row.on, row.source, row.reason, row.at, row.entry)


def waivers(known: datetime | None = None, rule: str = "", day: date | None = None) -> tuple[Waiver, ...]:
    """Return the waivers that were known, oldest first: all that ever were, or those in force on a day."""
    rows = _known(LawWaiver.objects.order_by("number"), known)
    if rule:
        rows = rows.filter(rule=rule)
    if day is not None:
        rows = rows.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)
    return tuple(
        Waiver(row.number, row.rule, row.frame, row.subject_key, row.subject, row.reason, row.document, row.signed, row.since,
               row.until, row.by, row.role, row.at, row.entry)
        for row in rows
    )  # fmt: skip


def weighed(
    findings: Iterable[Finding], as_of: AsOf, there: Iterable[Waiver] | None = None
) -> tuple[tuple[Finding, Waiver | None], ...]:
    """Return each finding with the waiver that takes its subject out of the rule on the day, where there is one.

    ``there`` are the waivers of the day where they were read already.
    """
    every = waivers(as_of.known, day=as_of.day) if there is None else there
    found = {(one.rule, one.frame, one.key): one for one in every}
    return tuple(
        (finding, found.get((finding.rule, str(finding.where.get("frame", "")), int(finding.where.get("key", 0)))))
        for finding in findings
    )


def stamp(known: datetime | None = None) -> tuple[int, int]:
    """Return the newest row and the newest waiver that were known: what depends on administered law may be kept by it."""
    rows, waived = (
        _known(one.objects.order_by("-number"), known).values_list("number", flat=True).first()
        for one in (LawRow, LawWaiver)
    )
    return rows or 0, waived or 0
