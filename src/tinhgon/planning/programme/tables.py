"""Chương trình thành bảng: the visits in the order of weeks, the teams with their work, and how good the plan is."""

from __future__ import annotations

from typing import Any

from tinhgon.planning.programme.plan import Plan
from tinhgon.planning.programme.problem import Problem

#: By title: headings and rows.
Tables = dict[str, tuple[tuple[str, ...], list[list[Any]]]]
SIDES = {"party": ("Kiểm tra Đảng", "Party"), "state": ("Thanh tra Nhà nước", "State")}


def tables(problem: Problem, plan: Plan, language: str = "vi") -> Tables:
    """Return the programme as tables for a workbook: days stay days, numbers stay numbers."""
    en = language == "en"
    visits = [
        [
            one.week, one.start, one.end, one.subject, one.name, "; ".join(part.topic_name for part in one.parts),
            "; ".join(SIDES[part.side][en] for part in one.parts), "; ".join(part.team_name for part in one.parts),
            one.joint, sum(part.km for part in one.parts), one.why.said_in(language),
        ]
        for one in plan.visits
    ]  # fmt: skip
    loads = [
        [one.team, one.name, SIDES[one.side][en], one.visits, one.weeks, one.of_weeks, round(one.share, 1), one.km]
        for one in plan.loads
    ]
    about: list[list[Any]] = [
        [("Chương trình", "Programme")[en], problem.title],
        [("Từ ngày", "From")[en], problem.day],
        [("Số tuần", "Weeks")[en], problem.weeks],
        [("Cuộc kiểm tra", "Visits")[en], len(plan.visits)],
        [("Đi chung", "Joint")[en], f"{plan.joint}/{plan.joinable}"],
        [("Quãng đường một chiều, km", "Ways, km")[en], plan.km],
        [("Chênh lệch việc, điểm phần trăm", "Uneven work, points of percent")[en],
         f"{plan.uneven('party'):.1f}; {plan.uneven('state'):.1f}"],
        [("Tuần bận nhất, cuộc", "Busiest week, visits")[en], plan.busiest],
        [("Điểm", "Points")[en], plan.quality.best],
        [("Cận chứng minh", "Proven bound")[en], plan.quality.bound],
        [("Bài toán", "Problem")[en], plan.problem],
    ]  # fmt: skip
    vi_heads = (
        "Tuần", "Từ ngày", "Đến ngày", "Mã", "Đối tượng", "Nội dung", "Bên", "Đoàn", "Đi chung", "Km", "Vì sao",
    )  # fmt: skip
    en_heads = ("Week", "From", "To", "Code", "Subject", "Topics", "Side", "Teams", "Joint", "Km", "Why")
    vi_loads = ("Mã", "Đoàn", "Bên", "Cuộc", "Tuần", "Trên số tuần", "%", "Km")
    en_loads = ("Code", "Team", "Side", "Visits", "Weeks", "Of weeks", "%", "Km")
    heads: tuple[str, ...] = ("", "")
    return {
        ("Chương trình", "Programme")[en]: (en_heads if en else vi_heads, visits),
        ("Đoàn", "Teams")[en]: (en_loads if en else vi_loads, loads),
        ("Tóm tắt", "Summary")[en]: (heads, about),
    }
