"""Books for the tests of the faces: the sample province with all its schemes, made once, in a database of its own."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from typer.testing import CliRunner

from tests.postgresql.base import SAMPLE
from tinhgon.cli.answering import answered
from tinhgon.cli.rooms import command


class Answer:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    def json(self) -> Any:
        """The standard output, which must be one JSON value and nothing else."""
        return json.loads(self.out)


def tinhgon(*arguments: str, input: str | None = None) -> Answer:
    """Run a real command in this process, with its streams held."""
    with CliRunner().isolation(input=input) as streams:
        code = answered(command(), arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        return Answer(code, streams[0].getvalue().decode(), streams[1].getvalue().decode())


@contextmanager
def database(name: str) -> Iterator[None]:
    """Have Django's connection speak to another database of the same server; this one's transactions must be over."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def create(name: str) -> None:
    """Make an empty database beside the tests' own, instead of one left behind."""
    drop(name)
    with connection.cursor() as cursor:
        cursor.execute(f'create database "{name}"')


def drop(name: str) -> None:
    """Remove a database that `create` made: our sessions in it are ended first; the server ends its own, which "with (force)" may not."""
    ours = "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s and usename = current_user"
    with connection.cursor() as cursor:
        cursor.execute(ours, [name])
        cursor.execute(f'drop database if exists "{name}"')


@functools.cache
def sample() -> str:
    """Make the database of the sample province by the very command that people use; return its name."""
    name = f"{connection.settings_dict['NAME']}{SAMPLE}"
    create(name)
    with database(name):
        done = tinhgon("demo", "--no-serve", "--json")
        assert done.code == 0, done.err
        assert done.json()["enacted"] == 14
    return name


def sample_is_made() -> bool:
    """Whether the database of the sample was asked for by now."""
    return sample.cache_info().currsize > 0
