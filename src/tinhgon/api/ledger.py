"""The ledger: who did what, on what decision, when; and the seals over it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from tinhgon.api import shapes
from tinhgon.api.answers import reads
from tinhgon.api.asking import LARGEST, LONGEST_TEXT, MOST, Code, Day
from tinhgon.api.plain import entries
from tinhgon.ledger import queries

router = Router(tags=["ledger"])


class EntriesWanted(Schema):
    """Filters of the ledger."""

    act: Code = Field("", description="Việc: load, cite, enact, correct, cancel / the act")
    text: str = Field(
        "", max_length=LONGEST_TEXT, description="Trong số, tên văn bản, người ghi / in decision or actor"
    )
    since: Day = Field(None, description="Ghi từ ngày / written since")
    until: Day = Field(None, description="Ghi đến hết ngày / written until")
    before: int | None = Field(
        None, ge=1, le=LARGEST, description="Chỉ các mục trước mục này / entries before this one"
    )
    limit: int = Field(50, ge=1, le=MOST, description="Số mục mỗi trang / entries per page")


@reads(router, "/ledger", shapes.Ledger, "Sổ cái / the ledger")
def list_entries(request: HttpRequest, asked: Query[EntriesWanted]) -> Any:
    """Entries, newest first, a page at a time."""
    found = queries.entries(asked.act, asked.text, asked.since, asked.until, asked.before, asked.limit)
    values = {**request.GET.dict(), "before": found[-1].number if found else 0}
    more = f"{request.path}?{urlencode(values)}" if len(found) == asked.limit else None
    return {"head": queries.head(), "entries": [entries.entry(one) for one in found], "next": more}


@reads(router, "/ledger/seals", shapes.Seals, "Niêm phong / seals")
def list_seals(request: HttpRequest) -> Any:
    """Seals, newest first. A seal's digest, once published elsewhere, proves that nothing before it was cut off."""
    return {"seals": [entries.seal(one) for one in queries.seals()]}


@reads(router, "/ledger/{number}", shapes.Entry, "Một mục / one entry")
def one_entry(request: HttpRequest, number: int) -> Any:
    """One entry with what it holds: the text of the scheme, counts, digests of what it wrote."""
    return entries.entry(queries.entry(min(number, LARGEST)), full=True)
