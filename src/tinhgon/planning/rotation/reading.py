"""Đọc từ sổ: the heads of bodies of a kind on a day as posts; those who hold them, and deputies, as people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.problem import months_between
from tinhgon.planning.rotation.problem import Pair, Person, Post, Problem
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

#: A kind of body and, where its kind alone does not say which it is, a function.
Role = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lawful:
    """What the law of a day says, for the face to fill in: the day of retirement by birth and sex; whether the head of a kind
    of body at a level may not be local; the most terms there; which heads one person may hold both, and by which document.
    A term lasts ``term_months``."""

    retires: Callable[[date, str], date | None]
    non_local: Callable[[str, str], bool]
    most_terms: Callable[[str, str], int | None]
    unified: tuple[tuple[Role, Role, str], ...] = ()
    term_months: int = 60
    numbers: Mapping[str, Any] = field(default_factory=dict)


def rotation(
    structure: Structure,
    lawful: Lawful,
    *,
    level: str = "district",
    kinds: Sequence[str] = ("party_committee", "people_committee"),
    under: str = "",
    deputies_rise: bool = True,
    planned: Iterable[str] = (),
    **wishes: Any,
) -> Problem:
    """Return the problem of the heads of all bodies of some kinds at a level, under a body where one is named.

    The kinds stand from the highest: who heads one may head those after it, at the price of a grade. Deputies may rise to the head of their own kind
    where ``deputies_rise``; ``planned`` people (codes) to any. ``wishes`` are fields of `Problem`, over what the law says. Raises Unknown
    where there are no such bodies.
    """
    units = _units(structure, level, kinds, under)
    placed = _places(structure)
    heads = units.join(structure.posts.filter(pl.col("rank") == "head"), on="unit").sort("unit", "post")
    tenures = structure.tenures.join(structure.posts, on="post").join(
        structure.units.select("unit", "code", "kind", pl.col("place").alias("at")), on="unit"
    )
    also = _also(heads, tenures)
    posts = tuple(
        Post(
            code=f"{row['code']}/{row['title']}",
            unit=row["code"],
            unit_name=row["name"],
            title=row["title"],
            role=row["kind"],
            place=placed.codes.get(row["place"], ""),
            place_name=placed.names.get(row["place"], ""),
            lon=placed.spots.get(row["place"], (None, None))[0],
            lat=placed.spots.get(row["place"], (None, None))[1],
            grade=_grade(row["kind"], kinds),
            non_local=lawful.non_local(row["kind"], level),
            most_terms=lawful.most_terms(row["kind"], level),
            also=also.get(row["post"], ()),
        )
        for row in heads.iter_rows(named=True)
    )
    people = _people(structure, lawful, units, kinds, tenures, placed, set(planned), deputies_rise=deputies_rise)
    asked = {**lawful.numbers, "pairs": _pairs(lawful, heads), **wishes}
    return Problem(day=structure.day, posts=posts, people=people, **asked)


@dataclass(frozen=True, slots=True)
class _Places:
    codes: dict[int, str]
    names: dict[int, str]
    spots: dict[int, tuple[float | None, float | None]]
    above: dict[int, int | None]

    def upwards(self, place: int | None) -> tuple[str, ...]:
        """Return the codes of a place and of all that it lies in."""
        found = []
        while place is not None and place in self.codes:
            found.append(self.codes[place])
            place = self.above[place]
        return tuple(found)


def _places(structure: Structure) -> _Places:
    rows = structure.places.select("place", "code", "name", "lon", "lat", "parent").rows()
    return _Places(
        {row[0]: row[1] for row in rows},
        {row[0]: row[2] for row in rows},
        {row[0]: (row[3], row[4]) for row in rows},
        {row[0]: row[5] for row in rows},
    )


def _units(structure: Structure, level: str, kinds: Sequence[str], under: str) -> pl.DataFrame:
    units = structure.units.filter((pl.col("level") == level) & pl.col("kind").is_in(list(kinds)))
    if under:
        root = structure.units.filter(pl.col("code") == under)
        inside = structure.subtree(int(root["unit"][0]))["unit"] if len(root) else pl.Series([], dtype=pl.Int64)
        units = units.filter(pl.col("unit").is_in(inside.implode()))
    if units.is_empty():
        day, said = structure.day, ", ".join(kinds)
        raise Unknown(
            Sentence(
                f"Ngày {say_day(day)} không có đơn vị nào loại {said} ở cấp này.",
                f"On {day} there is no {said} at this level.",
            )
        )
    return units


def _also(heads: pl.DataFrame, tenures: pl.DataFrame) -> dict[int, tuple[str, ...]]:
    """Return, for each head's post, the posts that its holder has beside it in bodies of the same place, no head's among them."""
    holders = tenures.join(heads.select("post", pl.col("place").alias("here")), on="post").select(
        "person", "post", "here"
    )
    others = tenures.filter((pl.col("rank") != "head") & pl.col("concurrent"))
    rows = holders.join(others, on="person", suffix="_other").filter(pl.col("at") == pl.col("here")).sort("post_other")
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows.iter_rows(named=True):
        found[row["post"]].append(f"{row['code']}/{row['title']}")
    return {post: tuple(these) for post, these in found.items()}


def _people(
    structure: Structure,
    lawful: Lawful,
    units: pl.DataFrame,
    kinds: Sequence[str],
    tenures: pl.DataFrame,
    placed: _Places,
    planned: set[str],
    *,
    deputies_rise: bool,
) -> tuple[Person, ...]:
    ranks = ["head", "deputy"]
    inside = tenures.filter(pl.col("unit").is_in(units["unit"].implode()) & pl.col("rank").is_in(ranks))
    named = structure.people.filter(pl.col("code").is_in(sorted(planned)))["person"]
    wanted = pl.concat([inside["person"], named]).unique()
    rows = tenures.filter(pl.col("person").is_in(wanted.implode())).sort("person", "concurrent", "tenure")
    held: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.iter_rows(named=True):
        held[row["person"]].append(row)
    found = []
    for one in structure.people.filter(pl.col("person").is_in(wanted.implode())).sort("person").iter_rows(named=True):
        having = held[one["person"]]
        main = having[0] if having else None
        at = None if main is None else main["at"]
        lon, lat = placed.spots.get(at or 0, (None, None))
        heading = [row["since"] for row in having if row["rank"] == "head" and row["kind"] in kinds]
        since = min((row["since"] for row in having), default=None)
        found.append(
            Person(
                code=one["code"],
                name=one["name"],
                roles=_roles(having, kinds, planned=one["code"] in planned, deputies_rise=deputies_rise),
                holds=tuple(f"{row['code']}/{row['title']}" for row in having),
                place=placed.codes.get(at or 0, ""),
                since=since,
                terms=_terms(min(heading), structure.day, lawful.term_months) if heading else 0,
                grade=max((_grade(row["kind"], kinds) for row in having if row["rank"] == "head"), default=0),
                homes=placed.upwards(one["home"]),
                lon=lon,
                lat=lat,
                birth=one["birth"],
                retires=None if one["birth"] is None else lawful.retires(one["birth"], one["sex"] or ""),
            )
        )
    return tuple(found)


def _grade(kind: str, kinds: Sequence[str]) -> int:
    """Return how high the head of a kind of body stands: the first kind highest, the others not at all."""
    return len(kinds) - kinds.index(kind) if kind in kinds else 0


def _roles(
    having: Sequence[Mapping[str, Any]], kinds: Sequence[str], *, planned: bool, deputies_rise: bool
) -> tuple[str, ...]:
    if planned:
        return tuple(kinds)
    found: set[str] = set()
    for row in having:
        if row["kind"] in kinds:
            at = kinds.index(row["kind"])
            if row["rank"] == "head":
                found |= set(kinds[at:])
            elif row["rank"] == "deputy" and deputies_rise:
                found.add(row["kind"])
    return tuple(kind for kind in kinds if kind in found)


def _terms(since: date, day: date, term_months: int) -> int:
    """Return which term in a row it is on a day, the first one as soon as it began."""
    return max(0, months_between(since, day)) // term_months + 1


def _pairs(lawful: Lawful, heads: pl.DataFrame) -> tuple[Pair, ...]:
    """Return the pairs of heads in one place that the law lets one person hold."""
    rows = heads.select("place", "code", "title", "kind", "functions").rows()
    found: dict[tuple[str, str], Pair] = {}
    for one, other, citation in lawful.unified:
        for place, code, title, kind, functions in rows:
            if not _is(one, kind, functions):
                continue
            for where, second, name, what, doing in rows:
                if where == place and second != code and _is(other, what, doing):
                    posts = (f"{code}/{title}", f"{second}/{name}")
                    found.setdefault(posts, Pair(posts=posts, citation=citation))
    return tuple(found.values())


def _is(role: Role, kind: str, functions: str | None) -> bool:
    return kind == role[0] and (not role[1] or role[1] in (functions or "").split(";"))
