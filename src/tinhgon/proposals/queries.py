"""What was asked, where it stands, what came of it, and whether the books have moved since. Few queries each, none per row."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from tinhgon import sample
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.kept import Kept
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.law.books import Law
from tinhgon.lawbook.queries import books as law_books
from tinhgon.planning.problems import moved
from tinhgon.proposals import words
from tinhgon.proposals.models import Request, Run
from tinhgon.proposals.rules.kinds import Books, kind_of, wish_of
from tinhgon.proposals.rules.locks import RUN, SLOT
from tinhgon.proposals.rules.neighbouring import neighbouring
from tinhgon.registry.queries import knowledge, snapshot
from tinhgon.registry.queries.outlines import outlines
from tinhgon.structure.run import run as run_scheme

OPEN: Final = ("waiting", "running")
MOST_LISTED: Final = 200
_moved: Kept[tuple[Finding, ...]] = Kept(50)
_beside: Kept[str] = Kept(16)


@dataclass(frozen=True, slots=True)
class Standing:
    """A request with its newest run, and where that run really stands: one whose worker is gone is interrupted, whatever its row says."""

    request: Request
    run: Run
    state: str

    @property
    def open(self) -> bool:
        """Whether something may still come."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Found:
    """A page of requests, and how many there are in all."""

    rows: tuple[Standing, ...]
    total: int


def books() -> Books:
    """Return what problems are read from: the books as they are now."""

    def law(day: date) -> Law:
        return law_books(AsOf(day)).at(day)

    knew = knowledge()
    return Books(
        lambda day: snapshot(AsOf(day)),
        law,
        lambda scheme: run_scheme(scheme, snapshot(AsOf(scheme.day))),
        neighbours,
        knew.entry if knew else None,
    )


def neighbours(day: date) -> str:
    """Return which places lie side by side on a day, as CSV (a, b, border_km, kind); the heads alone where nothing is known.

    Places that are drawn lie side by side where their outlines share a border; others, and ways over water, are those of the sample's table.
    """
    structure, drawn = snapshot(AsOf(day)), outlines(AsOf(day))
    return _beside.of((structure, drawn), "", lambda: neighbouring(structure, drawn, sample.neighbours(day)))


def _newest() -> QuerySet[Run]:
    last = Run.objects.filter(request=OuterRef("request")).values("request").annotate(last=Max("number")).values("last")
    return Run.objects.filter(number=Subquery(last)).select_related("request", "progress").defer("request__problem")


def _standing(runs: Iterable[Run]) -> tuple[Standing, ...]:
    found = list(runs)
    running = [one.pk for one in found if one.state == Run.State.RUNNING]
    held = alive(running) if running else set()
    return tuple(
        Standing(
            one.request,
            one,
            Run.State.INTERRUPTED.value if one.state == Run.State.RUNNING and one.pk not in held else str(one.state),
        )
        for one in found
    )


def listed(
    organs: Collection[int] | None = None, text: str = "", kind: str = "", *, offset: int = 0, limit: int = 50
) -> Found:
    """Return requests, the newest first, each with its newest run (without its answer). ``organs`` are the keys of those whose requests
    may be seen, None for all."""
    shown = _newest().defer("request__problem", "request__wish", "result", "scheme")
    if organs is not None:
        shown = shown.filter(request__organ__in=list(organs))
    if text:
        named = Q(request__title__icontains=text)
        shown = shown.filter(
            named | Q(request_id=int(text)) if text.isascii() and text.isdigit() and len(text) < 18 else named
        )
    if kind:
        shown = shown.filter(request__kind=kind)
    page = shown.order_by("-request_id")[offset : offset + min(limit, MOST_LISTED)]
    return Found(_standing(page), shown.count())


def standing(number: int) -> Standing:
    """Return a request with its newest run; raises Unknown."""
    found = _newest().filter(request_id=number).first()
    if found is None:
        raise Unknown(words.no_plan(number))
    return _standing([found])[0]


def standings(numbers: Collection[int]) -> list[Standing]:
    """Return several requests in the order in which they are named; raises Unknown."""
    found = {one.request.pk: one for one in _standing(_newest().filter(request_id__in=list(numbers)))}
    for number in numbers:
        if number not in found:
            raise Unknown(words.no_plan(number))
    return [found[number] for number in dict.fromkeys(numbers)]


def runs(request: Request) -> list[Run]:
    """Return the runs of a request without their answers, newest first."""
    return list(
        Run.objects.filter(request=request).select_related("progress").defer("result", "scheme").order_by("-number")
    )


def others(request: Request) -> list[Request]:
    """Return what was asked before and after in one line of asking again: the request it came from, and those that came from it."""
    related = Q(origin=request) | Q(pk=request.origin_id or 0)
    return list(Request.objects.filter(related).defer("problem", "wish").order_by("pk"))


def open_of(organ: int) -> int:
    """Return how many requests of an organ wait or run."""
    return Run.objects.filter(request__organ=organ, state__in=OPEN).count()


def waiting() -> int:
    """Return how many runs wait for a worker."""
    return Run.objects.filter(state=Run.State.WAITING).count()


def alive(numbers: Collection[int]) -> set[int]:
    """Return which of these runs some worker holds at this moment."""
    return _held(RUN) & set(numbers)


def workers() -> set[int]:
    """Return the places that workers hold at this moment."""
    return _held(SLOT)


def busy() -> int:
    """Return how many runs workers hold at this moment."""
    return len(_held(RUN))


def _held(book: int) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select objid::bigint from pg_locks where locktype = 'advisory' and classid = %s and objsubid = 2 and granted "
            "and database = (select oid from pg_database where datname = current_database())",
            [book],
        )
        return {int(row[0]) for row in cursor.fetchall()}


def problem(request: Request) -> Any:
    """Return the problem of a request, as the solver gets it."""
    # It was written as JSON by this room; reading it as a person's file would take seconds for a large one.
    return kind_of(request.kind).problem.model_validate(json.loads(request.problem))


def wish(request: Request) -> Any:
    """Return the wishes of a request, or None where the whole problem was brought."""
    return wish_of(kind_of(request.kind), json.loads(request.wish)) if request.wish else None


def plan(run: Run) -> dict[str, Any]:
    """Return the plan of a run as plain values; empty where it has none."""
    found: dict[str, Any] = json.loads(run.result) if run.result else {}
    return found


def begun_from(run: Run) -> dict[str, Any]:
    """Return the plan that the questions beside a plan can begin from: the one that this request was asked again from, where it answers the very
    same problem. Empty where there is none, or where this is not the first run of the request: who runs it again wants it solved anew."""
    request = run.request
    if run.number > 1 or request.origin_id is None:
        return {}
    ended = Run.objects.filter(request_id=request.origin_id, state__in=[Run.State.DONE, Run.State.STOPPED])
    found = ended.exclude(result="").select_related("request").order_by("-number").first()
    if found is None or _apart_from_entry(found.request) != _apart_from_entry(request):
        return {}
    return plan(found)


def _apart_from_entry(request: Request) -> dict[str, Any]:
    """Return a problem as plain values, without which entry of the ledger it was read at."""
    return {**json.loads(request.problem), "entry": None}


def moved_since(request: Request) -> tuple[Finding, ...]:
    """Return what the books would answer otherwise if the same were asked of them now; empty where nothing differs, or where the problem
    did not come from the books."""
    knew = knowledge()
    if not request.wish or knew is None or knew.entry == request.entry:
        return ()
    return _moved.of((), (request.pk, knew.digest), lambda: tuple(_compared(request)))


def _compared(request: Request) -> list[Finding]:
    kind = kind_of(request.kind)
    try:
        now = kind.read(wish(request), books())
    except Refusal as refusal:
        return [replace(one, rule="planning.moved", remedy=words.RUN_AGAIN) for one in refusal.findings]
    except HouseError as error:
        return [Finding("planning.moved", error.sentence)]
    before = problem(request)
    if "entry" in type(before).model_fields:
        now = now.model_copy(update={"entry": before.entry})
    return moved(before, now)
