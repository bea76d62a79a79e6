"""Rules tried on numbers that somebody tells: votes, shares, months; what no apparatus shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.measured import COLUMNS, TOLD
from tinhgon.law.rule import Rule, counted
from tinhgon.vietnamese.figures import parse_number

#: How each kind of comparison is said where the rule is kept.
_HOW: Final[dict[str, Sentence]] = {
    "below": Sentence("từ {} trở lên", "at least {}"),
    "above": Sentence("không quá {}", "at most {}"),
    "not_over": Sentence("trên {}", "more than {}"),
}


def asks(rule: Rule) -> tuple[str, ...]:
    """Return the columns whose numbers a rule asks to be told; none where it asks for none."""
    if rule.test is None or rule.test.measure != TOLD:
        return ()
    return tuple(dict.fromkeys([*rule.test.below, *rule.test.above, *rule.test.not_over]))


def tried(rule: Rule, told: Mapping[str, float]) -> Finding | None:
    """Return what breaks a rule in numbers that are told, by column; None where they keep it.

    Raises Refusal (rule ``law.told``) naming each number that the rule asks for and was not told, and each that it does not ask for.
    """
    wanted = asks(rule)
    if not wanted or set(told) != set(wanted):
        raise Refusal(_wrong(rule, wanted, told))
    test = rule.test
    if test is None:  # pragma: no cover - `asks` has looked
        return None
    compared = [
        (column, how, rule.number(name))
        for how, names in (("below", test.below), ("above", test.above), ("not_over", test.not_over))
        for column, name in names.items()
    ]
    if not all(_broken(told[column], how, limit) for column, how, limit in compared):
        return None
    measured = "; ".join(_said(column, told[column]).vi for column, _, _ in compared)
    required = [_required(column, how, limit) for column, how, limit in compared]
    return Finding(
        rule.id,
        rule.sentence,
        rule.weight,
        subject="; ".join(COLUMNS[column].words.vi for column, _, _ in compared),
        remedy=rule.cure,
        measured=measured,
        required=" hoặc ".join(one.vi for one in required),
        citation=str(rule.citation),
        where={"verified": int(rule.verified is not None)},
    )


def _broken(number: float, how: str, limit: float) -> bool:
    return number < limit if how == "below" else number > limit if how == "above" else number <= limit


def _said(column: str, number: float) -> Sentence:
    words, value = COLUMNS[column].words, counted(number, COLUMNS[column].unit)
    return Sentence(f"{words.vi}: {value.vi}", f"{words.en}: {value.en}")


def _required(column: str, how: str, limit: float) -> Sentence:
    words, value = COLUMNS[column].words, counted(limit, COLUMNS[column].unit)
    return Sentence(f"{words.vi} {_HOW[how].vi.format(value.vi)}", f"{words.en} {_HOW[how].en.format(value.en)}")


def _wrong(rule: Rule, wanted: tuple[str, ...], told: Mapping[str, float]) -> list[Finding]:
    if not wanted:
        said = Sentence(
            f"Dòng {rule.id} không thử được trên số nêu ra.", f"Rule {rule.id} is not tried on numbers that are told."
        )
        return [Finding("law.told", said, subject=rule.id)]
    every = ", ".join(wanted)
    remedy = Sentence(f"Nêu đúng các số: {every}.", f"Tell these numbers: {every}.")
    missing = [
        Finding("law.told", Sentence(f"Thiếu {COLUMNS[one].words.vi} ({one}).", f"{COLUMNS[one].words.en} ({one}) is missing."),
                subject=rule.id, remedy=remedy, where={"field": one})
        for one in wanted if one not in told
    ]  # fmt: skip
    return missing + [
        Finding("law.told", Sentence(f"Dòng {rule.id} không hỏi “{one}”.", f"Rule {rule.id} does not ask for “{one}”."),
                subject=rule.id, remedy=remedy, where={"field": one})
        for one in told if one not in wanted
    ]  # fmt: skip


def read_number(text: str, field: str) -> float:
    """Return a number as people type it: 33,5 or 33.5, with or without %. Raises Refusal (rule ``vietnamese.number``) naming the field."""
    try:
        return float(parse_number(text.strip().removesuffix("%"), "any"))
    except Refusal as refusal:
        raise Refusal([replace(one, where={**one.where, "field": field}) for one in refusal.findings]) from refusal
