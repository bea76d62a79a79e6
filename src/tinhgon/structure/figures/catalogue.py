"""All figures of one day, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.apparatus import APPARATUS
from tinhgon.structure.figures.figure import Figure, Reading
from tinhgon.structure.figures.territory import TERRITORY
from tinhgon.structure.figures.unified import UNIFIED
from tinhgon.structure.snapshot import Structure

FIGURES: dict[str, Figure] = {figure.id: figure for figure in (*TERRITORY, *APPARATUS, *UNIFIED)}


def figure(name: str) -> Figure:
    """Return the figure of this identifier; raises Unknown naming those that begin alike."""
    if name in FIGURES:
        return FIGURES[name]
    near = [known for known in FIGURES if known.startswith(name.partition(".")[0] + ".")] or list(FIGURES)
    raise Unknown(
        Sentence(
            f"Không có con số {name!r}. Có: {', '.join(near)}.",
            f"There is no figure {name!r}. There are: {', '.join(near)}.",
        )
    )


def readings(structure: Structure, ids: Iterable[str] | None = None) -> list[Reading]:
    """Return the figures on the structure's day, all of them or those asked for."""
    return [figure(name).on(structure) for name in (FIGURES if ids is None else ids)]


def within(structure: Structure, unit: int | None = None, place: int | None = None) -> Structure:
    """Return the part of the apparatus under a unit, or standing on a place and what is inside it, to count there.

    Rows outside are left out, so the part is for counting, not for changing.
    """
    units, places = structure.units, structure.places
    if place is not None:
        places = structure.territory(place)
        units = units.filter(pl.col("place").is_in(places["place"].implode()))
    if unit is not None:
        below = structure.subtree(unit)["unit"]
        units = units.filter(pl.col("unit").is_in(below.implode()))
        if place is None:
            places = places.filter(pl.col("place").is_in(units["place"].drop_nulls().implode()))
    posts = structure.posts.filter(pl.col("unit").is_in(units["unit"].implode()))
    tenures = structure.tenures.filter(pl.col("post").is_in(posts["post"].implode()))
    people = structure.people.filter(pl.col("person").is_in(tenures["person"].implode()))
    return Structure(structure.day, places, units, posts, people, tenures, structure.next_key)
