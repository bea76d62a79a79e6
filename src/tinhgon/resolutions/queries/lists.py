"""Lists of documents within what somebody may read: one condition in SQL, whatever their mandates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models import Document
from tinhgon.vietnamese.search import search_key

PAGE: Final = 50
MOST_COUNTED: Final = 1000
WHICH: Final = ("all", "draft", "force", "issued", "ended")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for, as of a day; ``theme`` is a key, ``organ`` the key of the body that issues."""

    day: date
    which: str = "all"
    kind: str = ""
    organ: int | None = None
    theme: int | None = None
    text: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of documents, how many there are up to a limit, and whether there are more."""

    documents: tuple[Document, ...]
    count: int
    more: bool
    page: int


def readable(scope: Scope) -> tuple[str, list[Any]]:
    """Return the one condition on ``d`` for what a scope may read: its own organs' documents, and those that are issued for more readers.

    A scope with no unit at all reads only what is for everybody.
    """
    if scope.everything:
        return "true", []
    if not scope.units:
        return "(d.signed is not null and d.readers = 'public')", []
    own, values = scope.where("d.organ")
    return f"({own} or (d.signed is not null and d.readers in ('apparatus', 'public')))", values


def may_read(scope: Scope, document: Document) -> bool:
    """Say whether a scope reads a document: the same as `readable`, for one that is at hand."""
    if scope.holds(document.organ):
        return True
    if document.signed is None:
        return False
    return document.readers == "public" or (document.readers == "apparatus" and bool(scope.units))


def listed(scope: Scope, wanted: Wanted) -> Listed:
    """Return a page of documents, the newest first. Two queries."""
    where, values = _where(scope, wanted)
    page = max(1, wanted.page)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*) from (select 1 from resolutions_document d where {where} limit {MOST_COUNTED + 1}) counted",  # noqa: S608 - our own text, values are bound
            values,
        )
        (count,) = cursor.fetchone()
    rows = Document.objects.raw(
        f"select d.* from resolutions_document d where {where} order by coalesce(d.signed, d.began) desc, d.id desc "  # noqa: S608 - our own text, values are bound
        f"limit {PAGE} offset {(page - 1) * PAGE}",
        values,
    )
    return Listed(tuple(rows), min(count, MOST_COUNTED), count > MOST_COUNTED, page)


def _where(scope: Scope, wanted: Wanted) -> tuple[str, list[Any]]:
    own, values = readable(scope)
    parts = [own]
    match wanted.which:
        case "draft":
            parts.append("d.signed is null and d.dropped is null")
        case "force":
            parts.append("d.force <= %s and (d.ended is null or d.ended > %s)")
            values += [wanted.day, wanted.day]
        case "issued":
            parts.append("d.signed <= %s")
            values.append(wanted.day)
        case "ended":
            parts.append("d.ended <= %s")
            values.append(wanted.day)
    for column, value in (("kind", wanted.kind), ("organ", wanted.organ), ("theme_id", wanted.theme)):
        if value not in (None, ""):
            parts.append(f"d.{column} = %s")
            values.append(value)
    for word in search_key(wanted.text).split()[:8]:
        parts.append("d.search like %s")
        values.append(f"%{word.replace('%', '').replace('_', '')}%")
    return " and ".join(parts), values


def signed(text: str) -> Document | None:
    """Return the signed document of a code, else the one signed last under a symbol; None where there is none."""
    there = Document.objects.filter(signed__isnull=False)
    return there.filter(code=text).first() or there.filter(symbol=text).order_by("-signed").first()
