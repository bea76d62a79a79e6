"""What became of what, forward and back, over any number of schemes."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router

from tinhgon.api import shapes
from tinhgon.api.answers import reads
from tinhgon.api.asking import AtKnown, Day
from tinhgon.api.plain.descent import FRAMES
from tinhgon.api.telling import kinship

router = Router(tags=["lineage"])


class KinWanted(AtKnown):
    """Which bearer of a code, which way, how far."""

    on: Day = Field(
        None, description="Ngày mà mã được dùng, nếu mã từng là của nhiều đơn vị / the day it bore the code"
    )
    until: Day = Field(None, description="Lần theo đến ngày này / how far to follow")
    back: bool = Field(False, description="Từ đâu ra, thay vì thành gì / where from, rather than what became")
    frame: Literal["", "places", "units"] = Field("", description="Chỉ địa bàn hoặc chỉ đơn vị / places or units only")


@reads(router, "/lineage/{code}", shapes.Kinship, "Thành gì, từ đâu ra / lineage")
def of_code(request: HttpRequest, code: str, asked: Query[KinWanted]) -> Any:
    """What each thing that bore a code became (or came from), with shares, days and decisions.

    A code may have belonged to several things over time; ``on`` chooses, else all are told, each with its days.
    """
    frames = tuple(frame for frame in FRAMES if asked.frame in ("", frame))
    return kinship(code, on=asked.on, until=asked.until, back=asked.back, frames=frames, known=asked.known)
