"""Organisation charts: what is a box and what is counted, no box on another, text that fits, links that lead on."""

import itertools
import re

import pytest

from tests.registry.builders import enact, establish, loaded
from tests.web.books import get, queries, words
from tinhgon.web.chart.boxes import Box, Chart, Group
from tinhgon.web.chart.layout import WIDTH, Placed, laid_out
from tinhgon.web.chart.letters import width, wrapped


def box(name: str, *below: Box) -> Box:
    return Box(name, "/x/", "1", "5/6 người", "government", "Chính quyền", below=below)


def columns(count: int, leaves: int) -> Chart:
    below = tuple(
        box(f"Sở số {n} có một cái tên dài vừa phải", *(box(f"Phòng {m}") for m in range(leaves))) for n in range(count)
    )
    return Chart(box("Ủy ban nhân dân tỉnh", *below), "columns", (), count, 0, count)


def groups(*sizes: int) -> Chart:
    made = tuple(Group(f"Nhóm {n}", tuple(box(f"Đơn vị {m} " + "dài " * (m % 9)) for m in range(size)), size)
                 for n, size in enumerate(sizes))  # fmt: skip
    return Chart(box("Gốc"), "groups", made, sum(sizes), 0, sum(sizes))


def overlap(one: Placed, other: Placed) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


CHARTS = [
    *(columns(count, leaves) for count in (0, 1, 2, 5, 6, 11, 20) for leaves in (0, 1, 8)),
    groups(),
    groups(1),
    groups(4, 5, 24, 1),
]


@pytest.mark.parametrize("chart", CHARTS)
def test_no_box_lies_on_another_and_all_lie_on_the_sheet(chart):
    sheet = laid_out(chart)
    assert not [pair for pair in itertools.combinations(sheet.boxes, 2) if overlap(*pair)]
    for one in sheet.boxes:
        assert one.x >= 0
        assert one.x + one.width <= WIDTH
        assert one.y + one.height <= sheet.height
    for line in sheet.lines:
        assert all(0 <= x <= WIDTH and 0 <= y <= sheet.height for x, y in line)


@pytest.mark.parametrize("chart", CHARTS)
def test_no_line_crosses_a_box(chart):
    sheet = laid_out(chart)
    for line in sheet.lines:
        for (x1, y1), (x2, y2) in itertools.pairwise(line):
            for one in sheet.boxes:
                inside_x = max(x1, x2) > one.x + 0.5 and min(x1, x2) < one.x + one.width - 0.5
                inside_y = max(y1, y2) > one.y + 0.5 and min(y1, y2) < one.y + one.height - 0.5
                assert not (inside_x and inside_y), (line, one)


@pytest.mark.parametrize("chart", CHARTS)
def test_every_line_of_text_fits_its_box(chart):
    for one in laid_out(chart).boxes:
        assert all(width(line, 14) <= one.width - 24 for line in one.lines)


def test_wrapping_keeps_words_and_cuts_what_is_too_long():
    assert wrapped("Sở Nội vụ", 200, 14, 3) == ["Sở Nội vụ"]
    lines = wrapped("Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh", 150, 14, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert wrapped("Ốooooooooooooooooooooooooooooooooooo", 60, 14, 2)[0].endswith("…")


def test_accents_are_as_wide_as_their_letters_and_strange_letters_are_wide():
    assert width("ỆỘẨ", 10) == pytest.approx(width("EOA", 10), rel=0.02)
    assert width("漢", 10) > width("M", 10)


@pytest.mark.django_db
def test_few_bodies_are_boxes_of_their_own():
    loaded()
    page = get("/so-do/99.UB/")
    drawing = page[page.index("<svg viewBox") if "<svg viewBox" in page else page.index("chart-drawing") :]
    for code in ("99.SA", "99.SA1", "00011.UB"):
        assert f'href="/don-vi/{code}/"' in drawing
    assert "đếm gộp" not in words(page)


@pytest.mark.django_db
def test_beyond_a_few_bodies_of_a_kind_are_counted_with_a_link_to_the_table():
    loaded()
    enact(*(establish(f"99.P{n}", parent="99.SA") for n in range(30)))
    page = get("/so-do/99.UB/?ngay=2025-07-01")
    assert "31 Phòng chuyên môn" in words(page)
    assert re.search(r'href="/don-vi/\?[^"]*thuoc=99.SA[^"]*loai=division', page)
    assert "đếm gộp" in words(page)


@pytest.mark.django_db
def test_many_children_stand_in_groups_and_the_rest_is_counted():
    loaded()
    enact(*(establish(f"99.P{n:02d}") for n in range(30)))
    said = words(get("/so-do/99.UB/?ngay=2025-07-01"))
    assert "Phòng chuyên môn 30" in said
    assert "và 6 đơn vị nữa" in said


@pytest.mark.django_db
def test_the_whole_apparatus_and_the_list_for_phones():
    loaded()
    page = get("/so-do/")
    assert "Tỉnh Mẫu" in words(page)
    assert '<div class="chart-list">' in page
    assert 'role="group"' in page
    assert "Hội Phụ nữ" in words(page[page.index('<div class="chart-list">') :])


@pytest.mark.django_db
def test_few_queries_for_a_chart():
    loaded()
    assert queries(lambda: get("/so-do/99.PN/")) == queries(lambda: get("/so-do/99.UB/")) <= 12
