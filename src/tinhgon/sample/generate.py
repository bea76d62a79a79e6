"""Tỉnh mẫu: real territory at 2019-12-01 with an invented apparatus on it."""

from __future__ import annotations

from datetime import date
from functools import partial
from random import Random
from typing import Any

from tinhgon.sample import bodies, counted, tables
from tinhgon.sample.bodies import Body
from tinhgon.sample.bodies_province import BRANCHES, DEPARTMENTS, LEADING
from tinhgon.sample.builder import Builder
from tinhgon.structure.history import History

FIRST_DAY = date(2019, 12, 1)
SEED = 2019
INVENTED = "Tổ chức và nhân sự giả định / invented"
COMMITTEES = {"city": "Thành ủy", "town": "Thị ủy", "rural_district": "Huyện ủy"}

Row = dict[str, Any]


def province(seed: int = SEED) -> History:
    """Return the sample province from 2019-12-01: real places, invented bodies, posts and people.

    The same seed gives the same rows on every machine. About 3,000 focal points and 30,000 tenures.
    """
    build = Builder(Random(seed), FIRST_DAY)
    _territory(build)
    _province(build)
    for district in tables.districts().iter_rows(named=True):
        _district(build, district)
    villages = share_villages()
    pairs: list[tuple[str, str]] = []
    for commune in tables.communes().iter_rows(named=True):
        _commune(build, commune)
        _services(build, commune)
        pairs += _villages(build, commune, villages[commune["code"]])
    _village_heads(build, pairs)
    return build.history()


def lower_first(name: str) -> str:
    """Return a place's name as it reads inside a sentence: "phường Hà Khánh"."""
    return name[:1].lower() + name[1:]


def short(name: str) -> str:
    """Return a place's name without its kind: "Hà Khánh"."""
    for kind in ("Thành phố ", "Thị xã ", "Thị trấn ", "Đặc khu ", "Phường ", "Huyện ", "Xã ", "Tỉnh "):
        if name.startswith(kind):
            return name[len(kind) :]
    return name


def share_villages() -> dict[str, int]:
    """Return the number of villages of each commune by code: 1,454 shared by population, two at least."""
    rows = tables.communes().select("code", "population").rows()
    each = {code: 2 for code, _ in rows}
    left = counted.VILLAGES - 2 * len(rows)
    total = sum(population for _, population in rows)
    exact = {code: left * population / total for code, population in rows}
    for code, share in exact.items():
        each[code] += int(share)
    rest = counted.VILLAGES - sum(each.values())
    for code in sorted(exact, key=lambda code: (int(exact[code]) - exact[code], code))[:rest]:
        each[code] += 1
    return each


def _territory(build: Builder) -> None:
    # Area and population are held by the communes alone; a district's are the sum of what lies inside it.
    build.place({**tables.PROVINCE, "lon": 107.2, "lat": 21.2}, None, None)
    for row in tables.districts().iter_rows(named=True):
        build.place(row, None, None)
    for row in tables.communes().iter_rows(named=True):
        build.place(row, row["area_km2"], row["population"])


def _province(build: Builder) -> None:
    def open_body(body: Body, **staffing: Any) -> None:
        code = f"22.{body.code}"
        build.unit(body, code, body.name, f"22.{body.parent}" if body.parent else None, "22", "province", INVENTED)
        build.staff(body, code, "22", **staffing)

    for body in LEADING:
        also = {"also_deputy": "22.TU"} if body.code == "UB" else {}
        open_body(body, **also)
    for department, divisions in DEPARTMENTS:
        open_body(department)
        titles = [
            "Văn phòng",
            *(["Thanh tra"] if department.code[0] == "S" else []),
            *(f"Phòng {name}" for name in divisions),
        ]
        for number, title in enumerate(titles, 1):
            open_body(
                Body(
                    f"{department.code}.P{number}",
                    f"{title} {department.name}",
                    "division",
                    department.code,
                    specialists=4,
                    functions=department.functions,
                )
            )
    for _, branch in BRANCHES:
        open_body(branch)


def district_bodies(district: Row) -> tuple[Body, ...]:
    """Return the templates of the bodies that a district has."""
    extra: tuple[Body, ...] = ()
    if district["kind"] == "rural_district" and district["code"] != "207":
        extra += (bodies.ETHNIC_DIVISION,)
    if district["code"] in (counted.HA_LONG, counted.HOANH_BO):
        extra += bodies.CITY_EXTRAS
    if district["code"] == counted.HOANH_BO:
        extra += (bodies.FOREST_BOARD,)
    return bodies.DISTRICT + extra


def _district(build: Builder, district: Row) -> None:
    code, name = district["code"], district["name"]
    words = {"p": lower_first(name), "c": f"{COMMITTEES[district['kind']]} {short(name)}"}
    elsewhere = [other for other in tables.districts()["code"] if other != code]
    for body in district_bodies(district):
        parent = f"{code}.{body.parent}" if body.parent else f"22.{'TU' if body.code == 'DU' else body.code}"
        build.unit(body, f"{code}.{body.code}", body.name.format(**words), parent, code, "district", INVENTED)
        # The secretary of a district is not from there: article of 2019-12-07.
        home = build.rng.choice(elsewhere) if body.code == "DU" else code
        build.staff(body, f"{code}.{body.code}", home, **_district_staffing(build, code, body))


def _district_staffing(build: Builder, code: str, body: Body) -> dict[str, Any]:
    also = {"also_deputy": f"{code}.DU"} if body.code == "UB" else {}
    if body.code in ("HD.PC", "HD.KX"):
        return {"head": f"{code}.{'KT' if body.code == 'HD.PC' else 'TG'}"}
    if code == counted.HOANH_BO:
        if body.code in counted.WITHOUT_HEAD:
            return {"head": None}
        if body.code in counted.LED_BY:
            return {"head": f"{code}.{counted.LED_BY[body.code]}"}
        return {"retiring": body.code in counted.HEADS_TO_PENSION, **also}
    if code == counted.HA_LONG:
        larger = {"specialists": body.specialists * 2} if body.specialists else {}
        return {"head": None if body.code in counted.KEPT_OPEN else "", **larger, **also}
    if body.code == "CT" and build.rng.random() < 0.5:
        return {"head": f"{code}.TG"}
    if body.kind in ("division", "public_service_unit") and build.rng.random() < 0.04:
        return {"head": None}
    return also


def _commune(build: Builder, commune: Row) -> None:
    code, district, name = commune["code"], commune["parent"], lower_first(commune["name"])
    merged = code in counted.MERGED
    for body in bodies.COMMUNE:
        parent = f"{code}.{body.parent}" if body.parent else f"{district}.{body.code}"
        build.unit(body, f"{code}.{body.code}", body.name.format(p=name), parent, code, "commune", INVENTED)
        staff = partial(build.staff, body, f"{code}.{body.code}", code, spare=not merged)
        if body.code == "HD":
            staff(head=f"{code}.DU" if merged or build.rng.random() < 0.7 else "")
        elif body.code == "UB":
            large = 1 if commune["population"] > 8000 else 0
            officials = (
                counted.OFFICIALS[code] - counted.LEADING_IN_A_COMMUNE if merged else body.specialists - 1 + 2 * large
            )
            part_time = counted.PART_TIME[code] - counted.PART_TIME_OUTSIDE if merged else body.part_time + large
            staff(specialists=officials, part_time=part_time, also_deputy=f"{code}.DU")
        else:
            staff()


def _services(build: Builder, commune: Row) -> None:
    code, name = commune["code"], lower_first(commune["name"])
    kinds = bodies.SCHOOL_KINDS[: 2 if commune["population"] < 1500 else 3 if commune["population"] < 7000 else 5]
    for number, kind in enumerate(kinds, 1):
        school = f"{code}.TR{number}"
        title = bodies.SCHOOL.name.format(s=kind, p=short(commune["name"]))
        build.unit(bodies.SCHOOL, school, title, f"{commune['parent']}.UB", code, "commune", INVENTED)
        build.staff(bodies.SCHOOL, school, code, specialists=7 + min(12, commune["population"] // 1000))
    build.unit(
        bodies.CLINIC,
        f"{code}.YT",
        bodies.CLINIC.name.format(p=name),
        f"{commune['parent']}.TTYT",
        code,
        "commune",
        INVENTED,
    )
    build.staff(bodies.CLINIC, f"{code}.YT", code)


def _villages(build: Builder, commune: Row, count: int) -> list[tuple[str, str]]:
    code, base = commune["code"], short(commune["name"])
    word = "Khu" if commune["kind"] != "commune" else "Bản" if "highland" in (commune["traits"] or "") else "Thôn"
    pairs = []
    for number in range(1, count + 1):
        name = f"{word} {number} {base}"
        cell, village = f"{code}.CB{number:02d}", f"{code}.T{number:02d}"
        build.unit(bodies.CELL, cell, bodies.CELL.name.format(p=name), f"{code}.DU", code, "village", INVENTED)
        build.unit(bodies.VILLAGE, village, name, f"{code}.UB", code, "village", INVENTED)
        build.staff(bodies.CELL, cell, code)
        pairs.append((cell, village))
    return pairs


def _village_heads(build: Builder, pairs: list[tuple[str, str]]) -> None:
    """Staff the villages: in some the cell's secretary heads the village too, in the others the schemes still have to do it."""
    unified = set(build.rng.sample(range(len(pairs)), counted.UNIFIED_AT_FIRST))
    for position, (cell, village) in enumerate(pairs):
        build.staff(bodies.VILLAGE, village, village.split(".")[0], head=cell if position in unified else "")
