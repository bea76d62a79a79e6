"""The invented tasks of the demonstration: a few in each state, with lights of every colour, and a briefing whose conclusions became tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinhgon.accounts.models import Account
from tinhgon.casework.queries import bodies
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.tasks import acts
from tinhgon.tasks.acts import Conclusion, Given, Money, Order, Source
from tinhgon.tasks.models import Task
from tinhgon.tasks.queries import offices

_BY: Final = "22.UB"
_PDF: Final = b"%PDF-1.4 "


@dataclass(frozen=True, slots=True)
class _Made:
    title: str
    owner: str
    ago: int
    due: int
    until: str
    source: Source


_RESOLUTION: Final = "Nghị quyết 19-NQ/TU (trích, giả định)"
_TASKS: Final = (
    _Made("Trình đề án sắp xếp các phòng chuyên môn", "22.SNV", 60, -12, "accept",
          Source("clause", "", _RESOLUTION, "Rà soát, sắp xếp các phòng có chức năng tương đồng.")),
    _Made("Tổng hợp biên chế viên chức toàn tỉnh", "22.SNV", 50, 4, "ask",
          Source("clause", "", _RESOLUTION, "Giảm tối thiểu 10 % biên chế hưởng lương từ ngân sách.")),
    _Made("Công khai quy trình một cửa ở mọi xã", "22.SNV", 40, -3, "report",
          Source("limitation", "", "Báo cáo sơ kết (giả định)", "Một số xã chưa niêm yết quy trình.")),
    _Made("Thẩm định kinh phí hỗ trợ tinh giản", "22.STC", 45, -20, "effect",
          Source("conclusion", "", "Kết luận Ban Thường vụ (giả định)", "Bảo đảm kinh phí cho người nghỉ theo chế độ.")),
    _Made("Báo cáo quyết toán các đơn vị đã sáp nhập", "22.STC", 70, -30, "late",
          Source("finding", "", "Kết luận kiểm tra (giả định)", "Một số đơn vị chậm quyết toán sau sáp nhập.")),
    _Made("Hướng dẫn con dấu, tài khoản của đơn vị mới", "22.SNV", 3, 18, "assigned", Source("order", "", "Chỉ đạo trực tiếp")),
    _Made("Bố trí trụ sở dôi dư sau sắp xếp", "22.STC", 10, 40, "return",
          Source("promise", "", "Đối thoại với người dân (giả định)", "Trụ sở dôi dư sẽ thành điểm sinh hoạt cộng đồng.")),
)  # fmt: skip


def make_tasks(today: date) -> int:
    """Order the invented tasks, unless there are tasks or the accounts and bodies for them are not there; return how many."""
    if Task.objects.exists():
        return 0
    logins = ("giao-viec", "lam-viec")
    people = {one.login: one for one in Account.objects.filter(login__in=logins)}
    by = bodies.unit_by_code(_BY, today)
    if len(people) < len(logins) or by is None:
        return 0
    giver = Mandate(people["giao-viec"].actor, "người giao nhiệm vụ", "QĐ giả định 01")
    doer = Mandate(people["lam-viec"].actor, "người thực hiện nhiệm vụ", "QĐ giả định 01")
    made = [one for number, one in enumerate(_TASKS, 1) if _make(one, number, by, today, giver, doer)]
    lines = _conclusions(today)
    if lines:
        day = today - timedelta(days=5)
        acts.conclude(giver, by, day, day - timedelta(days=7), lines, today, Decision("TB giả định 15/TB-UBND", day))
    return len(made) + len(lines)


def _make(one: _Made, number: int, by: int, today: date, giver: Mandate, doer: Mandate) -> bool:
    start = today - timedelta(days=one.ago)
    owner = bodies.unit_by_code(one.owner, today)
    head = offices.heads([owner], today).get(owner) if owner is not None else None
    if owner is None or head is None:
        return False

    def given(days: int, words: str = "", document: str = "") -> Given:
        day = min(today, start + timedelta(days=days))
        return Given(day, today, words, Decision(document, day if document else None))

    money = Money(350_000_000, "ngân sách tỉnh (giả định)") if number == 4 else None
    order = Order(
        f"{one.title} [giả định]", f"{one.title}; báo cáo bằng văn bản, kèm số liệu từng đơn vị.", by, owner, head,
        today + timedelta(days=one.due), "Báo cáo kèm phụ lục số liệu", f"QĐ giả định {number}/QĐ-UBND", one.source, (), money,
        "Tỷ lệ hồ sơ chi trả đúng hạn" if number == 4 else "", "100 %" if number == 4 else "",
    )  # fmt: skip
    code = acts.assign(giver, order, start, today).code
    if one.until == "assigned":
        return True
    if one.until == "return":
        acts.return_(doer, code, given(2, "Cần Sở Xây dựng chủ trì phần hiện trạng trụ sở"))
        return True
    acts.accept(doer, code, given(1))
    acts.progress(doer, code, given(5, "Đã thu số liệu của một nửa số đơn vị"))
    if one.until == "ask":
        acts.ask(doer, code, today + timedelta(days=20), given(48, "Ba huyện gửi số liệu chậm"))
    if one.until in ("report", "effect", "late"):
        acts.keep_evidence(doer, code, "bao-cao.pdf", _PDF + str(number).encode(), given(8))
        acts.report(
            doer,
            code,
            given(
                one.ago + one.due + (9 if one.until == "late" else -1),
                "Đã hoàn thành, số liệu ở phụ lục",
                f"{number}/BC",
            ),
        )
    if one.until in ("effect", "late"):
        acts.approve(
            giver, code, "good" if one.until == "effect" else "short", given(one.ago + one.due + 12, "Đủ số liệu")
        )
    if one.until == "effect":
        acts.measure(giver, code, "", "98,5", "%", "Báo cáo giả định 40/BC-STC", given(one.ago))
    return True


def _conclusions(today: date) -> list[Conclusion]:
    found = []
    for words, code, days in (
        (
            "Giao Sở Nội vụ trình Chủ tịch UBND tỉnh phương án bố trí cán bộ dôi dư của hai sở sau hợp nhất.",
            "22.SNV",
            12,
        ),
        (
            "Giao Sở Tài chính báo cáo số kinh phí đã chi trả cho người nghỉ theo chế độ, chậm nhất cuối tháng.",
            "22.STC",
            25,
        ),
    ):
        owner = bodies.unit_by_code(code, today)
        head = offices.heads([owner], today).get(owner) if owner is not None else None
        if owner is not None and head is not None:
            found.append(Conclusion(words, owner, head, today + timedelta(days=days), "Tờ trình, báo cáo"))
    return found
