"""Accent-blind search over places, units and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from tinhgon.registry.rules import TABLES
from tinhgon.structure.columns import FrameName
from tinhgon.vietnamese.search import search_key

_DETAIL: Final = {"places": "kind", "units": "kind", "people": "coalesce(birth::text, '')"}


@dataclass(frozen=True, slots=True)
class Found:
    """A row that a search met: its frame, key, code and name, and its kind (of a person: the day of birth)."""

    frame: FrameName
    key: int
    code: str
    name: str
    detail: str


def find(text: str, day: date, limit: int = 50) -> list[Found]:
    """Return places, units and people of a day whose code begins with the text or whose name holds it, at most ``limit`` of each.

    Marks and capitals do not matter, but names written exactly so come first; then those that begin with it; then by the alphabet.
    """
    wanted = search_key(text)
    if not wanted:
        return []
    like = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    typed = " ".join(text.split())
    found: list[Found] = []
    with connection.cursor() as cursor:
        for frame in ("units", "places", "people"):
            cursor.execute(
                f"select key, code, name, {_DETAIL[frame]} from {TABLES[frame]} "  # noqa: S608 - names of ours
                "where recorded_to is null and valid_from <= %s and (valid_to is null or valid_to > %s) "
                "and (search_key like %s or starts_with(lower(code), lower(%s))) "
                "order by lower(code) = lower(%s) desc, strpos(lower(name), lower(%s)) > 0 desc, search_key like %s desc, sort_key, key limit %s",
                [day, day, f"%{like}%", typed, typed, typed, f"{like}%", limit],
            )
            found += [Found(frame, *row) for row in cursor.fetchall()]
    return found
