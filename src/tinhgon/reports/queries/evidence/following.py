"""Limitations, recommendations, recurring duties and emerging problems that belong to the reviewed documents, within the span."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinhgon.kernel.as_of import AsOf
from tinhgon.mandates.queries import Scope
from tinhgon.reports.rules.figure import Row
from tinhgon.resolutions.queries import issues as problems
from tinhgon.resolutions.queries import limits, regulations
from tinhgon.resolutions.queries import recommendations as above

_ALL: Final = Scope(everything=True, units=frozenset())


def limitations(documents: set[int], as_of: AsOf, since: date) -> list[Row]:
    """Return the limitations that were found within the span, in which year of being found, with their causes."""
    return [
        {
            "key": f"limitation:{one.row.code}",
            "source": ["limitation", one.row.code],
            "code": one.row.code,
            "what": one.row.text,
            "body": one.body[1],
            "day": one.row.found.isoformat(),
            "mark": one.mark,
            "year": one.year,
            "from": f"{one.row.source}{', ' + one.row.place if one.row.place else ''}",
            "subjective": sum(cause.kind == "subjective" for cause in one.causes),
            "causes": "; ".join(cause.text for cause in one.causes),
            "measures": len(one.measures),
        }
        for one in reversed(limits.limitations(_ALL, as_of))
        if one.row.of_id in documents and one.row.found >= since
    ]


def recommendations(documents: set[int], as_of: AsOf, since: date) -> list[Row]:
    """Return the recommendations that were sent within the span, answered or waiting for how long."""
    return [
        {
            "key": f"recommendation:{one.row.code}",
            "source": ["recommendation", one.row.code],
            "code": one.row.number,
            "what": one.row.text,
            "body": one.row.addressee,
            "day": one.row.sent.isoformat(),
            "open": one.open,
            "outcome": one.outcome,
            "waiting": one.waiting,
        }
        for one in above.recommendations(_ALL, as_of)
        if one.row.of_id in documents and one.row.sent >= since
    ]


def duties(documents: set[int], as_of: AsOf, since: date) -> list[Row]:
    """Return the periods of recurring duties of their regulations that came due within the span."""
    found = [one for one in regulations.regulations(_ALL, as_of) if one.row.of_id in documents]
    return [
        {
            "key": f"duty:{one.duty.pk}:{one.occurrence.start.isoformat()}:{one.body[0]}",
            "source": ["regulation", one.regulation.code],
            "code": f"{one.regulation.number}, {one.clause.place}",
            "what": f"{one.duty.what} ({one.occurrence.label.vi})",
            "body": one.body[1],
            "day": one.occurrence.due.isoformat(),
            "mark": one.mark,
            "days": one.days,
        }
        for one in regulations.owed(found, as_of, since, as_of.day)
    ]


def issues(documents: set[int], as_of: AsOf, since: date) -> list[Row]:
    """Return the problems that were seen within the span, and what became of them."""
    return [
        {
            "key": f"issue:{one.row.code}",
            "source": ["issue", one.row.code],
            "code": one.row.code,
            "what": one.row.text,
            "body": one.body[1],
            "day": one.row.seen.isoformat(),
            "mark": one.mark,
            "outcome": one.triage.outcome if one.triage else None,
        }
        for one in problems.issues(_ALL, as_of)
        if one.row.of_id in documents and one.row.seen >= since
    ]
