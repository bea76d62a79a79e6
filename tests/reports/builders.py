"""A resolution with tasks in every state, documents below, a limitation, a recommendation and a regulation: what a review counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.mandates.builders import key
from tests.resolutions import following
from tests.resolutions.builders import books as documents
from tests.resolutions.builders import issued
from tests.resolutions.following import MINH
from tests.tasks.builders import post
from tinhgon.casework import acts as casework
from tinhgon.casework.acts import Given
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.reports import acts
from tinhgon.reports.acts import PackWish
from tinhgon.reports.models import Pack
from tinhgon.resolutions.acts import limits, recommendations, regulations
from tinhgon.resolutions.acts.limits import LimitationWish
from tinhgon.resolutions.acts.ordering import order_from_clause
from tinhgon.resolutions.acts.recommendations import RecommendationWish
from tinhgon.resolutions.models import Document
from tinhgon.tasks import acts as tasks
from tinhgon.tasks.models import Task
from tinhgon.tasks.rules.order import Order

HOA = Mandate("Lê Hoa", "review_signer", "QĐ 6")
SINCE, DAY, TODAY = date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 10)


def given(day: date, words: str = "", number: str = "") -> Given:
    """What comes with an act on a task."""
    return Given(day, TODAY, words, Decision(number, day, "Sở A") if number else Decision(""))


def ordered(document: Document, due: date, title: str, day: date = date(2021, 3, 10)) -> Task:
    """A task from the second clause, of department A."""
    order = Order(title, title, key("99.UB"), key("99.SA"), post("99.SA", "Giám đốc"), due, "1 phương án", "Nghị quyết")
    return order_from_clause(MINH, document.code, "II.1", order, day, TODAY)


def done(task: Task, day: date, quality: str = "good") -> None:
    """Have a task accepted, reported and judged."""
    tasks.accept(MINH, task.code, given(date(2021, 3, 12)))
    tasks.report(MINH, task.code, given(day, "Đã xong", "BC 1"))
    tasks.approve(HOA, task.code, quality, given(day))


def resolution() -> Document:
    """The books, and a resolution with one task in time, one late, one overdue, one open."""
    documents()
    casework.seed_calendar(MINH, (2020, 2021, 2022))
    document = issued()
    done(ordered(document, date(2021, 6, 30), "Trình phương án"), date(2021, 6, 20))
    done(ordered(document, date(2021, 6, 30), "Rà soát chức năng"), date(2021, 7, 20), "short")
    ordered(document, date(2021, 9, 30), "Sắp xếp phòng")
    ordered(document, date(2022, 3, 31), "Sơ kết bước một")
    return document


def followed(document: Document) -> None:
    """Three limitations of which one was found the year before, a recommendation, a regulation with its duties."""
    of: dict[str, Any] = {"of": document}
    for text, day in (
        ("Triển khai kế hoạch còn chung chung", date(2020, 11, 1)),
        ("Kế hoạch triển khai còn chung chung", date(2021, 11, 1)),
        ("Phối hợp giữa các phòng còn lúng túng", date(2021, 11, 2)),
    ):
        wish = LimitationWish(
            key("99.SA"), text, day, "review", "BC 50", "mục II", (("subjective", "Thiếu đôn đốc"),), **of
        )
        limits.note_limitation(MINH, wish, TODAY)
    wish_ = RecommendationWish(key("99.SA"), "Bộ Nội vụ", "Sửa thông tư", "40/SA", date(2021, 5, 10), **of)
    recommendations.send_recommendation(MINH, wish_, TODAY)
    duty = regulations.DutyWish("Báo cáo", following.Rhythm("quarter", 3, 15))
    clause = regulations.ClauseWish("Điều 5", "Mỗi quý báo cáo.", (duty,))
    signed = date(2021, 4, 1)
    rule = regulations.RegulationWish(
        "05-QC/TU",
        "Quy chế",
        "coordination",
        key("99.UB"),
        signed,
        signed,
        (key("99.SA"), key("99.SB")),
        (clause,),
        **of,
    )
    regulations.issue_regulation(MINH, rule, TODAY)


def opened(document: Document, /, **more: Any) -> Pack:
    """A pack over 2021."""
    wish = {"kind": "interim", "organ": key("99.TU"), "since": SINCE, "day": DAY, "document": document.code}
    return acts.open_pack(MINH, PackWish(**(wish | more)), more.get("today", TODAY))
