"""What a pack is about: its documents, those below them, and the newest entry of the ledger that it knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from tinhgon.kernel.as_of import AsOf
from tinhgon.reports.models import Pack
from tinhgon.resolutions.models import Document, DocumentDeed, Link


@dataclass(frozen=True, slots=True)
class Subject:
    """The documents that a pack reviews, the documents that put them into practice (at any depth), and the newest entry known."""

    documents: tuple[Document, ...]
    below: tuple[Document, ...]
    links: tuple[Link, ...]
    entry: int

    @property
    def all(self) -> set[int]:
        """The keys of all of them."""
        return {one.pk for one in (*self.documents, *self.below)}


def subject_of(pack: Pack, as_of: AsOf) -> Subject:
    """Return what a pack is about, signed by its day and known by its instant. A handful of queries."""
    entry = newest_entry(as_of)
    if pack.document_id is not None:
        top = _signed([pack.document_id], as_of)
    else:
        of_theme = Document.objects.filter(theme=pack.theme_id).order_by("signed", "id").values_list("pk", flat=True)
        top = _signed(list(of_theme), as_of)
    below: dict[int, Document] = {}
    links: list[Link] = []
    waiting = [one.pk for one in top]
    seen = set(waiting)
    while waiting:
        found = list(Link.objects.filter(of__in=waiting, entry__lte=entry).select_related("clause").order_by("id"))
        links += found
        new = list(_signed({link.document_id for link in found} - seen, as_of))
        below |= {one.pk: one for one in new}
        waiting = [one.pk for one in new]
        seen |= set(waiting)
    return Subject(tuple(top), tuple(below.values()), tuple(links), entry)


def newest_entry(as_of: AsOf) -> int:
    """Return the number of the newest entry of the ledger by the instant of knowledge."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(max(number), 0) from ledger_entry where %s::timestamptz is null or at <= %s",
            [as_of.known, as_of.known],
        )
        return int(cursor.fetchone()[0])


def _signed(keys: Iterable[int], as_of: AsOf) -> list[Document]:
    deeds = DocumentDeed.objects.filter(document__in=list(keys), kind="issue")
    if as_of.known is not None:
        deeds = deeds.filter(at__lte=as_of.known)
    issued = deeds.values("document_id")
    return list(Document.objects.filter(pk__in=issued, signed__lte=as_of.day).order_by("signed", "id"))
