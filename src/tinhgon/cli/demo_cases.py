"""The invented cases of the demonstration: a few in each state, over due days past and to come, so that lists and boards show something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinhgon.accounts.models import Account
from tinhgon.casework import acts
from tinhgon.casework.acts import Given, Opening, Person
from tinhgon.casework.models import Case
from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.standing import standing
from tinhgon.kernel.mandate import Decision, Mandate

_COMPLAINT: Final = "khieu-nai-lan-dau"
_RECOMMENDATION: Final = "kien-nghi-phan-anh"
#: The department that keeps the apparatus: complaints about reorganisation go there.
_BODY: Final = "22.SNV"
_PAPER: Final = b"%PDF-1.4 "


@dataclass(frozen=True, slots=True)
class _Made:
    kind: str
    title: str
    days_ago: int
    until: str


_CASES: Final = (
    _Made(_COMPLAINT, "Khiếu nại quyết định bố trí công việc sau sáp nhập", 75, "accept"),
    _Made(_COMPLAINT, "Khiếu nại về chế độ khi tinh giản biên chế", 40, "resume"),
    _Made(_COMPLAINT, "Khiếu nại kết quả xét chuyển ngạch", 20, "accept"),
    _Made(_COMPLAINT, "Khiếu nại quyết định điều động viên chức", 9, "assign"),
    _Made(_COMPLAINT, "Khiếu nại mức trợ cấp thôi việc", 5, "open"),
    _Made(_RECOMMENDATION, "Phản ánh bộ phận một cửa trả hồ sơ chậm", 12, "classify"),
    _Made(_RECOMMENDATION, "Kiến nghị đặt điểm tiếp dân ở thôn xa trung tâm xã mới", 3, "open"),
)


def make_cases(today: date) -> int:
    """Take the invented cases in, unless there are cases or the accounts that would handle them are not there; return how many."""
    if Case.objects.exists():
        return 0
    there = hands(today)
    if there is None:
        return 0
    body, desk, officer, head = there
    for number, one in enumerate(_CASES, 1):
        _make(one, number, body, today, desk, officer, head)
    return len(_CASES)


def hands(today: date) -> tuple[int, Mandate, Mandate, Mandate] | None:
    """Return the body that handles the invented cases, and who takes in, works and decides there; None where any of them is missing."""
    logins = ("tiep-nhan", "thu-ly", "giai-quyet")
    people = {one.login: one for one in Account.objects.filter(login__in=logins)}
    body = bodies.unit_by_code(_BODY, today)
    if len(people) < len(logins) or body is None:
        return None
    roles = ("cán bộ tiếp nhận", "cán bộ thụ lý", "người giải quyết")
    desk, officer, head = (
        Mandate(people[login].actor, role, "QĐ giả định 01") for login, role in zip(logins, roles, strict=True)
    )
    return body, desk, officer, head


def _make(one: _Made, number: int, body: int, today: date, desk: Mandate, officer: Mandate, head: Mandate) -> None:
    start = today - timedelta(days=one.days_ago)

    def given(days: int, document: str = "", reason: str = "") -> Given:
        day = start + timedelta(days=days)
        return Given(day, today, reason, Decision(document, day if document else None, "Sở Nội vụ [giả định]"))

    person = Person(f"Người dân thứ {number} [giả định]", "")
    code = acts.open_case(desk, Opening(one.kind, f"{one.title} [giả định]", body, start, (person,)), today).case.code
    if one.until == "open":
        return
    acts.assign(head, code, "thu-ly", given(1))
    if one.until == "classify":
        acts.take(officer, code, "classify", given(2))
    if one.until in ("accept", "resume"):
        acts.keep_paper(officer, code, "petition", "don.pdf", _PAPER + str(number).encode(), given(2))
        acts.take(officer, code, "accept", given(3, f"{number}/TB-SNV"))
    if one.until == "resume" and "suspend" in _takes(code):
        term = "complaint.first"
        acts.suspend(head, code, term, given(10, f"{number}/QĐ-SNV", "Chờ kết luận thanh tra về cùng việc [giả định]"))
        acts.resume(head, code, term, given(20, f"{number + 50}/QĐ-SNV", "Đã có kết luận [giả định]"))


def _takes(code: str) -> tuple[str, ...]:
    """Return what the state of a case takes: its procedure of the day may know no suspension."""
    return standing(code).takes
