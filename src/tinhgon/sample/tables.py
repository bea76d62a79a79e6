"""Bảng sự thật: the small tables of public facts that the sample stands on; their sources are in ``data/README.md``."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import polars as pl

PROVINCE = {"code": "22", "name": "Tỉnh Quảng Ninh", "kind": "province"}


def folder(name: str) -> Traversable:
    """Return a folder of files that the package carries."""
    return resources.files("tinhgon.sample").joinpath(name)


@cache
def communes() -> pl.DataFrame:
    """Return the 186 communes at 2019-12-01.

    One row each: code, name, kind, parent (district code), area_km2 (statistics office), population (2019 census), traits (own
    judgement), lon, lat (degrees), population_2009, outline_km2 (area inside the 2009 census outline), resolution_km2 and
    resolution_population (as printed when the commune was merged), note.
    """
    return _read("communes_2019.csv")


@cache
def districts() -> pl.DataFrame:
    """Return the 14 districts at 2019-12-01: code, name, kind, parent, printed_km2, printed_population, lon, lat, note."""
    return _read("districts_2019.csv")


def published_2025() -> pl.DataFrame:
    """Return the 54 units as published in 2025: area (km²), registered population, seat and what each was formed from.

    These are the published figures. They differ from what follows from the 2019 census, and from one another: see ``note``.
    """
    return _read("published_2025.csv")


def _read(name: str) -> pl.DataFrame:
    texts = {"code": pl.String(), "parent": pl.String(), "note": pl.String(), "traits": pl.String()}
    return pl.read_csv(folder("data").joinpath(name).read_bytes(), schema_overrides=texts)


#: The days on which the communes are those of ``neighbours_2025.csv``: from the second resolution to the eve of the third.
NEIGHBOURS_KNOWN = (date(2024, 11, 1), date(2025, 6, 30))


def neighbours(day: date) -> str:
    """Return which communes lie side by side on a day, as CSV (a, b, border_km, kind); the heads alone on days not known."""
    text = folder("data").joinpath("neighbours_2025.csv").read_text(encoding="utf-8")
    first, last = NEIGHBOURS_KNOWN
    return text if first <= day <= last else text.partition("\n")[0] + "\n"
