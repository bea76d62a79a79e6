"""Limitations as of a day: causes, measures, whether overcome, in which year of being found; what looks alike and waits for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models.limits import Cause, Limitation, Measure, Overcome, Repeat
from tinhgon.resolutions.models.ordered import MeasureTask
from tinhgon.resolutions.queries import owners
from tinhgon.resolutions.queries.known import known_by
from tinhgon.resolutions.rules.likeness import ALIKE, Alike, alike
from tinhgon.resolutions.rules.repeats import chains, years_running
from tinhgon.resolutions.words.following import no_such
from tinhgon.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Standing:
    """A limitation as of a day. ``year`` is 3 for one that is found in its third year; ``chain`` holds all that are the same."""

    row: Limitation
    body: tuple[str, str]
    causes: tuple[Cause, ...]
    measures: tuple[tuple[Measure, tuple[str, str]], ...]
    overcome: Overcome | None
    year: int
    chain: tuple[Limitation, ...]
    tasks: Mapping[int, Task] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """overcome, underway (there is a measure) or open."""
        return "overcome" if self.overcome else "underway" if self.measures else "open"


@dataclass(frozen=True, slots=True)
class Suggested:
    """An earlier limitation that reads alike and that nobody has judged yet."""

    earlier: Limitation
    alike: Alike
    body: tuple[str, str] = field(default=("", ""))


def limitations(scope: Scope, as_of: AsOf) -> list[Standing]:
    """Return the limitations of the bodies of a scope that were found by the day, the newest first. Nine queries, none per row."""
    known = known_by(as_of)
    rows = Limitation.objects.filter(known, found__lte=as_of.day)
    wide = owners.widened(scope, rows.values_list("unit", flat=True).distinct(), as_of)
    mine = rows if wide.everything else rows.filter(unit__in=wide.units)
    found = list(mine.order_by("-found", "-id"))
    keys = mine.values("pk")
    causes: dict[int, list[Cause]] = defaultdict(list)
    for cause in Cause.objects.filter(known, limitation__in=keys).order_by("id"):
        causes[cause.limitation_id].append(cause)
    measures: dict[int, list[Measure]] = defaultdict(list)
    for measure in Measure.objects.filter(known, limitation__in=keys).order_by("id"):
        measures[measure.limitation_id].append(measure)
    tasks: dict[int, dict[int, Task]] = defaultdict(dict)
    for link in MeasureTask.objects.filter(known, measure__limitation__in=keys).select_related("measure", "task"):
        tasks[link.measure.limitation_id][link.measure_id] = link.task
    done = {one.limitation_id: one for one in Overcome.objects.filter(known, limitation__in=keys, day__lte=as_of.day)}
    same = chains(_judged(as_of, keys, same=True), [row.pk for row in found])
    by_key, years = {row.pk: row for row in found}, {row.pk: row.found.year for row in found}
    units = {row.unit for row in found} | {one.unit for each in measures.values() for one in each}
    named = owners.names(units, as_of)
    return [
        Standing(
            row, named.get(row.unit, ("", "")), tuple(causes[row.pk]),
            tuple((one, named.get(one.unit, ("", ""))) for one in measures[row.pk]), done.get(row.pk),
            years_running(row.pk, same[row.pk], years),
            tuple(sorted((by_key[key] for key in same[row.pk] if key != row.pk), key=lambda one: (one.found, one.pk))), tasks[row.pk],
        )
        for row in found
    ]  # fmt: skip


def limitation(code: str, scope: Scope, as_of: AsOf) -> Standing:
    """Return one limitation of a body of the scope. Raises Unknown."""
    found = next((one for one in limitations(scope, as_of) if one.row.code == code), None)
    if found is None:
        raise Unknown(no_such(code))
    return found


def suggested(at: Standing, among: list[Standing], as_of: AsOf, *, least: float = ALIKE) -> list[Suggested]:
    """Return the earlier limitations that read alike and that nobody has judged, the most alike first."""
    judged = {
        other
        for one in Repeat.objects.filter(known_by(as_of)).filter(limitation=at.row) for other in (one.earlier_id,)
    }  # fmt: skip
    mine = {one.pk for one in at.chain} | {at.row.pk} | judged
    found = [
        Suggested(one.row, how, one.body)
        for one in among
        if one.row.pk not in mine
        and one.row.found < at.row.found
        and (how := alike(at.row.text, one.row.text)).share >= least
    ]
    return sorted(found, key=lambda one: (-one.alike.share, one.earlier.pk))


def _judged(as_of: AsOf, keys: QuerySet[Any], *, same: bool) -> list[tuple[int, int]]:
    """Return the pairs whose newest word is that they are the same (or not)."""
    newest: dict[tuple[int, int], bool] = {}
    for one in Repeat.objects.filter(known_by(as_of), limitation__in=keys).order_by("id"):
        newest[one.limitation_id, one.earlier_id] = one.same
    return [pair for pair, word in newest.items() if word == same]
