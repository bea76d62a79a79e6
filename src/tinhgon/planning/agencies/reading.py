"""Đọc từ sổ: bodies of a day as a problem; permitted groups by code, or by the ending of a code for every place at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import polars as pl

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.agencies.problem import Body, Permitted, Problem
from tinhgon.structure.functions import functions
from tinhgon.structure.kinds import UNIT_KINDS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

#: Two bodies by kind and, where the kind alone does not say which it is, a function; and the document that lets them be one.
Lawful = tuple[tuple[str, str], tuple[str, str], str]


def agencies(
    structure: Structure,
    *,
    under: str = "",
    level: str = "",
    permitted: Sequence[Permitted] = (),
    lawful: Sequence[Lawful] = (),
    **wishes: Any,
) -> Problem:
    """Return the focal points of a day right under a body (or anywhere under it, of one level) as a problem.

    A permitted code that no body bears is the ending of codes: ``TG+DV`` permits every pair of siblings that end in ``.TG``
    and ``.DV``. ``lawful`` permits pairs in one place by what they are, with the document. ``wishes`` are
    fields of `Problem`. Raises Unknown where nothing lies there, Refusal where a permitted group names nothing.
    """
    units = structure.units.filter(pl.col("kind").is_in([key for key, kind in UNIT_KINDS.items() if kind.focal]))
    if under:
        root = structure.units.filter(pl.col("code") == under)
        if root.is_empty():
            raise Unknown(_nothing(structure, f"đơn vị {under}", f"unit {under}"))
        key = int(root["unit"][0])
        inside = structure.subtree(key)["unit"].implode()
        units = units.filter(pl.col("unit").is_in(inside) & (pl.col("unit") != key))
        units = units if level else units.filter(pl.col("parent") == key)
    if level:
        units = units.filter(pl.col("level") == level)
    if units.is_empty():
        raise Unknown(_nothing(structure, f"đơn vị dưới {under or level}", f"unit under {under or level}"))
    staff = structure.tenures.join(structure.posts, on="post").group_by("unit").len()
    parents = structure.units.select(pl.col("unit").alias("parent"), pl.col("code").alias("family"))
    rows = units.join(staff, on="unit", how="left").join(parents, on="parent", how="left").sort("unit")
    bodies = tuple(
        Body(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            family=row["family"] or "",
            functions=tuple(one if isinstance(one, str) else one.vi for one in functions(row["functions"])),
            staff=row["len"] or 0,
        )
        for row in rows.iter_rows(named=True)
    )
    groups = tuple(group for one in permitted for group in _expanded(one, bodies))
    groups += _by_law(rows, lawful, {frozenset(one.codes) for one in groups})
    return Problem(day=structure.day, bodies=bodies, permitted=groups, **wishes)


def _by_law(rows: pl.DataFrame, lawful: Sequence[Lawful], known: set[frozenset[str]]) -> tuple[Permitted, ...]:
    """Return the pairs of bodies in one place and level that the law permits, those already permitted left out."""
    told = rows.select("place", "level", "code", "kind", "functions").rows()
    found: dict[frozenset[str], Permitted] = {}
    for one, other, citation in lawful:
        firsts = [row for row in told if _is(one, row[3], row[4])]
        for place, level, code, _, _ in firsts:
            for where, at, second, kind, doing in told:
                pair = frozenset((code, second))
                if (where, at) == (place, level) and len(pair) == 2 and pair not in known and _is(other, kind, doing):
                    found.setdefault(pair, Permitted(codes=(code, second), citation=citation))
    return tuple(found.values())


def _is(role: tuple[str, str], kind: str, functions: str | None) -> bool:
    return kind == role[0] and (not role[1] or role[1] in (functions or "").split(";"))


def _expanded(permitted: Permitted, bodies: Sequence[Body]) -> list[Permitted]:
    known = {one.code for one in bodies}
    if set(permitted.codes) <= known:
        return [permitted]
    families: dict[str, list[Body]] = {}
    for one in bodies:
        families.setdefault(one.family, []).append(one)
    found = [
        permitted.model_copy(update={"codes": codes})
        for siblings in families.values()
        for codes in product(*([one.code for one in siblings if _ends(one.code, end)] for end in permitted.codes))
        if len(set(codes)) == len(codes)
    ]
    if not found:
        named = "+".join(permitted.codes)
        said = Sentence(
            f"Không có nhóm đơn vị cùng cấp nào ứng với {named}.", f"No bodies of one family answer to {named}."
        )
        remedy = Sentence("Ghi mã đầy đủ, hoặc phần cuối của mã (TG+DV).", "Give whole codes, or endings (TG+DV).")
        raise Refusal([Finding("planning.agencies.permitted", said, subject=named, remedy=remedy)])
    return found


def _ends(code: str, end: str) -> bool:
    return code == end or code.endswith(f".{end}")


def _nothing(structure: Structure, vi: str, en: str) -> Sentence:
    return Sentence(f"Ngày {say_day(structure.day)} không có {vi}.", f"On {structure.day} there is no {en}.")
