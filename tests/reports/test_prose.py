"""Prose with figures in it: filled, and held against what was counted; days, numbers of documents and years are left alone."""

from __future__ import annotations

import pytest

from tinhgon.kernel.refusal import Unknown
from tinhgon.reports.rules.changes import changes
from tinhgon.reports.rules.figure import Evidence
from tinhgon.reports.rules.figures import FIGURES, figure, readings
from tinhgon.reports.rules.prose import judged, said


def evidence(done: int, overdue: int) -> Evidence:
    rows = [
        {
            "key": f"task:{place}",
            "state": "done" if place < done else "overdue",
            "on_time": True,
            "quality": True,
            "effect": False,
        }
        for place in range(done + overdue)
    ]
    return {"tasks": rows}


FOUND = readings(evidence(1200, 34))


def wrong(text: str) -> list[str]:
    return [one.measured for one in judged(text, FOUND)]


def test_a_placeholder_is_its_figure_and_one_that_names_none_stays_and_is_told() -> None:
    assert said("Còn {tasks.overdue} việc; {tasks.done:ty-le}.", FOUND) == "Còn 34 việc; 97,2 %, 1.200 trên 1.234."
    assert said("{tasks.lat} {tasks.all:ty-le}", FOUND) == "{tasks.lat} {tasks.all:ty-le}"
    assert [one.rule for one in judged("{tasks.lat} {tasks.all:ty-le}", FOUND)] == ["prose.unknown_figure"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Còn 34 nhiệm vụ quá hạn, 1.200 nhiệm vụ hoàn thành, 1200 nhiệm vụ đã hoàn thành.",
        "97,2 % nhiệm vụ hoàn thành; 97 % nhiệm vụ hoàn thành.",
        "Năm 2015 nhiệm vụ quá hạn còn nhiều; Nghị quyết 19-NQ/TU ngày 03/3/2015 nêu rõ.",
        "Điều 12 nhiệm vụ quá hạn phải giải trình.",
        "Có 15 cơ quan; nhiệm vụ quá hạn giảm.",
        "Tổ chức 15 cuộc kiểm tra ở các địa phương về nhiệm vụ quá hạn",
    ],
)
def test_numbers_that_agree_or_count_something_else_are_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Còn 15 nhiệm vụ quá hạn.", ["15"]),
        ("còn 1.500 NHIỆM VỤ QUÁ HẠN", ["1.500"]),
        ("Có 35 trong số các nhiệm vụ quá hạn", ["35"]),
        ("80,5% nhiệm vụ hoàn thành", ["80,5 %"]),
        ("34 nhiệm vụ hoàn thành, 34 nhiệm vụ quá hạn", ["34"]),
    ],
)
def test_numbers_beside_the_words_of_a_figure_that_differ_are_pointed_out(text: str, measured: list[str]) -> None:
    assert wrong(text) == measured


def test_every_figure_has_words_and_stands_on_nothing_where_there_is_nothing() -> None:
    assert len({one.id for one in FIGURES}) == len(FIGURES)
    for one in FIGURES:
        reading = one.on({})
        assert (reading.value, reading.of or 0) == (0, 0)
        assert all((one.name.vi, one.name.en, one.sentence.vi, one.sentence.en, one.unit.vi))
        assert reading.said(share=True).vi
    with pytest.raises(Unknown, match="Không có con số"):
        figure("tasks.late")


def test_changes_tell_rows_that_are_new_gone_or_stand_otherwise() -> None:
    before, after = evidence(1, 2), evidence(2, 2)
    (found,) = changes(before, after)
    assert [row["key"] for row in found.new] == ["task:3"]
    assert found.gone == ()
    assert [(was["state"], now["state"]) for was, now in found.moved] == [("overdue", "done")]
    assert changes(after, after) == []
