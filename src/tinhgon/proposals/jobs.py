"""Carrying runs out: a worker takes what waits, one run at a time, and tells how it stands; the database says who holds what.

No broker: a run waits in its table, a worker holds a lock of the database for its place and for its run, and a lock is gone with the
process that held it. So at most `settings.PLANNERS` runs run at once, on however many machines, and a run whose process was killed is
known to be interrupted at once.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import HouseError, Refusal
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Progress
from tinhgon.proposals import acts, queries, words
from tinhgon.proposals.models import Run
from tinhgon.proposals.rules.kinds import Kind, kind_of
from tinhgon.proposals.rules.searching import Search

#: Seconds between two looks for something that waits, and between two writings of where a run stands.
LOOK: Final = 0.5
TELL: Final = 0.3
#: Seconds that a search which was told to stop may still take, where a plan is at hand.
PATIENCE: Final = 1.0

Now = Callable[[], datetime]
#: What a run is called, and why its search ended, when it was stopped from outside.
_ENDS: Final = {
    "asked": (Run.State.STOPPED, "stopped"),
    "gone": (Run.State.INTERRUPTED, "stopped"),
    "late": (Run.State.DONE, "time"),
}


@dataclass(slots=True)
class Ended:
    """What a worker did: how many runs ended, and whether nothing of them goes on in its process."""

    runs: int = 0
    clean: bool = True


_started: list[subprocess.Popen[bytes]] = []
_starting = threading.Lock()


def work(worker: str, now: Now, *, most: int, idle: float, gone: threading.Event) -> Ended:
    """Carry out what waits until nothing has waited for ``idle`` seconds, or ``gone`` is set; say how many runs ended.

    Returns at once where ``most`` workers are at work already, and after a search that did not end when it was told to: the process
    should then begin anew.
    """
    told = Ended()
    while told.clean and (slot := acts.take_slot(most)) is not None:
        try:
            _until_idle(worker, now, idle, gone, told)
        finally:
            acts.leave_slot(slot)
        # What was asked between the last look and the place given back started no other worker.
        if gone.is_set() or not queries.waiting():
            break
    return told


def _until_idle(worker: str, now: Now, idle: float, gone: threading.Event, told: Ended) -> None:
    last = time.monotonic()
    while told.clean and not gone.is_set():
        run = acts.claim(worker, now())
        if run is not None:
            told.clean = carry_out(run, now, gone)
            told.runs, last = told.runs + 1, time.monotonic()
        elif time.monotonic() - last >= idle:
            break
        else:
            gone.wait(LOOK)


def carry_out(run: Run, now: Now, gone: threading.Event) -> bool:
    """Search for the answer of a run that this worker holds, and write down what came of it; say whether the search has ended.

    A stop that somebody asked for ends it with the best plan so far; so does ``gone``, and then the run counts as interrupted. A fault of
    the program is written down and raised again.
    """
    request = run.request
    kind, settled, search = kind_of(request.kind), False, None
    try:
        problem, wish = queries.problem(request), queries.wish(request)
        search = Search(kind, problem, Limits(**request.limits))
        search.start(_at_hand(kind, run, problem, wish))
        ended = _watched(run, search, gone)
        plan, seconds = search.plan(), search.seconds
        told = kind.told(problem, plan, queries.books())
        scheme, notes = _scheme(kind, problem, plan, wish)
        if ended in ("", "late") and search.ended.is_set():
            more, stopped = _beside(run, search, plan, wish, gone)
            told, ended = {**told, **more}, stopped or ended
        state, why = _ENDS.get(ended, (Run.State.DONE, str(told.get("ended", "done"))))
        told["ended"] = why
        acts.finish(run, now(), told, scheme, state=state, seconds=seconds, notes=notes)
        settled = True
    except HouseError as error:
        findings = list(getattr(error, "findings", ())) or [Finding("plan.refused", error.sentence)]
        acts.fail(run, now(), findings, seconds=search.seconds if search else 0.0)
        settled = True
    finally:
        if not settled:
            acts.fail(run, now(), [Finding("plan.broke", words.BROKE)], seconds=search.seconds if search else 0.0)
    return search is None or search.ended.is_set()


def _at_hand(kind: Kind, run: Run, problem: Any, wish: Any) -> Any:
    """Return the plan that questions beside it begin from, None where it must be found first."""
    if kind.again is None or not kind.beyond(wish):
        return None
    told = queries.begun_from(run)
    return kind.again(problem, told) if told else None


def _watched(run: Run, search: Search, gone: threading.Event) -> str:
    """Write down where a search stands until it has ended; return why it was stopped: "asked", "gone", "late", or nothing.

    One that was told to stop, or whose time is up, and that does not end in `PATIENCE` seconds is left to itself where a plan is at hand.
    """
    why, since = "", 0.0
    most = run.request.limits["seconds"]
    while not search.ended.wait(TELL):
        going_on = acts.tell(run, search.told(), search.trace)
        if not why and (not going_on or gone.is_set()):
            why, since = "asked" if not going_on else "gone", time.monotonic()
            search.stop.set()
        if not why and most is not None and search.seconds > most + PATIENCE:
            why, since = "late", time.monotonic()
            search.stop.set()
        if why and search.best is not None and time.monotonic() - since > PATIENCE:
            break
    if search.trace:
        acts.tell(run, search.told(), search.trace)
    return why if why and not search.whole else ""


def _beside(run: Run, search: Search, plan: Any, wish: Any, gone: threading.Event) -> tuple[dict[str, Any], str]:
    """Answer what was wished beside the plan, and why that was stopped: "asked", "gone", or nothing; what was found until then is kept."""
    kind = kind_of(run.request.kind)
    why, last = "", 0.0

    def watch(found: Progress) -> bool:
        nonlocal why, last
        if not why and time.monotonic() - last >= TELL:
            last = time.monotonic()
            said = {**search.told(), "words": {"vi": found.words.vi, "en": found.words.en}, "share": found.share}
            why = "asked" if not acts.tell(run, said, search.trace) else "gone" if gone.is_set() else ""
        return not why

    more = {} if kind.beside is None else kind.beside(wish, plan, Limits(**run.request.limits), watch)
    return more, why


def _scheme(kind: Kind, problem: Any, plan: Any, wish: Any) -> tuple[str, list[Finding]]:
    """Return a plan as a scheme's file, empty where it makes none, and why."""
    if kind.scheme is None or (kind.needs_wish and wish is None):
        return "", []
    try:
        return kind.scheme(problem, plan, wish).to_yaml(), []
    except Refusal as refusal:
        return "", [Finding(one.rule, one.sentence, Severity.NOTE, one.subject, one.remedy) for one in refusal.findings]


# -- starting workers


def wake() -> None:
    """See to it that what was asked is worked on once it is written down: start a worker process of this site where none is free.

    Does nothing where the site has none of its own (`settings.PLANNERS` is 0): ``tinhgon plan work`` then runs elsewhere.
    """
    if settings.PLANNERS:
        transaction.on_commit(_start)


def _start() -> None:
    with _starting:
        _started[:] = [one for one in _started if one.poll() is None]
        # One that was just started and holds no place yet counts as free.
        here = max(len(_started), len(queries.workers()))
        if here >= settings.PLANNERS or here - queries.busy() >= queries.waiting() > 0:
            return
        _started.append(
            subprocess.Popen(
                settings.PLANNER_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True,
                env=_environment(),
            )
        )  # fmt: skip


def _environment() -> dict[str, str]:
    """Return the environment of a worker: the very database that this process speaks to."""
    connection.ensure_connection()
    raw: Any = connection.connection
    parts = {**raw.info.get_parameters(), "password": raw.info.password}
    kept = {name: value for name, value in os.environ.items() if name != "TINHGON_SERVING"}
    return {**kept, "DATABASE_URL": make_conninfo("", **{name: one for name, one in parts.items() if one})}
