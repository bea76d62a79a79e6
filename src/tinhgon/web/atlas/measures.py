"""What the map can show: one number per commune, from the apparatus of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.apparatus import FOCAL_KINDS
from tinhgon.structure.snapshot import Structure


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that every commune has: its words, what it is counted in, and its digits after the comma."""

    id: str
    words: Sentence
    unit: Sentence
    decimals: int = 0


_PEOPLE = Sentence("người", "people")
MEASURES: Final[dict[str, Measure]] = {
    measure.id: measure
    for measure in (
        Measure("population", Sentence("Dân số", "Population"), _PEOPLE),
        Measure("area", Sentence("Diện tích", "Area"), Sentence("km²", "km²"), 1),
        Measure("density", Sentence("Mật độ dân số", "Density"), Sentence("người/km²", "people/km²")),
        Measure("bodies", Sentence("Đầu mối", "Focal points"), Sentence("đầu mối", "focal points")),
        Measure("villages", Sentence("Thôn, khu phố", "Villages"), Sentence("thôn, khu phố", "villages")),
        Measure("staff", Sentence("Người giữ vị trí chính", "People in primary posts"), _PEOPLE),
        Measure("quota", Sentence("Chỉ tiêu biên chế", "Quota"), Sentence("chỉ tiêu", "posts")),
    )
}


def measured(structure: Structure) -> pl.DataFrame:
    """Return every commune with its parent and all measures, by key: place, code, name, kind, parent, lon, lat, and `MEASURES`.

    Bodies count where they stand: those of the province and the districts are not a commune's. Density is people per km²; a
    commune without area or population has none.
    """
    units = structure.units.filter(pl.col("level").is_in(["commune", "village"])).select("unit", "place", "kind")
    bodies = units.filter(pl.col("kind").is_in(FOCAL_KINDS)).group_by("place").len("bodies")
    villages = units.filter(pl.col("kind") == "village").group_by("place").len("villages")
    posts = structure.posts.join(units.select("unit", "place"), on="unit")
    quota = posts.group_by("place").agg(pl.col("quota").sum())
    primary = structure.tenures.filter(~pl.col("concurrent")).select("post")
    staff = primary.join(posts.select("post", "place"), on="post").group_by("place").len("staff")
    rows = structure.places.filter(pl.col("level") == "commune").select(
        "place", "code", "name", "kind", "parent", "lon", "lat", "population", pl.col("area_km2").alias("area")
    )
    for counted in (bodies, villages, quota, staff):
        rows = rows.join(counted, on="place", how="left")
    counts = ("bodies", "villages", "quota", "staff")
    return rows.with_columns(
        (pl.col("population") / pl.when(pl.col("area") > 0).then(pl.col("area"))).alias("density"),
        *(pl.col(name).fill_null(0).cast(pl.Int64) for name in counts),
    ).sort("place")
