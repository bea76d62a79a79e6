"""Người dựng: collects rows with fresh keys and makes a history of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

import polars as pl

from tinhgon.sample.bodies import Body
from tinhgon.sample.names import invent_birth, invent_name, invent_since
from tinhgon.structure.columns import FRAMES, KEYS, SCHEMAS, FrameName
from tinhgon.structure.history import History
from tinhgon.structure.kinds import PLACE_KINDS, UNIT_KINDS

#: Youngest and oldest age on the first day by rank, and the longest time in the post, in years.
AGES = {"head": (38, 59, 5.0), "deputy": (33, 58, 5.0), "specialist": (24, 57, 14.0), "part_time": (24, 64, 8.0)}
QUALIFICATIONS = ("Đại học", "Đại học", "Đại học", "Đại học", "Thạc sĩ", "Cao đẳng", "Trung cấp")
STAFF_TITLES = {
    "school": "Giáo viên, nhân viên",
    "clinic": "Viên chức y tế",
    "public_service_unit": "Viên chức",
    "party_school": "Viên chức",
}


@dataclass
class Builder:
    """Rows in the making. ``units`` and ``heads`` find what was built by code."""

    rng: Random
    day: date
    units: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    #: (unit code, rank) -> key of the post, and unit code -> person who leads it.
    posts: dict[tuple[str, str], int] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    _rows: dict[FrameName, list[tuple[Any, ...]]] = field(default_factory=lambda: {name: [] for name in FRAMES})
    _next: int = 1

    def _add(self, frame: FrameName, *cells: Any) -> int:
        key = self._next
        self._next += 1
        self._rows[frame].append((key, *cells))
        return key

    def place(self, row: dict[str, Any], area: float | None, population: int | None) -> int:
        """Open a territory from a row of a table; area in km²."""
        parent = self.places.get(row.get("parent") or "")
        key = self._add(
            "places",
            row["code"],
            row["name"],
            row["kind"],
            PLACE_KINDS[row["kind"]].level,
            parent,
            area,
            population,
            row.get("traits") or None,
            row.get("lon"),
            row.get("lat"),
            row.get("note") or None,
        )
        self.places[row["code"]] = key
        return key

    def unit(
        self, body: Body, code: str, name: str, parent: str | None, place: str, level: str, note: str | None = None
    ) -> int:
        """Open a body under another (by code) at a place (by code)."""
        key = self._add(
            "units",
            code,
            name,
            body.kind,
            body.sector or UNIT_KINDS[body.kind].sector,
            level,
            self.units[parent] if parent else None,
            self.places[place],
            None,
            body.functions or None,
            note,
        )
        self.units[code] = key
        return key

    def post(self, code: str, title: str, rank: str, quota: int) -> int:
        """Open a post of a body (by code)."""
        key = self._add("posts", self.units[code], title, rank, quota)
        self.posts.setdefault((code, rank), key)
        return key

    def person(self, rank: str, home: str, female: float, *, retiring: bool = False) -> int:
        """Invent a person of an age that suits the rank; ``female`` is the chance of being a woman, ``retiring`` near pension."""
        rng = self.rng
        youngest, highest, _ = AGES[rank]
        sex = "female" if rng.random() < female else "male"
        # The age of retirement in 2019 was 60 for men, 55 for women; village and part-time work knows none.
        highest = min(highest, 54) if sex == "female" and rank != "part_time" else highest
        birth = invent_birth(rng, self.day, highest - 3 if retiring else youngest, highest)
        number = len(self._rows["people"]) + 1
        return self._add(
            "people",
            f"NG{number:05d}",
            invent_name(rng, sex),
            birth,
            sex,
            self.places[home],
            rng.choice(QUALIFICATIONS),
        )

    def hold(self, person: int, post: int, rank: str, *, concurrent: bool = False) -> int:
        """Open a tenure that began some time before the first day."""
        return self._add("tenures", person, post, concurrent, invent_since(self.rng, self.day, AGES[rank][2]), None)

    def staff(
        self,
        body: Body,
        code: str,
        home: str,
        *,
        head: str | None = "",
        deputies: int | None = None,
        specialists: int | None = None,
        part_time: int | None = None,
        spare: bool = True,
        retiring: bool = False,
        also_deputy: str = "",
    ) -> None:
        """Open the posts of a body and fill them with invented people.

        ``head`` is "" for a person of its own, None for a vacancy, or the code of the body whose head leads this one too. The
        counts replace those of the body; ``spare`` leaves a seat open here and there; ``retiring`` makes the head near pension;
        the head is also a deputy, concurrently, in the body ``also_deputy``.
        """
        post = self.post(code, body.head, "head", 1)
        if head:
            self.heads[code] = self.heads[head]
            self.hold(self.heads[code], post, "head", concurrent=True)
        elif head == "":
            self.heads[code] = self.person("head", home, body.female, retiring=retiring)
            self.hold(self.heads[code], post, "head")
        if also_deputy and code in self.heads:
            self.hold(self.heads[code], self.posts[also_deputy, "deputy"], "deputy", concurrent=True)
        counts = (
            ("deputy", body.deputy, body.deputies if deputies is None else deputies),
            (
                "specialist",
                STAFF_TITLES.get(body.kind, "Chuyên viên"),
                body.specialists if specialists is None else specialists,
            ),
            ("part_time", "Hoạt động không chuyên trách", body.part_time if part_time is None else part_time),
        )
        for rank, title, count in counts:
            if count:
                # A Party committee keeps a deputy's seat for the chair of the People's Committee.
                spare_seats = 1 if rank == "deputy" and body.kind == "party_committee" else 0
                spare_seats += 1 if spare and rank == "specialist" and self.rng.random() < 0.2 else 0
                post = self.post(code, title, rank, count + spare_seats)
                for _ in range(count):
                    self.hold(self.person(rank, home, body.female), post, rank)

    def history(self) -> History:
        """Return everything as one history that begins on the first day."""
        frames = {}
        for name in FRAMES:
            schema = {KEYS[name]: SCHEMAS[name][KEYS[name]], **SCHEMAS[name]}
            frame = pl.DataFrame(self._rows[name], schema=schema, orient="row")
            frames[name] = frame.with_columns(
                pl.lit(self.day).alias("valid_from"), pl.lit(None, dtype=pl.Date()).alias("valid_to")
            )
        return History.of(frames)
