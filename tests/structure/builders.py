"""A small invented province to try the verbs on: two districts, five communes, their offices and people."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import yaml

from tinhgon.structure.run import Outcome, run
from tinhgon.structure.scheme import Scheme, read_scheme
from tinhgon.structure.snapshot import Structure

DAY = date(2025, 7, 1)

PLACES = [
    (1, "99", "Tỉnh Mẫu", "province", "province", None, None, None),
    (2, "901", "Huyện Đông", "rural_district", "district", 1, None, None),
    (3, "902", "Thị xã Tây", "town", "district", 1, None, None),
    (4, "00011", "Xã An", "commune", "commune", 2, 30.5, 4001),
    (5, "00012", "Xã Bình", "commune", "commune", 2, 41.25, 5003),
    (6, "00013", "Xã Cát", "commune", "commune", 2, 12.0, 1500),
    (7, "00021", "Phường Dương", "ward", "commune", 3, 5.125, 9999),
    (8, "00022", "Phường Em", "ward", "commune", 3, 6.0, 12000),
]
UNITS = [
    (20, "99.UB", "UBND tỉnh", "people_committee", "government", "province", None, 1),
    (21, "99.SA", "Sở A", "department", "government", "province", 20, 1),
    (22, "99.SB", "Sở B", "department", "government", "province", 20, 1),
    (23, "99.SA1", "Phòng A1", "division", "government", "province", 21, 1),
    (24, "99.SB1", "Phòng B1", "division", "government", "province", 22, 1),
    (25, "00011.UB", "UBND xã An", "people_committee", "government", "commune", 20, 4),
    (26, "00012.UB", "UBND xã Bình", "people_committee", "government", "commune", 20, 5),
    (27, "00011.CB1", "Chi bộ thôn 1", "party_cell", "party", "village", None, 4),
    (28, "00011.T1", "Thôn 1", "village", "community", "village", None, 4),
    (29, "99.PN", "Hội Phụ nữ", "mass_organisation", "front", "province", None, 1),
    (30, "99.TN", "Đoàn Thanh niên", "mass_organisation", "front", "province", None, 1),
]
POSTS = [
    (40, 21, "Giám đốc", "head", 1),
    (41, 21, "Phó giám đốc", "deputy", 2),
    (42, 21, "Chuyên viên", "specialist", 3),
    (43, 22, "Giám đốc", "head", 1),
    (44, 22, "Phó giám đốc", "deputy", 1),
    (45, 22, "Chuyên viên", "specialist", 2),
    (46, 22, "Kỹ sư", "specialist", 1),
    (47, 25, "Chủ tịch", "head", 1),
    (48, 26, "Chủ tịch", "head", 1),
    (49, 27, "Bí thư chi bộ", "head", 1),
    (50, 28, "Trưởng thôn", "head", 1),
    (51, 29, "Chủ tịch Hội", "head", 1),
    (52, 29, "Chuyên viên", "specialist", 2),
    (53, 30, "Bí thư Đoàn", "head", 1),
    (54, 30, "Chuyên viên", "specialist", 1),
]
HOLDERS = {
    40: ["p40"],
    41: ["p41a", "p41b"],
    42: ["p42a", "p42b", "p42c"],
    43: ["p43"],
    44: ["p44"],
    45: ["p45"],
    46: ["p46"],
    47: ["p47"],
    48: ["p48"],
    49: ["p49"],
    50: ["p50"],
    51: ["p51"],
    52: ["p52"],
    53: ["p53"],
    54: ["p54"],
}


def province(day: date = DAY) -> Structure:
    """The invented province on a day."""
    people, tenures = [], []
    for post, codes in HOLDERS.items():
        for code in codes:
            person = 100 + len(people)
            people.append({"person": person, "code": code, "name": f"Người {code}"})
            tenures.append(
                {
                    "tenure": 200 + len(tenures),
                    "person": person,
                    "post": post,
                    "concurrent": False,
                    "since": date(2020, 1, 1),
                }
            )
    names = ["place", "code", "name", "kind", "level", "parent", "area_km2", "population"]
    units = ["unit", "code", "name", "kind", "sector", "level", "parent", "place"]
    return Structure.of(
        day,
        {
            "places": pl.DataFrame(PLACES, schema=names, orient="row"),
            "units": pl.DataFrame(UNITS, schema=units, orient="row"),
            "posts": pl.DataFrame(POSTS, schema=["post", "unit", "title", "rank", "quota"], orient="row"),
            "people": pl.DataFrame(people),
            "tenures": pl.DataFrame(tenures),
        },
    )


def scheme(*steps: dict[str, Any], day: date = DAY) -> Scheme:
    """A draft scheme of these steps, read from YAML as a user's would be."""
    plain = {"id": "thu", "title": "Đề án thử", "day": str(day), "steps": list(steps)}
    return read_scheme(yaml.safe_dump(plain, allow_unicode=True))


def try_out(*steps: dict[str, Any], on: Structure | None = None) -> Outcome:
    """Run these steps on the invented province."""
    return run(scheme(*steps), province() if on is None else on)


def key_of(structure: Structure, code: str) -> int:
    """The key of the unit, place or person that carries a code."""
    for frame, key in ((structure.units, "unit"), (structure.places, "place"), (structure.people, "person")):
        found = frame.filter(pl.col("code") == code)[key].to_list()
        if found:
            return int(found[0])
    raise KeyError(code)


def row(structure: Structure, code: str) -> dict[str, Any]:
    """The unit or place that carries a code, as a row."""
    for frame in (structure.units, structure.places):
        found = frame.filter(pl.col("code") == code)
        if found.height:
            return found.row(0, named=True)
    raise KeyError(code)


def staff(structure: Structure, unit: str) -> dict[str, list[str]]:
    """Who sits in the posts of a unit: title -> codes of people, sorted."""
    posts = structure.posts.filter(pl.col("unit") == key_of(structure, unit))
    seated = structure.tenures.join(posts, on="post").join(structure.people, on="person")
    return {
        title: sorted(seated.filter(pl.col("title") == title)["code"].to_list()) for title in posts["title"].to_list()
    }


def quotas(structure: Structure, unit: str) -> dict[str, int]:
    """The quota of each post of a unit."""
    posts = structure.posts.filter(pl.col("unit") == key_of(structure, unit))
    return dict(zip(posts["title"].to_list(), posts["quota"].to_list(), strict=True))
