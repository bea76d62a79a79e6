"""What the reporter's code opens: where the matter is and by when it is due, what was written to and fro, when who they are was opened.

A code that opens nothing costs the same work as any other, whatever it looks like, and is answered alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.casework.models import Deed
from tinhgon.casework.queries import bodies
from tinhgon.denunciations.models import Box, Envelope, Look, Matter, Publication
from tinhgon.denunciations.rules import lawful, payload
from tinhgon.denunciations.rules.payload import Message
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import procedure_of
from tinhgon.sealing import codes, envelopes
from tinhgon.sealing.binding import Binding
from tinhgon.sealing.codes import Receipt


@dataclass(frozen=True, slots=True)
class Written:
    """One message of the channel, opened: by whom (reporter or officer), when, what it is and says."""

    day: date
    sender: str
    message: Message


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what was done."""

    day: date
    words: Sentence


@dataclass(frozen=True, slots=True)
class Channel:
    """A matter as its reporter sees it. ``waiting`` says that a question of the officers has no answer yet."""

    case: str
    state: Sentence
    citation: str
    body: str
    since: date
    received: date
    due: date | None
    stopped: bool
    ended: date | None
    told: tuple[Told, ...]
    written: tuple[Written, ...]
    opened: tuple[Told, ...]
    waiting: bool
    published: Publication | None


def channel(typed: str, today: date) -> tuple[Receipt, Channel | None]:
    """Return what a code as typed opens, with the receipt; None where it opens nothing. One stretching of the code, in every case."""
    receipt = codes.receipt(typed)
    return receipt, opened_by(receipt, today)


def opened_by(receipt: Receipt, today: date) -> Channel | None:
    """Return what a receipt opens, or None."""
    matter = Matter.objects.select_related("case", "case__procedure").filter(digest=receipt.digest).first()
    if matter is None:
        return None
    case = matter.case
    procedure = procedure_of(case.procedure.text)
    holder = bodies.answering([case.holder], today)[case.holder]
    lines = Deed.objects.filter(case=case).exclude(public_vi="").order_by("number")
    asked = Envelope.objects.filter(matter=matter, kind="message").order_by("-number")
    newest = next((one for one in asked if one.sender == "reporter" or one.asks), None)
    return Channel(
        case.code, procedure.state(case.state).public.sentence, procedure.citation,
        bodies.names([holder], today).get(holder, ("", ""))[1], case.held_since, case.received, case.due, case.stopped, case.ended,
        tuple(Told(one.day, Sentence(one.public_vi, one.public_en)) for one in lines), _written(matter, receipt),
        _opened(matter), newest is not None and newest.asks, Publication.objects.filter(matter=matter).first(),
    )  # fmt: skip


def _written(matter: Matter, receipt: Receipt) -> tuple[Written, ...]:
    rows = Box.objects.filter(envelope__matter=matter, envelope__kind="message", reader__isnull=True)
    found = []
    for one in rows.select_related("envelope").order_by("envelope__number"):
        binding = Binding(matter.case.code, one.envelope.number, one.envelope.kind)
        key = envelopes.unbox(bytes(one.sealed), receipt.private, binding)
        said = payload.read(Message, envelopes.opened(bytes(one.envelope.sealed), key, binding))
        found.append(Written(one.envelope.day, one.envelope.sender, said))
    return tuple(found)


def _opened(matter: Matter) -> tuple[Told, ...]:
    """Return when who denounced was opened or sealed anew, on which ground, where the law lets the reporter be told."""
    found = []
    for one in Look.objects.filter(unsealing__matter=matter).select_related("unsealing").order_by("at"):
        row = lawful.ground(one.unsealing.ground, one.unsealing.purpose)
        if row.told:
            words = Sentence(f"{row.words.vi} ({row.citation})", f"{row.words.en} ({row.citation})")
            found.append(Told(one.at.astimezone().date(), words))
    return tuple(found)
