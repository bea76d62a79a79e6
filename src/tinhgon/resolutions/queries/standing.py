"""One document as of a day: its state, its clauses as a tree in the versions of that day, and everything that stands around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from tinhgon.kernel.refusal import Unknown
from tinhgon.resolutions.models import (
    Checked,
    Clause,
    ClauseBody,
    ClauseVersion,
    Document,
    DocumentDeed,
    Link,
    Requirement,
    Supervision,
)
from tinhgon.resolutions.rules.clears import Clear, Order, clears_of
from tinhgon.resolutions.words import documents as words


@dataclass(slots=True)
class Line:
    """A clause on a day: its version, the keys of its leads and of those that work with them, how deep it stands, its requirements."""

    clause: Clause
    version: ClauseVersion
    leads: tuple[int, ...]
    others: tuple[int, ...]
    depth: int
    requirements: tuple[Requirement, ...] = ()
    versions: int = 1

    @property
    def audience(self) -> bool:
        """Whether bodies of a kind each answer for their own part."""
        return bool(self.requirements)

    @property
    def order(self) -> Order:
        """The clause as its check sees it."""
        one = self.version
        return Order(
            self.clause.mark, self.name, one.words, len(self.leads), self.audience, one.office, one.due, one.product, one.authority,
            one.needs_money, one.money, one.money_source,
        )  # fmt: skip

    @property
    def clears(self) -> list[Clear]:
        """Each of the clears, met or not."""
        return clears_of(self.order)

    @property
    def name(self) -> str:
        """What the clause is called in its document."""
        return f"{self.version.label} ({self.clause.mark})" if self.version.label else self.clause.mark


@dataclass(slots=True)
class Standing:
    """A document as of a day."""

    document: Document
    day: date
    lines: list[Line]
    deeds: list[DocumentDeed]
    supervisions: list[Supervision]
    requirements: list[Requirement]
    above: list[Link]
    checked: Checked | None
    _by_mark: dict[str, Line] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_mark = {one.clause.mark: one for one in self.lines}

    @property
    def state(self) -> str:
        """One of `words.STATES`."""
        return state_on(self.document, self.day)

    @property
    def orders(self) -> list[Line]:
        """The clauses that order something."""
        return [one for one in self.lines if one.version.orders and not one.version.gone]

    def line(self, mark: str) -> Line:
        """Return a clause by its mark. Raises Unknown."""
        found = self._by_mark.get(mark)
        if found is None:
            raise Unknown(words.no_clause(mark))
        return found


def state_on(document: Document, day: date) -> str:
    """Return the state of a document on a day: draft, dropped, before, issued, force, ended."""
    if document.signed is None:
        return "dropped" if document.dropped is not None and document.dropped <= day else "draft"
    if day < document.signed:
        return "before"
    if document.ended is not None and document.ended <= day:
        return "ended"
    if document.force is not None and document.force <= day:
        return "force"
    return "issued"


def find(code: str) -> Document | None:
    """Return a document by its code, or None."""
    return Document.objects.select_related("theme", "ended_by").filter(code=code).first()


def document_of(code: str) -> Document:
    """Return a document by its code. Raises Unknown."""
    found = find(code)
    if found is None:
        raise Unknown(words.no_document(code))
    return found


def standing(code: str, day: date) -> Standing:
    """Return a document as of a day, whatever its length in a fixed number of queries. Raises Unknown."""
    return standing_of(document_of(code), day)


def standing_of(document: Document, day: date) -> Standing:
    """Return a document as of a day. A draft is shown as it stands now; before its signature, as it was signed."""
    requirements = list(Requirement.objects.filter(document=document).select_related("clause").order_by("due", "id"))
    return Standing(
        document, day, lines(document, day, requirements),
        list(DocumentDeed.objects.filter(document=document).order_by("number")),
        list(Supervision.objects.filter(document=document).select_related("clause").order_by("first", "id")), requirements,
        list(Link.objects.filter(document=document).select_related("of", "clause", "copied").order_by("id")),
        Checked.objects.filter(document=document).order_by("-id").first(),
    )  # fmt: skip


def lines(document: Document, day: date, requirements: list[Requirement] | None = None) -> list[Line]:
    """Return the clauses of a document on a day, in their order, each with its bodies. Four queries at most."""
    asked = list(Requirement.objects.filter(document=document)) if requirements is None else requirements
    needed: dict[int | None, list[Requirement]] = defaultdict(list)
    for one in asked:
        needed[one.clause_id].append(one)
    seen = day if document.signed is None or day >= document.signed else document.signed
    current = Q(until__isnull=True) | Q(until__gt=seen)
    if document.signed is not None:
        current &= Q(since__lte=seen)
    versions = {
        one.clause_id: one
        for one in ClauseVersion.objects.filter(current, clause__document=document).order_by("number")
    }
    counted: dict[int, int] = defaultdict(int)
    for key in ClauseVersion.objects.filter(clause__document=document).values_list("clause_id", flat=True):
        counted[key] += 1
    leads: dict[int, list[int]] = defaultdict(list)
    others: dict[int, list[int]] = defaultdict(list)
    for row in ClauseBody.objects.filter(version__in=[one.pk for one in versions.values()]).order_by("id"):
        (leads if row.lead else others)[row.version_id].append(row.unit)
    found: list[Line] = []
    depths: dict[int, int] = {}
    for clause in Clause.objects.filter(document=document).order_by("place"):
        depths[clause.pk] = depths.get(clause.parent_id or 0, -1) + 1
        version = versions.get(clause.pk)
        if version is not None:
            found.append(
                Line(
                    clause, version, tuple(leads[version.pk]), tuple(others[version.pk]), depths[clause.pk],
                    tuple(needed.get(clause.pk, ())), counted[clause.pk],
                )
            )  # fmt: skip
    return found


def text_of(found: list[Line]) -> str:
    """Return the words of clauses as one text."""
    return "\n".join(one.version.words for one in found if not one.version.gone)
