"""Denouncing, and answering by code. What comes in is sealed within the act; no statement that it sends holds a word of it.

The ledger is read by everybody: its entries say neither how many officers can open a matter nor which, for who is missing may be who is
denounced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django.db import transaction

from tinhgon.casework.acts import Opening, open_case
from tinhgon.casework.queries import bodies, procedures
from tinhgon.casework.rules import files
from tinhgon.denunciations import words
from tinhgon.denunciations.acts import writing
from tinhgon.denunciations.models import Matter
from tinhgon.denunciations.queries.named import HANDLE, IDENTITY, TWO, named
from tinhgon.denunciations.rules import payload
from tinhgon.denunciations.rules.cleaning import cleaned
from tinhgon.denunciations.rules.payload import File, Identity, Message, Words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger.acts import take_pen
from tinhgon.sealing import codes, padding
from tinhgon.sealing.codes import Receipt

KIND: Final = "to-cao"
NOBODY: Final = Identity()


@dataclass(frozen=True, slots=True)
class Sending:
    """A denunciation as it is sent: to which body, what, by whom if they say, with which files, and kept from which officers."""

    body: int
    words: Words
    identity: Identity = NOBODY
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    excluded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sent:
    """What who denounced gets: the code, which is kept nowhere and shown this once, and the number of the case."""

    code: str = field(repr=False)
    case: str


def send(wish: Sending, today: date, by: Mandate = writing.REPORTER) -> Sent:
    """Seal a denunciation for the officers of a body and open its case. Raises Refusal, never with what was written in it.

    The words can be opened by each handling officer, who denounced by two keepers together; neither by who was excluded. An identity
    that was not given is sealed all the same, as an empty one of the same length, so that nobody outside sees which it was. ``by`` is the
    officer who types in what came on paper; who sends it themselves is nobody that the books know.
    """
    told, identity = _checked(wish.words), _checked_identity(wish.identity)
    attached = _files(wish.files)
    if not bodies.stands(wish.body, today):
        raise writing.few_handlers()
    handlers = [one for one in named([wish.body], HANDLE, today) if one.ready and one.account not in wish.excluded]
    everybody = [*named([wish.body], HANDLE, today), *named([wish.body], IDENTITY, today)]
    keepers = [one for one in named([wish.body], IDENTITY, today) if one.ready and one.account not in wish.excluded]
    if not handlers:
        raise writing.few_handlers()
    if len({one.account for one in keepers}) < TWO:
        raise writing.few_keepers()
    barred = tuple(sorted(wish.excluded))
    identity = replace(identity, kept_from=barred)
    kept_from = dict.fromkeys(one.name for one in everybody if one.account in wish.excluded)
    told = replace(
        told,
        named=identity.given,
        excluded=tuple(kept_from),
        kept_from=barred,
        files=tuple(one.name for one in attached),
    )
    code = codes.new_code()
    receipt = codes.receipt(code)
    with transaction.atomic():
        title = procedures.in_force(KIND, today).title.vi
        case = open_case(by, Opening(KIND, title, wish.body, today, sealed=True), today).case
        pen = take_pen()
        matter = Matter.objects.create(case=case, digest=receipt.digest, public=receipt.public)
        sealed = [writing.enclose(matter, "words", "reporter", payload.as_bytes(told), padding.WORDS, today, pen)]
        writing.box(sealed[0], handlers, pen)
        hidden = writing.enclose(
            matter, "identity", "reporter", payload.as_bytes(identity), padding.IDENTITY, today, pen
        )
        writing.box_for_two(hidden, keepers, pen)
        for one in attached:
            data = payload.file_bytes(one)
            made = writing.enclose(matter, "file", "reporter", data, padding.file_size(len(data)), today, pen)
            writing.box(made, handlers, pen)
            sealed.append(made)
        writing.entry(by, "send", case, today, pen, sealed=[*sealed, hidden])
        writing.inform([one.account for one in handlers], case.code, "denunciation", words.came(case.code), today)
    return Sent(code, case.code)


def answer(receipt: Receipt, text: str, today: date, identity: Identity | None = None) -> str:
    """Write into the channel by the code; an identity that is given now is sealed for two as at first. Return the number of the case.

    Raises Refusal; for a code that opens nothing as everywhere.
    """
    plain = payload.text(text, "nội dung trả lời", "your answer", "text")
    given = _checked_identity(identity) if identity is not None and identity.given else None
    with transaction.atomic():
        matter = (
            Matter.objects.select_for_update(of=("self",)).select_related("case").filter(digest=receipt.digest).first()
        )
        if matter is None:
            raise Refusal([Finding("code.unknown", words.WRONG_CODE)])
        pen = take_pen()
        handlers = writing.readers(matter, matter.case, today)
        data = payload.as_bytes(Message(plain, "answer"))
        sealed = [writing.enclose(matter, "message", "reporter", data, padding.WORDS, today, pen)]
        writing.box(sealed[0], handlers, pen, matter)
        if given is not None:
            keepers = writing.keepers(matter, matter.case, today)
            made = writing.enclose(
                matter, "identity", "reporter", payload.as_bytes(given), padding.IDENTITY, today, pen
            )
            writing.box_for_two(made, keepers, pen)
            sealed.append(made)
        code = matter.case.code
        writing.entry(writing.REPORTER, "message", matter.case, today, pen, sealed=sealed)
        writing.inform([one.account for one in handlers], code, "denunciation", words.answered(code), today)
        return code


def _checked(told: Words) -> Words:
    return replace(
        told,
        accused=payload.text(told.accused, "người, cơ quan bị tố cáo", "who is denounced", "accused", most=payload.MOST_LINE),
        text=payload.text(told.text, "nội dung tố cáo", "what is denounced", "text"),
        where=payload.text(told.where, "nơi, thời gian xảy ra", "where and when", "where", most=payload.MOST_LINE, needed=False),
    )  # fmt: skip


def _checked_identity(said: Identity) -> Identity:
    fields = (
        ("name", "họ tên", "name"),
        ("contact", "cách liên hệ", "how to reach you"),
        ("address", "địa chỉ", "address"),
        ("note", "điều cần giữ kín", "what to keep"),
    )
    return Identity(
        **{
            name: payload.text(getattr(said, name), vi, en, name, most=payload.MOST_LINE, needed=False)
            for name, vi, en in fields
        }
    )


def _files(given: Sequence[tuple[str, bytes]]) -> list[File]:
    if len(given) > payload.MOST_FILES:
        raise Refusal(
            [
                Finding(
                    "denunciation.files",
                    words.TOO_MANY_FILES,
                    required=f"≤ {payload.MOST_FILES}",
                    where={"field": "files"},
                )
            ]
        )
    found = []
    for name, data in given:
        if len(data) > payload.MOST_FILE:
            raise files.too_large(len(data))
        kind = files.kind_of(data)
        plain, done = cleaned(data)
        found.append(File(files.safe_name(name, kind), kind.media, plain, done))
    return found
