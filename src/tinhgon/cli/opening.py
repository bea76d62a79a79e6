"""Opening the books for the first time: tables made or brought up to date, one program at a time."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tinhgon.accounts.acts import watch

#: Two programs that start at once must not both make the tables.
LOCK = 7401100


def open_books() -> bool:
    """Make or update the tables of the books; False where they were up to date. Starts the embedded database if need be."""
    if not _lacking():
        return False
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        try:
            if not _lacking():
                return False
            call_command("migrate", interactive=False, verbosity=0)
            watch()  # tables of rooms that came with this version
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
    return True


def _lacking() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
