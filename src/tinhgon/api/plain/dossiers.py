"""Dossiers: where one stands, what is next and what it lacks, what was said, voted, decided, and how it is followed. No private names."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tinhgon.api.plain.parts import Plain, words
from tinhgon.kernel.refusal import HouseError
from tinhgon.reform.models import Council, Deed, Vote
from tinhgon.reform.queries.dossier import following, gates, people, said
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.said import Said
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.words.dossier import DEEDS


def head(one: Standing) -> Plain:
    """Return what a list shows of a dossier."""
    return {
        "code": one.dossier.code,
        "title": one.dossier.title,
        "state": {"id": one.state.id, **words(one.state.words.sentence)},
        "procedure": one.dossier.procedure,
        "began": one.dossier.began.isoformat(),
        "last": one.last.day.isoformat(),
    }


def deed(one: Deed) -> Plain:
    """Return one thing done: what, when, by whom, on which document, and its entry in the ledger."""
    sentence = DEEDS.get(f"dossier.{one.kind}")
    return {
        "number": one.number,
        "kind": one.kind,
        "words": words(sentence) if sentence else {"vi": one.kind, "en": one.kind},
        "state": one.state,
        "step": one.step,
        "day": one.day.isoformat(),
        "actor": one.actor,
        "role": one.role,
        "decision": one.decision_number,
        "document": one.document.digest if one.document else "",
        "entry": one.entry,
        "payload": one.payload,
    }


def spoken(one: Said) -> Plain:
    """Return a point or an opinion: of which step it speaks, where that stands in the newest text, and what came of it."""
    row, answer = one.row, one.answer
    return {
        "id": row.pk,
        "kind": getattr(row, "verdict", "") or getattr(row, "kind", ""),
        "words": row.words,
        "text": one.anchor.text,
        "step": one.anchor.step,
        "clause": one.anchor.clause,
        "now": {"step": one.now.step, "gone": one.now.gone, "changed": one.now.changed},
        "answer": None if answer is None else {"outcome": answer.outcome, "words": answer.words},
    }


def whole(one: Standing, day: date) -> Plain:
    """Return a dossier as it stands, with what each next step lacks as findings."""
    votes = Vote.objects.filter(dossier=one.dossier).select_related("council").order_by("id")
    try:
        fates: dict[str, int] | None = dict(Counter(placed.fate for placed in people.placed(one)))
    except HouseError:
        fates = None
    given = Given(day)
    return head(one) | {
        "texts": [{"number": text.number, "digest": text.digest} for text in one.texts],
        "next": [
            {"id": step.id, **words(step.words.sentence), "act": step.act, "citation": step.citation, "verified": step.verified,
             "lacks": [found.as_dict() for found in gates.unnamed(gates.lacking(one, step, given))]}
            for step in one.steps
        ],
        "deeds": [deed(each) for each in one.deeds],
        "points": [spoken(each) for each in said.points(one)],
        "opinions": [spoken(each) for each in said.opinions(one)],
        "councils": list(Council.objects.filter(dossier=one.dossier).order_by("code").values("code", "name")),
        "votes": [
            {"council": vote.council.code, "session": vote.session, "day": vote.day.isoformat(), "resolution": vote.resolution,
             "members": vote.members, "present": vote.present, "favour": vote.favour, "against": vote.against,
             "abstain": vote.abstain, "passed": vote.passed}
            for vote in votes
        ],
        "people": fates,
        "reviews": [{"months": months, "due": due.isoformat(), "done": done} for months, due, done in following.reviews(one)],
    }  # fmt: skip
