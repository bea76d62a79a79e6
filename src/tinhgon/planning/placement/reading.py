"""Đọc từ kết quả chạy thử đề án: the people whose bodies ended or changed, and the posts of the units that took them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.problem import Person, Post, Problem
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure

#: The day of the age of retirement, by day of birth and sex; the face takes it from the law of the day.
Retires = Callable[[date, str], date | None]


def placement(
    outcome: Outcome,
    retires: Retires,
    *,
    most_deputies: int | None = None,
    staff_share: float = 1.0,
    salary: int = 0,
    insured_from_age: int = 23,
    **wishes: Any,
) -> Problem:
    """Return the problem of everybody in the units that a scheme merged, as they stand after it.

    One seat for a head, ``most_deputies`` (else the quota) for deputies, ``staff_share`` of the quota for staff. Where the
    books know no salary, ``salary`` (đồng a month) stands for all, and years insured count from an age. ``wishes`` are fields
    of `Problem`. Raises Refusal where the scheme merges no bodies.
    """
    before, after = outcome.before, outcome.after
    units = _taking_in(outcome)
    if not units:
        said = Sentence("Đề án không hợp nhất, sáp nhập đơn vị nào.", "The scheme merges no bodies.")
        cure = Sentence(
            "Thêm bước hợp nhất, sáp nhập đơn vị; từ phương án địa bàn thì lập bản soạn kèm tổ chức.",
            "Add steps that merge bodies; of a plan of territory make a draft with bodies.",
        )
        raise Refusal([Finding("planning.placement.no_merger", said, subject=outcome.scheme.id, remedy=cure)])
    posts = _posts(after, units, most_deputies, staff_share)
    people = _people(before, after, units, retires, salary, insured_from_age)
    return Problem(title=outcome.scheme.title, day=after.day, posts=posts, people=people, **wishes)


def post_code(unit: str, title: str) -> str:
    """Return the code of a post: its unit and title."""
    return f"{unit}/{title}"


def _taking_in(outcome: Outcome) -> list[int]:
    """Return the units after the scheme that two or more bodies went into, in the order of their keys."""
    edges = outcome.lineage().filter(pl.col("frame") == "units")
    there = edges.filter(pl.col("target").is_in(outcome.after.units["unit"].implode()))
    taking = there.filter(pl.col("relation").is_in(["merge", "absorb"]))
    return sorted(set(taking["target"].to_list()))


def _posts(after: Structure, units: list[int], most_deputies: int | None, staff_share: float) -> tuple[Post, ...]:
    rows = (
        after.posts.filter(pl.col("unit").is_in(units))
        .join(after.units.select("unit", "code", "name", "place"), on="unit")
        .join(_where(after), on="place", how="left")
        .sort("post")
    )
    return tuple(
        Post(
            code=post_code(row["code"], row["title"]),
            unit=row["code"],
            unit_name=row["name"],
            title=row["title"],
            rank=row["rank"],
            seats=_seats(row["rank"], row["quota"], most_deputies, staff_share),
            quota=row["quota"],
            place=row["place_code"] or "",
            lon=row["lon"],
            lat=row["lat"],
        )
        for row in rows.iter_rows(named=True)
    )


def _seats(rank: str, quota: int, most_deputies: int | None, staff_share: float) -> int:
    if rank == "head":
        return min(1, quota)
    if rank == "deputy":
        return quota if most_deputies is None else min(quota, most_deputies)
    return int(quota * staff_share + 0.5)


def _people(
    before: Structure, after: Structure, units: list[int], retires: Retires, salary: int, insured_from: int
) -> tuple[Person, ...]:
    """Return everybody who held a post, by primary tenure, in a body that went into these units or in the units themselves."""
    codes = after.units.select("unit", pl.col("code").alias("unit_code"))
    now = (
        after.tenures.filter(~pl.col("concurrent"))
        .join(after.posts.filter(pl.col("unit").is_in(units)), on="post")
        .join(codes, on="unit")
        .select("person", "unit_code", pl.col("title").alias("now_title"), pl.col("rank").alias("now_rank"))
    )
    was = (
        before.tenures.filter(~pl.col("concurrent"))
        .join(before.posts, on="post")
        .join(before.units.select("unit", pl.col("code").alias("body"), pl.col("place").alias("worked")), on="unit")
        .select("person", "body", "worked", "title", "rank")
    )
    homes = after.places.select(pl.col("place").alias("home"), pl.col("code").alias("home_code"))
    rows = (
        now.join(was, on="person", how="left")
        .join(after.people, on="person")
        .join(homes, on="home", how="left")
        .join(_where(before).rename({"place": "worked"}), on="worked", how="left")
        .sort("person")
    )
    return tuple(_person(row, after.day, retires, salary, insured_from) for row in rows.iter_rows(named=True))


def _person(row: dict[str, Any], day: date, retires: Retires, salary: int, insured_from: int) -> Person:
    birth = row["birth"]
    return Person(
        code=row["code"],
        name=row["name"],
        rank=row["rank"] or row["now_rank"],
        body=row["body"] or row["unit_code"],
        unit=row["unit_code"],
        post=post_code(row["unit_code"], row["now_title"]),
        title=row["title"] or row["now_title"],
        birth=birth,
        retires=None if birth is None else retires(birth, row["sex"] or ""),
        home=row["home_code"] or "",
        lon=row["lon"],
        lat=row["lat"],
        qualification=row["qualification"] or "",
        salary=salary,
        insured_years=0 if birth is None else max(0, day.year - birth.year - insured_from),
    )


def _where(structure: Structure) -> pl.DataFrame:
    """Return places by key with their code and a point on the map."""
    return structure.places.select("place", pl.col("code").alias("place_code"), "lon", "lat")
