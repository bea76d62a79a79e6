"""Whole frames out of the database: through Arrow on a connection of its own, or by COPY on ours where ours has unsaved writes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar
from urllib.parse import quote, urlencode

import polars as pl
from adbc_driver_postgresql import dbapi  # type: ignore[import-untyped]
from django.db import connection

#: Below this many rows a connection of its own costs more than it saves.
FEW: Final = 100_000
Name = TypeVar("Name", bound=str)
_OURS: Final = {
    "host",
    "port",
    "user",
    "password",
    "dbname",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "target_session_attrs",
}


def has_own_writes() -> bool:
    """Say whether this transaction wrote something that no other connection can see yet."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_current_xact_id_if_assigned() is not null")
        return bool(cursor.fetchone()[0])


def hold_many(tables: Iterable[str]) -> bool:
    """Say whether tables hold so many rows that a connection of its own pays for itself, as far as the server knows.

    The server's estimate outlives the transaction it was made in, rolled back or not: nothing but speed may rest on it.
    """
    with connection.cursor() as cursor:
        query = "select coalesce(sum(greatest(reltuples, 0)), 0) >= %s from pg_class where oid = any(%s::regclass[])"
        cursor.execute(query, [FEW, list(tables)])
        return bool(cursor.fetchone()[0])


def read(
    queries: Mapping[Name, str], schemas: Mapping[Name, Mapping[str, pl.DataType]], *, apart: bool
) -> dict[Name, pl.DataFrame]:
    """Run each query and return its rows as a frame with the given columns and types.

    ``apart``: through a connection of its own, which pays where there are many rows (`hold_many`) and sees nothing of what
    this transaction wrote (`has_own_writes`). Queries carry their values as literals (`rules.literal`).
    """
    if not apart:
        return {name: _by_copy(query, schemas[name]) for name, query in queries.items()}
    with dbapi.connect(address()) as own, own.cursor() as cursor:
        found: dict[Name, pl.DataFrame] = {}
        for name, query in queries.items():
            cursor.execute(query)
            frame = pl.DataFrame(cursor.fetch_arrow())
            found[name] = frame.select(pl.col(column).cast(kind) for column, kind in schemas[name].items())
        return found


def address() -> str:
    """Return the address of our database for another connection."""
    given = {key: str(value) for key, value in connection.get_connection_params().items() if key in _OURS and value}
    return f"postgresql:///?{urlencode(given, quote_via=quote)}"


def _by_copy(query: str, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    columns = ", ".join(f"{column}::text" if kind == pl.Boolean() else column for column, kind in schema.items())
    text = io.BytesIO()
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy (select {columns} from ({query}) q) to stdout (format csv)") as stream,  # noqa: S608 names of ours, values are bound
    ):
        for block in stream:
            text.write(block)
    if not text.tell():
        return pl.DataFrame(schema=schema)
    text.seek(0)
    return pl.read_csv(text, has_header=False, schema=dict(schema))
