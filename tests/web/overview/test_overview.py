"""The overview: figures that lead to their rows, courses over time, what is coming, the latest decisions."""

import pytest

from tests.registry.builders import AN, DAY, LATER, enact, loaded, rename
from tests.web.books import get, queries, with_scheme, words
from tinhgon.kernel.mandate import Decision
from tinhgon.registry import acts

pytestmark = pytest.mark.django_db


def test_figures_lead_to_their_rows_and_say_what_changed_since_the_first_day():
    with_scheme()
    page = get("/?ngay=2025-07-01")
    assert 'href="/con-so/places.commune/?ngay=2025-07-01"' in page
    said = words(page)
    assert "Đơn vị hành chính cấp xã 4 đơn vị −1 so với 01/01/2020" in said
    assert "Đơn vị hành chính cấp huyện 2 đơn vị không đổi" in said


def test_the_first_day_is_compared_with_nothing():
    with_scheme()
    assert "so với" not in words(get("/?ngay=2020-01-01"))


def test_the_course_of_communes_is_drawn_and_stands_in_a_table():
    with_scheme()
    page = get("/")
    assert "step-chart" in page
    assert "01/07/2025 4 QĐ sap-xep" in words(page)
    assert 'href="/?ngay=2025-07-01"' in page


def test_coming_decisions_are_announced_with_links():
    number = with_scheme().entry.number
    page = get("/?ngay=2025-06-30")
    assert "Sắp có thay đổi: 01/07/2025: sap-xep" in words(page)
    assert f'href="/nhat-ky/{number}/?ngay=2025-06-30"' in page
    assert "Sắp có thay đổi" not in words(get("/?ngay=2025-07-01"))


def test_what_was_taken_back_is_neither_coming_nor_latest():
    loaded()
    done = enact(rename("99.SA", "Sở A mới"), day=LATER, named="doi-ten")
    assert "doi-ten" in words(get("/?ngay=2025-06-30"))
    acts.cancel(AN, Decision("QĐ thôi"), done.entry.number, DAY, "nhầm")
    assert "doi-ten" not in words(get("/?ngay=2025-06-30"))


def test_latest_decisions_are_those_in_force():
    with_scheme()
    said = words(get("/?ngay=2025-07-01"))
    assert said.index("sap-xep") < said.index("Sổ ban đầu")
    assert "Văn bản mới nhất" in said


def test_few_queries():
    with_scheme()
    # Two structures, today's and the first day's, are read anew: inside a test's transaction none is kept.
    assert queries(lambda: get("/")) <= 20
