"""The only writer of this room: asking, asking again, stopping; and what a worker writes down of a run. Every instant is an argument."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Max

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import fingerprint
from tinhgon.proposals import queries, words
from tinhgon.proposals.models import Progress, Request, Run
from tinhgon.proposals.rules.kinds import Kind, asked_day, written
from tinhgon.proposals.rules.locks import RUN, SLOT
from tinhgon.registry.queries import labels

#: So many requests of one organ may wait or run at a time.
MOST_OPEN: Final = 20
#: The longest search, in seconds, that others' searches wait for.
MOST_SECONDS: Final = 3600


def ask(
    mandate: Mandate,
    organ: int,
    kind: Kind,
    at: datetime,
    *,
    wish: Any = None,
    problem: Any = None,
    title: str = "",
    limits: Limits | None = None,
    origin: Request | None = None,
) -> Request:
    """Keep a problem and queue its first run; return the request. ``wish`` is read from the books; else ``problem`` is taken whole.

    Raises Refusal where the books do not give what is wished for, the limits are out of their range, or too much waits already.
    """
    told = limits or Limits()
    if told.seconds is None or told.seconds > MOST_SECONDS:
        raise Refusal([Finding("plan.seconds", words.TIME, subject="seconds", measured=str(told.seconds))])
    if organ not in labels("units", [organ]):
        raise Refusal([Finding("plan.organ", words.no_organ(organ), subject=str(organ))])
    if queries.open_of(organ) >= MOST_OPEN:
        raise Refusal([Finding("plan.too_many", words.too_many(MOST_OPEN), required=str(MOST_OPEN))])
    books = queries.books()
    asked = kind.read(wish, books) if wish is not None else problem
    day = asked_day(kind, wish, asked)
    if day is None:
        raise Refusal([Finding("plan.day", words.NO_DAY, where={"field": "day"})])
    with transaction.atomic():
        made = Request.objects.create(
            kind=kind.id,
            title=(title.strip() or kind.words.vi)[:300],
            organ=organ,
            day=day,
            entry=books.entry,
            wish="" if wish is None else written(wish),
            problem=written(asked),
            fingerprint=fingerprint(asked),
            limits=told.as_dict(),
            asked_by=mandate.actor,
            role=mandate.role,
            authority=mandate.authority,
            asked_at=at,
            origin=origin,
        )
        _queue(mandate, made, at)
    return made


def again(mandate: Mandate, request: Request, at: datetime) -> Run:
    """Queue another run of the same problem. Raises Refusal while one waits or runs."""
    settle(at)
    with transaction.atomic():
        held = Request.objects.select_for_update().get(pk=request.pk)
        if held.runs.filter(state__in=queries.OPEN).exists():
            raise Refusal([Finding("plan.open", words.still_open(request.pk), subject=str(request.pk))])
        return _queue(mandate, held, at)


def stop(mandate: Mandate, request: Request, at: datetime) -> Run:
    """Ask the run of a request to stop, with the best plan so far; one that waits ends at once. Raises Refusal where nothing runs."""
    settle(at)
    with transaction.atomic():
        run = Run.objects.select_for_update().filter(request=request, state__in=queries.OPEN).first()
        if run is None:
            raise Refusal([Finding("plan.not_open", words.not_open(request.pk), subject=str(request.pk))])
        run.stop_at, run.stop_by = run.stop_at or at, run.stop_by or mandate.actor
        if run.state == Run.State.WAITING:
            run.state, run.ended_at, run.ended = Run.State.STOPPED, at, "stopped"
        run.save(update_fields=["stop_at", "stop_by", "state", "ended_at", "ended"])
        return run


def _queue(mandate: Mandate, request: Request, at: datetime) -> Run:
    last = request.runs.aggregate(last=Max("number"))["last"] or 0
    run = Run.objects.create(request=request, number=last + 1, queued_by=mandate.actor, queued_at=at)
    Progress.objects.create(run=run, words=words.STARTING.vi, words_en=words.STARTING.en)
    return run


# -- what workers write


def take_slot(most: int) -> int | None:
    """Take one of ``most`` places for workers, held by this connection until it is given back or lost; None where all are taken."""
    for slot in range(1, most + 1):
        if _lock(SLOT, slot):
            return slot
    return None


def leave_slot(slot: int) -> None:
    """Give a place for workers back."""
    _unlock(SLOT, slot)


def claim(worker: str, at: datetime) -> Run | None:
    """Take the run that waits longest, mark it running and hold its lock; None where none waits."""
    settle(at)
    with transaction.atomic():
        run = Run.objects.select_for_update(skip_locked=True).filter(state=Run.State.WAITING).order_by("id").first()
        if run is None or not _lock(RUN, run.pk):
            return None
        run.state, run.started_at, run.worker = Run.State.RUNNING, at, worker
        run.save(update_fields=["state", "started_at", "worker"])
        return run


def tell(run: Run, found: dict[str, Any], trace: Sequence[Sequence[float | None]]) -> bool:
    """Write down where a run stands (`planning.progress.Progress` as plain values); return whether it may go on."""
    said = found["words"]
    Progress.objects.filter(pk=run.pk).update(
        best=found["best"], bound=found["bound"], gap=found["gap"], seconds=found["seconds"], share=found["share"],
        words=said["vi"], words_en=said["en"], trace=[list(line) for line in trace],
    )  # fmt: skip
    return not Run.objects.filter(pk=run.pk, stop_at__isnull=False).exists()


def finish(
    run: Run,
    at: datetime,
    plan: dict[str, Any],
    scheme: str,
    *,
    state: str,
    seconds: float,
    notes: Sequence[Finding] = (),
) -> None:
    """Write down the plan that a run found, and why the search ended; then let its lock go."""
    with transaction.atomic():
        Run.objects.filter(pk=run.pk).update(
            state=state, ended_at=at, ended=str(plan.get("ended", "")), scheme=scheme,
            result=json.dumps(plan, ensure_ascii=False), findings=[one.as_dict() for one in notes],
        )  # fmt: skip
        Progress.objects.filter(pk=run.pk).update(
            best=plan.get("best"), bound=plan.get("bound"), gap=plan.get("gap"), seconds=round(seconds, 3)
        )
    _unlock(RUN, run.pk)


def fail(run: Run, at: datetime, findings: Sequence[Finding], *, seconds: float) -> None:
    """Write down why a run found no plan; then let its lock go."""
    with transaction.atomic():
        Run.objects.filter(pk=run.pk).update(
            state=Run.State.FAILED, ended_at=at, findings=[one.as_dict() for one in findings]
        )
        Progress.objects.filter(pk=run.pk).update(seconds=round(seconds, 3))
    _unlock(RUN, run.pk)


def settle(at: datetime) -> int:
    """Mark runs as interrupted that say they run while nobody holds their lock: their process is gone. Return how many."""
    with transaction.atomic():
        lost = Run.objects.select_for_update(skip_locked=True).filter(state=Run.State.RUNNING)
        running = set(lost.values_list("pk", flat=True))
        gone = running - queries.alive(running) if running else set()
        lost_one = Finding("plan.interrupted", words.LOST, remedy=words.RUN_AGAIN)
        return Run.objects.filter(pk__in=gone).update(
            state=Run.State.INTERRUPTED, ended_at=at, findings=[lost_one.as_dict()]
        )


def _lock(book: int, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [book, number])
        return bool(cursor.fetchone()[0])


def _unlock(book: int, number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_unlock(%s, %s)", [book, number])
