"""The invented petitions and receptions of the demonstration: a few in each state, a repeat, a published decision, a month of sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Given, Person
from tinhgon.casework.queries import bodies
from tinhgon.cli.demo_cases import hands
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.petitions import acts
from tinhgon.petitions.acts import Assessed, Made, Sent, Wish, Words, receiving
from tinhgon.petitions.acts.receiving import Came
from tinhgon.petitions.models import Petition

#: The department that keeps the apparatus: petitions about reorganisation go there.
#: Its head is not bound by a row on reception; the province's chair is.
_PROVINCE: Final = "22.UB"
_PAPER: Final = b"%PDF-1.4 "


@dataclass(frozen=True, slots=True)
class _Told:
    title: str
    content: str
    days_ago: int
    kind: str
    until: str
    person: str
    decision: str = ""
    signed: bool = True


_PETITIONS: Final = (
    _Told("Khiếu nại bố trí công việc sau sáp nhập", "Tôi được bố trí vị trí không đúng chuyên môn sau khi hai phòng hợp nhất, đề nghị xem lại.", 6,
          "complaint", "open", "Nguyễn Thị Thu [giả định]", "101/QĐ-SNV", signed=False),
    _Told("Khiếu nại bố trí công việc sau hợp nhất phòng", "Tôi được bố trí vị trí không đúng chuyên môn sau khi hai phòng hợp nhất, mong xem lại.",
          3, "complaint", "open", "Nguyễn Thị Thu [giả định]", "101/QĐ-SNV"),
    _Told("Kiến nghị đặt điểm tiếp dân ở thôn xa", "Xã mới rộng, người già ở thôn xa đi lại khó, kiến nghị mỗi tháng tiếp dân một buổi ở thôn.", 5,
          "recommendation", "assessed", "Trần Văn Bình [giả định]"),
    _Told("Khiếu nại việc cấp giấy chứng nhận đất", "Thửa đất của gia đình tôi đo sai diện tích.", 12, "complaint", "guided",
          "Lê Văn Cường [giả định]", "45/QĐ-UBND"),
    _Told("Khiếu nại mức trợ cấp thôi việc", "Thời gian công tác của tôi bị tính thiếu hai năm.", 40, "complaint", "published",
          "Phạm Thị Dung [giả định]", "77/QĐ-SNV"),
)  # fmt: skip


def make_petitions(today: date) -> int:
    """Take the invented petitions in, unless there are petitions or the accounts that would handle them are not there; return how many."""
    if Petition.objects.filter(case__title__contains="[giả định]").exists():
        return 0
    there = hands(today)
    if there is None:
        return 0
    body, desk, officer, head = there
    for number, one in enumerate(_PETITIONS, 1):
        _make(one, number, body, today, desk, officer, head)
    province = bodies.unit_by_code(_PROVINCE, today)
    if province is not None:
        receiving.plan_month(desk, province, today.year, today.month, today)
    people_ = (Person("Đỗ Thị Em [giả định]", "thôn 5"), Person("Vũ Văn Phúc [giả định]", "thôn 5"))
    came = Came(
        body,
        today,
        "Đường vào thôn 5 ngập khi mưa [giả định]",
        people_,
        "Giám đốc Sở [giả định]",
        "Mưa là ngập, trẻ không đi học được.",
        25,
    )
    visit = receiving.receive(desk, came, today)
    receiving.conclude(
        desk, visit.number, "Khảo sát, trả lời dân về mương thoát nước", "Phòng chuyên môn", today + timedelta(days=20)
    )
    return len(_PETITIONS)


def _make(one: _Told, number: int, body: int, today: date, desk: Mandate, officer: Mandate, head: Mandate) -> None:
    start = today - timedelta(days=one.days_ago)

    def given(days: int, document: str = "", reason: str = "") -> Given:
        day = start + timedelta(days=days)
        return Given(day, today, reason, Decision(document, day if document else None, "Sở Nội vụ [giả định]"))

    paper = Sent("petition", "don.pdf", _PAPER + str(number).encode())
    wish = Wish(
        body, start, f"{one.title} [giả định]", one.content, (Person(one.person, f"thôn {number}; 09120000{number:02}"),),
        "post" if number % 2 else "desk",
        "Xem xét lại", "Sở Nội vụ" if one.kind == "complaint" else "", one.decision, start - timedelta(days=10) if one.decision else None,
        written=start, signed=one.signed, files=(paper,),
    )  # fmt: skip
    code = acts.take_in(desk, wish, today).case.code
    if one.until == "open":
        return
    # Papers were filed today, so nothing that follows may bear an earlier day.
    late = (today - start).days
    ours = one.until != "guided"
    acts.assess(
        officer,
        code,
        Assessed(one.kind, eligible=True, competent=ours, body="" if ours else "UBND xã nơi có đất"),
        given(late),
    )
    if one.until == "guided":
        letter = Words(body="UBND xã nơi có đất")
        acts.answer(
            officer, code, "guide", letter, given(late, f"{number}/HD-SNV", "Quyết định do UBND xã ban hành [giả định]")
        )
    if one.until == "published":
        case = acts.take_up(officer, code, given(late)).code
        cases.assign(head, case, "thu-ly", given(late))
        cases.take(officer, case, "accept", given(late, f"{number}/TB-SNV"))
        cases.keep_paper(officer, case, "verification", "bao-cao.pdf", _PAPER + b"bc", given(late))
        cases.take(head, case, "decide", given(late, f"{number}/QĐ-SNV"))
        acts.publish(
            officer,
            case,
            Made("page", today, "Khiếu nại đúng một phần: tính lại thời gian công tác. [giả định]", "changed"),
            given(late),
        )
