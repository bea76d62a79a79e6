"""The invented regulations, limitations, recommendations and problems of the demonstration, and a review of its resolution."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tinhgon.accounts.models import Account
from tinhgon.casework.queries import bodies
from tinhgon.kernel.mandate import Mandate
from tinhgon.reports import acts as reports
from tinhgon.reports.models import Pack
from tinhgon.resolutions.acts import issues, limits, recommendations, regulations
from tinhgon.resolutions.acts.issues import IssueWish
from tinhgon.resolutions.acts.limits import LimitationWish
from tinhgon.resolutions.acts.recommendations import RecommendationWish
from tinhgon.resolutions.acts.regulations import ClauseWish, DutyWish, RegulationWish
from tinhgon.resolutions.models import Document, Duty, Limitation
from tinhgon.resolutions.rules.duties import Rhythm

#: The resolution that the demonstration follows, where it is entered.
SYMBOL: Final = "19-NQ/TU"
_COMMITTEE: Final = "22.TU"
_HOME: Final = "22.SNV"
_PARTIES: Final = ("22.TU", "22.HD", "22.UB")
_MADE_UP: Final = "[giả định]"
#: Found in three years in a row, in other words each time; and one beside it.
_FOUND: Final = (
    (3, "Triển khai kế hoạch thực hiện còn chung chung, chưa sát thực tiễn ở một số nơi", "Thiếu đôn đốc, kiểm tra"),
    (2, "Một số nơi xây dựng kế hoạch thực hiện còn chung chung, không sát thực tiễn", "Cán bộ tham mưu còn hạn chế"),
    (1, "Kế hoạch thực hiện của một số đơn vị chung chung, chưa sát với thực tiễn", "Người đứng đầu chưa sâu sát"),
    (1, "Hoạt động một số cơ quan sau hợp nhất còn lúng túng", "Chưa phân công lại chức năng"),
)


def make_reviews(today: date) -> int:
    """Write the invented things down, unless some are there or bodies and accounts are not; return how many limitations there are."""
    logins = ("theo-doi", "ky-bao-cao")
    people = {one.login: one for one in Account.objects.filter(login__in=logins)}
    committee, home = bodies.unit_by_code(_COMMITTEE, today), bodies.unit_by_code(_HOME, today)
    if Limitation.objects.exists() or len(people) < len(logins) or committee is None or home is None:
        return 0
    by = Mandate(people["theo-doi"].actor, "cán bộ theo dõi, tổng hợp", "QĐ giả định 01")
    document = Document.objects.filter(symbol=SYMBOL, signed__isnull=False).order_by("signed").first()
    _limits(by, home, document, today)
    _regulation(by, document, today)
    _above(by, home, document, today)
    _problems(by, home, document, today)
    if document is not None:
        _packs(by, committee, document, today)
    return len(_FOUND)


def _limits(by: Mandate, home: int, document: Document | None, today: date) -> None:
    made = []
    for years, text, cause in _FOUND:
        day = date(today.year - years, 11, 15)
        wish = LimitationWish(
            home, f"{text} {_MADE_UP}", day, "review", f"Báo cáo tổng kết năm {day.year} {_MADE_UP}", "mục II, phần hạn chế",
            (("subjective", f"{cause} {_MADE_UP}"),), document,
        )  # fmt: skip
        made.append(limits.note_limitation(by, wish, today))
    # The third is left for a newcomer to judge: its page suggests the second.
    limits.compare_limitations(by, made[1].code, made[0].code, same=True, today=today)
    limits.add_measure(by, made[3].code, f"Ban hành quy chế phối hợp sau hợp nhất {_MADE_UP}", home, None, today)


def _regulation(by: Mandate, document: Document | None, today: date) -> None:
    parties = tuple(unit for code in _PARTIES if (unit := bodies.unit_by_code(code, today)) is not None)
    if len(parties) < 2:
        return
    signed = date(today.year - 1, 1, 10)
    report = DutyWish("Báo cáo công tác phối hợp", Rhythm("quarter", 3, 15))
    briefing = DutyWish("Chủ trì giao ban phối hợp", Rhythm("month", 1, 25, "after"), parties[0])
    clauses = (
        ClauseWish("Điều 5", "Mỗi quý, các bên gửi báo cáo công tác phối hợp trước ngày 15 tháng cuối quý.", (report,)),
        ClauseWish("Điều 6", "Hằng tháng tổ chức giao ban giữa các bên.", (briefing,)),
    )
    title = f"Quy chế phối hợp giữa các cơ quan trong hệ thống chính trị tỉnh {_MADE_UP}"
    row = regulations.issue_regulation(
        by,
        RegulationWish("05-QC/TU", title, "coordination", parties[0], signed, signed, parties, clauses, document),
        today,
    )
    duty = Duty.objects.get(clause__regulation=row, unit=None)
    # The first two parties reported on the first quarter, the second of them late.
    for unit, late in ((parties[0], 0), (parties[1], 6)):
        day = date(signed.year, 3, 13) + timedelta(days=late)
        regulations.report_duty(by, duty.pk, unit, date(signed.year, 1, 1), day, f"Báo cáo quý I {_MADE_UP}", today)


def _above(by: Mandate, home: int, document: Document | None, today: date) -> None:
    for days, addressee, text in (
        (260, "Bộ Nội vụ", "Sửa quy định về vị trí việc làm của cơ quan sau hợp nhất"),
        (70, "Chính phủ", "Bổ sung chính sách cho người hoạt động không chuyên trách"),
    ):
        sent = today - timedelta(days=days)
        wish = RecommendationWish(
            home,
            addressee,
            f"{text} {_MADE_UP}",
            f"{days}/SNV",
            sent,
            f"Luật Tổ chức chính quyền địa phương {_MADE_UP}",
            of=document,
        )
        row = recommendations.send_recommendation(by, wish, today)
        if days > 200:
            recommendations.answer_recommendation(
                by, row.code, "studying", sent + timedelta(days=60), f"12/BNV {_MADE_UP}", "Đang nghiên cứu", today
            )


def _problems(by: Mandate, home: int, document: Document | None, today: date) -> None:
    issues.set_triage_term(by, 10, date(today.year - 1, 1, 1), f"Quy chế làm việc, Điều 9 {_MADE_UP}", today)
    seen = today - timedelta(days=40)
    text = f"Người dân xã mới chưa rõ nộp hồ sơ ở điểm nào {_MADE_UP}"
    issues.enter_issue(by, IssueWish(home, text, "dialogue", seen, f"Đối thoại tháng {seen.month}", document), today)


def _packs(by: Mandate, committee: int, document: Document, today: date) -> None:
    """The review after five years, and the one as of today that follows it."""
    if Pack.objects.exists() or document.signed is None:
        return
    end = date(document.signed.year + 5, 12, 31)
    first = reports.open_pack(by, reports.PackWish("five_year", committee, document.signed, end, document.code), today)
    wish = reports.PackWish("final", committee, document.signed, today, document.code, previous=first.code)
    reports.open_pack(by, wish, today)
