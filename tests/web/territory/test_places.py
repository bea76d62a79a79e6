"""Territories: measures with their sums, notes on sources, bodies, lineage with shares."""

import pytest
from django.test import Client

from tests.registry.builders import loaded
from tests.web.books import get, queries, with_scheme, words

pytestmark = pytest.mark.django_db


def test_measures_of_higher_levels_are_sums_of_what_lies_inside():
    loaded()
    said = words(get("/dia-ban/901/"))
    assert "83,75 km²" in said
    assert "10.504 người" in said
    assert "Tổng 83,75 10.504" in said


def test_a_commune_shows_its_own_measures():
    loaded()
    said = words(get("/dia-ban/00021/"))
    assert "5,13 km²" in said
    assert "9.999 người" in said


def test_the_table_sorts_by_measures():
    loaded()
    page = get("/dia-ban/?cap=commune&xep=-total_people")
    assert page.index("Phường Em") < page.index("Phường Dương") < page.index("Xã Cát")
    assert "5 đơn vị hành chính" in words(page)


def test_places_inside_one():
    loaded()
    said = words(get("/dia-ban/?thuoc=902"))
    assert "Phường Dương" in said
    assert "Xã An" not in said


def test_bodies_on_it():
    loaded()
    assert 'href="/don-vi/00011.UB/"' in get("/dia-ban/00011/don-vi/")
    assert "Không có đơn vị nào đặt tại địa bàn này" in words(get("/dia-ban/00022/don-vi/"))


def test_lineage_with_shares_both_ways():
    with_scheme()
    formed = words(get("/dia-ban/00031/nguon-goc/?ngay=2025-07-01"))
    assert "Xã Bình 00012" in formed
    assert "60 % diện tích" in formed
    became = get("/dia-ban/00012/nguon-goc/?ngay=2025-06-30")
    assert 'href="/dia-ban/00031/?ngay=2025-07-01"' in became
    assert "40 % diện tích" in words(became)


def test_a_place_that_ended_says_when_it_was():
    with_scheme()
    page = get("/dia-ban/00011/?ngay=2025-07-01", 404)
    assert 'href="/dia-ban/00011/?ngay=2025-06-30"' in page


def test_history_names_changed_measures():
    with_scheme()
    said = words(get("/dia-ban/00013/lich-su/?ngay=2025-07-01"))
    assert "Diện tích (km²): 12 → 28,5" in said
    assert "QĐ sap-xep" in said


def test_as_many_queries_for_three_rows_as_for_one():
    loaded()
    assert queries(lambda: get("/dia-ban/?q=00021")) == queries(lambda: get("/dia-ban/?thuoc=901")) <= 12


def test_the_table_as_a_file():
    loaded()
    answer = Client().get("/dia-ban/xuat.csv?cap=commune")
    assert answer.content.decode("utf-8-sig").count("\r\n000") == 5
