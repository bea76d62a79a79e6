"""Figures of territories: how many of each level and kind, their area and population."""

from __future__ import annotations

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.figure import Evidence, Figure
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS
from tinhgon.structure.snapshot import Structure

_UNITS = Sentence("đơn vị", "units")


def _level(level: str) -> Evidence:
    return lambda structure: structure.places.filter(pl.col("level") == level)


def _kind(kind: str) -> Evidence:
    return lambda structure: structure.places.filter(pl.col("kind") == kind)


def _measured(column: str) -> Evidence:
    def rows(structure: Structure) -> pl.DataFrame:
        return structure.places.filter(pl.col(column).is_not_null())

    return rows


def _of_level(level: str) -> Figure:
    words = LEVELS[level]
    return Figure(
        f"places.{level}",
        Sentence(f"Đơn vị hành chính {words.vi.lower()}", f"{words.en}-level units"),
        Sentence(
            f"Số đơn vị hành chính {words.vi.lower()} đang tồn tại trong ngày.",
            f"{words.en}-level administrative units that exist on the day.",
        ),
        _UNITS,
        "places",
        _level(level),
    )


TERRITORY: tuple[Figure, ...] = (
    _of_level("district"),
    _of_level("commune"),
    _of_level("province"),
    *(
        Figure(
            f"places.kind.{kind.id}",
            kind.words,
            Sentence(
                f"Số đơn vị hành chính loại {kind.words.vi.lower()}.", f"Units of the kind {kind.words.en.lower()}."
            ),
            _UNITS,
            "places",
            _kind(kind.id),
        )
        for kind in PLACE_KINDS.values()
        if kind.level != "province"
    ),
    Figure(
        "places.area_km2",
        Sentence("Diện tích tự nhiên", "Area"),
        Sentence(
            "Tổng diện tích các đơn vị hành chính có ghi diện tích.",
            "Sum of the areas of the units whose area is recorded.",
        ),
        Sentence("km²", "km²"),
        "places",
        _measured("area_km2"),
        adds="area_km2",
    ),
    Figure(
        "places.population",
        Sentence("Dân số", "Population"),
        Sentence(
            "Tổng dân số các đơn vị hành chính có ghi dân số.",
            "Sum of the populations of the units whose population is recorded.",
        ),
        Sentence("người", "people"),
        "places",
        _measured("population"),
        adds="population",
    ),
)
