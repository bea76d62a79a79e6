"""The listing of territories: what they are part of, their area and population, with what lies inside summed up."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.listing import Column, Filter, Listing, choice
from tinhgon.listings.matching import in_order, searchable
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, TRAITS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

KINDS: Final = {kind.id: kind.words for kind in PLACE_KINDS.values()}
_LEVEL_ORDER: Final = {level: position for position, level in enumerate(LEVELS)}
_DEEPEST: Final = 5


def summed(structure: Structure) -> pl.DataFrame:
    """Return per territory the area and population recorded on it or on what lies inside, and how many parts these are:
    place, total_km2, total_people, parts.
    """
    own = structure.places.select("place", "parent", "area_km2", "population")
    pairs = own.select("place", pl.col("place").alias("part"))
    upward = own.select(pl.col("place").alias("part"), "parent")
    layer = pairs
    layers = [pairs]
    for _ in range(_DEEPEST):
        layer = (
            layer.rename({"place": "below"})
            .join(upward.rename({"part": "below"}), on="below")
            .drop_nulls("parent")
            .select(pl.col("parent").alias("place"), "part")
        )
        if layer.is_empty():
            break
        layers.append(layer)
    measured = own.select(pl.col("place").alias("part"), "area_km2", "population")
    return (
        pl.concat(layers)
        .join(measured, on="part")
        .group_by("place")
        .agg(
            pl.col("area_km2").sum().round(6).alias("total_km2"),
            pl.col("population").sum().alias("total_people"),
            (pl.col("part") != pl.col("place")).sum().cast(pl.Int64).alias("parts"),
        )
    )


def _rows(structure: Structure) -> pl.DataFrame:
    places = structure.places
    parents = places.select(
        pl.col("place").alias("parent"), pl.col("code").alias("parent_code"), pl.col("name").alias("parent_name")
    )
    bodies = structure.units.drop_nulls("place").group_by("place").len("bodies")
    rows = (
        places.join(parents, on="parent", how="left")
        .join(summed(structure), on="place", how="left")
        .join(bodies, on="place", how="left")
        .with_columns(
            pl.col("bodies").fill_null(0).cast(pl.Int64),
            pl.col("level").replace_strict(_LEVEL_ORDER, default=len(_LEVEL_ORDER)).alias("level_order"),
        )
    )
    rows = rows.with_columns(
        in_order(rows["name"], "name_order"),
        in_order(rows["parent_name"], "parent_order"),
        *searchable(rows),
    )
    return rows.sort("level_order", "name_order", "code")


def _within(structure: Structure, code: str) -> pl.Expr:
    place = structure.places.filter(pl.col("code") == code)
    if place.is_empty():
        raise Unknown(
            Sentence(
                f"Ngày {say_day(structure.day)} không có địa bàn mã {code}.",
                f"On {say_day(structure.day)} there is no territory with the code {code}.",
            )
        )
    key: int = place["place"][0]
    return pl.col("place").is_in(structure.territory(key)["place"].implode()) & (pl.col("place") != key)


def _said(structure: Structure, code: str) -> str:
    found = structure.places.filter(pl.col("code") == code)
    return code if found.is_empty() else f"{found['name'][0]} ({code})"


def _trait(structure: Structure, value: str) -> pl.Expr:
    return pl.col("traits").fill_null("").str.split(";").list.contains(value)


PLACES: Final = Listing(
    id="places",
    title=Sentence("Địa bàn", "Places"),
    words=Sentence("đơn vị hành chính", "administrative units"),
    key="place",
    columns=(
        Column("code", Sentence("Mã", "Code"), "code"),
        Column("name", Sentence("Tên", "Name"), order="name_order"),
        Column("kind", Sentence("Loại", "Kind"), "choice", choices=KINDS),
        Column("level", Sentence("Cấp", "Level"), "choice", order="level_order", choices=LEVELS),
        Column("parent_code", Sentence("Mã cấp trên", "Code of the parent"), "code", exported=True),
        Column("parent_name", Sentence("Thuộc", "Inside"), order="parent_order"),
        Column("total_km2", Sentence("Diện tích (km²)", "Area (km²)"), "decimal"),
        Column("total_people", Sentence("Dân số", "Population"), "whole"),
        Column("bodies", Sentence("Đơn vị trên địa bàn", "Units on it"), "whole"),
        Column("traits", Sentence("Đặc điểm", "Traits"), exported=True),
        Column("note", Sentence("Ghi chú nguồn", "Note on sources"), exported=True),
    ),
    filters=(
        Filter(
            "level",
            "cap",
            Sentence("Cấp", "Level"),
            choice("level"),
            {k: v for k, v in LEVELS.items() if k != "village"},
        ),
        Filter("kind", "loai", Sentence("Loại", "Kind"), choice("kind"), KINDS),
        Filter("inside", "thuoc", Sentence("Thuộc", "Inside"), _within, says=_said),
        Filter("trait", "dac-diem", Sentence("Đặc điểm", "Trait"), _trait, TRAITS),
    ),
    rows=_rows,
)
