"""The table of units: filters as pills, order, pages, files, what it says when it is empty."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.registry.builders import enact, establish, loaded
from tests.web.books import get, queries, words

pytestmark = pytest.mark.django_db


def codes(page: str) -> list[str]:
    """The codes in the table, in order."""
    return [part.split("<")[0] for part in page.split('<td><span class="code">')[1:]]


def test_all_units_with_their_caption():
    loaded()
    page = get("/don-vi/?ngay=2025-01-01")
    assert "Tại ngày 01/01/2025, 11 đơn vị" in words(page)
    assert len(codes(page)) == 11


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("khoi=front", ["99.TN", "99.PN"]),
        ("loai=department", ["99.SA", "99.SB"]),
        ("cap=village", ["00011.CB1", "00011.T1"]),
        ("dia-ban=901", ["00011.UB", "00012.UB", "00011.CB1", "00011.T1"]),
        ("thuoc=99.SA", ["99.SA1"]),
        ("q=so+a", ["99.SA"]),
        ("q=99.SB", ["99.SB", "99.SB1"]),
        ("trong=co", ["99.PN", "99.SB"]),
        ("khoi=government&cap=commune", ["00011.UB", "00012.UB"]),
    ],
)
def test_filters(query, found):
    loaded()
    assert codes(get(f"/don-vi/?{query}")) == found


def test_filters_in_force_are_pills_that_go():
    loaded()
    page = get("/don-vi/?khoi=government&dia-ban=901&q=ubnd&xep=-name")
    assert "Khối: Chính quyền" in words(page)
    assert "Địa bàn: Huyện Đông (901)" in words(page)
    assert 'href="/don-vi/?dia-ban=901&amp;q=ubnd&amp;xep=-name"' in page
    assert '<option value="government" selected>Chính quyền (7)</option>' in page


def test_heads_sort_and_turn_round():
    loaded()
    up = get("/don-vi/?xep=quota")
    assert 'aria-sort="ascending"' in up
    assert 'href="/don-vi/?xep=-quota"' in up
    assert codes(get("/don-vi/?xep=-quota"))[0] == "99.SA"
    assert up.count("aria-sort") == 1


def test_names_are_in_vietnamese_order():
    loaded()
    enact(establish("99.X1", name="Phòng Ăn"), establish("99.X2", name="Phòng Âm"), establish("99.X3", name="Phòng Az"))
    page = get("/don-vi/?ngay=2025-07-02&q=phong&thuoc=99.UB&xep=name")
    assert codes(page)[:4] == ["99.SA1", "99.X3", "99.X1", "99.X2"]


def test_pages_of_a_long_list():
    loaded()
    first, last = get("/don-vi/?moi-trang=4"), get("/don-vi/?moi-trang=4&trang=3")
    assert "Dòng 1–4 trên 11" in words(first)
    assert "Dòng 9–11 trên 11" in words(last)
    assert set(codes(first)).isdisjoint(codes(last))
    assert codes(get("/don-vi/?moi-trang=4&trang=99")) == codes(last)


def test_what_cannot_be_is_told_all_at_once():
    loaded()
    said = words(get("/don-vi/?loai=lau-dai&xep=mau-sac&trang=khong", 400))
    for word in ("lau-dai", "mau-sac", "khong"):
        assert word in said


def test_nothing_matches_and_nothing_on_that_day_are_told_apart():
    loaded()
    none = words(get("/don-vi/?q=khongcogi"))
    assert "Không có dòng nào khớp" in none
    assert "có 11 đơn vị" in none
    missing = words(get("/don-vi/?dia-ban=77777&ngay=2025-01-01"))
    assert "Ngày 01/01/2025 không có địa bàn mã 77777" in missing


def test_all_seats_held_is_good_news():
    loaded()
    assert "đều đã có người giữ" in words(get("/don-vi/?trong=co&cap=commune"))


def test_as_many_queries_for_three_rows_as_for_one():
    loaded()
    one = queries(lambda: get("/don-vi/?q=99.PN"))
    three = queries(lambda: get("/don-vi/?loai=division"))
    everything = queries(lambda: get("/don-vi/"))
    assert one == three == everything <= 12


def test_the_file_holds_what_is_shown_with_day_and_filters_above():
    loaded()
    answer = Client().get("/don-vi/xuat.csv?ngay=2025-01-01&khoi=government&q=so&xep=-name")
    assert answer["Content-Disposition"] == 'attachment; filename="don-vi-2025-01-01.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert ["Tại ngày", "01/01/2025"] in rows
    assert ["Khối", "Chính quyền"] in rows
    assert ["Tìm", "so"] in rows
    assert [row[0] for row in rows[-2:]] == ["99.SB", "99.SA"]


def test_a_name_that_is_a_formula_does_not_run():
    loaded()
    enact(establish("99.X", name="=HYPERLINK(1)"))
    answer = Client().get("/don-vi/xuat.csv?ngay=2025-07-02&q=99.X")
    assert "'=HYPERLINK(1)" in answer.content.decode()
    sheet = load_workbook(io.BytesIO(Client().get("/don-vi/xuat.xlsx?ngay=2025-07-02&q=99.X").content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_every_page_of_filters_is_in_the_export():
    loaded()
    page = get("/don-vi/?moi-trang=2&khoi=government")
    assert 'href="/don-vi/xuat.csv?moi-trang=2&amp;khoi=government"' in page
    answer = Client().get("/don-vi/xuat.csv?moi-trang=2&khoi=government")
    assert len([row for row in answer.content.decode().splitlines() if row.startswith(("99.", "000"))]) == 7
