"""What named officers see of matters without opening anything: lists, who can open what, requests and looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tinhgon.casework.models import Case
from tinhgon.casework.queries import bodies
from tinhgon.denunciations.models import Box, Envelope, Matter, Publication, Unsealing
from tinhgon.denunciations.queries.access import Access
from tinhgon.denunciations.queries.named import HANDLE, IDENTITY, Officer, bodies_of, named
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import procedure_of

#: So many matters are listed at most, those that are due first.
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A matter in a list: its case and state, whether the reporter wrote last, and how many requests to open who denounced wait."""

    case: Case
    state: Sentence
    body: str
    unread: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to open who denounced, as all named officers see it: by whom, approved by whom, and how it stands now."""

    row: Unsealing
    approved_by: str
    approved_until: datetime | None
    looked_at: datetime | None
    state: str


def matters(account: int, day: date) -> list[Line]:
    """Return the matters of the bodies for which an account is named, also those that came from bodies that ended. Due ones first."""
    own = bodies_of(account, day)
    if not own:
        return []
    moved = bodies.moved(day)
    ended = {gone for gone, one in moved.items() if one.now in own or gone in own}
    heirs = {one.now for gone, one in moved.items() if gone in own}
    rows = Matter.objects.filter(case__holder__in={*own, *ended, *heirs}).select_related(
        "case__procedure", "case__officer"
    )
    sealed = Matter.objects.filter(pk__in=Box.objects.filter(body__in=own).values("envelope__matter")).select_related(
        "case__procedure", "case__officer"
    )
    found = {one.pk: one for one in [*rows, *sealed]}
    names = bodies.names({one.case.holder for one in found.values()}, day)
    messages = Envelope.objects.filter(matter__in=found, kind__in=["words", "message"]).order_by("number")
    last: dict[int, str] = dict(messages.values_list("matter", "sender"))
    waits: dict[int, int] = {}
    open_ones = Unsealing.objects.filter(matter__in=found, approval__isnull=True)
    for matter in open_ones.values_list("matter", flat=True):
        waits[matter] = waits.get(matter, 0) + 1
    lines = [
        Line(
            one.case,
            procedure_of(one.case.procedure.text).state(one.case.state).words.sentence,
            names.get(one.case.holder, ("", ""))[1],
            last.get(pk) == "reporter",
            waits.get(pk, 0),
        )
        for pk, one in found.items()
    ]
    far = date.max
    return sorted(lines, key=lambda one: (one.case.ended is not None, one.case.due or far, -one.case.pk))[:MOST]


def asked(who: Access, now: datetime) -> list[Asked]:
    """Return the requests of a matter, the newest first."""
    rows = Unsealing.objects.filter(matter=who.matter).select_related(
        "account", "approval", "approval__account", "look"
    )
    found = []
    for one in rows.order_by("-pk"):
        approval, look = getattr(one, "approval", None), getattr(one, "look", None)
        if look is not None:
            state = "looked"
        elif approval is None:
            state = "waiting" if one.until >= now else "lapsed"
        else:
            state = "approved" if approval.until >= now else "lapsed"
        found.append(
            Asked(
                one,
                approval.account.name if approval else "",
                approval.until if approval else None,
                look.at if look else None,
                state,
            )
        )
    return found


def officers(who: Access, day: date) -> Mapping[str, list[tuple[Officer, bool]]]:
    """Return who is named for a matter, by act, and whether the matter is sealed to their key."""
    words = set(
        Box.objects.filter(envelope__matter=who.matter, envelope__kind="words").values_list("reader", flat=True)
    )
    pairs = set(
        Box.objects.filter(envelope__matter=who.matter, envelope__kind="identity").values_list("reader", flat=True)
    )
    handlers = named({who.answering, who.words_body}, HANDLE, day)
    keepers = named({who.answering, who.identity_body}, IDENTITY, day)
    return {
        HANDLE: [(one, one.key in words) for one in handlers],
        IDENTITY: [(one, one.key in pairs) for one in keepers],
    }


def files(who: Access) -> list[Envelope]:
    """Return the envelopes of files of a matter, in their order."""
    return list(Envelope.objects.filter(matter=who.matter, kind="file").defer("sealed").order_by("number"))


def publications(most: int = 100) -> list[Publication]:
    """Return what was published, the newest first."""
    return list(Publication.objects.select_related("matter__case").order_by("-day", "-pk")[:most])


def publication(code: str) -> Publication | None:
    """Return what was published of a matter, by the code of its case, or None."""
    return Publication.objects.select_related("matter__case").filter(matter__case__code=code).first()
