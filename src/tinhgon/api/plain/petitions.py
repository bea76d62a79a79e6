"""Petitions and reception as plain values, the same for endpoints and commands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tinhgon.api.plain import cases
from tinhgon.api.plain.parts import Plain, words
from tinhgon.casework.queries import bodies
from tinhgon.law.procedure import procedure_of
from tinhgon.petitions.models import Publication
from tinhgon.petitions.queries import lists, roster
from tinhgon.petitions.queries.alike import Candidate
from tinhgon.petitions.queries.turning import Place
from tinhgon.petitions.words import petitions as said
from tinhgon.petitions.words import reception


def listed(found: lists.Listed, today: date) -> list[Plain]:
    """Return the rows of a list: no name of anybody whose petition it is, and none of its words but the title."""
    told = {one.case.kind: procedure_of(one.case.procedure.text) for one in found.rows}
    heads = cases.listed([one.case for one in found.rows], told, today)
    return [
        {
            "code": one.petition.case.code, "title": one.petition.case.title, "received": one.petition.case.received.isoformat(),
            "source": one.petition.source, "kind": one.petition.kind, "eligible": one.petition.eligible, "competent": one.petition.competent,
            "outcome": one.petition.outcome, "people": one.petition.people, "case": head,
        }
        for one, head in zip(found.rows, heads, strict=True)
    ]  # fmt: skip


def whole(found: lists.One, near: Iterable[Candidate], today: date) -> Plain:
    """Return one petition to who may read it: its words, what it was found to be, letters, what came of it, repeats with their reasons."""
    told = found.petition
    return {
        "code": told.case.code, "title": told.case.title, "source": told.source, "content": told.content, "asked": told.asked,
        "against": told.against, "decision": told.decision, "learned": told.learned.isoformat() if told.learned else None, "plot": told.plot,
        "people": told.people, "kind": told.kind, "eligible": told.eligible, "competent": told.competent, "outcome": told.outcome,
        "previous": told.previous.code if told.previous else "", "second": found.second.case.code if found.second else "",
        "intake": cases.whole(found.intake, today), "matter": cases.whole(found.matter, today) if found.matter else None,
        "assessments": [
            {"kind": one.kind, "eligible": one.eligible, "competent": one.competent, "body": one.body, "reason": one.reason,
             "day": one.day.isoformat(), "actor": one.actor, "findings": one.findings}
            for one in found.assessments
        ],
        "letters": [
            {"number": one.pk, "kind": one.kind, "document": one.number, "day": one.day.isoformat()} for one in found.letters
        ],
        "published": [_public(one) for one in found.publications],
        "alike": [
            {"code": one.petition.case.code, "why": [words(each) for each in one.why], "share": round(one.share, 3), "settled": one.settled}
            for one in near
        ],
    }  # fmt: skip


def published(rows: Iterable[Publication], today: date) -> list[Plain]:
    """Return published decisions with the bodies that made them."""
    found = list(rows)
    named = bodies.names({one.organ for one in found}, today)
    return [{**_public(one), "organ": named.get(one.organ, ("", ""))[1]} for one in found]


def heads(rows: Iterable[roster.Row]) -> list[Plain]:
    """Return the month of heads: the duty with its row of law, the sessions, and what was kept."""
    return [
        {
            "body": one.body.code, "name": one.body.name, "head": one.body.head, "rule": one.duty.rule.id, "citation": str(one.duty.rule.citation),
            "due": one.kept.due, "held": one.kept.held, "missed": one.kept.missed, "share": one.kept.share, "times": one.duty.times,
            "proposed": [day.isoformat() for day in one.duty.days],
            "sessions": [
                {"number": each.pk, "day": each.day.isoformat(), "state": {"id": each.state, **words(reception.STATES[each.state])},
                 "received_by": each.received_by, "in_person": each.in_person, "unscheduled": each.unscheduled}
                for each in one.sessions
            ],
        }
        for one in rows
    ]  # fmt: skip


def places(found: Iterable[Place]) -> list[Plain]:
    """Return places with the bodies that answer for them."""
    return [
        {"asked": one.asked, "now": one.now, "bodies": [{"code": body.code, "name": body.name} for body in one.bodies]}
        for one in found
    ]


def _public(one: Publication) -> dict[str, Any]:
    return {
        "number": one.number, "signed": one.signed.isoformat(), "since": one.since.isoformat(), "way": words(said.WAYS[one.way]),
        "words": one.words, "result": {"id": one.result, **words(said.RESULTS[one.result])},
    }  # fmt: skip
