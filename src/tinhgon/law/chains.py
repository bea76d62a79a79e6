"""What replaced what: chains of rows that are whole, and rows that never rule one thing in two ways on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.rule import Rule
from tinhgon.vietnamese.days import say_day


def flaws(rules: Iterable[Rule]) -> list[Finding]:
    """Return what is wrong with the chains of these rules: each finding names the row and the field."""
    every = {rule.id: rule for rule in rules}
    followed: dict[str, list[Rule]] = {}
    for rule in every.values():
        for name in rule.replaces:
            followed.setdefault(name, []).append(rule)
    found = [flaw for rule in every.values() for flaw in _links(rule, every)]
    found += [flaw for rule in every.values() for flaw in _ending(rule, followed.get(rule.id, []))]
    return found + _contradictions(every.values())


def _links(rule: Rule, every: Mapping[str, Rule]) -> list[Finding]:
    found = []
    for name in rule.replaces:
        before = every.get(name)
        if before is None:
            found.append(
                _flaw(
                    "chain_missing",
                    rule,
                    "replaces",
                    f"thay dòng “{name}” mà không sổ nào có",
                    f"replaces “{name}”, which no book has",
                )
            )
        elif before.topic != rule.topic:
            found.append(
                _flaw(
                    "chain_topic",
                    rule,
                    "replaces",
                    f"thay {name} nhưng quy định về việc khác",
                    f"replaces {name} but rules another matter",
                )
            )
        elif before.valid.end is None or before.valid.end > rule.valid.start:
            found.append(
                _flaw(
                    "chain_overlap",
                    rule,
                    "from",
                    f"thay {name} khi {name} còn hiệu lực",
                    f"replaces {name} while {name} is still in force",
                )
            )
        elif before.valid.end < rule.valid.start and rule.begun is None:
            said = _day(before.valid.end)
            found.append(_flaw("chain_gap", rule, "from", f"thay {name} nhưng {name} đã hết hiệu lực từ {said}; nói lý do ở begun",
                               f"replaces {name}, which ended on {said}; say why in begun"))  # fmt: skip
    return found


def _ending(rule: Rule, followers: list[Rule]) -> list[Finding]:
    if rule.valid.end is None or followers or rule.ended is not None:
        return []
    return [
        _flaw("chain_end", rule, "to", "hết hiệu lực mà không có dòng thay và không nói vì sao (ended)",
              "ends with nothing in its place and does not say why (ended)")
    ]  # fmt: skip


def _contradictions(rules: Iterable[Rule]) -> list[Finding]:
    topics: dict[str, list[Rule]] = {}
    for rule in rules:
        topics.setdefault(rule.topic, []).append(rule)
    found = []
    for same in topics.values():
        for one, two in combinations(same, 2):
            if one.valid.overlaps(two.valid) and one.applies.may_meet(two.applies):
                found.append(
                    _flaw("contradiction", two, "applies", f"cùng quy định “{two.topic}” cho cùng đối tượng, cùng ngày với {one.id}",
                          f"rules “{two.topic}” for the same subjects on the same days as {one.id}")
                )  # fmt: skip
    return found


def _flaw(rule: str, row: Rule, field: str, vi: str, en: str) -> Finding:
    remedy = Sentence(
        "Sửa ngày, đối tượng, hoặc trường replaces, begun, ended.",
        "Mend the days, whom it binds, or replaces, begun, ended.",
    )
    where: dict[str, str | int] = {"file": row.book, "row": row.id, "field": field}
    return Finding(
        f"law.{rule}", Sentence(f"{row.id} {vi}.", f"{row.id} {en}."), subject=row.id, remedy=remedy, where=where
    )


def _day(day: date | None) -> str:
    return "" if day is None else say_day(day)


def chain(rules: Mapping[str, Rule], start: str) -> tuple[Rule, ...]:
    """Return all that a rule replaced and all that replaced it, over any number of links, by the day they began."""
    names = {start}
    while True:
        more = {name for rule in rules.values() if rule.id in names for name in rule.replaces}
        more |= {rule.id for rule in rules.values() if names & set(rule.replaces)}
        if more <= names:
            break
        names |= more
    return tuple(sorted((rules[name] for name in names if name in rules), key=lambda rule: (rule.valid.start, rule.id)))
