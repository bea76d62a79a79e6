"""Entering a whole document from its file in one act: draft, clauses, plan, requirements, links, and where it says so its signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts import cascading, drafting, issuing, planning
from tinhgon.resolutions.acts.cascading import Asked
from tinhgon.resolutions.acts.drafting import Said, Wish, clause_of
from tinhgon.resolutions.acts.issuing import Issue
from tinhgon.resolutions.acts.planning import Watch
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Document, Theme
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries.standing import document_of
from tinhgon.resolutions.rules.exchange import ClauseFile, DocumentFile
from tinhgon.resolutions.rules.reading import read_clauses


@dataclass(frozen=True, slots=True)
class Signing:
    """Under which mandate a document is drafted, and under which it is signed where the file says that it was."""

    draft: Mandate
    issue: Mandate | None = None


def enter(signing: Signing, told: DocumentFile, given: Given) -> Document:
    """Enter a document, all or nothing. Raises Refusal, Unknown; NotEntitled is the caller's to ask before."""
    day = told.begun or (told.issued.signed if told.issued else given.day)
    by = Given(day, given.today, given.reason, given.basis)
    with transaction.atomic():
        organ = bodies.by_code(told.organ, day, "organ")
        wish = Wish(
            told.kind,
            organ.key,
            told.title,
            told.summary,
            _theme(told.theme, organ.key),
            told.readers,
            told.code,
            told.sample,
        )
        made = drafting.draft(signing.draft, wish, by)
        if told.clauses:
            for one in told.clauses:
                drafting.add_clause(
                    signing.draft, made.code, _said(one, day), by, level=one.level, mark=one.mark, parent=one.below
                )
        else:
            drafting.set_text(signing.draft, made.code, read_clauses(told.text), by)
        for watch in told.supervision:
            unit = bodies.by_code(watch.body, day, "supervision").key
            planning.plan_supervision(
                signing.draft,
                made.code,
                Watch(unit, watch.what, watch.first, watch.office, watch.every, watch.clause),
                by,
            )
        for asked in told.requirements:
            under = bodies.by_code(asked.under, day, "under").key if asked.under else None
            row = Asked(asked.kind, asked.level, asked.due, asked.since, under, asked.document, asked.clause)
            cascading.require(signing.draft, made.code, row, by)
        for above in told.above:
            cascading.link(signing.draft, made.code, above.document, by, above.clause)
        if told.issued is not None and signing.issue is not None:
            one = told.issued
            signed = Given(one.signed, given.today, given.reason, given.basis)
            issuing.issue(
                signing.issue,
                made.code,
                Issue(one.number, one.signed, one.signer, one.signer_title, one.symbol),
                signed,
            )
            if told.force is not None:
                issuing.enforce(signing.issue, made.code, told.force, signed)
        return document_of(made.code)


def _said(one: ClauseFile, day: date) -> Said:
    of = None
    if one.of:
        code, _, mark = one.of.partition("#")
        of = clause_of(document_of(code), mark).pk
    if one.orders is None:
        return Said(one.words, one.label, of_clause=of)
    orders = one.orders
    leads = tuple(bodies.by_code(code, day, f"{one.mark}.lead").key for code in orders.lead)
    others = tuple(bodies.by_code(code, day, f"{one.mark}.with").key for code in orders.others)
    post = None
    if orders.office and len(leads) == 1:
        wanted = orders.office.casefold()
        post = next(
            (each.post for each in bodies.offices(leads, day).get(leads[0], ()) if each.title.casefold() == wanted),
            None,
        )
    return Said(
        one.words, one.label, True, leads, others, post, orders.office, orders.due, orders.product, orders.authority,
        orders.needs_money, orders.money, orders.money_source, of,
    )  # fmt: skip


def _theme(year: int | None, organ: int) -> int | None:
    if year is None:
        return None
    found = Theme.objects.filter(year=year, organ=organ).first()
    if found is None:
        said = Sentence(f"Cơ quan này chưa có chủ đề năm {year}.", f"This body has no theme of {year}.")
        raise Refusal([Finding("resolution.theme", said, measured=str(year), where={"field": "theme"})])
    return found.pk
