"""A unit, a place, a person on a day."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import polars as pl

from tinhgon.api.plain.parts import Plain, listed, reference, references, row_of, term
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import KEYS, FrameName
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

_WORDS: dict[str, tuple[str, str]] = {
    "units": ("đơn vị", "unit"),
    "places": ("địa bàn", "place"),
    "people": ("người", "person"),
}


def keys_of(structure: Structure, frame: FrameName, code: str) -> list[int]:
    """Return the keys of the rows that bear a code on the day, highest level first, maybe none."""
    found = structure.frame(frame).filter(pl.col("code") == code)
    return [int(key) for key in found[KEYS[frame]].sort()]


def key_of(structure: Structure, frame: FrameName, code: str) -> int:
    """Return the key of the one row that bears a code on the day; raises Unknown."""
    found = keys_of(structure, frame, code)
    if not found:
        raise Unknown(nothing(frame, code, structure))
    return found[0]


def nothing(frame: str, code: str, structure: Structure) -> Sentence:
    """Return the sentence that no such thing stands on that day."""
    vi, en = _WORDS[frame]
    day = say_day(structure.day)
    return Sentence(f"Ngày {day} không có {vi} nào mang mã {code}.", f"On {structure.day} no {en} bears code {code}.")


def unit(structure: Structure, key: int, *, codes: bool = False) -> Plain:
    """Return a unit with its posts, who holds them, and the units right under it; raises Unknown.

    ``codes`` adds the codes of people.
    """
    row = row_of("units", structure.units, key)
    if row is None:
        raise Unknown(nothing("units", str(key), structure))
    hosted = structure.units.filter(pl.col("host") == key)
    return {
        "key": key,
        "code": row["code"],
        "name": row["name"],
        "kind": term("units", "kind", row["kind"]),
        "sector": term("units", "sector", row["sector"]),
        "level": term("units", "level", row["level"]),
        "parent": reference("units", structure.units, row["parent"]),
        "place": reference("places", structure.places, row["place"]),
        "host": reference("units", structure.units, row["host"]),
        "hosts": references("units", hosted),
        "functions": listed(row["functions"]),
        "note": row["note"],
        "units": references("units", structure.units.filter(pl.col("parent") == key)),
        "posts": posts(structure, key, codes=codes),
    }


def posts(structure: Structure, unit: int, *, codes: bool = False) -> list[Plain]:
    """Return the posts of a unit with quota, seats held and holders (name and post, no private columns)."""
    rows = structure.posts.filter(pl.col("unit") == unit)
    held = structure.tenures.filter(pl.col("post").is_in(rows["post"].implode()))
    held = held.join(structure.people.select("person", "code", "name"), on="person", how="left", maintain_order="left")
    holders: dict[int, list[Plain]] = defaultdict(list)
    for tenure in held.iter_rows(named=True):
        holders[tenure["post"]].append(
            {
                "person": tenure["person"],
                **({"code": tenure["code"]} if codes else {}),
                "name": tenure["name"],
                "concurrent": tenure["concurrent"],
                "since": tenure["since"].isoformat(),
            }
        )
    return [
        {
            "key": post["post"],
            "title": post["title"],
            "rank": term("posts", "rank", post["rank"]),
            "quota": post["quota"],
            "held": len(holders[post["post"]]),
            "holders": holders[post["post"]],
        }
        for post in rows.iter_rows(named=True)
    ]


def place(structure: Structure, key: int) -> Plain:
    """Return a place with its area and population (summed where only its parts are measured), parts and units."""
    row = row_of("places", structure.places, key)
    if row is None:
        raise Unknown(nothing("places", str(key), structure))
    inside = structure.territory(key)
    return {
        "key": key,
        "code": row["code"],
        "name": row["name"],
        "kind": term("places", "kind", row["kind"]),
        "level": term("places", "level", row["level"]),
        "parent": reference("places", structure.places, row["parent"]),
        "area_km2": _total(inside, "area_km2"),
        "population": _total(inside, "population"),
        "traits": listed(row["traits"]),
        "lon": row["lon"],
        "lat": row["lat"],
        "note": row["note"],
        "places": references("places", structure.places.filter(pl.col("parent") == key)),
        "units": references("units", structure.units.filter(pl.col("place") == key)),
    }


def person(structure: Structure, key: int, *, codes: bool = False) -> Plain:
    """Return a person: the name and the posts held on the day, nothing private; raises Unknown."""
    row = row_of("people", structure.people, key)
    if row is None:
        raise Unknown(nothing("people", str(key), structure))
    held = (
        structure.tenures.filter(pl.col("person") == key)
        .join(structure.posts.select("post", "unit", "title", "rank"), on="post")
        .join(structure.units.select("unit", "code", "name"), on="unit")
        .sort("concurrent", "since")
    )
    return {
        "key": key,
        **({"code": row["code"]} if codes else {}),
        "name": row["name"],
        "posts": [
            {
                "title": one["title"],
                "rank": term("posts", "rank", one["rank"]),
                "unit": {"key": one["unit"], "code": one["code"], "name": one["name"]},
                "concurrent": one["concurrent"],
                "since": one["since"].isoformat(),
                "until": None if one["until"] is None else one["until"].isoformat(),
            }
            for one in held.iter_rows(named=True)
        ],
    }


def _total(inside: pl.DataFrame, column: str) -> Any:
    values = inside[column].drop_nulls()
    if values.is_empty():
        return None
    return round(float(values.sum()), 6) if values.dtype == pl.Float64 else int(values.sum())
