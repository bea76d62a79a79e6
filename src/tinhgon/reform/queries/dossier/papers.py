"""The documents of a dossier, each with the deeds that name it, and who they are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Deed, Document
from tinhgon.reform.queries.dossier.standing import Standing

#: What a waiver for somebody without a place lets pass; a waived row of law is nobody's own business.
PLACED: Final = "placed"
#: Deeds whose documents stay in the office.
INTERNAL: Final = frozenset({"check", "return_draft", "return_appraisal"})


def personal(deed: Deed) -> bool:
    """Say whether a deed is about one person: its document and its reason are read by few."""
    return deed.kind == "leaving" or (deed.kind == "waiver" and deed.payload.get("what") == PLACED)


@dataclass(frozen=True)
class Kept:
    """A document and the deeds that name it, the oldest first."""

    document: Document
    deeds: tuple[Deed, ...]

    @property
    def personal(self) -> bool:
        """Whether it was given for one person: then few may read it, whatever else names it."""
        return any(personal(deed) for deed in self.deeds)

    @property
    def internal(self) -> bool:
        """Whether it is for those who work on the dossier alone."""
        return all(deed.kind in INTERNAL for deed in self.deeds)


def documents(standing: Standing) -> list[Kept]:
    """Return the documents that a deed names, without their content, in the order in which they came."""
    naming: dict[int, list[Deed]] = {}
    for deed in standing.deeds:
        if deed.document_id is not None:
            naming.setdefault(deed.document_id, []).append(deed)
    found = Document.objects.filter(id__in=naming).defer("content").in_bulk()
    return [Kept(found[id], tuple(deeds)) for id, deeds in naming.items()]


def document(standing: Standing, digest: str) -> Kept:
    """Return one document by its digest. Raises Unknown, also for a file that no deed names."""
    for one in documents(standing):
        if one.document.digest == digest:
            return one
    raise Unknown(Sentence("Hồ sơ không có văn bản này.", "The dossier has no such document."))


def content(kept: Kept) -> bytes:
    """Return the bytes of a document."""
    return bytes(Document.objects.values_list("content", flat=True).get(pk=kept.document.pk))
