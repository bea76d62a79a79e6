"""The comparison of two days: figures, rows, cells with names, decisions, files."""

import pytest
from django.test import Client

from tests.registry.builders import DAY, enact, loaded, rename
from tests.web.books import get, keeps_the_policy, queries, with_scheme, words

pytestmark = pytest.mark.django_db

PAIR = "/so-sanh/?tu=2025-06-30&den=2025-07-01"


def test_figures_that_differ_with_their_change():
    with_scheme()
    page = get(PAIR)
    said = words(page)
    assert "Đơn vị hành chính cấp xã 5 4 −1" in said
    assert 'href="/con-so/places.commune/?ngay=2025-06-30"' in page
    assert keeps_the_policy(page)


def test_rows_that_ended_and_the_decision_responsible():
    with_scheme()
    said = words(get(f"{PAIR}&khung=places&gi=ended"))
    assert "Xã An 00011" in said
    assert "Xã Bình 00012" in said
    assert "QĐ sap-xep" in said
    assert "Sổ ban đầu" not in said


def test_changed_cells_name_rows_and_references_instead_of_keys():
    with_scheme()
    said = words(get(f"{PAIR}&khung=units&gi=amended"))
    assert "UBND xã An 00011.UB Địa bàn Xã An 00011 Xã An Bình 00031" in said


def test_without_days_the_last_change_is_shown():
    with_scheme()
    assert "Ngày 30/06/2025 so với ngày" in words(get("/so-sanh/"))


def test_days_in_the_wrong_order_are_put_right():
    with_scheme()
    assert "Ngày 30/06/2025 so với ngày 01/07/2025" in words(get("/so-sanh/?tu=1/7/2025&den=30/6/2025"))


def test_two_equal_days_say_so():
    loaded()
    assert "giống hệt nhau" in words(get("/so-sanh/?tu=2021-01-01&den=2022-01-01"))


def test_a_day_that_cannot_be_read_is_refused_in_words():
    loaded()
    assert "không đọc được thành ngày" in get("/so-sanh/?tu=homqua", 400)


def test_rows_as_csv():
    with_scheme()
    text = Client().get(f"{PAIR}&khung=places&gi=ended&xuat=csv").content.decode("utf-8-sig")
    assert "00012,Xã Bình" in text


def test_more_changes_need_no_more_queries():
    loaded()
    enact(rename("99.SA", "Sở A mới"), named="mot")
    few = queries(lambda: get(f"{PAIR}&khung=units&gi=amended"))
    enact(rename("99.SB", "Sở B mới"), rename("99.PN", "Hội PN"), rename("99.TN", "Đoàn TN"), day=DAY, named="ba")
    assert queries(lambda: get(f"{PAIR}&khung=units&gi=amended")) == few
