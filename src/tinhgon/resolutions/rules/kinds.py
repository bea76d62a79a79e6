"""Kinds of documents, how they are numbered and signed for, as rows of data with their days and citations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence

_DATA: Final = Path(__file__).parent.parent / "data" / "kinds.yaml"
#: Sectors whose papers are laid out and numbered in the Party's way.
PARTY_STYLE: Final = frozenset({"party", "front"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its words and its abbreviations in the Party and in the State, empty where there is none."""

    id: str
    words: Sentence
    party: str
    state: str

    def abbreviation(self, sector: str) -> str:
        """Return the abbreviation that a body of this sector writes."""
        return self.party if sector in PARTY_STYLE else self.state


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the data: what it says for whom, from when, by which citation."""

    says: dict[str, Any]
    since: date
    citation: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All kinds; the rows on series, symbols and competence; how terms are counted where nobody said."""

    kinds: dict[str, Kind]
    series: tuple[Rule, ...]
    symbols: tuple[Rule, ...]
    not_issued: tuple[Rule, ...]
    term_years: int
    term_first: int


@cache
def catalogue() -> Catalogue:
    """Read the data."""
    told = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    kinds = {
        id: Kind(id, Sentence(one["vi"], one["en"]), one["party"], one["state"]) for id, one in told["kinds"].items()
    }
    return Catalogue(
        kinds, _rules(told["series"]), _rules(told["symbols"]), _rules(told["not_issued"]), told["terms"]["years"],
        told["terms"]["first"],
    )  # fmt: skip


def kind(id: str) -> Kind:
    """Return a kind of document. Raises Unknown naming those that there are."""
    found = catalogue().kinds.get(id)
    if found is None:
        told = ", ".join(catalogue().kinds)
        raise Unknown(
            Sentence(
                f"Không có loại văn bản “{id[:40]}”. Có: {told}.", f"There is no kind “{id[:40]}”; there are: {told}."
            )
        )
    return found


def default_symbol(unit_kind: str, level: str, day: date) -> str:
    """Return the symbol of an organ of a kind and level where it has not said its own; empty where the data say nothing."""
    for rule in catalogue().symbols:
        if rule.says["kind"] == unit_kind and rule.says["level"] in ("", level) and rule.since <= day:
            return str(rule.says["symbol"])
    return ""


def per_year(sector: str, day: date) -> bool:
    """Say whether the numbers of a body count by year; else by term."""
    for rule in catalogue().series:
        if sector in rule.says["sectors"] and rule.since <= day:
            return bool(rule.says["per"] == "year")
    return True


def default_term(day: date) -> str:
    """Return the term that a day lies in, by whole years from the first one in the data: "2010-2015"."""
    told = catalogue()
    start = told.term_first + (day.year - told.term_first) // told.term_years * told.term_years
    return f"{start}-{start + told.term_years}"


def written(sector: str, kind_: Kind, number: int, organ: str) -> str:
    """Return number and symbol as they stand on the paper: "19-NQ/TU" in the Party, "19/NQ-HĐND" in the State."""
    if sector in PARTY_STYLE:
        return f"{number:02}-{kind_.party}/{organ}"
    return f"{number:02}/{kind_.state}-{organ}"


def not_issued(kind_: str, sector: str, level: str, day: date) -> Rule | None:
    """Return the row by which a body of this sector and level does not issue this kind, or None."""
    for rule in catalogue().not_issued:
        if (
            rule.says["sector"] == sector
            and level in rule.says["levels"]
            and kind_ in rule.says["kinds"]
            and rule.since <= day
        ):
            return rule
    return None


def _rules(rows: list[dict[str, Any]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            {name: value for name, value in row.items() if name not in ("from", "citation")},
            row["from"],
            row["citation"],
        )
        for row in rows
    )
