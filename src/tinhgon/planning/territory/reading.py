"""Đọc bài toán: units of a day's structure, and what lies beside what from a table (CSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.territory.ground import ground
from tinhgon.planning.territory.problem import Border, Problem, Unit, found
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

_NEEDED = ("a", "b")


def neighbours(text: str, source: str = "") -> tuple[Border, ...]:
    """Read neighbouring pairs from CSV with columns a, b and, if known, border_km and kind (land, water).

    Raises Refusal naming every row that is wrong.
    """
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    lacking = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
    if lacking:
        said = found(
            "columns",
            f"{source}: thiếu cột {', '.join(lacking)}.",
            f"{source}: columns {', '.join(lacking)} are missing.",
            source,
            ("Cột cần có: a, b; nên có: border_km, kind.", "Columns: a, b; and if known border_km, kind."),
        )
        raise Refusal([said])
    wrong, borders = [], []
    for number, row in enumerate(rows, 2):
        try:
            km = float(row.get("border_km") or 0)
            if not 0 <= km < 100_000:
                raise ValueError(km)
            borders.append(
                Border(a=(row["a"] or "").strip(), b=(row["b"] or "").strip(), km=km, kind=(row.get("kind") or "land").strip())
            )  # fmt: skip
        except ValueError:
            wrong.append(
                found(
                    "border_km",
                    f"{source} dòng {number}: border_km “{row.get('border_km')}” không phải số km.",
                    f"{source} row {number}: border_km “{row.get('border_km')}” is no number of km.",
                    row=number,
                    field="border_km",
                )
            )
    if wrong:
        raise Refusal(wrong)
    return tuple(borders)


def known_of(structure: Structure, borders: Sequence[Border], source: str = "") -> tuple[Border, ...]:
    """Return the pairs of a table that somebody brought, if every code in it is that of a place of the day, whatever its level.

    Raises Refusal naming each row whose code no place bears: a slip of the pen would else be a border less, and nobody would know.
    """
    codes = set(structure.places["code"].to_list())
    day = say_day(structure.day)
    wrong = [
        found(
            "unknown_borders",
            f"{source} dòng {row}: ngày {day} không có địa bàn nào mang mã {code}.",
            f"{source} row {row}: on {day} no place has the code {code}.",
            code,
            ("Sửa mã, hoặc bỏ dòng này.", "Mend the code, or remove the row."),
            row=row,
            field="a" if code == one.a else "b",
        )
        for row, one in enumerate(borders, 2)
        for code in (one.a, one.b)
        if code not in codes
    ]
    if wrong:
        raise Refusal(wrong)
    return tuple(borders)


def territory(
    structure: Structure,
    borders: Sequence[Border],
    *,
    under: str = "",
    level: str = "commune",
    exempt: Iterable[str] = (),
    entry: int | None = None,
    **asked: Any,
) -> Problem:
    """Return the problem of the units of a level on a structure's day, under a place where one is named.

    Units that cannot meet the standard because they lie apart (an island without a link) are exempt, and the plan says so. Raises Unknown
    where there are no such units, Refusal where the pairs name none of them.
    """
    places = structure.places
    if under:
        at = places.filter(pl.col("code") == under)
        if at.is_empty():
            day = structure.day
            raise Unknown(
                Sentence(f"Ngày {say_day(day)} không có địa bàn mã {under}.", f"On {day} no place has code {under}.")
            )
        places = structure.territory(int(at["place"][0]))
    parents = dict(structure.places.select("place", "code").iter_rows())
    rows = places.filter(pl.col("level") == level).sort("code")
    if rows.is_empty():
        day = structure.day
        raise Unknown(
            Sentence(
                f"Ngày {say_day(day)} không có đơn vị nào ở cấp này.", f"On {day} there are no units of this level."
            )
        )
    free = set(exempt)
    units = tuple(
        Unit(
            code=row["code"],
            name=row["name"],
            population=row["population"] or 0,
            area_km2=row["area_km2"] or 0.0,
            lon=row["lon"],
            lat=row["lat"],
            parent=parents.get(row["parent"], ""),
            kind=row["kind"],
            traits=row["traits"] or "",
            key=row["place"],
            exempt=row["code"] in free,
        )
        for row in rows.iter_rows(named=True)
    )
    codes = {unit.code for unit in units}
    known = tuple(one for one in borders if one.a in codes and one.b in codes)
    if len(units) > 1 and not known:
        said = found(
            "no_neighbours",
            f"Không có cặp giáp ranh nào cho {len(units)} đơn vị vào ngày {say_day(structure.day)}.",
            f"No neighbouring pairs are known for the {len(units)} units of {structure.day}.",
            remedy=(
                "Nạp đường ranh địa bàn (trang Dữ liệu, tinhgon outlines), hoặc nêu bảng CSV các cặp giáp ranh.",
                "Bring in outlines of places (the data page, tinhgon outlines), or give a CSV of neighbouring pairs.",
            ),
        )
        raise Refusal([said])
    problem = Problem(units=units, borders=known, day=structure.day, entry=entry, **asked)
    apart = isolated(problem)
    if not apart:
        return problem
    freed = tuple(unit.model_copy(update={"exempt": unit.exempt or unit.code in apart}) for unit in units)
    return problem.model_copy(update={"units": freed})


def isolated(problem: Problem) -> frozenset[str]:
    """Return the codes of units in pieces that cannot meet the standard even all together."""
    laid = ground(problem)
    units = sorted(problem.units, key=lambda unit: unit.code)
    return frozenset(
        units[node].code
        for piece in laid.pieces()
        if laid.people[piece].sum() < problem.min_population or laid.area[piece].sum() < problem.min_area_km2 - 1e-9
        for node in piece
    )
