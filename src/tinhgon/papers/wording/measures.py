"""Areas and populations as the resolutions on territory write them, worked out from the rows or taken as stated."""

from __future__ import annotations

import polars as pl

from tinhgon.structure.operations.territory import Printed
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.figures import say_number

#: A share this near to all is all: printed shares are rounded.
_ALL = 0.9999


class Measures:
    """The area and population of territories before and after a scheme, and what each step moves."""

    def __init__(self, outcome: Outcome) -> None:
        self._before, self._after = _totals(outcome.before), _totals(outcome.after)
        self._keys = dict(outcome.before.places.select("code", "place").iter_rows())
        self._keys_after = dict(outcome.after.places.select("code", "place").iter_rows())
        lineage = outcome.lineage().filter(pl.col("frame") == "places")
        columns = ("step", "source", "area_share", "population_share")
        self._shares = {
            (step, source): (area, people) for step, source, area, people in lineage.select(columns).iter_rows()
        }

    def moved(self, step: int, code: str, printed: Printed | None) -> tuple[bool, str]:
        """Return whether a step takes the whole of a territory, and its figures in words ("" where none are known)."""
        key = self._keys.get(code, -1)
        area_share, people_share = self._shares.get((step, key), (None, None))
        whole = (area_share is None or area_share >= _ALL) and (people_share is None or people_share >= _ALL)
        area, people = self._before.get(key, (None, None))
        area = None if area is None else area * (1.0 if area_share is None else area_share)
        people = None if people is None else round(people * (1.0 if people_share is None else people_share))
        if printed is not None:
            area = area if printed.area_km2 is None else printed.area_km2
            people = people if printed.population is None else printed.population
        return whole, said(area, people)

    def afterwards(self, code: str, printed: Printed | None = None) -> str:
        """Return the figures of a territory after the scheme in words ("" where it ends or none are known)."""
        area, people = self._after.get(self._keys_after.get(code, -1), (None, None))
        if printed is not None:
            area = area if printed.area_km2 is None else printed.area_km2
            people = people if printed.population is None else printed.population
        return said(area, people)


def said(area: float | None, people: int | None) -> str:
    """Return figures as resolutions write them: "diện tích tự nhiên là 4,50 km² và quy mô dân số là 3.887 người"."""
    parts = []
    if area is not None:
        parts.append(f"diện tích tự nhiên là {say_number(area, 2)} km²")
    if people is not None:
        parts.append(f"quy mô dân số là {say_number(people)} người")
    return " và ".join(parts)


def _totals(structure: Structure) -> dict[int, tuple[float | None, int | None]]:
    """Return the area and population of every territory: its own, else the sum of what is inside it."""
    places = structure.places.select("place", "parent", "area_km2", "population")
    inside = places.group_by("parent").agg(
        pl.when(pl.col("area_km2").null_count() == 0).then(pl.col("area_km2").sum()).alias("area"),
        pl.when(pl.col("population").null_count() == 0).then(pl.col("population").sum()).alias("people"),
    )
    both = places.join(inside, left_on="place", right_on="parent", how="left")
    found = both.select("place", pl.coalesce("area_km2", "area"), pl.coalesce("population", "people"))
    return {place: (area, people) for place, area, people in found.iter_rows()}
