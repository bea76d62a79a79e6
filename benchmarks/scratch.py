"""A scratch database beside the real one: made anew, migrated, used by this process, dropped at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg
from django.core.management import call_command
from django.db import connection

from tinhgon.site import embedded

NAME = "tinhgon_benchmark"


@contextmanager
def database() -> Iterator[str]:
    """Give this process an empty, migrated database of its own on the embedded server; yields its address."""
    server = embedded.ensure()
    login = f"postgresql://{server.user}:{server.password}@{server.host}:{server.port}"
    with psycopg.connect(f"{login}/{server.database}", autocommit=True) as plain:
        _drop(plain)
        plain.execute(f"create database {NAME}")
        os.environ["DATABASE_URL"] = f"{login}/{NAME}"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhgon.site.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        try:
            yield os.environ["DATABASE_URL"]
        finally:
            connection.close()
            _drop(plain)


def _drop(plain: psycopg.Connection) -> None:
    """Remove the database: our sessions in it are ended first; the server ends its own, which "with (force)" may not."""
    ours = "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s and usename = current_user"
    plain.execute(ours, [NAME])
    plain.execute(f"drop database if exists {NAME}")
