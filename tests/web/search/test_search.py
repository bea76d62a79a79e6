"""Search: with or without accents, exact accents first, over places, units and people of the day."""

from urllib.parse import quote

import pytest

from tests.registry.builders import enact, establish, loaded
from tests.web.books import get, queries, with_scheme, words

pytestmark = pytest.mark.django_db


def results(page: str) -> list[str]:
    """The names that were found, in order."""
    return [part.split("<")[0] for part in page.split('<span class="hit-name">')[1:]]


@pytest.mark.parametrize("text", ["phường dương", "phuong duong", "PHUONG D", "00021"])
def test_accents_and_capitals_do_not_matter(text):
    loaded()
    assert results(get(f"/tim/?q={text}"))[0] == "Phường Dương"


def test_exact_accents_come_first():
    loaded()
    enact(establish("99.X1", name="Phòng Bán"), establish("99.X2", name="Phòng Bản"))
    assert results(get("/tim/?q=phòng bản&ngay=2025-07-02"))[:2] == ["Phòng Bản", "Phòng Bán"]
    assert results(get("/tim/?q=phòng bán&ngay=2025-07-02"))[:2] == ["Phòng Bán", "Phòng Bản"]


def test_the_day_decides_what_is_there():
    with_scheme()
    assert "Sở B" in results(get("/tim/?q=99.SB&ngay=2025-06-30"))
    assert "Sở B" not in results(get("/tim/?q=99.SB&ngay=2025-07-01"))
    assert "Không tìm thấy" in words(get("/tim/?q=so b&ngay=2025-07-01"))


def test_people_are_found_with_their_post():
    loaded()
    assert "Giám đốc, Sở A" in words(get("/tim/?q=p40"))


def test_suggestions_are_a_piece_of_a_page():
    loaded()
    part = get("/tim/goi-y/?q=so")
    assert "<html" not in part
    assert 'href="/don-vi/99.SA/"' in part
    assert 'href="/tim/?q=so"' in part
    assert words(get("/tim/goi-y/?q=s")) == ""
    assert "Không tìm thấy gì" in words(get("/tim/goi-y/?q=zzzz"))


@pytest.mark.parametrize("text", ["%", "'", '"><b>', "\\", "a" * 5000, "đ" * 300, "\u0300", ".*", "  "])
def test_any_text_may_be_sought(text):
    loaded()
    page = get(f"/tim/?q={quote(text)}")
    assert "<b>" not in page


def test_few_queries():
    loaded()
    assert queries(lambda: get("/tim/?q=99.SA1")) == queries(lambda: get("/tim/?q=so")) <= 12
