"""What differs between any two days."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Field, Query, Router

from tinhgon.api import shapes
from tinhgon.api.answers import reads
from tinhgon.api.asking import AtKnown, Day
from tinhgon.api.plain import counted
from tinhgon.kernel.as_of import AsOf
from tinhgon.registry import queries

router = Router(tags=["comparison"])


class TwoDays(AtKnown):
    """The two days to compare."""

    before: Day = Field(None, description="Ngày đầu; bỏ trống là hôm nay / the first day; else today")
    after: Day = Field(None, description="Ngày sau; bỏ trống là hôm nay / the second day; else today")
    rows: bool = Field(False, description="Kèm cả vị trí, người, việc giữ vị trí / rows of every frame")


@reads(router, "/comparison", shapes.Comparison, "So sánh hai ngày / two days compared")
def two_days(request: HttpRequest, asked: Query[TwoDays]) -> Any:
    """Figures that differ, people moved, and the rows that ended, began or changed between two days."""
    one = queries.snapshot(AsOf(asked.before or localdate(), asked.known))
    other = queries.snapshot(AsOf(asked.after or localdate(), asked.known))
    return counted.difference(one, other, rows=asked.rows)
