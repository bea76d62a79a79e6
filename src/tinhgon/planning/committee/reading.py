"""Đọc từ sổ: people of bodies as candidates; those who hold a leading post of a body as its draft list."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.committee.problem import Candidate, Problem, Quota
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day


def committee(
    structure: Structure,
    unit: str,
    size: int,
    quotas: Sequence[Quota],
    *,
    keep: Sequence[str] = (),
    leave_out: Sequence[str] = (),
) -> Problem:
    """Return the problem of a committee drawn from the heads and deputies of a body and of all bodies under it.

    The draft list are the heads of the body itself and of those right under it, up to ``size``. Raises Unknown where no body
    has the code on that day.
    """
    found = structure.units.filter(pl.col("code") == unit)
    if found.is_empty():
        day = structure.day
        raise Unknown(
            Sentence(f"Ngày {say_day(day)} không có đơn vị nào mang mã {unit}.", f"On {day} no unit has code {unit}.")
        )
    root = int(found["unit"][0])
    sectors = structure.units.select("unit", "sector", "place", "parent", pl.col("code").alias("of"))
    places = structure.places.select(pl.col("place"), pl.col("name").alias("locality"))
    rows = (
        structure.tenures.join(structure.posts, on="post")
        .filter(pl.col("rank").is_in(["head", "deputy"]))
        .join(structure.subtree(root).select("unit"), on="unit")
        .join(sectors, on="unit")
        .join(structure.people, on="person")
        .join(places, on="place", how="left")
        .sort("concurrent", "rank", "unit", "tenure", descending=[False, True, False, False])
        .unique("person", keep="first", maintain_order=True)
    )
    near = rows.with_columns(
        ((pl.col("rank") == "head") & ((pl.col("unit") == root) | (pl.col("parent") == root))).alias("near")
    )
    drafted = set(near.filter(pl.col("near")).sort("unit")["person"].head(size).to_list())
    people = tuple(
        Candidate(
            code=row["code"],
            name=row["name"],
            sex=row["sex"] or "",
            birth=row["birth"],
            sector=row["sector"],
            place=row["locality"] or "",
            listed=row["person"] in drafted,
        )
        for row in near.sort("person").iter_rows(named=True)
    )
    return Problem(
        title=str(found["name"][0]),
        day=structure.day,
        size=size,
        candidates=people,
        quotas=tuple(quotas),
        keep=tuple(keep),
        leave_out=tuple(leave_out),
    )
