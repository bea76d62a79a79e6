"""The law books, and the law of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law import chains
from tinhgon.law.reading import Book, read_own_book, rule_of, unknown_acts
from tinhgon.law.rule import Act, Rule
from tinhgon.vietnamese.days import say_day


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """The rules in force on one day."""

    day: date
    rules: tuple[Rule, ...]
    _by_id: Mapping[str, Rule] = field(repr=False)
    _every: Mapping[str, Rule] = field(repr=False)

    def rule(self, id: str) -> Rule:
        """Return a rule in force by its identifier; raises Unknown, saying when it was in force if it ever was."""
        found = self._by_id.get(id)
        if found is None:
            raise Unknown(_not_in_force(self._every.get(id), id, self.day))
        return found

    def of_topic(self, topic: str) -> tuple[Rule, ...]:
        """Return the rules in force on one matter."""
        return tuple(rule for rule in self.rules if rule.topic == topic)

    def ruling(self, topic: str, **facts: object) -> Rule | None:
        """Return the rule of a matter that binds a subject of these facts (kind, level, traits …), or None."""
        return next((rule for rule in self.of_topic(topic) if rule.applies.fits(facts)), None)

    def number(self, topic: str, name: str, measure: float | None = None, **facts: object) -> float:
        """Return a number that the law sets for a subject of these facts. Raises Unknown where it sets none.

        ``law.number("territory.population", "population", kind="commune", traits={"mountain"})`` is the fewest people that
        a mountain commune may have on the day.
        """
        rule = self.ruling(topic, **facts)
        if rule is None or name not in rule.values:
            raise Unknown(
                Sentence(
                    f"Ngày {say_day(self.day)} không dòng luật nào quy định “{topic}” cho đối tượng này.",
                    f"No rule of “{topic}” binds this subject on {self.day}.",
                )
            )
        return rule.number(name, measure)


@dataclass(frozen=True, slots=True, eq=False)
class Lawbooks:
    """All rows of all days: rules by identifier, acts, sources, and titles of the books."""

    rules: Mapping[str, Rule]
    acts: Mapping[str, Act]
    sources: Mapping[str, str]
    titles: Mapping[str, Sentence]

    def at(self, day: date) -> Law:
        """Return the law of a day."""
        here = tuple(rule for rule in self.rules.values() if day in rule.valid)
        return Law(day, here, {rule.id: rule for rule in here}, self.rules)

    def rule(self, id: str) -> Rule:
        """Return a rule of any day; raises Unknown."""
        if id not in self.rules:
            raise Unknown(_not_in_force(None, id, None))
        return self.rules[id]

    def chain(self, id: str) -> tuple[Rule, ...]:
        """Return the chain of replacements that a rule belongs to, by the day each began; raises Unknown."""
        return chains.chain(self.rules, self.rule(id).id)

    def with_rules(self, rules: Iterable[Rule], acts: Iterable[Act] = ()) -> Lawbooks:
        """Return the books with rows laid over: one of the same identifier takes the place of the other."""
        laid = {**self.rules, **{rule.id: rule for rule in rules}}
        return replace(self, rules=MappingProxyType(laid), acts={**self.acts, **{act.id: act for act in acts}})


def _not_in_force(rule: Rule | None, id: str, day: date | None) -> Sentence:
    if rule is None:
        return Sentence(f"Sổ luật không có dòng {id}.", f"The law books have no rule {id}.")
    ends = "" if rule.valid.last_day is None else f" đến hết {say_day(rule.valid.last_day)}"
    until = "" if rule.valid.last_day is None else f" to {rule.valid.last_day}"
    return Sentence(
        f"Dòng {id} không có hiệu lực ngày {say_day(day)}; có hiệu lực từ {say_day(rule.valid.start)}{ends}."
        if day
        else id,
        f"Rule {id} is not in force on {day}; it is from {rule.valid.start}{until}.",
    )


def bound(books: Sequence[Book]) -> Lawbooks:
    """Bind books together. Raises Refusal naming what is wrong: an identifier twice, an unknown act, a broken chain."""
    acts = {key: act for book in books for key, act in book.acts.items()}
    sources = {key: text for book in books for key, text in book.sources.items()}
    rows = [(book.id, row) for book in books for row in book.rows]
    wrong = unknown_acts(rows, acts, sources) + _twice(rows_of=[(book, row.id) for book, row in rows])
    if wrong:
        raise Refusal(wrong)
    rules = {row.id: rule_of(row, book, acts) for book, row in rows}
    broken = chains.flaws(rules.values())
    if broken:
        raise Refusal(broken)
    return Lawbooks(MappingProxyType(rules), acts, sources, {book.id: book.title for book in books})


def _twice(rows_of: Sequence[tuple[str, str]]) -> list[Finding]:
    seen: set[str] = set()
    found = []
    for book, id in rows_of:
        if id in seen:
            said = Sentence(f"Dòng {id} có hai lần.", f"Rule {id} is there twice.")
            remedy = Sentence("Đặt cho mỗi dòng một tên riêng.", "Give each row a name of its own.")
            found.append(
                Finding("law.twice", said, subject=id, remedy=remedy, where={"file": book, "row": id, "field": "id"})
            )
        seen.add(id)
    return found


@cache
def builtin() -> Lawbooks:
    """Return the books that come with the house."""
    folder = files("tinhgon.law").joinpath("books")
    texts = sorted(
        (file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir() if file.name.endswith(".yaml")
    )
    return bound([read_own_book(text, name) for name, text in texts])
