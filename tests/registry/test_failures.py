"""What other connections, killed processes and lost servers do to the books: nothing by halves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

from tests.registry.builders import DAY, an_entry, books, copied, enact, history, loaded, rename, rows, withdrawn
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Refusal
from tinhgon.registry import queries

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[2]
MERGE = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.SAB", "name": "Sở A và B", "kind": "department"}}

#: A process of its own on the test's database, which says how far it is.
CHILD = """
import sys, time
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from tests.registry.builders import AN, MERGE_STEP, enact, history
from tinhgon.kernel.mandate import Decision
from tinhgon.registry import acts
def told(stage, done, total):
    if stage == "tenures":
        print("writing", flush=True)
        time.sleep(600)
print("ready", flush=True)
if sys.argv[2] == "load":
    acts.load(AN, Decision("1"), history(), progress=told)
else:
    enact(MERGE_STEP)
print("done", flush=True)
"""


@contextmanager
def child(act: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
    name = str(connection.settings_dict["NAME"])
    script = CHILD.replace("MERGE_STEP, ", "").replace("MERGE_STEP", repr(MERGE))
    process = subprocess.Popen(
        [sys.executable, "-c", script, name, act], env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def held(table: str) -> Iterator[None]:
    """Let nobody write to a table meanwhile, so that an act stops in the middle of its writing."""
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        other.cursor().execute(f"lock table {table} in exclusive mode")
        yield
    finally:
        other.close()


def waited_for(table: str) -> int:
    """Wait until a backend waits for a table; return its number."""
    for _ in range(600):
        found = rows("select pid from pg_locks where relation = %s::regclass and not granted", table)
        if found:
            return int(found[0][0])
        time.sleep(0.05)
    raise AssertionError(f"nobody came to {table}")


def none_left() -> None:
    """Wait until no backend holds the lock of the registry."""
    for _ in range(600):
        if not rows("select from pg_locks where locktype = 'advisory' and objid = 7401002"):
            return
        time.sleep(0.05)
    raise AssertionError("somebody still holds the registry")


def test_a_process_killed_while_enacting_leaves_no_trace() -> None:
    loaded()
    before = books()
    with held("registry_lineage"), child("enact") as process:
        waited_for("registry_lineage")
        process.send_signal(signal.SIGKILL)
        process.wait()
    none_left()
    assert books() == before
    enact(MERGE)
    assert queries.verify() == []


def test_a_process_killed_while_loading_leaves_no_trace() -> None:
    with child("load") as process:
        assert process.stdout is not None
        assert [process.stdout.readline().strip() for _ in range(2)] == ["ready", "writing"]
        process.send_signal(signal.SIGKILL)
        process.wait()
    none_left()
    assert {count for _, (count, _) in books()} == {0}
    loaded()
    assert queries.snapshot(AsOf(DAY)).same_as(history().on(DAY))
    assert queries.verify() == []


def in_another_connection(act: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    """Start an act on a connection of its own; its result or error is put into the list."""
    ended: list[Any] = []

    def work() -> None:
        try:
            ended.append(act())
        except (Refusal, DatabaseError) as error:
            ended.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread, ended


@pytest.mark.parametrize("table", ["registry_lineage", "registry_unit", "ledger_entry"])
def test_a_connection_lost_while_writing_is_said_and_leaves_no_trace(table: str) -> None:
    loaded()
    before = books()
    with held(table):
        thread, ended = in_another_connection(lambda: enact(MERGE))
        rows("select pg_terminate_backend(%s)", waited_for(table))
        thread.join()
    assert isinstance(ended[0], Refusal)
    assert [one.rule for one in ended[0].findings] == ["registry.connection_lost"]
    assert books() == before
    enact(MERGE)


def test_two_moves_that_would_make_a_cycle_together() -> None:
    """Each is right alone: 99.SA under 99.SB1, and 99.SB under 99.SA1. The second is told about the first."""
    loaded()
    with held("registry_unit"):
        steps = [("99.SA", "99.SB1"), ("99.SB", "99.SA1")]
        works = [
            in_another_connection(lambda one=one: enact({"do": "move", "unit": one[0], "parent": one[1]}, named=one[0]))
            for one in steps
        ]  # fmt: skip
        waited_for("registry_unit")
    for thread, _ in works:
        thread.join()
    refused = [ended[0] for _, ended in works if isinstance(ended[0], Refusal)]
    assert [one.findings[0].rule for one in refused] == ["scheme.cycle"]
    assert queries.verify() == []


def test_two_moves_in_plain_sql_that_would_make_a_cycle_together() -> None:
    """Both transactions have written before either commits, so neither can see the other; the check at commit does."""
    loaded()
    moves = [(21, 24, "99.SA"), (22, 23, "99.SB")]
    entries = [an_entry() for _ in moves]
    others = [connections.create_connection("default") for _ in moves]
    for other, (unit, parent, code), entry in zip(others, moves, entries, strict=True):
        other.set_autocommit(False)
        cursor = other.cursor()
        for statement in (
            withdrawn("registry_unit", unit, entry),
            copied("registry_unit", 29, entry, key=unit, code=code, parent=parent),
        ):
            cursor.execute(statement)
    others[0].commit()
    with pytest.raises(DatabaseError, match=r"cycle: units 2[1-4] .*\[2020-01-01, …\)"):
        others[1].commit()
    for other in others:
        other.close()
    # Plain SQL tells the ledger nothing of what it wrote, which the proof says; but the books are sound.
    assert {one.rule for one in queries.verify()} == {"registry.content_altered"}


def test_two_schemes_at_once_follow_one_another() -> None:
    loaded()
    with held("registry_unit"):
        works = [
            in_another_connection(lambda one=one: enact(rename("99.SA", f"Sở {one}"), named=f"s{one}"))
            for one in range(3)
        ]
        waited_for("registry_unit")
    for thread, ended in works:
        thread.join()
        assert not isinstance(ended[0], Exception)
    assert queries.verify() == []
    assert [one.current for one in queries.life("units", 21)] == [False, True, False, False, True]


def test_the_same_scheme_enacted_twice_at_once_is_enacted_once() -> None:
    loaded()
    with held("registry_unit"):
        works = [in_another_connection(lambda: enact(rename("99.SA", "Sở mới"))) for _ in range(2)]
        waited_for("registry_unit")
    for thread, _ in works:
        thread.join()
    refused = [ended[0] for _, ended in works if isinstance(ended[0], Refusal)]
    assert [one.findings[0].rule for one in refused] == ["registry.already_enacted"]


def test_an_act_inside_a_larger_transaction_that_fails_leaves_no_trace() -> None:
    loaded()
    before = books()

    def larger() -> None:
        with transaction.atomic():
            enact(MERGE)
            assert queries.snapshot(AsOf(DAY)).units.filter(code="99.SAB").height == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        larger()
    assert books() == before
    assert queries.snapshot(AsOf(DAY)).units.filter(code="99.SAB").is_empty()
