"""Tổ chức theo địa bàn: the bodies of merged units become one set, so that people can be placed after the merger."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

import polars as pl

from tinhgon.structure.operations.merge import Merge
from tinhgon.structure.operations.redraw import MergeTerritory
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

#: Bodies of these sectors stand once in each unit and follow it; schools, clinics, villages and cells stay what they are.
FOLLOWING: Final = ("party", "council", "government", "front")

Row = dict[str, Any]


def with_bodies(scheme: Scheme, structure: Structure) -> Scheme:
    """Return a scheme of mergers of territory with a further step for each body that its merged units have alike.

    Bodies are alike that are of one kind and, where a unit has several of the kind, bear one ending of their code (``07060.PN`` and
    ``07045.PN``), or stand alone of their kind. They merge into that of the unit that goes on, whose head leads; other heads become
    deputies until people are placed. A unit without such a body is no hindrance.
    """
    places = {row["code"]: row for row in structure.places.iter_rows(named=True)}
    of_place: dict[int, list[Row]] = defaultdict(list)
    rows = structure.units.filter(pl.col("sector").is_in(FOLLOWING)).sort("unit")
    for row in rows.iter_rows(named=True):
        if row["place"] is not None:
            of_place[row["place"]].append(row)
    steps: list[Any] = list(scheme.steps)
    for step in scheme.steps:
        if isinstance(step, MergeTerritory):
            members = [places[one.place.code] for one in step.of if one.place.code in places]
            steps += _merged(members, of_place)
    return scheme.model_copy(update={"steps": tuple(steps)})


def _merged(members: list[Row], of_place: dict[int, list[Row]]) -> list[Merge]:
    """Return a merger for each body of the first member that others have too, in the order in which the first has them."""
    mine, *others = [_bodies(place, of_place[place["place"]]) for place in members]
    found = []
    for mark, body in mine.items():
        alike = [one[mark] for one in others if mark in one]
        if alike:
            found.append(
                Merge.model_validate(
                    {
                        "of": [{"code": one["code"], "made": "before"} for one in (body, *alike)],
                        "lead": {"code": body["code"], "made": "before"},
                        "into": {"code": body["code"], "name": body["name"], "kind": body["kind"]},
                    }
                )
            )
    return found


def _bodies(place: Row, units: list[Row]) -> dict[tuple[str, str], Row]:
    """Return a unit's bodies by kind and, where it has several of a kind, by the ending of their code."""
    of_kind: dict[str, list[Row]] = defaultdict(list)
    for unit in units:
        if unit["level"] == place["level"]:
            of_kind[unit["kind"]].append(unit)
    found = {}
    for kind, these in of_kind.items():
        for unit in these:
            ending = str(unit["code"]).removeprefix(f"{place['code']}.") if len(these) > 1 else ""
            found[kind, ending] = unit
    return found
