"""What is followed, and review packs, as plain values for JSON: read alike by the API and the commands."""

from __future__ import annotations

from typing import Any

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.reports.queries import packs
from tinhgon.reports.queries.compiling import Compiled, Since
from tinhgon.resolutions.queries import issues, limits, recommendations, regulations
from tinhgon.resolutions.queries.regulations import Owed


def _words(said: Sentence) -> dict[str, str]:
    return {"vi": said.vi, "en": said.en}


def _body(body: tuple[str, str]) -> dict[str, str]:
    return {"code": body[0], "name": body[1]}


def limitation(one: limits.Standing) -> dict[str, Any]:
    """Return a limitation as it stands."""
    row = one.row
    return {
        "code": row.code,
        "body": _body(one.body),
        "text": row.text,
        "found": row.found,
        "source": {"kind": row.source_kind, "document": row.source, "place": row.place},
        "year": one.year,
        "same_as": [each.code for each in one.chain],
        "causes": [{"kind": each.kind, "text": each.text} for each in one.causes],
        "measures": [{"text": each.text, "body": _body(body), "due": each.due} for each, body in one.measures],
        "state": one.mark,
        "overcome": one.overcome.day if one.overcome else None,
    }


def recommendation(one: recommendations.Standing) -> dict[str, Any]:
    """Return a recommendation as it stands, with its age in days."""
    row = one.row
    return {
        "code": row.code,
        "body": _body(one.body),
        "addressee": row.addressee,
        "text": row.text,
        "basis": row.basis,
        "number": row.number,
        "sent": row.sent,
        "due": row.due,
        "outcome": one.outcome,
        "open": one.open,
        "waiting_days": one.waiting,
        "overdue_days": one.overdue,
        "answers": [
            {"kind": each.kind, "day": each.day, "document": each.document, "text": each.text} for each in one.answers
        ],
    }


def regulation(one: regulations.Standing) -> dict[str, Any]:
    """Return a regulation as it stands, with its parties, clauses and duties."""
    row = one.row
    return {
        "code": row.code,
        "number": row.number,
        "title": row.title,
        "kind": row.kind,
        "organ": _body(one.organ),
        "signed": row.signed,
        "valid_from": row.valid_from,
        "valid_to": one.valid_to,
        "in_force": one.holds,
        "parties": [{"code": code, "name": name, "leads": leads} for _, code, name, leads in one.parties],
        "clauses": [
            {
                "place": clause.row.place,
                "text": clause.row.text,
                "duties": [{"what": duty.what, "rhythm": _words(duty.rhythm.words())} for duty in clause.duties],
            }
            for clause in one.clauses
        ],
    }


def owed(one: Owed) -> dict[str, Any]:
    """Return one period of a duty."""
    return {
        "regulation": one.regulation.number,
        "clause": one.clause.place,
        "what": one.duty.what,
        "period": _words(one.occurrence.label),
        "due": one.occurrence.due,
        "body": _body(one.body),
        "followed_from": list(one.of),
        "state": one.mark,
        "days": one.days,
        "done": one.done.day if one.done else None,
    }


def issue(one: issues.Standing) -> dict[str, Any]:
    """Return a problem as it stands."""
    row, triage = one.row, one.triage
    return {
        "code": row.code,
        "body": _body(one.body),
        "text": row.text,
        "source": {"kind": row.source_kind, "named": row.source},
        "seen": row.seen,
        "triage_due": row.due,
        "state": one.mark,
        "days": one.days,
        "outcome": triage.outcome if triage else None,
        "reason": triage.reason if triage else "",
    }


def pack(one: packs.Standing) -> dict[str, Any]:
    """Return a pack without its figures."""
    row = one.pack
    return {
        "code": row.code,
        "kind": row.kind,
        "title": row.title,
        "organ": _body(one.organ),
        "document": row.document.symbol or row.document.code if row.document else None,
        "theme": row.theme.year if row.theme else None,
        "since": row.since,
        "day": row.day,
        "known": row.known,
        "state": one.state,
        "signed": {"number": one.signed.number, "day": one.signed.signed, "digest": one.signed.digest}
        if one.signed
        else None,
    }


def compiled(
    one: packs.Standing, made: Compiled, texts: dict[str, str], found: list[Finding], since: Since | None
) -> dict[str, Any]:
    """Return a pack with its figures, its prose and what changed since the previous one."""
    return {
        **pack(one),
        "digest": made.digest,
        "figures": [reading.as_dict() for reading in made.readings.values()],
        "prose": texts,
        "findings": [each.as_dict() for each in found],
        "previous": None
        if since is None
        else {
            "code": since.previous.code,
            "moved": [
                {"id": each.reading.figure.id, "before": each.before, "after": each.reading.value}
                for each in since.figures
            ],
        },
    }
