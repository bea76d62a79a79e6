"""Cases as plain values, the same for endpoints and commands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tinhgon.api.plain.clocks import explained
from tinhgon.api.plain.parts import Plain, words
from tinhgon.casework.models import Case
from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.standing import Running, Standing
from tinhgon.casework.queries.tracking import Tracked
from tinhgon.casework.rules.marks import distance
from tinhgon.law.procedure import CaseStep, Procedure


def listed(found: Iterable[Case], told: dict[str, Procedure], today: date) -> list[Plain]:
    """Return the rows of a list: no name of anybody whose matter it is."""
    cases = list(found)
    named = bodies.names({one.holder for one in cases}, today)
    return [_head(one, told, named, today) for one in cases]


def _head(one: Case, told: dict[str, Procedure], named: dict[int, tuple[str, str]], today: date) -> Plain:
    procedure = told.get(one.kind)
    state = next((each for each in procedure.states if each.id == one.state), None) if procedure else None
    code, name = named.get(one.holder, ("", ""))
    late = one.ended is None and one.due is not None and one.due < today
    return {
        "code": one.code,
        "kind": one.kind,
        "title": one.title,
        "state": {"id": one.state, **(words(state.words.sentence) if state else {"vi": one.state, "en": one.state})},
        "holder": {"code": code, "name": name, "since": one.held_since.isoformat()},
        "officer": one.officer.login if one.officer else "",
        "received": one.received.isoformat(),
        "due": one.due.isoformat() if one.due else None,
        "overdue": late,
        "far": words(distance(one.due, today)) if one.due and one.ended is None else None,
        "suspended": one.stopped,
        "ended": one.ended.isoformat() if one.ended else None,
    }


def whole(at: Standing, today: date) -> Plain:
    """Return one case to who may read it: its clocks with their lines, what was done, its papers; parties by name."""
    return {
        **listed([at.case], {at.case.kind: at.procedure}, today)[0],
        "procedure": {"name": at.procedure.name, **words(at.procedure.title.sentence), "citation": at.procedure.citation},
        "summary": at.case.summary,
        "into": at.case.into.code if at.case.into else "",
        "seen": at.case.deeds,
        "parties": [{"name": one.name, "contact": one.contact, "represents": one.represents} for one in at.parties],
        "steps": [_step(one) for one in at.steps],
        "clocks": [_clock(one, today) for one in at.clocks],
        "papers": [
            {"number": one.pk, "kind": one.kind, "name": one.name, "media": one.media, "size": one.size, "digest": one.digest,
             "scanned": one.scanned}
            for one in at.papers
        ],
        "deeds": [
            {"number": one.number, "kind": one.kind, "step": one.step, "state": one.state, "day": one.day.isoformat(),
             "at": one.at.isoformat(), "actor": one.actor, "role": one.role, "reason": one.reason, "document": one.document,
             "entry": one.entry}
            for one in at.deeds
        ],
    }  # fmt: skip


def _step(one: CaseStep) -> Plain:
    return {"id": one.id, "act": one.act, **words(one.words.sentence), "needs": list(one.needs), "papers": list(one.papers),
            "citation": one.citation}  # fmt: skip


def _clock(one: Running, today: date) -> Plain:
    return {
        **explained(one.reckoning),
        "open": one.open,
        "ended": one.clock.ended.isoformat() if one.clock.ended else None,
        "suspended": one.open and one.stands_still,
        "late": one.late(today),
    }


def tracked(found: Tracked, today: date) -> Plain:
    """Return what the code of a receipt opens."""
    return {
        "code": found.code,
        "procedure": {**words(found.procedure), "citation": found.citation},
        "state": words(found.state),
        "holder": found.body,
        "since": found.since.isoformat(),
        "received": found.received.isoformat(),
        "due": found.due.isoformat() if found.due else None,
        "far": words(distance(found.due, today)) if found.due and not found.ended else None,
        "suspended": found.stopped,
        "ended": found.ended.isoformat() if found.ended else None,
        "handled_in": found.into,
        "done": [{"day": one.day.isoformat(), **words(one.words)} for one in found.told],
    }


def procedure(one: Procedure) -> dict[str, Any]:
    """Return a procedure: its states and steps with what each needs."""
    return {
        "name": one.name, "id": one.id, "version": one.version, **words(one.title.sentence), "from": one.start.isoformat(),
        "to": one.end.isoformat() if one.end else None, "citation": one.citation, "verified": one.verified,
        "states": [{"id": state.id, **words(state.words.sentence), "final": state.final} for state in one.states],
        "steps": [{**_step(step), "from": list(step.source), "to": step.target, "starts": list(step.starts), "ends": list(step.ends)}
                  for step in one.steps],
        "migrations": [{"name": move.name, "from": move.source, "citation": move.citation} for move in one.migrations],
    }  # fmt: skip
