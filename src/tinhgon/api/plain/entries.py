"""Entries of the ledger."""

from __future__ import annotations

from typing import Final

from tinhgon.api.plain.parts import Plain, words
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.rules import Entry, Seal
from tinhgon.reform.words.dossier import DEEDS

ACTS: Final[dict[str, Sentence]] = {
    "load": Sentence("Nạp sổ", "Load"),
    "outline": Sentence("Nạp đường ranh", "Outlines"),
    "cite": Sentence("Dẫn văn bản nguồn", "Cite the source"),
    "enact": Sentence("Thi hành", "Enact"),
    "correct": Sentence("Đính chính", "Correct"),
    "cancel": Sentence("Hủy", "Cancel"),
    "calendar.seed": Sentence("Nạp lịch làm việc", "Enter a calendar"),
    "calendar.set": Sentence("Sửa lịch làm việc", "Change the calendar"),
    "mandate.grant": Sentence("Giao thẩm quyền", "Grant a mandate"),
    "mandate.end": Sentence("Chấm dứt thẩm quyền", "End a mandate"),
    "person.write": Sentence("Ghi hồ sơ riêng", "Write a private file"),
    "law.confirm": Sentence("Xác nhận dòng luật", "Confirm a rule of law"),
    "law.correct": Sentence("Đính chính dòng luật", "Correct rules of law"),
    "law.add": Sentence("Bổ sung dòng luật", "Add rules of law"),
    "law.waive": Sentence("Miễn áp dụng dòng luật", "Waive a rule of law"),
    "authority.confirm": Sentence("Sửa sổ thẩm quyền", "Change the authority register"),
    **DEEDS,
}


def entry(one: Entry, *, full: bool = False) -> Plain:
    """Return an entry: number, instant, act, who, on what decision, from which day; ``full`` adds what it holds and its digest."""
    plain: Plain = {
        "number": one.number,
        "at": one.at.isoformat(),
        "act": {"id": one.act, **words(ACTS.get(one.act, Sentence(one.act, one.act)))},
        "actor": one.mandate.actor,
        "role": one.mandate.role,
        "authority": one.mandate.authority,
        "decision": {
            "number": one.decision.number,
            "signed": None if one.decision.signed is None else one.decision.signed.isoformat(),
            "organ": one.decision.organ,
            "title": one.decision.title,
        },
        "effective": None if one.effective is None else one.effective.isoformat(),
        "subject": one.subject,
        "digest": one.digest,
    }
    return plain | ({"payload": one.payload, "content": one.content} if full else {})


def seal(one: Seal) -> Plain:
    """Return a seal: which entries it covers, their Merkle root, and its digest, which may be published."""
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "first": one.first,
        "last": one.last,
        "entries": one.entries,
        "root": one.root,
        "previous": one.previous,
        "digest": one.digest,
    }
