"""Rows of a scope that hold the words of a search, the newest first, however common the words are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from tinhgon.vietnamese.search import search_key

#: A list is counted no further than this: beyond it people filter.
MOST_COUNTED: Final = 1000
PAGE: Final = 50
#: How many of the newest rows a search looks through: of everything, and of the bodies of one mandate.
FAR_BACK: Final = 5000
OWN: Final = 20_000
#: How many rows the index of words gives at most.
_MATCHES: Final = 5000
#: More words do not narrow a search further.
_MOST_WORDS: Final = 8
_WORD: Final = re.compile(r"\w+")


def found(
    table: str, alias: str, where: str, values: Sequence[Any], text: str, code: re.Pattern[str], far: int
) -> tuple[list[int], bool]:
    """Return the ids of rows that hold the words of a text or bear it as their code, the newest first, and whether there may be more.

    ``table`` has the columns id, code and words (a tsvector); ``where`` with its values is the scope, under the alias. The newest rows of the
    scope, ``far`` of them, are looked through one by one: words that are common are found at once, and a body's own rows are fewer than that.
    Only where the scope is larger and the words are rare the index of words is asked. (Asked first, it would gather every row that holds
    a common word before it looks whose they are; the database cannot tell beforehand how many these are.)
    """
    rows_of, one = f"{table} {alias}", alias
    typed = re.sub(r"\s", "", text).upper()
    if code.fullmatch(typed):
        with connection.cursor() as cursor:
            cursor.execute(f"select {one}.id from {rows_of} where {one}.code = %s and {where}", [typed, *values])  # noqa: S608 - ours
            return [key for (key,) in cursor.fetchall()], False
    words = _WORD.findall(search_key(text))[:_MOST_WORDS]
    if not words:
        return [], False
    query = " & ".join([*words[:-1], f"{words[-1]}:*"])
    with connection.cursor() as cursor:
        cursor.execute(
            "with newest as materialized ("  # noqa: S608 - our own text, values are bound
            f"select {one}.id, {one}.words from {rows_of} where {where} order by {one}.id desc limit {far}) "
            "select id, (select count(*) from newest) from newest where words @@ to_tsquery('simple', %s) "
            f"order by id desc limit {MOST_COUNTED + 1}",
            [*values, query],
        )
        rows = cursor.fetchall()
        whole = bool(rows) and rows[0][1] < far
        if whole or len(rows) >= PAGE:
            return [key for key, _ in rows[:MOST_COUNTED]], not whole
        cursor.execute(
            "with matching as materialized ("  # noqa: S608 - our own text, values are bound
            f"select m.id from {table} m where m.words @@ to_tsquery('simple', %s) limit {_MATCHES}) "
            f"select {one}.id from {rows_of} join matching on matching.id = {one}.id where {where} order by {one}.id desc "
            f"limit {MOST_COUNTED + 1}",
            [query, *values],
        )
        keys = [key for (key,) in cursor.fetchall()]
    return keys[:MOST_COUNTED], len(keys) > MOST_COUNTED
