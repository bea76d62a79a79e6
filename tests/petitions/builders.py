"""Petitions in the invented province: taken in by department A, or by a commune; an officer and a head over it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.casework.builders import DESK, HEAD, OFFICER, PDF, given, people
from tests.mandates.builders import key
from tinhgon.accounts.models import Account
from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Opened, Person
from tinhgon.casework.models import Case
from tinhgon.petitions import acts
from tinhgon.petitions.acts import Assessed, Sent, Wish

RECEIVED = date(2026, 9, 1)
PERSON = Person("Trần Thị Dân", "thôn 3, xã An; 0912 345 678")
CONTENT = (
    "Tôi khiếu nại quyết định thu hồi thửa đất số 45 của gia đình tôi vì diện tích đo sai so với sổ đỏ đã cấp năm 2004."
)


def petition(day: date = RECEIVED, **more: Any) -> Opened:
    """A complaint as it comes in at a desk, whole unless said otherwise, with its paper."""
    unit = more.pop("unit", "99.SA")
    told: dict[str, Any] = {
        "title": "Khiếu nại thu hồi đất", "content": CONTENT, "people": (PERSON,), "asked": "Đo lại và sửa quyết định", "against": "UBND xã An",
        "decision": "12/QĐ-UBND", "learned": date(2026, 8, 1), "plot": "thửa 45, tờ 12", "written": day, "signed": True,
        "files": (Sent("petition", "don.pdf", PDF + str(Case.objects.count()).encode()),), **more,
    }  # fmt: skip
    return acts.take_in(DESK, Wish(organ=key(unit), received=day, **told), told.pop("today", day))


def assessed(code: str, kind: str = "complaint", day: date = RECEIVED, **more: Any) -> None:
    """Have a petition be classified."""
    told = {"eligible": True, "competent": True, **more}
    acts.assess(OFFICER, code, Assessed(kind, **told), given(day))


def taken_up(code: str, day: date = RECEIVED) -> Case:
    """Have a petition be classified as a complaint, taken up, and accepted."""
    if not Account.objects.filter(login="ly").exists():
        people("99.UB")
    assessed(code, day=day)
    case = acts.take_up(OFFICER, code, given(day))
    cases.assign(HEAD, case.code, "ly", given(day))
    cases.take(OFFICER, case.code, "accept", given(day, number="1/TB"))
    return case


def decided(code: str, day: date, verdict: str = "2/QĐ") -> None:
    """Have a complaint be verified and decided."""
    cases.keep_paper(OFFICER, code, "verification", "bc.pdf", PDF + verdict.encode(), given(day))
    at = Case.objects.get(code=code)
    if at.kind == "khieu-nai-lan-hai":
        cases.take(OFFICER, code, "hold_dialogue", given(day))
        cases.keep_paper(OFFICER, code, "dialogue", "bb.pdf", PDF + b"dt" + verdict.encode(), given(day))
    cases.take(HEAD, code, "decide", given(day, number=verdict))
