"""The listing of people: name and posts, and nothing else of what the registry knows of a person."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.listings.listing import Column, Filter, Listing, choice
from tinhgon.listings.matching import in_order, searchable
from tinhgon.structure.figures.apparatus import seats
from tinhgon.structure.kinds import RANKS
from tinhgon.structure.snapshot import Structure


def _rows(structure: Structure) -> pl.DataFrame:
    """Return one row per person: person, code, name, and of the primary post title, rank, unit_code, unit_name; posts
    counts all posts held.
    """
    held = seats(structure)
    first = held.sort("concurrent", "tenure").unique("person", keep="first", maintain_order=True)
    counted = held.group_by("person").len("posts")
    rows = (
        structure.people.select("person", "code", "name")
        .join(first.select("person", "title", "rank", "unit", "unit_code", "unit_name"), on="person", how="left")
        .join(counted, on="person", how="left")
        .with_columns(
            pl.col("posts").fill_null(0).cast(pl.Int64),
        )
    )
    rows = rows.with_columns(
        in_order(rows["name"], "name_order", people=True),
        in_order(rows["unit_name"], "unit_order"),
        *searchable(rows),
    )
    return rows.sort("name_order", "code")


PEOPLE: Final = Listing(
    id="people",
    title=Sentence("Người", "People"),
    words=Sentence("người", "people"),
    key="person",
    columns=(
        Column("code", Sentence("Mã", "Code"), "code"),
        Column("name", Sentence("Họ và tên", "Name"), order="name_order"),
        Column("title", Sentence("Chức danh", "Title")),
        Column("rank", Sentence("Bậc", "Rank"), "choice", choices=RANKS),
        Column("unit_code", Sentence("Mã đơn vị", "Code of the unit"), "code", exported=True),
        Column("unit_name", Sentence("Đơn vị", "Unit"), order="unit_order"),
        Column("posts", Sentence("Số vị trí", "Posts"), "whole"),
    ),
    filters=(Filter("rank", "bac", Sentence("Bậc", "Rank"), choice("rank"), RANKS),),
    rows=_rows,
)
