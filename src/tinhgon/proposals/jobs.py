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
from tinhgon.proposals.rules.kinds import kind_of

#: Seconds between two looks for something that waits, and between two writings of where a run stands.
LOOK: Final = 0.5
TELL: Final = 0.3
#: Lines of how best and bound came closer; beyond, every second one is left out.
MOST_LINES: Final = 300

Now = Callable[[], datetime]
_started: list[subprocess.Popen[bytes]] = []
_starting = threading.Lock()


def work(worker: str, now: Now, *, most: int, idle: float, gone: threading.Event) -> int:
    """Carry out what waits until nothing has waited for ``idle`` seconds, or ``gone`` is set; return how many runs ended.

    Returns at once where ``most`` workers are at work already.
    """
    done = 0
    while (slot := acts.take_slot(most)) is not None:
        try:
            done += _until_idle(worker, now, idle, gone)
        finally:
            acts.leave_slot(slot)
        # What was asked between the last look and the place given back started no other worker.
        if gone.is_set() or not queries.waiting():
            break
    return done


def _until_idle(worker: str, now: Now, idle: float, gone: threading.Event) -> int:
    done, last = 0, time.monotonic()
    while not gone.is_set():
        run = acts.claim(worker, now())
        if run is not None:
            carry_out(run, now, gone)
            done, last = done + 1, time.monotonic()
        elif time.monotonic() - last >= idle:
            break
        else:
            gone.wait(LOOK)
    return done


def carry_out(run: Run, now: Now, gone: threading.Event) -> None:
    """Search for the answer of a run that this worker holds, and write down what came of it.

    A stop that somebody asked for ends it with the best so far; so does ``gone``, and then the run counts as interrupted. A fault of the
    program is written down and raised again.
    """
    watch = _Watch(run, gone)
    settled = False
    try:
        _search(run, now, watch)
        settled = True
    except HouseError as error:
        findings = list(getattr(error, "findings", ())) or [Finding("plan.refused", error.sentence)]
        acts.fail(run, now(), findings, seconds=watch.seconds)
        settled = True
    finally:
        if not settled:
            acts.fail(run, now(), [Finding("plan.broke", words.BROKE)], seconds=watch.seconds)


def _search(run: Run, now: Now, watch: _Watch) -> None:
    request = run.request
    kind = kind_of(request.kind)
    problem, wish = queries.problem(request), queries.wish(request)
    plan = kind.solve(problem, Limits(**request.limits), watch)
    told = kind.told(problem, plan, queries.books())
    scheme, notes = "", []
    if kind.scheme is not None:
        try:
            made = kind.scheme(problem, plan, wish) if wish is not None or kind.id != "placement" else None
            scheme = "" if made is None else made.to_yaml()
        except Refusal as refusal:
            notes = [_as_note(one) for one in refusal.findings]
    state = Run.State.DONE
    if watch.ended:
        state = Run.State.STOPPED if watch.ended == "asked" else Run.State.INTERRUPTED
    acts.finish(run, now(), told, scheme, state=state, seconds=watch.seconds, notes=notes)


def _as_note(found: Finding) -> Finding:
    return Finding(found.rule, found.sentence, Severity.NOTE, found.subject, found.remedy)


class _Watch:
    """What the solver calls: writes where it stands now and then, and says whether it may go on."""

    def __init__(self, run: Run, gone: threading.Event) -> None:
        self._run, self._gone = run, gone
        self._begun = time.monotonic()
        self._told = float("-inf")
        self._trace: list[list[float | None]] = []
        self.ended = ""

    @property
    def seconds(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self._begun

    def __call__(self, found: Progress) -> bool:
        changed = not self._trace or self._trace[-1][1:] != [found.best, found.bound]
        if changed and found.best is not None:
            self._trace.append([round(found.seconds, 2), found.best, found.bound])
            if len(self._trace) > MOST_LINES:
                self._trace = [*self._trace[:-1:2], self._trace[-1]]
        if self._gone.is_set():
            self.ended = self.ended or "gone"
        elif time.monotonic() - self._told >= TELL:
            self._told = time.monotonic()
            if not acts.tell(self._run, found.as_dict(), self._trace):
                self.ended = "asked"
        return not self.ended


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
