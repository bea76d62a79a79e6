"""The only writer of mandates and of the authority register. Every act is an entry of the ledger: mandates are given in the open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from tinhgon.accounts.models import Account
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.ledger import acts as ledger
from tinhgon.mandates import queries, words
from tinhgon.mandates.models import Grant, PowerRow
from tinhgon.mandates.queries.lists import unit_names
from tinhgon.mandates.rules import Power, catalogue
from tinhgon.registry.models import Unit
from tinhgon.structure.kinds import LEVELS, SECTORS, UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Wish:
    """A mandate as it is asked for: to whom, in what role, over what, from when to when, on what document."""

    account: Account
    role: str
    since: date
    until: date | None
    decision: Decision
    unit: int | None = None
    organ: int | None = None
    sector: str = ""
    note: str = ""


def check(mandate: Mandate, wish: Wish) -> list[Finding]:
    """Return what stands against granting a wish: nothing is written."""
    found = []
    if wish.role not in catalogue().roles:
        found.append(Finding("mandate.role", words.no_role(wish.role), where={"field": "role"}))
    if not wish.decision.number.strip():
        found.append(Finding("mandate.document", words.NO_DOCUMENT, where={"field": "document"}))
    if wish.until is not None and wish.until <= wish.since:
        found.append(Finding("mandate.span", words.ENDS_BEFORE, where={"field": "until"}))
    if wish.sector and wish.sector not in SECTORS:
        found.append(Finding("mandate.sector", words.no_sector(wish.sector), where={"field": "sector"}))
    if mandate.actor == wish.account.actor:
        found.append(Finding("mandate.self", words.NOT_TO_ONESELF, where={"field": "account"}))
    for field, key in (("unit", wish.unit), ("organ", wish.organ)):
        if key is not None and not _stands(key, wish.since):
            found.append(Finding("mandate.unit", words.no_unit(wish.since), where={"field": field}))
    return found


def grant(mandate: Mandate, wish: Wish) -> Grant:
    """Grant a mandate. Raises Refusal with everything that stands against it (`check`)."""
    _refuse(check(mandate, wish))
    return _write(mandate, wish, "own", None)


def delegate(mandate: Mandate, through: Grant, wish: Wish, *, stand_in: bool = False) -> Grant:
    """Pass a mandate on for a time: as a delegation, or as a stand-in for somebody who is away.

    It lies within the days and the part of the mandate that is passed on, ends with it, and is not passed on again. Raises Refusal.
    """
    narrowed = Wish(
        wish.account, through.role, wish.since, wish.until, wish.decision,
        wish.unit if wish.unit is not None else through.unit, through.organ, wish.sector or through.sector, wish.note,
    )  # fmt: skip
    found = check(mandate, narrowed)
    if through.kind != "own":
        found.append(Finding("mandate.passed_on", words.NOT_PASSED_ON))
    if through.account.pk == wish.account.pk:
        found = [one for one in found if one.rule != "mandate.self"]
        found.append(Finding("mandate.same", words.SAME_HOLDER, where={"field": "account"}))
    if not found and not _within(through, narrowed):
        found.append(Finding("mandate.beyond", words.BEYOND))
    _refuse(found)
    return _write(mandate, narrowed, "stand_in" if stand_in else "delegated", through)


def end(mandate: Mandate, number: int, day: date, because: str, decision: Decision) -> Grant:
    """End a mandate: ``day`` is the first day on which it is no more. What was passed on through it ends with it.

    Raises Unknown, Refusal (rules ``mandate.ended``, ``mandate.because``).
    """
    with transaction.atomic():
        found = queries.grant(number)
        faults = []
        if found.until is not None and found.until <= day:
            faults.append(Finding("mandate.ended", words.ended_already(number)))
        if not because.strip():
            said = Sentence("Chấm dứt thẩm quyền phải nói lý do.", "Ending a mandate needs a reason.")
            faults.append(Finding("mandate.because", said, where={"field": "because"}))
        _refuse(faults)
        last = max(day, found.since)
        payload = {"grant": number, "login": found.account.login, "role": found.role, "because": because.strip(),
                   "until": last.isoformat()}  # fmt: skip
        entry = ledger.write(mandate, "mandate.end", decision=decision, effective=last, subject=f"thẩm quyền số {number}",
                             payload=payload)  # fmt: skip
        found.planned, found.until, found.ended_by, found.ended_because = (
            found.until,
            last,
            entry.number,
            because.strip(),
        )
        found.save(update_fields=["planned", "until", "ended_by", "ended_because"])
        ledger.seal()
    return found


def write_power(mandate: Mandate, power: Power, decision: Decision) -> Power:
    """Write a row of the authority register: a new one, or a correction or confirmation of one that is there. Raises Refusal."""
    faults = []
    if power.act not in catalogue().acts:
        faults.append(Finding("authority.act", words.no_act(power.act), where={"field": "act"}))
    if power.organ_kind not in UNIT_KINDS or power.level not in LEVELS:
        said = Sentence(
            "Loại cơ quan hoặc cấp không có trong bảng từ.", "The kind of organ or the level is in no vocabulary."
        )
        faults.append(Finding("authority.organ", said, where={"field": "organ"}))
    if not power.basis.strip() or not power.id.strip():
        said = Sentence("Phải nêu mã dòng và căn cứ.", "A row needs its id and its legal basis.")
        faults.append(Finding("authority.basis", said, where={"field": "basis"}))
    _refuse(faults)
    payload = {
        "row": power.id, "act": power.act, "organ_kind": power.organ_kind, "level": power.level, "basis": power.basis,
        "since": power.span.start.isoformat(), "until": power.span.end.isoformat() if power.span.end else None,
        "verified_by": power.verified_by,
    }  # fmt: skip
    with transaction.atomic():
        entry = ledger.write(mandate, "authority.confirm", decision=decision, effective=power.span.start,
                             subject=f"sổ thẩm quyền: {power.id}", payload=payload)  # fmt: skip
        PowerRow.objects.create(
            row=power.id, act=power.act, organ_kind=power.organ_kind, level=power.level, basis=power.basis,
            since=power.span.start, until=power.span.end, verified_by=power.verified_by, note=power.note, entry=entry.number,
        )  # fmt: skip
        ledger.seal()
    return power


def _write(mandate: Mandate, wish: Wish, kind: str, through: Grant | None) -> Grant:
    with transaction.atomic():
        names = unit_names([key for key in (wish.unit, wish.organ) if key is not None], wish.since)
        payload: dict[str, Any] = {
            "login": wish.account.login, "name": wish.account.name, "role": wish.role, "kind": kind,
            "through": through.pk if through else None, "unit": " ".join(names.get(wish.unit or 0, ())),
            "organ": " ".join(names.get(wish.organ or 0, ())), "sector": wish.sector,
            "until": wish.until.isoformat() if wish.until else None,
        }  # fmt: skip
        entry = ledger.write(mandate, "mandate.grant", decision=wish.decision, effective=wish.since,
                             subject=wish.account.login, payload=payload)  # fmt: skip
        made = Grant.objects.create(
            account=wish.account, role=wish.role, kind=kind, through=through, organ=wish.organ, unit=wish.unit, sector=wish.sector,
            since=wish.since, until=wish.until, document=wish.decision.number, signed=wish.decision.signed,
            document_organ=wish.decision.organ, document_title=wish.decision.title, note=wish.note, granted_by=entry.number,
        )  # fmt: skip
        ledger.seal()
    return made


def _within(through: Grant, wish: Wish) -> bool:
    if not Span(through.since, through.until).covers(Span(wish.since, wish.until)):
        return False
    if through.sector and through.sector != wish.sector:
        return False
    return through.unit is None or wish.unit == through.unit or through.unit in _above(wish.unit, wish.since)


def _above(unit: int | None, day: date) -> set[int]:
    found: set[int] = set()
    while unit is not None and unit not in found:
        found.add(unit)
        row = (
            Unit.objects.filter(key=unit, recorded_to__isnull=True, valid_from__lte=day).order_by("-valid_from").first()
        )
        unit = row.parent if row else None
    return found


def _stands(key: int, day: date) -> bool:
    rows = Unit.objects.filter(key=key, recorded_to__isnull=True, valid_from__lte=day)
    return any(row.valid_to is None or row.valid_to > day for row in rows)


def _refuse(found: list[Finding]) -> None:
    if found:
        raise Refusal(found)
