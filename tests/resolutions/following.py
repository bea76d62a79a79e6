"""What is followed in the invented province: a coordination regulation of two departments, limitations over three years, a recommendation."""

from __future__ import annotations

from datetime import date

from tests.mandates.builders import key
from tests.registry.builders import loaded
from tinhgon.casework import acts as casework
from tinhgon.kernel.mandate import Mandate
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.acts import limits, regulations
from tinhgon.resolutions.acts.limits import LimitationWish
from tinhgon.resolutions.acts.regulations import ClauseWish, DutyWish, RegulationWish
from tinhgon.resolutions.models import Limitation, Regulation
from tinhgon.resolutions.rules.duties import Rhythm

MINH = Mandate("Trần Minh", "follower", "QĐ 5")
ALL = Scope(everything=True, units=frozenset())
TODAY = date(2025, 7, 10)


def books() -> None:
    """The invented province with the holidays of three years."""
    loaded()
    casework.seed_calendar(MINH, (2024, 2025, 2026))


def coordination(*parties: str, today: date = TODAY) -> Regulation:
    """A coordination regulation of some bodies since 2025: each reports each quarter; a joint briefing monthly of the first."""
    keys = tuple(key(code) for code in parties or ("99.SA", "99.SB"))
    report = DutyWish("Báo cáo công tác phối hợp", Rhythm("quarter", 3, 15))
    briefing = DutyWish("Chủ trì giao ban", Rhythm("month", 1, 25, "after"), keys[0])
    wish = RegulationWish(
        "05-QC/TU", "Quy chế phối hợp", "coordination", key("99.UB"), date(2024, 12, 20), date(2025, 1, 1), keys,
        (ClauseWish("Điều 5", "Mỗi quý, các bên báo cáo trước ngày 15.", (report,)),
         ClauseWish("Điều 6", "Hằng tháng giao ban.", (briefing,))),
    )  # fmt: skip
    return regulations.issue_regulation(MINH, wish, today)


def limitation(text: str, day: date, unit: str = "99.SA", today: date = TODAY) -> Limitation:
    """A limitation of a department, found in an inspection, with one subjective cause."""
    wish = LimitationWish(
        key(unit), text, day, "inspection", "Kết luận 12-KL/UBKT", "mục II.3", (("subjective", "Thiếu đôn đốc"),)
    )
    return limits.note_limitation(MINH, wish, today)
