"""Rules written back as the plain values of their rows, as book files hold them: `reading` in the other direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinhgon.kernel.sentence import Sentence
from tinhgon.law.rule import Act, Applies, Case, Rule, Test, Value
from tinhgon.structure.reading import written

Plain = dict[str, Any]


def plain_row(rule: Rule) -> Plain:
    """Return a rule as the plain values of its row: texts, lists and maps; what is empty is left out."""
    told: Plain = {
        "id": rule.id,
        "topic": rule.topic,
        "sentence": _words(rule.sentence),
        "applies": _applies(rule.applies),
        "values": {name: _value(one) for name, one in rule.values.items()},
        "from": rule.valid.start.isoformat(),
        "to": "" if rule.valid.last_day is None else rule.valid.last_day.isoformat(),
        "cite": _filled({"act": rule.citation.act.id, "article": rule.citation.article}),
        "replaces": list(rule.replaces),
        "begun": _words(rule.begun),
        "ended": _words(rule.ended),
        "severity": rule.severity.value,
        "read": rule.reading,
        "sources": list(rule.sources),
        "note": _words(rule.note),
        "test": {} if rule.test is None else _test(rule.test),
        "formula": rule.formula,
        "cure": _words(rule.cure),
        "cases": [_case(one) for one in rule.cases],
    }
    return _filled(told)


def plain_act(act: Act) -> Plain:
    """Return an act as plain values."""
    return _filled(
        {
            "number": act.number,
            "title": _words(act.title),
            "signed": act.signed.isoformat() if act.signed else "",
            "effective": act.effective.isoformat() if act.effective else "",
            "organ": act.organ,
            "replaces": list(act.replaces),
        }
    )


def file_of(rows: list[Plain], acts: Mapping[str, Plain]) -> str:
    """Return rows and new acts as the text of a file of rows."""
    return written(_filled({"acts": dict(acts), "rules": rows}))


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _filled(plain: Plain) -> Plain:
    return {name: value for name, value in plain.items() if value not in ("", [], {}, None)}


def _words(said: Sentence | None) -> Plain:
    return {} if said is None else {"vi": said.vi, "en": said.en}


def _applies(one: Applies) -> Plain:
    names = ("kind", "level", "sector", "traits", "also", "without", "parent_kind", "functions")
    return _filled({name: list(getattr(one, name)) for name in names} | {"words": _words(one.words)})


def _value(one: Value) -> Plain:
    bands = {_number(start): _number(number) for start, number in one.bands}
    number = "" if one.number is None else _number(one.number)
    return _filled({"of": number, "unit": one.unit, "bands": bands, "by": one.by, "items": list(one.items)})


def _test(one: Test) -> Plain:
    other = {} if one.other is None else _applies(one.other)
    compared = {"below": dict(one.below), "above": dict(one.above), "not_over": dict(one.not_over)}
    return _filled({"measure": one.measure, **compared, "formed": "true" if one.formed else "", "other": other})


def _case(one: Case) -> Plain:
    kind = "says" if one.passes is None else "passes" if one.passes else "fails"
    gives = "" if one.gives is None else _number(one.gives)
    return _filled({kind: one.sentence, "gives": gives, "given": _texts(one.given)})


def _texts(value: Any) -> Any:
    """Return values as texts: a case may hold numbers where a program made it."""
    if isinstance(value, Mapping):
        return {str(name): _texts(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(one) for one in value]
    return _number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
