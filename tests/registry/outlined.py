"""Outlines of the invented province: five communes as squares in a row, and the map that holds them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.registry.builders import AN, START
from tinhgon.kernel.mandate import Decision
from tinhgon.registry import acts
from tinhgon.registry.acts import Drawn
from tinhgon.structure.outlines import read_outlines

COMMUNES = ("00011", "00012", "00013", "00021", "00022")


def square(at: int, side: float = 0.1) -> list[list[float]]:
    """A closed square, the next one right beside it."""
    x = 107 + at * side
    return [[x, 21], [x + side, 21], [x + side, 21 + side], [x, 21 + side], [x, 21]]


def world(*codes: str, first: int = 0) -> str:
    """The text of a map with a square for each code, from west to east."""
    features = [
        {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [square(first + at)]}}
        for at, code in enumerate(codes)
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features})


def outlined(*codes: str, day: date = START, first: int = 0, **more: Any) -> Drawn:
    """Bring them in."""
    return acts.outline(AN, Decision("Bản đồ"), day, read_outlines(world(*(codes or COMMUNES), first=first)), **more)
