"""The check of a document: what its clauses that order something lack, how good it is as a plan, what it copied from above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.resolutions.models import Document, Link
from tinhgon.resolutions.queries import lawful
from tinhgon.resolutions.queries.standing import Line, lines, text_of
from tinhgon.resolutions.rules.clears import Quality, quality
from tinhgon.resolutions.rules.clears import check as check_orders
from tinhgon.resolutions.rules.copying import Share, shared
from tinhgon.resolutions.words import documents as words


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found, in the order of the clauses; the figures of the plan; how much was copied from each document above."""

    findings: tuple[Finding, ...]
    quality: Quality
    copied: tuple[tuple[Link, Share], ...]
    threshold: int
    citation: str

    @property
    def figures(self) -> dict[str, Any]:
        """The figures as they are kept beside the findings."""
        one = self.quality
        return {
            "items": one.items, "owner": one.owner, "date": one.date, "number": one.number, "budget": one.budget,
            "needing_budget": one.needing_budget, "copied": [_share(link, share) for link, share in self.copied],
            "threshold": self.threshold,
        }  # fmt: skip


def check(document: Document, day: date, found: list[Line] | None = None) -> Report:
    """Check a document by the law of a day; for a draft the day on which it would be signed. Never raises for what it finds."""
    rows = lines(document, day) if found is None else found
    orders = [one.order for one in rows if one.version.orders and not one.version.gone]
    asked = lawful.asked_of_clauses(day)
    findings = check_orders(orders, asked, document.signed or day)
    if rows and not orders:
        findings.append(
            Finding("resolution.orders_nothing", words.orders_nothing(), Severity.WARNING, subject=document.code)
        )
    run, threshold, rule = lawful.copying(day)
    copied = tuple(_copies(document, day, rows, run))
    for link, share in copied:
        if share.of and share.percent >= threshold:
            findings.append(
                Finding(
                    "resolution.copied", words.copied(str(link.of), share.percent, threshold), rule.weight, subject=document.code,
                    measured=f"{share.percent} %", required=f"< {threshold} %", citation=lawful.said(rule), where={"rule": rule.id},
                )
            )  # fmt: skip
    return Report(tuple(findings), quality(orders), copied, threshold, asked.citation)


def text_above(document: Document, day: date) -> str:
    """Return what a document above said on a day, or when it was signed where that is later."""
    return text_of(lines(document, max(day, document.signed or day)))


def _copies(document: Document, day: date, rows: list[Line], run: int) -> list[tuple[Link, Share]]:
    """Return each document above with how much of this one stands in it word for word; once for each document."""
    own = text_of(rows)
    found: dict[int, tuple[Link, Share]] = {}
    for link in Link.objects.filter(document=document).select_related("of", "clause").order_by("id"):
        if link.of_id not in found:
            found[link.of_id] = (link, shared(own, [text_above(link.of, day)], run))
    return list(found.values())


def _share(link: Link, share: Share) -> dict[str, Any]:
    return {"of": link.of.code, "symbol": link.of.symbol, "shared": share.shared, "runs": share.of, "run": share.run}
