"""Lineage: by code or name of any day, both ways, with shares and decisions; the choice where a code was used twice."""

import pytest

from tests.registry.builders import LATER, enact, loaded
from tests.web.books import get, keeps_the_policy, queries, with_scheme, words

pytestmark = pytest.mark.django_db


def test_what_became_of_a_territory_that_is_gone():
    with_scheme()
    page = get("/nguon-goc/?ma=00012")
    said = words(page)
    assert "Nguồn gốc: Xã Bình" in said
    assert "00012 Xã Bình → 00031 Xã An Bình, 01/07/2025: 60 %" in page
    assert "Xã Cát 00013 sáp nhập 40 % 40 % QĐ sap-xep" in said
    assert 'href="/de-an/sap-xep/"' in page
    assert 'href="/dia-ban/00012/?ngay=2025-06-30"' in page
    assert keeps_the_policy(page)


def test_where_a_new_territory_came_from():
    with_scheme()
    said = words(get("/nguon-goc/?ma=00031"))
    assert "Hình thành từ Xã An 00011" in said


def test_names_without_accents_and_of_bodies():
    with_scheme()
    assert "Nguồn gốc: Sở B" in words(get("/nguon-goc/?ma=so b"))
    assert "Nguồn gốc: Xã Cát" in words(get("/nguon-goc/?ma=xa cat"))


def test_a_code_that_belonged_to_several_things_offers_the_choice():
    with_scheme()
    enact(
        {"do": "merge_territory", "of": ["00021"], "into": {"code": "00012", "name": "Phường Mới", "kind": "ward"}},
        named="dung-lai-ma",
    )
    said = words(get("/nguon-goc/?ma=00012"))
    assert "Bạn muốn hỏi về" in said
    assert "Xã Bình 00012" in said
    assert "Phường Mới 00012" in said


def test_several_steps_in_time_stand_in_columns():
    with_scheme()
    enact({"do": "absorb_territory", "of": ["00031"], "into": "00013"}, day=LATER, named="sau")
    page = get("/nguon-goc/?ma=00011")
    assert "trước 01/07/2025" in page
    assert "từ 01/01/2026" in page
    assert "Trở thành Xã Cát 00013" in words(page)


def test_a_thing_that_never_changed_says_so():
    with_scheme()
    assert "Chưa từng hợp nhất" in words(get("/nguon-goc/?ma=00022"))


def test_nothing_of_that_name_is_not_found():
    loaded()
    assert "từng mang mã hoặc tên" in words(get("/nguon-goc/?ma=khong-co-gi", 404))


def test_without_a_question_it_offers_what_has_a_past():
    with_scheme()
    said = words(get("/nguon-goc/"))
    assert "Xã An Bình 00031 2 lần nhận" in said


def test_more_passages_need_no_more_queries():
    with_scheme()
    few = queries(lambda: get("/nguon-goc/?ma=00022"))
    many = queries(lambda: get("/nguon-goc/?ma=00012"))
    assert many <= few + 4
