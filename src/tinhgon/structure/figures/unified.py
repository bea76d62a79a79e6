"""Figures of unified titles: how many holders of one head post also hold another, as "x of y"."""

from __future__ import annotations

import polars as pl

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.apparatus import seats
from tinhgon.structure.figures.figure import Evidence, Figure
from tinhgon.structure.snapshot import Structure

_PEOPLE = Sentence("người", "people")


#: Each title is asked for as one of two and as the base; of the structures of one comparison, and a few more.
_kept: Kept[pl.DataFrame] = Kept(72)


def _heads(structure: Structure, kind: str, level: str, functions: str = "") -> pl.DataFrame:
    return _kept.of((structure,), (kind, level, functions), lambda: _seated(structure, kind, level, functions))


def _seated(structure: Structure, kind: str, level: str, functions: str) -> pl.DataFrame:
    units = structure.units.filter((pl.col("kind") == kind) & (pl.col("level") == level))
    if functions:
        units = units.filter(pl.col("functions").fill_null("").str.split(";").list.contains(functions))
    return (
        seats(structure)
        .filter((pl.col("rank") == "head") & pl.col("unit").is_in(units["unit"].implode()))
        .sort("tenure")
    )


def _both(base: tuple[str, str, str], also: tuple[str, str, str]) -> Evidence:
    def rows(structure: Structure) -> pl.DataFrame:
        one, other = _heads(structure, *base), _heads(structure, *also)
        second = other.select(
            "person",
            pl.col("title").alias("also_title"),
            pl.col("unit_code").alias("also_unit_code"),
            pl.col("unit_name").alias("also_unit_name"),
        ).unique("person", keep="first", maintain_order=True)
        return one.unique("person", keep="first", maintain_order=True).join(
            second, on="person", how="inner", maintain_order="left"
        )

    return rows


def _base(base: tuple[str, str, str]) -> Evidence:
    return lambda structure: _heads(structure, *base).unique("person", keep="first", maintain_order=True)


def _unified(name: str, vi: str, en: str, base: tuple[str, str, str], also: tuple[str, str, str]) -> Figure:
    return Figure(
        f"unified.{name}",
        Sentence(vi, en),
        Sentence(
            f"{vi}: số người giữ cả hai chức danh trên số người giữ chức danh thứ nhất.",
            f"{en}: people who hold both, of those who hold the first.",
        ),
        _PEOPLE,
        "tenures",
        _both(base, also),
        of=_base(base),
    )


UNIFIED: tuple[Figure, ...] = (
    _unified(
        "cell_secretary_village_head",
        "Bí thư chi bộ đồng thời là trưởng thôn, khu phố",
        "Cell secretaries who are also village heads",
        ("party_cell", "village", ""),
        ("village", "village", ""),
    ),
    _unified(
        "district_secretary_council_chair",
        "Bí thư cấp huyện đồng thời là Chủ tịch HĐND",
        "District secretaries who also chair the People's Council",
        ("party_committee", "district", ""),
        ("people_council", "district", ""),
    ),
    _unified(
        "district_secretary_committee_chair",
        "Bí thư cấp huyện đồng thời là Chủ tịch UBND",
        "District secretaries who also chair the People's Committee",
        ("party_committee", "district", ""),
        ("people_committee", "district", ""),
    ),
    _unified(
        "commune_secretary_council_chair",
        "Bí thư cấp xã đồng thời là Chủ tịch HĐND",
        "Commune secretaries who also chair the People's Council",
        ("party_committee", "commune", ""),
        ("people_council", "commune", ""),
    ),
    _unified(
        "commune_secretary_committee_chair",
        "Bí thư cấp xã đồng thời là Chủ tịch UBND",
        "Commune secretaries who also chair the People's Committee",
        ("party_committee", "commune", ""),
        ("people_committee", "commune", ""),
    ),
    _unified(
        "mass_mobilisation_front_chair",
        "Trưởng Ban Dân vận Tỉnh ủy đồng thời là Chủ tịch Mặt trận",
        "The head of mass mobilisation who also chairs the Front",
        ("party_department", "province", "mass_mobilisation"),
        ("front_committee", "province", ""),
    ),
)
