"""In whose name statements are sent: told to the database transaction by transaction, so that the trail names who acted.

The setting is local to a transaction, because connections are pooled and go from one request to another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, Final

from django.db import connection, transaction

_WRITES: Final = re.compile(
    r"^\s*(insert|update|delete|truncate|merge)\b|^\s*with\b.*\b(insert\s+into|update|delete\s+from)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAYS: Final = "select set_config('tinhgon.actor', %s, true)"


@contextmanager
def acting(who: Callable[[], str]) -> Iterator[None]:
    """Name an actor to every statement that writes, until the context ends. ``who`` is asked when something is written, not before."""

    def named(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001
        if not _WRITES.match(sql):
            return execute(sql, params, many, context)
        with nullcontext() if connection.in_atomic_block else transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_SAYS, [who()])
            return execute(sql, params, many, context)

    with connection.execute_wrapper(named):
        yield
