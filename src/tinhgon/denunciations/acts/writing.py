"""What every act here does: put something into an envelope, its key into boxes, and write the entry, which holds digests alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from tinhgon.casework.acts.reminding import MATTER
from tinhgon.casework.models import Case
from tinhgon.denunciations import words
from tinhgon.denunciations.models import Box, Envelope, KeyPassphrase, Matter, OfficerKey
from tinhgon.denunciations.queries.access import sealed_for
from tinhgon.denunciations.queries.named import HANDLE, IDENTITY, TWO, Officer, named
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import Pen, seal
from tinhgon.ledger.acts import write as write_entry
from tinhgon.notices import acts as notices
from tinhgon.sealing import envelopes, keys
from tinhgon.sealing.binding import Binding

#: Who writes by a code is nobody that the books know.
REPORTER: Final = Mandate("Người tố cáo", "người gửi, không qua tài khoản", "kênh tố cáo niêm phong")
#: So many envelopes has a matter at most.
MOST_ENVELOPES: Final = 400


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope that was written, with its key, which lives as long as the act."""

    row: Envelope
    key: bytes
    binding: Binding

    @property
    def digest(self) -> str:
        """The digest of the sealed bytes, for the ledger."""
        return sha256(bytes(self.row.sealed)).hexdigest()


def held(code: str) -> Matter:
    """Hold a matter alone until the act is written. Call inside a transaction. Raises Unknown."""
    found = Matter.objects.select_for_update(of=("self",)).select_related("case").filter(case__code=code).first()
    if found is None:
        raise Unknown(words.NO_MATTER)
    return found


def binding_of(code: str, row: Envelope) -> Binding:
    """Return what the seal of an envelope is bound to."""
    return Binding(code, row.number, row.kind)


def enclose(
    matter: Matter, kind: str, sender: str, data: bytes, size: int, day: date, pen: Pen, *, asks: bool = False
) -> Sealed:
    """Seal data into the next envelope of a matter that is held. Raises Refusal where there are too many."""
    last = Envelope.objects.filter(matter=matter).order_by("-number").values_list("number", flat=True).first() or 0
    if last >= MOST_ENVELOPES:
        raise Refusal([Finding("denunciation.full", words.MANY, required=f"≤ {MOST_ENVELOPES}")])
    binding = Binding(matter.case.code, last + 1, kind)
    sealed, key = envelopes.new_envelope(data, size, binding)
    row = Envelope.objects.create(
        matter=matter, number=last + 1, kind=kind, sender=sender, asks=asks, day=day, sealed=sealed, entry=pen.number
    )
    return Sealed(row, key, binding)


def box(sealed: Sealed, officers: Sequence[Officer], pen: Pen, reporter: Matter | None = None) -> None:
    """Put the key of an envelope into a box for each officer, and one for who holds the code where the matter is given."""
    rows = [
        Box(envelope=sealed.row, body=one.body, reader_id=one.key, entry=pen.number,
            sealed=envelopes.box(sealed.key, one.public or b"", sealed.binding))
        for one in {one.account: one for one in officers}.values()
    ]  # fmt: skip
    if reporter is not None:
        made = envelopes.box(sealed.key, bytes(reporter.public), sealed.binding)
        rows.append(Box(envelope=sealed.row, body=reporter.case.holder, entry=pen.number, sealed=made))
    Box.objects.bulk_create(rows)


def box_for_two(
    sealed: Sealed, keepers: Sequence[Officer], pen: Pen, there: frozenset[tuple[int, int]] = frozenset()
) -> int:
    """Put the key of an envelope into a double box for every two keepers, in both orders, that are not ``there``; return how many."""
    each = list({one.account: one for one in keepers}.values())
    if len(each) < TWO:
        raise few_keepers()
    rows = [
        Box(envelope=sealed.row, body=reader.body, approver_id=approver.key, reader_id=reader.key, entry=pen.number,
            sealed=envelopes.double_box(sealed.key, approver.public or b"", reader.public or b"", sealed.binding))
        for approver in each for reader in each
        if approver.account != reader.account and (approver.key, reader.key) not in there
    ]  # fmt: skip
    Box.objects.bulk_create(rows)
    return len(rows)


def readers(matter: Matter, case: Case, day: date) -> list[Officer]:
    """Return to whom what comes next is sealed: who is named and has a box of the first envelope; from others it was kept.

    Where no mandate is left, those whose keys still open it. Raises Refusal where there is nobody.
    """
    body, _ = sealed_for(matter, case.holder)
    held_keys = OfficerKey.objects.filter(
        pk__in=Box.objects.filter(envelope__matter=matter, envelope__kind="words", body=body).values("reader"),
        ended__isnull=True,
    ).select_related("account")
    there = {one.pk: one for one in held_keys}
    found = [one for one in named([body], HANDLE, day) if one.key in there]
    if not found:
        found = [
            Officer(
                body, one.account_id, one.account.name, one.account.login, one.pk, bytes(one.public), one.fingerprint
            )
            for one in there.values()
        ]
    if not found:
        raise few_handlers()
    return found


def keepers(matter: Matter, case: Case, day: date) -> list[Officer]:
    """Return who is named to keep identities and has a box of the first one; from others it was kept, or they were named later."""
    _, body = sealed_for(matter, case.holder)
    boxes = Box.objects.filter(envelope__matter=matter, envelope__kind="identity", body=body, reader__isnull=False)
    there = set(boxes.values_list("reader", flat=True))
    return [one for one in named([body], IDENTITY, day) if one.key in there]


def open_key(key: OfficerKey, passphrase: str) -> Any:
    """Return the private half of an officer's key. Raises WrongPassphrase."""
    kept = KeyPassphrase.objects.get(key=key)
    return keys.private_key(bytes(kept.sealed), bytes(key.public), passphrase)


def entry(
    mandate: Mandate, act: str, case: Case, day: date, pen: Pen, *, payload: dict[str, Any] | None = None,
    sealed: Sequence[Sealed] = (),
) -> int:  # fmt: skip
    """Write the entry of an act: who did it, on which matter, how much; of what was sealed its digest. Return its number."""
    content = {f"envelope {one.row.number}": one.digest for one in sealed}
    made = write_entry(
        mandate,
        f"denunciation.{act}",
        effective=day,
        subject=case.code,
        payload=payload or {},
        content=content,
        pen=pen,
    )
    seal()
    return made.number


def inform(accounts: Iterable[int], code: str, kind: str, said: Sentence, today: date) -> None:
    """Put into the inboxes of officers that something happened to a matter: its code and what it was, no more."""
    notices.inform(accounts, MATTER, code, kind, said, today)


def few_handlers() -> Refusal:
    """Return the refusal where nobody could read it."""
    return Refusal(
        [Finding("denunciation.no_handler", words.FEW_HANDLERS, remedy=words.HIGHER, where={"field": "body"})]
    )


def few_keepers() -> Refusal:
    """Return the refusal where fewer than two could open who denounced."""
    return Refusal(
        [Finding("denunciation.no_keepers", words.FEW_KEEPERS, remedy=words.HIGHER, where={"field": "body"})]
    )
