"""Sổ tra cứu: a structure read by code, and the few step patterns that the reconstructed schemes share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

Step = dict[str, Any]
Row = dict[str, Any]

#: What every reconstructed scheme says of itself.
INVENTED = "Đề án dựng lại trên bộ máy giả định; không phải văn bản có thật / reconstructed on an invented apparatus"


@dataclass(frozen=True)
class Holder:
    """Someone in a post: person code, birth date, sex, whether concurrently, and the post's unit code, title and rank."""

    person: str
    birth: date
    sex: str
    concurrent: bool
    unit: str
    title: str
    rank: str


class Books:
    """The apparatus of a day, by code."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure

    @cached_property
    def places(self) -> dict[str, Row]:
        """The places by code (communes, districts and the province have codes of their own lengths)."""
        return {row["code"]: row for row in self.structure.places.iter_rows(named=True)}

    @cached_property
    def place_codes(self) -> dict[int, str]:
        """The code of each place."""
        return {row["place"]: row["code"] for row in self.structure.places.iter_rows(named=True)}

    @cached_property
    def units(self) -> dict[str, Row]:
        """The bodies by code."""
        return {row["code"]: row for row in self.structure.units.iter_rows(named=True)}

    @cached_property
    def unit_codes(self) -> dict[int, str]:
        """The code of each body."""
        return {row["unit"]: row["code"] for row in self.structure.units.iter_rows(named=True)}

    @cached_property
    def quotas(self) -> dict[tuple[str, str], int]:
        """Quota by (unit code, title)."""
        codes = self.unit_codes
        return {(codes[row["unit"]], row["title"]): row["quota"] for row in self.structure.posts.iter_rows(named=True)}

    @cached_property
    def titles(self) -> dict[tuple[str, str], str]:
        """The first title of a rank by (unit code, rank)."""
        codes = self.unit_codes
        found: dict[tuple[str, str], str] = {}
        for row in self.structure.posts.iter_rows(named=True):
            found.setdefault((codes[row["unit"]], row["rank"]), row["title"])
        return found

    @cached_property
    def _holders(self) -> dict[str, list[Holder]]:
        posts = {row["post"]: row for row in self.structure.posts.iter_rows(named=True)}
        people = {row["person"]: row for row in self.structure.people.iter_rows(named=True)}
        found: dict[str, list[Holder]] = {}
        for row in self.structure.tenures.iter_rows(named=True):
            post, person = posts[row["post"]], people[row["person"]]
            code = self.unit_codes[post["unit"]]
            found.setdefault(code, []).append(
                Holder(
                    person["code"], person["birth"], person["sex"], row["concurrent"], code, post["title"], post["rank"]
                )
            )
        return found

    @cached_property
    def posts_of(self) -> dict[str, list[Holder]]:
        """Everything that a person holds, by person code."""
        found: dict[str, list[Holder]] = {}
        for holders in self._holders.values():
            for holder in holders:
                found.setdefault(holder.person, []).append(holder)
        return found

    def holders(self, unit: str, rank: str = "") -> list[Holder]:
        """Return who sits in a body (by code), all or of one rank, in order of tenure."""
        return [holder for holder in self._holders.get(unit, []) if not rank or holder.rank == rank]

    def head(self, unit: str) -> Holder | None:
        """Return who leads a body, or None."""
        return next(iter(self.holders(unit, "head")), None)


def post(unit: str, rank: str = "head") -> Step:
    """Return how a step names the post of a rank."""
    return {"unit": unit, "rank": rank}


def unify(books: Books, first: str, second: str, note: str = "") -> list[Step]:
    """Return the steps by which the head of one body also leads another; who led it becomes a deputy there."""
    steps: list[Step] = []
    old = books.head(second)
    if old is not None and not old.concurrent:
        steps += step_down(books, second, "deputy")
    return [*steps, {"do": "unify", "posts": [post(first), post(second)], "note": note}]


def step_down(books: Books, unit: str, rank: str) -> list[Step]:
    """Return the steps by which the head of a body becomes a deputy or staff member of it, with a seat made for them."""
    head = books.head(unit)
    if head is None:
        return []
    title = books.titles.get((unit, rank)) or (
        f"Phó {head.title[:1].lower()}{head.title[1:]}" if rank == "deputy" else "Chuyên viên"
    )
    held = sum(holder.title == title for holder in books.holders(unit))
    quota = max(books.quotas.get((unit, title), 0), held + 1)
    return [
        {"do": "set_quota", "unit": unit, "title": title, "quota": quota, "rank": rank},
        {"do": "transfer", "person": head.person, "from_post": post(unit), "post": {"unit": unit, "title": title}},
    ]


def relieve(holder: Holder, note: str) -> Step:
    """Return the step that ends one tenure."""
    return {
        "do": "relieve",
        "person": holder.person,
        "post": {"unit": holder.unit, "title": holder.title},
        "note": note,
    }


def scheme(
    name: str,
    day: date,
    title: str,
    title_en: str,
    steps: list[Step],
    basis: tuple[Step, ...] = (),
    note: str = "",
) -> Scheme:
    """Return a reconstructed scheme that says what it is."""
    return Scheme.model_validate(
        {
            "id": name,
            "title": title,
            "title_en": title_en,
            "day": day,
            "basis": list(basis),
            "status": "reconstruction",
            "note": f"{INVENTED}. {note}".strip(),
            "steps": steps,
        }
    )
