"""Rules of law, what was done to them, and what breaks them."""

from __future__ import annotations

from collections.abc import Sequence

from tinhgon.api.plain.parts import Plain, words
from tinhgon.law.books import Lawbooks
from tinhgon.law.rule import Applies, Rule, Value
from tinhgon.lawbook.queries import Confirmation, Waiver
from tinhgon.listings.lawful import Breach


def rule(one: Rule, books: Lawbooks, *, full: bool = False) -> Plain:
    """Return a rule: id, citation, first and last day in force, whether and by whom it was verified, sentence, values.

    ``full`` adds whom it binds, its test, cases and sources.
    """
    plain: Plain = {
        "id": one.id,
        "topic": one.topic,
        "book": {"id": one.book, **words(books.titles[one.book])} if one.book in books.titles else {"id": one.book},
        "sentence": words(one.sentence),
        "citation": str(one.citation),
        "act": {
            "number": one.citation.act.number,
            "title": words(one.citation.act.title),
            "organ": one.citation.act.organ,
        },
        "article": one.citation.article,
        "from": one.valid.start.isoformat(),
        "to": None if one.valid.last_day is None else one.valid.last_day.isoformat(),
        "verified": one.verified is not None,
        "verified_by": None
        if one.verified is None
        else {"by": one.verified.by, "on": one.verified.on.isoformat(), "source": one.verified.source},
        "reading": one.reading,
        "severity": one.severity.value,
        "weight": one.weight.value,
        "values": {name: value_of(value) for name, value in one.values.items()},
        "replaces": list(one.replaces),
        "checked": one.test is not None,
    }
    if full:
        plain |= {
            "applies": applies(one.applies),
            "sources": [{"id": name, "text": books.sources.get(name, "")} for name in one.sources],
            "note": None if one.note is None else words(one.note),
            "ended": None if one.ended is None else words(one.ended),
            "cases": [
                {"sentence": case.sentence, "passes": case.passes, "gives": case.gives, "given": dict(case.given)}
                for case in one.cases
            ],
        }
    return plain


def value_of(value: Value) -> Plain:
    """Return a value of a rule: its number and unit, its bands, or its items, and how it is said."""
    plain: Plain = {"unit": value.unit, "said": words(value.said())}
    if value.number is not None:
        plain["number"] = value.number
    if value.bands:
        plain |= {"by": value.by, "bands": [{"from": start, "number": number} for start, number in value.bands]}
    if value.items:
        plain["items"] = list(value.items)
    return plain


def applies(one: Applies) -> Plain:
    """Return whom a rule binds; what it does not ask for is left out."""
    asked = ("kind", "level", "sector", "traits", "also", "without", "parent_kind", "functions")
    return {name: list(getattr(one, name)) for name in asked if getattr(one, name)}


def rules(found: Sequence[Rule], books: Lawbooks) -> list[Plain]:
    """Return rules without their particulars."""
    return [rule(one, books) for one in found]


def confirmation(one: Confirmation) -> Plain:
    """Return what was done to a row, and the ledger entry of it."""
    return {
        "verb": one.verb,
        "by": one.by,
        "role": one.role,
        "on": one.on.isoformat(),
        "source": one.source,
        "reason": one.reason,
        "at": one.at.isoformat(),
        "entry": one.entry,
    }


def waiver(one: Waiver) -> Plain:
    """Return a waiver: rule, subject, reason, document, from and to which day, by whom."""
    return {
        "number": one.number,
        "rule": one.rule,
        "subject": {"frame": one.frame, "key": one.key, "name": one.subject},
        "reason": one.reason,
        "document": one.document,
        "signed": None if one.signed is None else one.signed.isoformat(),
        "since": one.since.isoformat(),
        "until": None if one.until is None else one.until.isoformat(),
        "by": one.by,
        "role": one.role,
        "entry": one.entry,
    }


def breach(one: Breach) -> Plain:
    """Return a finding of law with its state, and the waiver that takes its subject out."""
    found = one.finding
    return found.as_dict() | {
        "state": one.state,
        "verified": bool(found.where.get("verified")),
        "blocks": one.blocks,
        "waiver": None if one.waiver is None else waiver(one.waiver),
    }
