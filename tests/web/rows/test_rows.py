"""Names, pages and parts of rows."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.structure.builders import province
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.kept import Kept
from tinhgon.web.asking import Asked
from tinhgon.web.rows.columns import column_of, table
from tinhgon.web.rows.naming import Namer
from tinhgon.web.rows.paging import Page, page_of

ASKED = Asked(AsOf(date(2025, 7, 1)), date(2025, 7, 1))


def test_rows_are_named_by_code_name_and_page():
    names = Namer((province(), ASKED))
    thing = names.things("units", [21, None, 999])[21]
    assert (thing.code, thing.name, thing.href) == ("99.SA", "Sở A", "/don-vi/99.SA/")
    assert names.things("posts", [40])[40].name == "Giám đốc · Sở A"
    assert names.things("tenures", [200])[200].name == "Người p40 – Giám đốc · Sở A"


def test_what_stands_no_more_is_named_as_it_was_with_a_link_to_that_day():
    before, after = province(), province()
    after = type(after).of(after.day, {**after.frames(), "units": after.units.filter(after.units["unit"] != 24)})
    then = ASKED.on(date(2025, 6, 30))
    thing = Namer((after, ASKED), (before, then)).things("units", [24])[24]
    assert thing.href == "/don-vi/99.SB1/?ngay=2025-06-30"


def test_a_table_shows_references_by_name_and_kinds_in_words():
    shown = table("units", province().units.head(2), Namer((province(), ASKED)))
    cells = {column.id: cell for column, cell in zip(shown.columns, shown.rows[1], strict=True)}
    assert cells["parent"].text == "UBND tỉnh"
    assert cells["kind"].text.vi == "Sở và tương đương"
    assert column_of("units", "host").words.en == "Shared office"


@given(st.text(max_size=8), st.integers(0, 500))
def test_any_typed_page_becomes_one_that_is_there(typed, total):
    page = page_of(typed, total)
    assert 1 <= page.number <= page.pages
    assert 0 <= page.first <= page.last <= total


def test_pages_offered_are_the_ends_and_those_near():
    assert Page(10, 1000, 50).near == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert Page(1, 0).near == [1]


def test_answers_are_kept_by_what_they_were_made_of():
    kept, made = Kept(2), []

    def answer(source, key):
        return kept.of((source,), key, lambda: made.append(key) or key)

    one, other = object(), object()
    assert [answer(one, "a"), answer(one, "a"), answer(other, "a"), answer(one, "b")] == ["a", "a", "a", "b"]
    assert made == ["a", "a", "b"]
    answer(one, "a")
    assert made == ["a", "a", "b", "a"]  # the oldest gave way
