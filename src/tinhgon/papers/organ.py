"""Who issues a paper, read from the apparatus of the day: the lines of its name, its abbreviation, its seat, who signs."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.paper import Organ, Signature
from tinhgon.papers.profile import Profile
from tinhgon.papers.wording.names import bare, inside
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day

#: Organs that decide together: who signs, signs on behalf of all.
COLLECTIVE: Final = frozenset({"people_committee", "party_committee", "front_committee", "party_inspection"})
#: Bodies whose name breaks before the territory; the State writes no superior body above the first three.
_HEADS: Final = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc")
_NO_SUPERIOR: Final = frozenset({"people_committee", "people_council", "front_committee"})
_SYMBOLS: Final = {"people_committee": "UBND", "people_council": "HĐND", "front_committee": "MTTQ"}
_LITTLE: Final = frozenset({"và", "của", "các", "-", "–", "&"})
_LEVELS: Final = frozenset({"tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "thị trấn", "đặc khu"})


def organ_of(structure: Structure, code: str) -> Organ:
    """Return the organ that bears a code, as the head of its papers names it; raises Unknown where none does."""
    found = structure.units.filter(pl.col("code") == code)
    if found.is_empty():
        raise Unknown(
            Sentence(
                f"Ngày {say_day(structure.day)} không có đơn vị nào mang mã {code}.",
                f"On {structure.day} no unit bears the code {code}.",
            )
        )
    unit = found.row(0, named=True)
    parent = _row(structure.units, "unit", unit["parent"])
    place = _seat(structure, unit)
    where = place["name"] if place else ""
    name = _complete(unit["name"], where)
    superior = _superior(structure, unit, parent)
    own = _own(name, parent, where if inside(where) in superior[-1] else "") if superior and parent else name
    head = next((words for words in _HEADS if own.startswith(f"{words} ")), "")
    lines = (head, own[len(head) + 1 :]) if head else (own,)
    return Organ(name, _symbol(unit["kind"], unit["name"], where), bare(where), unit["sector"], lines, superior)


def signature_of(
    structure: Structure,
    code: str,
    profile: Profile,
    *,
    name: str = "",
    title: str = "",
    authority: tuple[str, ...] = (),
) -> Signature:
    """Return who signs for an organ: its head, or whoever is named, with the words of authority that the layout has.

    A deputy of a State organ signs in place of the head (KT.); in a collective organ all sign on behalf of it (TM., T/M).
    Words of authority that are given are taken as they are.
    """
    unit = _row(structure.units, "code", code)
    if unit is None:
        raise Unknown(Sentence(f"Không có đơn vị {code}.", f"There is no unit {code}."))
    head, holder = _head(structure, unit["unit"])
    shown = title or head or "Thủ trưởng"
    given = name or (holder if not title or title == head else "")
    if authority:
        return Signature(shown, given, authority)
    words, lines = profile.signing, []
    place = _seat(structure, unit)
    if unit["kind"] in COLLECTIVE:
        where = place["name"] if place else ""
        parent = _row(structure.units, "unit", unit["parent"]) if unit["kind"] == "party_inspection" else None
        whole = _complete(unit["name"], where)
        lines.append(f"{words.collective} {_committee(_own(whole, parent, where) if parent else whole)}")
    if shown.casefold().startswith("phó ") and head and unit["sector"] != "party":
        lines.append(f"{words.instead} {head}")
    return Signature(shown, given, tuple(lines))


def _row(frame: pl.DataFrame, column: str, value: Any) -> dict[str, Any] | None:
    found = frame.filter(pl.col(column) == value) if value is not None else frame.clear()
    return None if found.is_empty() else found.row(0, named=True)


def _seat(structure: Structure, unit: dict[str, Any]) -> dict[str, Any] | None:
    """Return the territory of a body: its own, else that of the nearest body above it that has one."""
    seen: set[int] = set()
    at: dict[str, Any] | None = unit
    while at is not None and at["unit"] not in seen:
        if at["place"] is not None:
            return _row(structure.places, "place", at["place"])
        seen.add(at["unit"])
        at = _row(structure.units, "unit", at["parent"])
    return _row(structure.places, "level", "province")


def _complete(name: str, where: str) -> str:
    """Return a name with its territory in full: "Ủy ban nhân dân tỉnh" becomes "Ủy ban nhân dân tỉnh Quảng Ninh"."""
    word = name.rpartition(" ")[2]
    return f"{name} {bare(where)}" if where and word in _LEVELS and inside(where).startswith(f"{word} ") else name


def _superior(structure: Structure, unit: dict[str, Any], parent: dict[str, Any] | None) -> tuple[str, ...]:
    if parent is None or unit["kind"] in _NO_SUPERIOR:
        return ()
    place = _seat(structure, parent)
    where = place["name"] if place else ""
    if unit["kind"] == "party_committee":
        return (f"Đảng bộ {inside(where)}",) if where else ()
    name = _complete(parent["name"], where)
    # The short form is the usual one above the name of a department.
    return (name.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND"),)


def _own(name: str, parent: dict[str, Any], where: str) -> str:
    """Return a name without what stands above it already: "Ban Tổ chức Tỉnh ủy" becomes "Ban Tổ chức"."""
    committee = " ".join(parent["name"].split()[:2])
    for ending in (_complete(parent["name"], where), parent["name"], committee, inside(where)):
        kept = name.removesuffix(f" {ending}") if ending else name
        if kept != name and kept:
            return kept
    return name


def _symbol(kind: str, name: str, where: str) -> str:
    """Return the abbreviation of an organ: the first letters of its name, without its territory."""
    if kind in _SYMBOLS:
        return _SYMBOLS[kind]
    plain = name.removesuffix(f" {inside(where)}") if where else name
    words = [word for word in plain.replace(",", " ").split() if word.casefold() not in _LITTLE]
    if words and words[-1] in _LEVELS:
        words = words[:-1]
    if kind == "party_committee":
        words = words[:2]
    letters = (word if word.isupper() and len(word) > 1 else _plain(word[0]) for word in words)
    return "".join(letters)


def _plain(letter: str) -> str:
    """Return a capital without its tone or hat: "Ủ" becomes "U"; Đ is a letter of its own."""
    return unicodedata.normalize("NFD", letter.upper())[0]


def _head(structure: Structure, unit: int) -> tuple[str, str]:
    """Return the title of the head of a body, and the name of whoever holds it ("" where it is vacant)."""
    posts = structure.posts.filter((pl.col("unit") == unit) & (pl.col("rank") == "head"))
    if posts.is_empty():
        return "", ""
    post = posts.row(0, named=True)
    held = structure.tenures.filter(pl.col("post") == post["post"]).join(structure.people, on="person")
    return post["title"], held["name"][0] if held.height else ""


def _committee(name: str) -> str:
    """Return what a signer signs on behalf of: "Ủy ban nhân dân", "Ủy ban Kiểm tra", "Tỉnh ủy"."""
    for words in _HEADS:
        if name.startswith(words):
            return words
    return " ".join(name.split()[:2]) if name.split()[1:2] == ["ủy"] else name
