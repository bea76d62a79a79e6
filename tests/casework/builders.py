"""Cases in the invented province: a complaint to department A, an officer and a head over it, the holidays of some years."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.mandates.builders import account, granted, key
from tests.registry.builders import loaded
from tinhgon.accounts.models import Account
from tinhgon.casework import acts
from tinhgon.casework.acts import Given, Opened, Opening, Person
from tinhgon.kernel.mandate import Decision, Mandate

DESK, OFFICER, HEAD = Mandate("Tiếp", "receiver"), Mandate("Lý", "case_officer"), Mandate("Trưởng", "case_head")
RECEIVED = date(2025, 1, 2)
PDF = b"%PDF-1.4 "


def books(*years: int) -> None:
    """The invented province with the holidays of some years, and two accounts over department A."""
    loaded()
    acts.seed_calendar(HEAD, years or (2024, 2025, 2026))


def people(unit: str = "99.SA", email: str = "") -> tuple[Account, Account]:
    """An officer and a head over a body."""
    officer, head = account("ly", email=email), account("truong", email=email and f"sep.{email}")
    granted(officer, "case_officer", unit=key(unit))
    granted(head, "case_head", unit=key(unit))
    return officer, head


def complaint(unit: str = "99.SA", day: date = RECEIVED, today: date | None = None, **more: Any) -> Opened:
    """A first complaint taken in by a body."""
    more.setdefault("people", (Person("Trần Thị Dân", "thôn 3"),))
    kind = more.pop("kind", "khieu-nai-lan-dau")
    wish = Opening(kind, more.pop("title", "Khiếu nại quyết định thu hồi đất"), key(unit), day, **more)
    return acts.open_case(DESK, wish, today or day)


def given(day: date, **more: Any) -> Given:
    """What comes with an act on a day that is today."""
    number = more.pop("number", "")
    document = Decision(number, more.pop("signed", day), "UBND") if number else Decision("")
    return Given(day, more.pop("today", day), document=document, **more)


def accepted(code: str, day: date = date(2025, 1, 10)) -> None:
    """Have a complaint assigned and accepted on a day."""
    if not Account.objects.filter(login="ly").exists():
        people()
    acts.assign(HEAD, code, "ly", given(day))
    acts.keep_paper(DESK, code, "petition", "don.pdf", PDF + b"don", given(day))
    acts.take(OFFICER, code, "accept", given(day, number="TB 1"))
