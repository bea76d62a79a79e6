"""The listing of bodies: who they are under, where they stand, how many seats they have and how many are held."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.listing import Column, Filter, Listing, choice
from tinhgon.listings.matching import in_order, searchable
from tinhgon.structure.kinds import LEVELS, SECTORS, UNIT_KINDS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

KINDS: Final = {kind.id: kind.words for kind in UNIT_KINDS.values()}
_LEVEL_ORDER: Final = {level: position for position, level in enumerate(LEVELS)}


def _rows(structure: Structure) -> pl.DataFrame:
    """Return one row per body: its own columns, parent_code, parent_name, place_code, place_name, quota, held, vacant,
    children.
    """
    units = structure.units
    parents = units.select(
        pl.col("unit").alias("parent"), pl.col("code").alias("parent_code"), pl.col("name").alias("parent_name")
    )
    places = structure.places.select("place", pl.col("code").alias("place_code"), pl.col("name").alias("place_name"))
    children = units.drop_nulls("parent").group_by("parent").len("children").rename({"parent": "unit"})
    rows = (
        units.join(parents, on="parent", how="left")
        .join(places, on="place", how="left")
        .join(seats_by_unit(structure), on="unit", how="left")
        .join(children, on="unit", how="left")
        .with_columns(
            pl.col("quota", "held", "vacant", "children").fill_null(0).cast(pl.Int64),
            pl.col("level").replace_strict(_LEVEL_ORDER, default=len(_LEVEL_ORDER)).alias("level_order"),
        )
    )
    rows = rows.with_columns(
        in_order(rows["name"], "name_order"),
        in_order(rows["parent_name"], "parent_order"),
        in_order(rows["place_name"], "place_order"),
        *searchable(rows),
    )
    return rows.sort("level_order", "name_order", "code")


def seats_by_unit(structure: Structure) -> pl.DataFrame:
    """Return per body the sum of its quota, how many seats are held, and how many are vacant: unit, quota, held, vacant."""
    held = structure.tenures.group_by("post").len("held")
    return (
        structure.posts.join(held, on="post", how="left")
        .with_columns(pl.col("held").fill_null(0).cast(pl.Int64))
        .with_columns((pl.col("quota") - pl.col("held")).clip(lower_bound=0).alias("vacant"))
        .group_by("unit")
        .agg(pl.col("quota", "held", "vacant").sum())
    )


def _inside(structure: Structure, code: str) -> pl.Expr:
    place = structure.places.filter(pl.col("code") == code)
    if place.is_empty():
        raise Unknown(
            Sentence(
                f"Ngày {say_day(structure.day)} không có địa bàn mã {code}.",
                f"On {say_day(structure.day)} there is no territory with the code {code}.",
            )
        )
    return pl.col("place").is_in(structure.territory(place["place"][0])["place"].implode())


def _place_said(structure: Structure, code: str) -> str:
    found = structure.places.filter(pl.col("code") == code)
    return code if found.is_empty() else f"{found['name'][0]} ({code})"


def _under(structure: Structure, code: str) -> pl.Expr:
    unit = structure.units.filter(pl.col("code") == code)
    if unit.is_empty():
        raise Unknown(
            Sentence(
                f"Ngày {say_day(structure.day)} không có đơn vị mã {code}.",
                f"On {say_day(structure.day)} there is no unit with the code {code}.",
            )
        )
    below = structure.subtree(unit["unit"][0]).filter(pl.col("code") != code)
    return pl.col("unit").is_in(below["unit"].implode())


def _unit_said(structure: Structure, code: str) -> str:
    found = structure.units.filter(pl.col("code") == code)
    return code if found.is_empty() else f"{found['name'][0]} ({code})"


def _seats(structure: Structure, value: str) -> pl.Expr:
    return pl.col("vacant") > 0 if value == "co" else (pl.col("vacant") == 0) & (pl.col("quota") > 0)


UNITS: Final = Listing(
    id="units",
    title=Sentence("Đơn vị", "Units"),
    words=Sentence("đơn vị", "units"),
    key="unit",
    columns=(
        Column("code", Sentence("Mã", "Code"), "code"),
        Column("name", Sentence("Tên đơn vị", "Name"), order="name_order"),
        Column("kind", Sentence("Loại", "Kind"), "choice", choices=KINDS),
        Column("sector", Sentence("Khối", "Sector"), "choice", choices=SECTORS, exported=True),
        Column("level", Sentence("Cấp", "Level"), "choice", order="level_order", choices=LEVELS),
        Column("parent_code", Sentence("Mã cấp trên", "Code of the parent"), "code", exported=True),
        Column("parent_name", Sentence("Trực thuộc", "Under"), order="parent_order", exported=True),
        Column("place_code", Sentence("Mã địa bàn", "Code of the place"), "code", exported=True),
        Column("place_name", Sentence("Địa bàn", "Place"), order="place_order"),
        Column("children", Sentence("Đơn vị trực thuộc", "Units under it"), "whole", exported=True),
        Column("quota", Sentence("Chỉ tiêu", "Quota"), "whole"),
        Column("held", Sentence("Đang giữ", "Held"), "whole"),
        Column("vacant", Sentence("Còn trống", "Vacant"), "whole"),
    ),
    filters=(
        Filter("kind", "loai", Sentence("Loại", "Kind"), choice("kind"), KINDS),
        Filter("sector", "khoi", Sentence("Khối", "Sector"), choice("sector"), SECTORS),
        Filter("level", "cap", Sentence("Cấp", "Level"), choice("level"), LEVELS),
        Filter("place", "dia-ban", Sentence("Địa bàn", "Place"), _inside, says=_place_said),
        Filter("under", "thuoc", Sentence("Thuộc", "Under"), _under, says=_unit_said),
        Filter(
            "vacant",
            "trong",
            Sentence("Chỗ trống", "Vacant seats"),
            _seats,
            {"co": Sentence("Còn chỗ trống", "With vacant seats"), "khong": Sentence("Đã đủ người", "Fully staffed")},
        ),
    ),
    rows=_rows,
)
