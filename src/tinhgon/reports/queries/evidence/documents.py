"""Clauses of the reviewed documents, and the documents below: issued in time, late, or missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import polars as pl

from tinhgon.kernel.as_of import AsOf
from tinhgon.reports.queries.evidence.subject import Subject
from tinhgon.reports.rules.figure import Row
from tinhgon.resolutions.models import ClauseBody, ClauseVersion, Document, Requirement
from tinhgon.resolutions.queries import owners
from tinhgon.structure.snapshot import Structure


def clauses(subject: Subject, as_of: AsOf, tasks: Counter[int]) -> list[Row]:
    """Return the clauses in force on the day: place, words, whether they order, who leads, documents and tasks that carry them on."""
    versions = _versions(subject, as_of)
    carried = Counter(link.clause_id for link in subject.links if link.clause_id is not None)
    carried.update(_through(subject, as_of))
    leads: dict[int, list[int]] = defaultdict(list)
    for body in ClauseBody.objects.filter(version__in=[one.pk for one in versions], lead=True).order_by("id"):
        leads[body.version_id].append(body.unit)
    named = owners.names({unit for each in leads.values() for unit in each}, as_of)
    told = {one.pk: one for one in subject.documents}
    rows = []
    for one in versions:
        document = told[one.clause.document_id]
        rows.append(
            {
                "key": f"clause:{document.code}:{one.clause.mark}",
                "source": ["clause", f"{document.code}/{one.clause.mark}"],
                "code": f"{document.symbol or document.code}, {one.label or one.clause.mark}",
                "what": one.words,
                "body": "; ".join(named[unit][1] for unit in leads[one.pk] if unit in named),
                "day": one.due.isoformat() if one.due else None,
                "orders": one.orders,
                "documents": carried[one.clause_id],
                "tasks": tasks[one.clause_id],
            }
        )
    return rows


def documents(subject: Subject, structure: Structure, as_of: AsOf, since: date) -> list[Row]:
    """Return every document below that was signed within the span, and every body that owes one and has none.

    What a body issued before it merged counts for the body that followed it.
    """
    by_organ: dict[tuple[int, int], list[Document]] = defaultdict(list)
    signed = {one.pk: one for one in subject.below}
    now = owners.owing({one.organ for one in subject.below}, as_of).answering
    for link in subject.links:
        if link.document_id in signed:
            one = signed[link.document_id]
            by_organ[link.of_id, now[one.organ]].append(one)
    asked = Requirement.objects.filter(document__in=[one.pk for one in subject.documents], entry__lte=subject.entry)
    rows: dict[str, Row] = {}
    for requirement in asked.filter(since__lte=as_of.day).order_by("due", "id"):
        for unit, code, name in _owing(structure, requirement):
            found = [
                one for one in by_organ[requirement.document_id, unit] if requirement.document_kind in ("", one.kind)
            ]
            if found:
                first = min(found, key=lambda one: (one.signed or as_of.day, one.pk))
                late = (first.signed or as_of.day) > requirement.due
                rows[f"document:{first.code}"] = _row(first, name, "late" if late else "in_time", requirement.due)
            elif requirement.due < as_of.day:
                key = f"missing:{requirement.document_id}:{requirement.pk}:{code}"
                rows[key] = {
                    "key": key,
                    "source": ["unit", code],
                    "code": code,
                    "what": "",
                    "body": name,
                    "day": requirement.due.isoformat(),
                    "mark": "missing",
                    "signed": None,
                }
    named = owners.names({one.organ for one in subject.below}, as_of)
    for one in subject.below:
        rows.setdefault(f"document:{one.code}", _row(one, named.get(one.organ, ("", ""))[1], "issued", None))
    return [row for row in rows.values() if row["signed"] is None or row["signed"] >= since.isoformat()]


def _row(document: Document, body: str, mark: str, due: date | None) -> Row:
    return {
        "key": f"document:{document.code}",
        "source": ["document", document.code],
        "code": document.symbol or document.code,
        "what": document.title,
        "body": body,
        "day": due.isoformat() if due else None,
        "mark": mark,
        "signed": document.signed.isoformat() if document.signed else None,
    }


def _versions(subject: Subject, as_of: AsOf) -> list[ClauseVersion]:
    newest: dict[int, ClauseVersion] = {}
    found = ClauseVersion.objects.filter(
        clause__document__in=[one.pk for one in subject.documents], since__lte=as_of.day, entry__lte=subject.entry
    )
    for one in found.select_related("clause").order_by("clause__document", "clause__place", "number"):
        newest[one.clause_id] = one
    return [one for one in newest.values() if not one.gone]


def _through(subject: Subject, as_of: AsOf) -> Counter[int]:
    """Return how many documents below say in a clause of theirs that they put a clause into practice."""
    linked = {(link.document_id, link.clause_id) for link in subject.links if link.clause_id is not None}
    pairs = ClauseVersion.objects.filter(
        clause__document__in=[one.pk for one in subject.below], of_clause__isnull=False, since__lte=as_of.day,
        entry__lte=subject.entry,
    ).values_list("clause__document_id", "of_clause_id")  # fmt: skip
    return Counter(clause for document, clause in set(pairs) - linked)


def _owing(structure: Structure, requirement: Requirement) -> list[tuple[int, str, str]]:
    """Return the bodies that must issue a document: of the kind and level, below the named body or on its territory."""
    units = structure.units.filter((pl.col("kind") == requirement.kind) & (pl.col("level") == requirement.level))
    if requirement.under is not None:
        below = pl.col("unit").is_in(structure.subtree(requirement.under)["unit"].implode())
        places = structure.units.filter(pl.col("unit") == requirement.under)["place"].drop_nulls()
        if places.len():
            below = below | pl.col("place").is_in(structure.territory(places[0])["place"].implode())
        units = units.filter(below & (pl.col("unit") != requirement.under))
    return list(units.sort("code").select("unit", "code", "name").iter_rows())
