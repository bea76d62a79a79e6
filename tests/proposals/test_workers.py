"""Workers in processes of their own: two at once and no more, stopped within a second or two, killed in the middle, closed with the site."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection
from django.utils.timezone import now

from tests.proposals.builders import AN, AT, asked, loaded, long_one
from tinhgon.proposals import acts, jobs, queries

pytestmark = pytest.mark.django_db(transaction=True)
#: Seconds that a worker may take to start on a busy machine; one that fails is seen at once.
PATIENCE = 120


@contextmanager
def worker(*more):
    """A worker process on the tests' own database, ended at the end whatever happens."""
    command = [*settings.PLANNER_COMMAND, *more]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=jobs._environment())
    try:
        yield started
    finally:
        started.kill()
        started.wait()


def until(holds, what, *processes):
    """Wait until something holds, and return the seconds that it took; a process that failed meanwhile fails the test."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < PATIENCE, what
        assert not any(one.poll() for one in processes), f"a worker failed before: {what}"
        time.sleep(0.1)
    return time.monotonic() - begun


def state(request):
    return queries.standing(request.pk).state


def test_a_search_is_watched_stopped_within_two_seconds_and_keeps_the_best():
    loaded()
    request = long_one()
    with worker("--idle", "0") as process:
        until(lambda: queries.standing(request.pk).run.progress.best is not None, "a first plan", process)
        assert state(request) == "running"
        acts.stop(AN, request, now())
        assert (
            until(lambda: state(request) == "stopped", "the stop") < 10
        )  # of five minutes; one and a half on a quiet machine
        found = queries.standing(request.pk)
        assert queries.plan(found.run)["units"] == 45
        assert found.run.progress.trace
        process.wait(PATIENCE)


def test_a_worker_that_is_killed_leaves_its_run_interrupted_and_another_runs_it_again():
    loaded()
    request = long_one()
    with worker() as process:
        until(lambda: state(request) == "running", "the start", process)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
    until(lambda: state(request) == "interrupted", "the loss is seen")
    acts.again(AN, request, now())
    with worker() as process:
        until(lambda: state(request) == "running", "the second start", process)
        process.stdin.close()  # the site that started it is gone
        until(lambda: state(request) == "interrupted", "the best so far is written")
        assert queries.plan(queries.standing(request.pk).run)["units"] == 45
        process.wait(PATIENCE)


def test_two_run_at_once_and_the_third_waits():
    loaded()
    requests = [long_one() for _ in range(3)]
    with worker() as one, worker() as two:
        until(lambda: [state(request) for request in requests].count("running") == 2, "two run", one, two)
        with worker() as third:
            third.wait(PATIENCE)
        until(lambda: len(queries.workers()) == 2, "the server sees that the third has gone", one, two)
        assert sorted(state(request) for request in requests) == ["running", "running", "waiting"]
        assert (len(queries.workers()), queries.busy(), queries.waiting()) == (2, 2, 1)
        for request in [request for request in requests if queries.standing(request.pk).open]:
            acts.stop(AN, request, now())
        until(lambda: all(state(request) == "stopped" for request in requests), "all stop")


def test_asking_starts_a_worker_and_idle_it_ends(settings):
    loaded()
    settings.PLANNERS = 2
    settings.PLANNER_COMMAND = [*settings.PLANNER_COMMAND[:-3], "--idle", "0.5", "--until-closed"]
    request = asked()
    jobs.wake()
    until(lambda: state(request) == "done", "it is done")
    until(lambda: not queries.workers(), "the worker ends")
    assert queries.standing(request.pk).run.ended_at > AT
    until(lambda: jobs._started[-1].poll() is not None, "the process ends")
    connection.close()
