"""Saying what a petition is: its kind by content, fit or not, ours or not; the law's rows are asked and what they find is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Given
from tinhgon.kernel.mandate import Mandate
from tinhgon.petitions.acts.held import MOST_LINE, chosen, held, not_ahead, refuse, said
from tinhgon.petitions.acts.intake import keep_keys
from tinhgon.petitions.models import Assessment, Petition
from tinhgon.petitions.queries import alike as alike_ones
from tinhgon.petitions.queries.asking import asked_of
from tinhgon.petitions.rules.eligibility import check
from tinhgon.petitions.words import petitions as words


@dataclass(frozen=True, slots=True)
class Assessed:
    """What somebody found a petition to be. ``body`` names who is competent where this body is not; None of the facts leaves one as it is."""

    kind: str
    eligible: bool
    competent: bool
    body: str = ""
    reason: str = ""
    written: date | None = None
    learned: date | None = None
    signed: bool | None = None
    represented: bool | None = None
    translated: bool | None = None
    against: str | None = None
    asked: str | None = None
    decision: str | None = None
    plot: str | None = None


def assess(mandate: Mandate, code: str, found: Assessed, given: Given) -> Assessment:
    """Write down what a petition is. What the rows of law find is kept beside it; who finds otherwise says why.

    Raises Refusal for a kind that there is not, a missing reason, a petition that is past this; Stale where somebody came before.
    """
    kind = chosen(found.kind, words.KINDS, "Loại đơn", "Kind", "kind")
    reason = said(found.reason, "lý do", "reason", most=4000, needed=False, field="reason")
    body = said(found.body, "cơ quan có thẩm quyền", "competent body", most=MOST_LINE, needed=False, field="body")
    if not found.competent and not body:
        raise refuse("petition.body", words.name_the_body(), "body")
    with transaction.atomic():
        petition = held(code)
        _corrected(petition, found, given.today)
        petition.kind, petition.eligible, petition.competent = kind, found.eligible, found.competent
        settled = alike_ones.settled(petition)
        findings = check(*asked_of(petition, settled))
        wanting = [one for one in findings if one.where.get("field") != "petition.competence"]
        if found.eligible == bool(wanting) and not reason:
            raise refuse("petition.say_why", words.SAY_WHY, "reason")
        deed = cases.take(mandate, code, "assess", Given(given.day, given.today, reason, given.document, given.seen))
        petition.save()
        keep_keys(petition, [])
        return Assessment.objects.create(
            petition=petition, kind=kind, eligible=found.eligible, competent=found.competent, body=body, reason=reason,
            findings=[one.as_dict() for one in findings], day=given.day, actor=mandate.actor, entry=deed.entry,
        )  # fmt: skip


def _corrected(petition: Petition, found: Assessed, today: date) -> None:
    """Set the facts that whoever assessed the petition read otherwise."""
    petition.written = not_ahead(found.written, today, "written") or petition.written
    petition.learned = not_ahead(found.learned, today, "learned") or petition.learned
    for name in ("signed", "represented", "translated"):
        value = getattr(found, name)
        if value is not None:
            setattr(petition, name, value)
    for name, vi, en in (
        ("against", "người, cơ quan bị khiếu nại", "whom it is against"), ("asked", "yêu cầu", "request"),
        ("decision", "số quyết định", "decision"), ("plot", "thửa đất", "plot of land"),
    ):  # fmt: skip
        value = getattr(found, name)
        if value is not None:
            most = 4000 if name == "asked" else MOST_LINE
            setattr(petition, name, said(value, vi, en, most=most, needed=False, field=name))
