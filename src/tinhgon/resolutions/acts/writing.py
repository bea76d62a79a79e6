"""What every act on a document does: hold it alone, see whether somebody came before, write the deed, the row and the entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.typed import cleaned
from tinhgon.ledger.acts import Pen, seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.resolutions.models import Document, DocumentDeed
from tinhgon.resolutions.words import documents as words
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.search import search_key

MOST_TITLE: Final = 500
MOST_WORDS: Final = 50_000
NO_DOCUMENT: Final = Decision("")


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an act: its day, today, the reason, the document it rests on, and the number of the deed that was seen last."""

    day: date
    today: date
    reason: str = ""
    basis: Decision = NO_DOCUMENT
    seen: int | None = None


@contextmanager
def held(code: str, seen: int | None = None) -> Iterator[Document]:
    """Hold one document alone until the act is written, all or nothing. Raises Unknown; Stale where somebody acted since."""
    with transaction.atomic():
        found = Document.objects.select_for_update().filter(code=code).first()
        if found is None:
            raise Unknown(words.no_document(code))
        if seen is not None and seen != found.deeds:
            last = DocumentDeed.objects.filter(document=found).latest("number")
            said_ = Sentence(
                f"{last.actor} vừa làm việc khác trên văn bản này: {words.DEEDS[last.kind].vi}.",
                f"{last.actor} acted on this document meanwhile: {words.DEEDS[last.kind].en}.",
            )
            remedy = Sentence("Mở lại để xem rồi làm tiếp.", "Open it again, then go on.")
            raise Stale([Finding("resolution.moved_meanwhile", said_, subject=found.code, remedy=remedy)])
        yield found


def draft_only(document: Document) -> None:
    """Refuse what only a draft takes."""
    if document.signed is not None:
        raise Refusal([Finding("resolution.issued", words.issued_already(document.symbol), subject=document.code)])
    if document.dropped is not None:
        raise Refusal([Finding("resolution.dropped", words.dropped(), subject=document.code)])


def issued_only(document: Document) -> None:
    """Refuse what only a document that is issued takes."""
    if document.signed is None:
        raise Refusal([Finding("resolution.not_issued", words.not_issued_yet(), subject=document.code)])


def not_ahead(day: date, today: date, field: str = "day") -> None:
    """Refuse a day that is still to come."""
    if day > today:
        said_ = Sentence(
            f"Ngày {say_day(day)} còn ở phía trước (hôm nay {say_day(today)}).", f"{day} is still to come ({today})."
        )
        raise Refusal(
            [Finding("resolution.day", said_, measured=str(day), required=f"≤ {today}", where={"field": field})]
        )


def write(
    mandate: Mandate, document: Document, kind: str, given: Given, *, payload: dict[str, Any] | None = None,
    content: dict[str, Any] | None = None, pen: Pen | None = None,
) -> DocumentDeed:  # fmt: skip
    """Write one deed, the document's own row as it is now, and the entry in the ledger."""
    held_pen = pen or take_pen()
    document.deeds += 1
    document.changed = held_pen.at
    document.search = search_key(" ".join([document.symbol, document.code, document.title, document.summary]))[:8000]
    entry = write_entry(
        mandate, f"resolution.{kind}", decision=given.basis, effective=given.day, subject=document.code,
        payload={"kind": document.kind, "organ": document.organ, **(payload or {})}, content=content, pen=held_pen,
    )  # fmt: skip
    document.save()
    deed = DocumentDeed.objects.create(
        document=document, number=document.deeds, kind=kind, day=given.day, at=entry.at, actor=mandate.actor, role=mandate.role,
        authority=mandate.authority, reason=given.reason, basis=given.basis.number, payload=payload or {}, entry=entry.number,
    )  # fmt: skip
    seal()
    return deed


def said(text: str, vi: str, en: str, *, most: int = MOST_WORDS, needed: bool = True, field: str = "") -> str:
    """Return words without blanks around them. Raises Refusal where they are missing or too long."""
    plain = cleaned(text)
    where: dict[str, str | int] = {"field": field or en}
    if needed and not plain:
        raise Refusal([Finding("resolution.empty", Sentence(f"Cần ghi {vi}.", f"Say the {en}."), where=where)])
    if len(plain) > most:
        said_ = Sentence(f"{vi.capitalize()} dài quá {most} ký tự.", f"The {en} is longer than {most} characters.")
        raise Refusal(
            [Finding("resolution.too_long", said_, measured=str(len(plain)), required=f"≤ {most}", where=where)]
        )
    return plain
