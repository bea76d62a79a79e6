"""What a rule of law is: one dated row with its sentence, values, whom it binds, its citation, and what it replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from tinhgon.kernel.finding import Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.vietnamese.figures import say_number

#: How a row was read before it came into the books: in a public copy of the act's text, in a report about it, not at all.
Reading = Literal["text", "press", "own"]

READINGS: Final[dict[str, Sentence]] = {
    "text": Sentence("đọc ở bản công bố của văn bản", "read in a public copy of the act"),
    "press": Sentence("đọc qua bài giới thiệu văn bản", "read in a report about the act"),
    "own": Sentence("chưa đọc ở đâu, theo hiểu biết chung", "not read anywhere, from general knowledge"),
}

UNITS: Final[dict[str, Sentence]] = {
    "persons": Sentence("người", "people"),
    "km2": Sentence("km²", "km²"),
    "units": Sentence("đơn vị", "units"),
    "bodies": Sentence("tổ chức", "bodies"),
    "posts": Sentence("biên chế", "posts"),
    "deputies": Sentence("cấp phó", "deputies"),
    "households": Sentence("hộ", "households"),
    "points": Sentence("điểm", "points"),
    "percent": Sentence("%", "%"),
    "times": Sentence("lần", "times"),
    "salaries": Sentence("tháng lương", "months of salary"),
    "salaries_per_year": Sentence("tháng lương mỗi năm", "months of salary a year"),
    "salaries_per_month": Sentence("tháng lương mỗi tháng", "months of salary a month"),
    "months": Sentence("tháng", "months"),
    "years": Sentence("năm", "years"),
    "days": Sentence("ngày", "days"),
    "working_days": Sentence("ngày làm việc", "working days"),
    "terms": Sentence("nhiệm kỳ", "terms"),
    "titles": Sentence("chức danh", "titles"),
    "characters": Sentence("ký tự", "characters"),
    "": Sentence("", ""),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit; or a number by bands of another measure (from 0: 1, from 10: 2); or a list of words."""

    number: float | None = None
    unit: str = ""
    bands: tuple[tuple[float, float], ...] = ()
    by: str = ""
    items: tuple[str, ...] = ()

    def of(self, measure: float | None = None) -> float:
        """Return the number, or that of the band in which the measure lies. Raises ValueError where there is none."""
        if self.number is not None:
            return self.number
        fitting = [number for start, number in self.bands if measure is not None and measure >= start]
        if not fitting:
            raise ValueError(f"no band holds {measure}")
        return fitting[-1]

    def said(self) -> Sentence:
        """Return the value as people write it."""
        unit = UNITS.get(self.unit, Sentence(self.unit, self.unit))
        if self.number is not None:
            return counted(self.number, unit)
        if self.items:
            return Sentence("; ".join(self.items), "; ".join(self.items))
        told = [(say_number(start), counted(number, unit)) for start, number in self.bands]
        return Sentence(
            "; ".join(f"từ {start}: {number.vi}" for start, number in told),
            "; ".join(f"from {start}: {number.en}" for start, number in told),
        )


def counted(number: float, unit: Sentence) -> Sentence:
    """Return a number with its unit in both languages: 1234.5 is "1.234,5" in one and "1,234.5" in the other."""
    vi = say_number(number)
    return Sentence(f"{vi} {unit.vi}".strip(), f"{vi.translate(str.maketrans('.,', ',.'))} {unit.en}".strip())


@dataclass(frozen=True, slots=True)
class Applies:
    """Whom a rule binds. An empty field binds all; ``traits`` asks for any of them, ``also`` for any of these too, ``without``
    for none of them."""

    kind: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    parent_kind: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    words: Sentence | None = None

    def fits(self, facts: Mapping[str, object]) -> bool:
        """Say whether the rule binds a subject of these facts: kind, level, sector, traits (a set), parent_kind."""
        traits = facts.get("traits", ())
        here = set(traits) if isinstance(traits, set | frozenset | list | tuple) else set()
        if self.traits and not here & set(self.traits):
            return False
        if self.also and not here & set(self.also):
            return False
        if here & set(self.without):
            return False
        asked = (("kind", self.kind), ("level", self.level), ("sector", self.sector), ("parent_kind", self.parent_kind))  # fmt: skip
        return all(not wanted or facts.get(name, "") in wanted for name, wanted in asked)

    def may_meet(self, other: Applies) -> bool:
        """Say whether one subject could be bound by both: nothing that they ask for keeps them apart."""
        for name in ("kind", "level", "sector", "parent_kind", "functions"):
            one, two = getattr(self, name), getattr(other, name)
            if one and two and not set(one) & set(two):
                return False
        if _one_class(self.traits) and _one_class(other.traits) and not set(self.traits) & set(other.traits):
            return False
        return not any(
            asked and set(asked) <= set(refused)
            for mine, theirs in ((self, other), (other, self))
            for asked, refused in ((mine.traits, theirs.without), (mine.also, theirs.without))
        )


def _one_class(traits: tuple[str, ...]) -> bool:
    """Say whether these are classes only: a territory has one class at a time."""
    return bool(traits) and all(trait.startswith("class_") for trait in traits)


@dataclass(frozen=True, slots=True)
class Act:
    """A document of the law: number, day of signature, day it took effect, organ, title."""

    id: str
    number: str
    title: Sentence
    signed: date | None = None
    effective: date | None = None
    organ: str = ""
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: an act, and the article in it."""

    act: Act
    article: str = ""

    def __str__(self) -> str:
        return f"{self.act.number}, {self.article}" if self.article else self.act.number


@dataclass(frozen=True, slots=True)
class Verified:
    """Who compared a row with the act's text, when, and what they held in hand."""

    by: str
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class Test:
    """How a rule is tried on a structure: a measure, and the comparisons that all hold where the rule is broken.

    ``below`` and ``above`` map a column of the measure to a value of the rule, or to ``RULE/value`` of another. ``not_over`` does so
    where a number must be more than the value, as "more than half"; only for numbers that are told.
    """

    measure: str
    below: Mapping[str, str] = field(default_factory=dict)
    above: Mapping[str, str] = field(default_factory=dict)
    not_over: Mapping[str, str] = field(default_factory=dict)
    formed: bool = False
    other: Applies | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case in the regulation's words: what is given, and whether the rule passes, fails, or what it gives."""

    sentence: str
    given: Mapping[str, object]
    passes: bool | None = None
    gives: float | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated row of a law book."""

    id: str
    topic: str
    book: str
    sentence: Sentence
    applies: Applies
    valid: Span
    citation: Citation
    values: Mapping[str, Value] = field(default_factory=dict)
    severity: Severity = Severity.WARNING
    replaces: tuple[str, ...] = ()
    ended: Sentence | None = None
    begun: Sentence | None = None
    reading: Reading = "own"
    sources: tuple[str, ...] = ()
    note: Sentence | None = None
    verified: Verified | None = None
    test: Test | None = None
    formula: str = ""
    cure: Sentence | None = None
    cases: tuple[Case, ...] = ()

    @property
    def weight(self) -> Severity:
        """How much a finding of this rule weighs: a row that nobody has confirmed warns and never blocks."""
        if self.verified is None and self.severity is Severity.ERROR:
            return Severity.WARNING
        return self.severity

    def number(self, name: str, measure: float | None = None) -> float:
        """Return one of its numbers by name; ``measure`` chooses the band. Raises KeyError for a name it does not have."""
        return self.values[name].of(measure)
