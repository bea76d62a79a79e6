"""Invented apparatuses of any size, made by arithmetic: the same on every machine, no names of real people or
places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from tinhgon.structure.history import History
from tinhgon.structure.scheme import Scheme, read_scheme

BEGIN = date(2019, 12, 1)
REFORM = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Size:
    """How many provinces, communes, bodies per commune, people per body, and how many communes a merger joins."""

    provinces: int
    communes: int
    bodies: int
    people: int
    after: int


#: About 10,000 units and 30,000 tenures: one province with its communes' bodies.
PROVINCE = Size(provinces=1, communes=1250, bodies=8, people=3, after=400)
#: 10,035 communes that become 3,321, about 100,000 organisations and 3,000,000 tenures.
NATION = Size(provinces=63, communes=10_035, bodies=10, people=30, after=3_321)

KINDS = (
    "party_committee",
    "people_council",
    "people_committee",
    "front_committee",
    "mass_organisation",
    "school",
    "clinic",
    "public_service_unit",
    "mass_organisation",
    "mass_organisation",
)
FAMILY = np.array(["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"])
GIVEN = np.array(
    ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh", "Linh", "Minh", "Nga", "Oanh", "Phúc", "Quân", "Sơn"]
)


def apparatus(size: Size) -> History:
    """Return the books of an invented apparatus, all open since `BEGIN`."""
    places = _places(size)
    units = _units(size, places)
    posts = _posts(units, size)
    people, tenures = _people(posts, size)
    frames = {"places": places, "units": units, "posts": posts, "people": people, "tenures": tenures}
    whole = pl.lit(BEGIN).alias("valid_from"), pl.lit(None, dtype=pl.Date).alias("valid_to")
    return History.of({name: frame.with_columns(*whole) for name, frame in frames.items()})


def _places(size: Size) -> pl.DataFrame:
    number = np.arange(size.communes)
    provinces = pl.DataFrame(
        {
            "place": np.arange(1, size.provinces + 1),
            "code": [f"{n:02d}" for n in range(1, size.provinces + 1)],
            "name": [f"Tỉnh {n}" for n in range(1, size.provinces + 1)],
            "kind": "province",
            "level": "province",
        }
    )
    communes = pl.DataFrame(
        {
            "place": number + 1000,
            "code": [f"{n:05d}" for n in number],
            "name": [f"Xã {n}" for n in number],
            "kind": "commune",
            "level": "commune",
            "parent": 1 + number * size.provinces // size.communes,
            "area_km2": 5.0 + number % 97,
            "population": 1000 + number % 9000,
            "lon": 105 + (number % 100) / 50,
            "lat": 20 + (number // 100) / 50,
        }
    )
    return pl.concat([provinces, communes], how="diagonal")


def _units(size: Size, places: pl.DataFrame) -> pl.DataFrame:
    communes = places.filter(pl.col("level") == "commune")
    number = np.arange(size.communes * size.bodies)
    commune, body = number // size.bodies, number % size.bodies
    codes = communes["code"].to_numpy()[commune]
    base = 100_000
    below = pl.DataFrame(
        {
            "unit": base + 1000 + number,
            "code": [f"{code}.{b}" for code, b in zip(codes, body, strict=True)],
            "name": [f"Cơ quan {b} {code}" for code, b in zip(codes, body, strict=True)],
            "kind": [KINDS[b] for b in body],
            "sector": "government",
            "level": "commune",
            "parent": base + communes["parent"].to_numpy()[commune],
            "place": communes["place"].to_numpy()[commune],
        }
    )
    above = pl.DataFrame(
        {
            "unit": base + np.arange(1, size.provinces + 1),
            "code": [f"T{n:02d}" for n in range(1, size.provinces + 1)],
            "name": [f"UBND tỉnh {n}" for n in range(1, size.provinces + 1)],
            "kind": "people_committee",
            "sector": "government",
            "level": "province",
            "place": np.arange(1, size.provinces + 1),
        }
    )
    return pl.concat([above, below], how="diagonal")


def _posts(units: pl.DataFrame, size: Size) -> pl.DataFrame:
    unit = units["unit"].to_numpy()
    base = 1_000_000
    head = pl.DataFrame(
        {"post": base + 2 * np.arange(len(unit)), "unit": unit, "title": "Cấp trưởng", "rank": "head", "quota": 1}
    )
    rest = pl.DataFrame(
        {
            "post": base + 2 * np.arange(len(unit)) + 1,
            "unit": unit,
            "title": "Chuyên viên",
            "rank": "specialist",
            "quota": size.people,
        }
    )
    return pl.concat([head, rest])


def _people(posts: pl.DataFrame, size: Size) -> tuple[pl.DataFrame, pl.DataFrame]:
    heads = posts.filter(pl.col("rank") == "head")["post"].to_numpy()
    staff = np.repeat(posts.filter(pl.col("rank") == "specialist")["post"].to_numpy(), size.people - 1)
    post = np.concatenate([heads, staff])
    number = np.arange(len(post))
    family, given = FAMILY[number % len(FAMILY)], GIVEN[number // len(FAMILY) % len(GIVEN)]
    people = pl.DataFrame(
        {
            "person": 10_000_000 + number,
            "code": pl.Series([f"P{n:08d}" for n in number]),
            "name": pl.select(pl.lit(pl.Series(family)) + " Văn " + pl.lit(pl.Series(given))).to_series(),
            "birth": pl.Series(np.datetime64("1965-01-01") + (number % 10_000)).cast(pl.Date),
        }
    )
    tenures = pl.DataFrame(
        {"tenure": 20_000_000 + number, "person": people["person"], "post": post, "concurrent": False, "since": BEGIN}
    )
    return people, tenures


def reform(size: Size, day: date = REFORM) -> Scheme:
    """Return the scheme by which the communes merge into ``size.after`` new ones, neighbours with neighbours."""
    group = np.arange(size.communes) * size.after // size.communes
    province = 1 + np.arange(size.communes) * size.provinces // size.communes
    lines = ["id: cai-cach", "title: Sắp xếp đơn vị hành chính cấp xã (số liệu bịa)", f"day: {day}", "steps:"]
    for new in range(size.after):
        members = np.flatnonzero(group == new)
        codes = ", ".join(f'"{n:05d}"' for n in members)
        lines.append(
            f'- do: merge_territory\n  of: [{codes}]\n  into: {{code: "{members[0]:05d}", name: Xã mới {new}, '
            f'kind: commune, parent: "{province[members[0]]:02d}"}}'
        )
    return read_scheme("\n".join(lines))


def mergers(size: Size, count: int, day: date = REFORM) -> Scheme:
    """Return a scheme of ``count`` mergers, each joining two neighbouring bodies of one commune."""
    lines = ["id: hop-nhat", "title: Hợp nhất cơ quan tương đồng (số liệu bịa)", f"day: {day}", "steps:"]
    for number in range(count):
        code = f"{number * (size.communes // count) % size.communes:05d}"
        lines.append(
            f"- do: merge\n  of: [{code}.0, {code}.1]\n"
            f"  into: {{code: {code}.0, name: Cơ quan mới {number}, kind: party_committee}}"
        )
    return read_scheme("\n".join(lines))
