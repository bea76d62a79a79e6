"""The program as people start it: a process of its own, its exit codes, and a demonstration that is killed midway."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from tests.faces import create, database, drop, tinhgon
from tinhgon.cli.demo_dossier import make_dossier
from tinhgon.cli.rooms import WORDS, opened
from tinhgon.ledger import queries as ledger
from tinhgon.reform.queries.dossier.standing import standing
from tinhgon.registry import queries

pytestmark = pytest.mark.django_db

PROGRAM = Path(sys.executable).with_name("tinhgon")


def environment(name, tmp_path):
    params = connection.get_connection_params()
    address = {key: params[key] for key in ("host", "port", "user", "password") if params.get(key)}
    return os.environ | {
        "DATABASE_URL": make_conninfo(**address, dbname=name),
        "TINHGON_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tinhgon.site.settings",
    }


def run(*arguments, env):
    return subprocess.run([PROGRAM, *arguments], env=env, capture_output=True, text=True, check=False, timeout=300)


def test_every_word_of_the_help_page_opens_a_command_with_help_in_both_languages():
    for name in WORDS:
        command = opened(name)
        assert "\n\n" in (command.help or ""), name
        shown = tinhgon(name, "--help")
        assert shown.code == 0, name


def test_the_help_page_names_every_command():
    shown = tinhgon("--help").out
    assert all(f" {name} " in shown for name in WORDS)


@pytest.mark.parametrize(
    "arguments", [("nope",), ("show",), ("figures", "--on", "32/1/2020"), ("diff", "x", "y"), ("stop", "--x")]
)
def test_wrong_use_exits_with_2_and_says_so_beside_the_output(arguments):
    answer = tinhgon(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "✗" in answer.err


def test_wrong_use_with_json_is_json():
    answer = tinhgon("figures", "--on", "1/13/2020", "--json")
    assert answer.code == 2
    assert "13" in answer.json()["findings"][0]["sentence"]["vi"]


def test_an_unreachable_database_exits_with_3(tmp_path):
    env = os.environ | {"DATABASE_URL": "postgresql://x:secret@127.0.0.1:1/x", "TINHGON_VAR": str(tmp_path),
                        "DJANGO_SETTINGS_MODULE": "tinhgon.site.settings"}  # fmt: skip
    done = run("figures", "--json", env=env)
    assert done.returncode == 3, done.stderr
    assert json.loads(done.stdout)["findings"][0]["rule"] == "database.unreachable"
    assert "secret" not in done.stdout + done.stderr


@pytest.mark.django_db(transaction=True)
def test_a_demonstration_killed_midway_goes_on_where_it_stopped(tmp_path, books, django_db_blocker):
    name = f"{books}_killed"
    create(name)
    try:
        env = environment(name, tmp_path)
        first = subprocess.Popen(
            [PROGRAM, "demo", "--no-serve"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        with database(name):
            for _ in range(600):
                if "ledger_entry" in connection.introspection.table_names() and ledger.head() >= 2:
                    break
                assert first.poll() is None
                time.sleep(0.1)
            first.send_signal(signal.SIGKILL)
            first.wait()
        second = run("demo", "--no-serve", "--json", env=env)
        assert second.returncode == 0, second.stderr
        told = json.loads(second.stdout)
        assert (told["loaded"], told["schemes"], told["entries"] >= 15) == (False, 14, True)
        figures = run("figures", "--on", "2025-07-02", "--json", env=env)
        assert [one["value"] for one in json.loads(figures.stdout)["figures"][:2]] == [0, 54]
        with database(name):
            assert queries.verify() == []
            invented = standing("hop-nhat-hai-phong")
            assert (invented.state.id, len(invented.scheme.steps)) == ("opinions", 2)
            assert not make_dossier(date(2026, 11, 28))
    finally:
        drop(name)
