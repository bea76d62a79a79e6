"""Cases of the law books as structures: a regulation's example, made into an apparatus small enough to read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl

from tinhgon.structure.columns import FRAMES, KEYS, FrameName, empty
from tinhgon.structure.kinds import PLACE_KINDS, UNIT_KINDS
from tinhgon.structure.snapshot import Structure


class Example:
    """Builds the structure that a case describes.

    ``places``: kind, traits, population, area_km2, formed_of, inside, times. ``units``: kind, level, functions, heads, deputies,
    staff, part_time, inside, times; ``head`` and ``name_deputy`` name a person, ``home`` says here or elsewhere, ``years`` how long
    the head has been in the post. ``province`` and ``commune`` describe where the units stand.
    """

    def __init__(self, given: Mapping[str, Any], day: date) -> None:
        self.day = day
        self.formed: dict[int, int] = {}
        self._rows: dict[FrameName, list[dict[str, Any]]] = {name: [] for name in FRAMES}
        self._people: dict[str, int] = {}
        self._next = 1
        units = given.get("units", [])
        top = (
            self._place({"kind": "province", **given.get("province", {})}, None)
            if units or "province" in given
            else None
        )
        self._here = {"province": top, "district": top, "village": top, "commune": top}
        if any(unit.get("level") == "commune" for unit in units):
            self._here["commune"] = self._place({"kind": "commune", **self._commune(given)}, top)
        for place in given.get("places", []):
            self._place(place, None)
        for unit in units:
            self._unit(unit, None)

    @staticmethod
    def _commune(given: Mapping[str, Any]) -> dict[str, Any]:
        return {**given.get("province", {}), "kind": "commune", **given.get("commune", {})}

    def structure(self) -> Structure:
        """Return the structure."""
        frames = {
            name: pl.DataFrame(rows, infer_schema_length=None) if rows else empty(name)
            for name, rows in self._rows.items()
        }
        return Structure.of(self.day, frames)

    def _add(self, frame: FrameName, **values: Any) -> int:
        key = self._next
        self._next += 1
        self._rows[frame].append({KEYS[frame]: key, **values})
        return key

    def _place(self, given: Mapping[str, Any], parent: int | None) -> int:
        key = 0
        for _ in range(int(given.get("times", 1))):
            kind = str(given["kind"])
            people = int(given["population"]) if "population" in given else None
            area = float(given["area_km2"]) if "area_km2" in given else None
            key = self._add("places", code=f"P{self._next}", name=PLACE_KINDS[kind].words.vi, kind=kind, level=PLACE_KINDS[kind].level,
                            parent=parent, population=people, area_km2=area, traits=given.get("traits"))  # fmt: skip
            if "formed_of" in given:
                self.formed[key] = int(given["formed_of"])
            for inside in given.get("inside", []):
                self._place(inside, key)
        return key

    def _unit(self, given: Mapping[str, Any], parent: int | None) -> None:
        kind, level = str(given["kind"]), str(given.get("level", "province"))
        for _ in range(int(given.get("times", 1))):
            key = self._add("units", code=f"U{self._next}", name=UNIT_KINDS[kind].words.vi, kind=kind, sector=UNIT_KINDS[kind].sector,
                            level=level, parent=parent, place=self._here[level], functions=given.get("functions"))  # fmt: skip
            self._staff(key, given, self._here[level])
            for inside in given.get("inside", []):
                self._unit(inside, key)

    def _staff(self, unit: int, given: Mapping[str, Any], here: int | None) -> None:
        named = {"head": given.get("head"), "deputy": given.get("name_deputy")}
        ends = {"here": here, "elsewhere": None}
        heads = int(given.get("heads", 1 if {"head", "home", "years"} & set(given) else 0))
        counts = (("head", heads), ("deputy", given.get("deputies", 0)), ("specialist", given.get("staff", 0)),
                  ("part_time", given.get("part_time", 0)))  # fmt: skip
        since = self.day - timedelta(days=round(float(given.get("years", 1)) * 365.25))
        for rank, count in counts:
            for number in range(int(count)):
                person = self._person(named.get(rank) if number == 0 else None, ends.get(str(given.get("home"))))
                post = self._add("posts", unit=unit, title=rank, rank=rank, quota=1)
                self._add("tenures", person=person, post=post, concurrent=False, since=since, until=None)

    def _person(self, name: str | None, home: int | None) -> int:
        if name in self._people:
            return self._people[str(name)]
        key = self._add(
            "people", code=f"N{self._next}", name="Người giả định", birth=None, sex=None, home=home, qualification=None
        )
        if name:
            self._people[name] = key
        return key
