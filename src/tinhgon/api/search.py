"""Search over places, units and people of a day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router

from tinhgon.api import shapes
from tinhgon.api.answers import reads
from tinhgon.api.asking import OnDay, Text
from tinhgon.api.plain.found import found
from tinhgon.registry import queries

router = Router(tags=["search"])


class Sought(OnDay):
    """What is sought."""

    q: Text = Field("", description="Mã hoặc tên, không cần dấu / code or name, accent-blind")
    most: int = Field(20, ge=1, le=200, description="Nhiều nhất mỗi loại / at most of each")


@reads(router, "/search", shapes.Hits, "Tìm / search")
def search(request: HttpRequest, asked: Query[Sought]) -> Any:
    """Places, units and people whose code or name holds the words, exact accents first. People by name and post only."""
    structure = queries.snapshot(asked.as_of)
    return {"day": structure.day.isoformat(), "text": asked.q, **found(structure, asked.q, asked.most)}
