"""Papers and internal notes of a case. A file is what its content says, of a limited size, and is shown to the scanner first."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from tinhgon.casework.acts import writing
from tinhgon.casework.acts.writing import Given
from tinhgon.casework.models import Note, Paper
from tinhgon.casework.rules import files
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence

#: Takes the bytes of a file, returns what to write down of the scan; raises Refusal for a file that is not clean.
Scan = Callable[[bytes], str]


def not_scanned(data: bytes) -> str:
    """Say that no scanner is set up."""
    return ""


def keep_paper(
    mandate: Mandate, code: str, kind: str, name: str, data: bytes, given: Given, scan: Scan = not_scanned
) -> Paper:
    """Put a file into a case, as a kind of paper that its procedure names.

    Raises Refusal for a kind of paper or file that is not taken, a file that is too large, holds macros, is not clean, or is there already.
    """
    media = files.kind_of(data)
    digest = sha256(data).hexdigest()
    scanned = scan(data)  # before the case is held: a scanner may take its time
    with writing.held(code, given.seen) as at:
        writing.takes(at, "paper", given)
        named = at.procedure.paper(kind)
        if named is None:
            told = ", ".join(one.id for one in at.procedure.papers)
            raise Unknown(
                Sentence(
                    f"Thủ tục không có loại giấy tờ “{kind[:60]}”. Có: {told}.",
                    f"There is no paper “{kind[:60]}”; there are: {told}.",
                )
            )
        if Paper.objects.filter(case=at.case, kind=kind, digest=digest).exists():
            said = Sentence("Tệp này đã có trong hồ sơ.", "This file is in the case already.")
            raise Refusal([Finding("case.paper_twice", said, where={"field": "file"})])
        kept = files.safe_name(name, media)
        payload = {"paper": kind, "digest": digest, "size": len(data)}
        public = Sentence(f"Hồ sơ có thêm: {named.words.vi}", f"Filed: {named.words.en}") if named.public else None
        deed = writing.write(mandate, at.case, "paper", given, payload=payload, public=public)
        return Paper.objects.create(
            case=at.case, deed=deed, kind=kind, name=kept, media=media.media, size=len(data), digest=digest, scanned=scanned,
            content=data,
        )  # fmt: skip


def keep_note(mandate: Mandate, code: str, text: str, given: Given) -> Note:
    """Write an internal note, which the subject never sees; the ledger holds only that there is one."""
    with writing.held(code, given.seen) as at:
        writing.takes(at, "note", given)
        plain = writing.said(text, "nội dung ghi chú", "note", field="words")
        digest = sha256(plain.encode()).hexdigest()
        deed = writing.write(mandate, at.case, "note", given, payload={"digest": digest})
        return Note.objects.create(case=at.case, deed=deed, words=plain)
