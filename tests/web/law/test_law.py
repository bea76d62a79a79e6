"""The law on the web: the rules of a day, one with its chain, what breaks them, and a confirmation by who may."""

import pytest

from tests.registry.builders import loaded
from tests.web.books import get, keeps_the_policy, words

pytestmark = pytest.mark.django_db


def test_the_rules_of_a_day_are_listed_by_book_and_found_by_text():
    page = get("/luat/?ngay=2026-01-01&chu=phường")
    said = words(page)
    assert "Phường có từ 21.000 người trở lên." in said
    assert "Phường có từ 5.000 người trở lên." not in said
    assert "chưa ai đối chiếu" in said
    assert keeps_the_policy(page)


def test_a_rule_shows_its_values_citation_chain_and_cases():
    page = get("/luat/AU.PHUONG.POP.2026/?ngay=2026-01-01")
    said = words(page)
    assert "112/2025/UBTVQH15" in said
    assert "21.000 người" in said
    assert 'href="/luat/AU.PHUONG.POP/?ngay=2026-01-01"' in page
    assert "Phường có 20.999 người" in said
    assert "Chưa ai đối chiếu với văn bản" in said


def test_a_rule_that_is_not_there_is_said():
    assert "không có dòng XX.1" in words(get("/luat/XX.1/", 404))


def test_what_breaks_the_law_of_the_day_is_shown_with_citation():
    loaded()
    said = words(get("/luat/kiem-tra/?ngay=2024-01-01"))
    assert "Kiểm tra theo luật ngày 01/01/2024" in said
    assert "1211/2016/UBTVQH13" in said
    assert "yêu cầu" in said


def test_confirming_needs_signing_in(client):
    asked = client.get("/luat/AU.PHUONG.POP.2026/xac-nhan/")
    assert asked.status_code == 302
    assert "dang-nhap" in asked["Location"]
