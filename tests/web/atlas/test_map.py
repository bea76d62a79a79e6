"""The map page: by a figure, within a district, and by fate between two days."""

import pytest

from tests.registry.builders import enact, establish, loaded
from tests.web.books import get, keeps_the_policy, queries, with_scheme, words

pytestmark = pytest.mark.django_db


def test_every_commune_is_a_linked_tile_with_its_number_in_words():
    loaded()
    page = get("/ban-do/?ngay=2025-06-30")
    assert 'href="/dia-ban/00011/?ngay=2025-06-30"' in page
    assert "00022 Phường Em: 12.000 người" in page
    assert page.count('class="cell-link"') == 5
    assert keeps_the_policy(page)


def test_the_table_holds_the_same_numbers_largest_first():
    loaded()
    said = words(get("/ban-do/?so=area"))
    assert said.index("Xã Bình 00012") < said.index("Xã An 00011") < said.index("Phường Dương 00021")
    assert "41,3" in said


def test_only_one_district():
    loaded()
    page = get("/ban-do/?huyen=902")
    assert page.count('class="cell-link"') == 2
    assert "Không tìm thấy" in words(get("/ban-do/?huyen=999", 404))


def test_fates_between_two_days_are_said_in_words_on_both_sides():
    with_scheme()
    page = get("/ban-do/?so-voi=30/6/2025&ngay=2025-07-01")
    said = words(page)
    assert "00011 Xã An: Hợp nhất, sáp nhập – vào Xã An Bình" in page
    assert "00012 Xã Bình: Chia, tách – vào Xã An Bình (60 %), Xã Cát (40 %)" in page
    assert "00031 Xã An Bình: Hợp nhất, sáp nhập – từ Xã An, Xã Bình (60 %)" in page
    assert "00021 Phường Dương: Giữ nguyên" in page
    assert "Trước: 5 đơn vị cấp xã" in said
    assert "Sau: 4 đơn vị cấp xã" in said


def test_empty_books_say_that_nothing_is_there():
    assert "chưa có đơn vị cấp xã nào" in words(get("/ban-do/"))


def test_an_unknown_figure_is_not_found():
    loaded()
    get("/ban-do/?so=height", 404)


def test_english_by_the_language_cookie():
    loaded()
    from_cookie = get("/ban-do/", cookie="ngon-ngu=en")
    assert "Coloured by" in from_cookie


def test_more_rows_need_no_more_queries():
    loaded()
    get("/ban-do/")
    few = queries(lambda: get("/ban-do/"))
    enact(*(establish(f"00011.P{number}", parent="00011.UB") for number in range(3)), named="them")
    assert queries(lambda: get("/ban-do/")) <= few
