"""``figures``: the shapes and values that others read."""

import pytest

from tests.faces import tinhgon

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "districts", "communes"),
    [("2019-12-31", 14, 186), ("30/6/2020", 13, 177), ("31-12-2024", 13, 171), ("2/7/2025", 0, 54)],
)
def test_districts_and_communes_on_a_day(day, districts, communes):
    told = tinhgon("figures", "--on", day, "--json").json()
    assert list(told) == ["day", "figures"]
    first, second = told["figures"][:2]
    assert (first["id"], first["value"]) == ("places.district", districts)
    assert (second["id"], second["value"]) == ("places.commune", communes)


def test_the_day_is_said_in_iso_however_it_was_typed():
    assert tinhgon("figures", "--on", "1/7/2025", "--json").json()["day"] == "2025-07-01"


def test_every_figure_shows_the_rows_it_counts():
    told = tinhgon("figures", "show", "places.commune", "--on", "2024-12-31", "--rows", "--json").json()
    assert (told["day"], told["value"], len(told["rows"])) == ("2024-12-31", 171, 171)


def test_rows_of_people_hold_nothing_private():
    told = tinhgon("figures", "show", "people.heads", "--on", "2019-12-31", "--rows", "--json").json()
    assert len(told["rows"]) == told["value"]
    assert not {"birth", "sex", "home", "qualification"} & set(told["rows"][0])


def test_a_part_counts_less_than_the_whole():
    whole = tinhgon("figures", "--on", "2019-12-31", "--json").json()["figures"]
    part = tinhgon("figures", "--on", "2019-12-31", "--place", "193", "--json").json()["figures"]
    sums = [{one["id"]: one["value"] for one in each}["units.focal_points"] for each in (part, whole)]
    assert 0 < sums[0] < sums[1]


def test_tables_write_numbers_as_vietnamese_documents_do():
    shown = tinhgon("figures", "--on", "2019-12-31").out
    assert "99,8 %, 1.451 trên 1.454" in shown
    assert "31/12/2019" in shown


def test_the_articles_unified_titles():
    told = {one["id"]: one for one in tinhgon("figures", "--on", "2019-12-31", "--json").json()["figures"]}
    secretaries = told["unified.district_secretary_committee_chair"]
    assert (secretaries["value"], secretaries["of"]) == (3, 14)


def test_an_unknown_figure_is_refused_naming_others():
    answer = tinhgon("figures", "show", "places.comune")
    assert answer.code == 1
    assert "places.commune" in answer.err
    assert answer.out == ""


def test_the_list_of_figures_is_the_catalogue():
    ids = [one["id"] for one in tinhgon("figures", "list", "--json").json()["figures"]]
    assert ids[:2] == ["places.district", "places.commune"]
    assert len(ids) == len(set(ids)) > 50


def test_rows_are_printed_in_words():
    told = tinhgon("figures", "show", "places.commune", "--on", "31/12/2019", "--rows").out
    assert "Diện tích (km²)" in told
    assert "Phường" in told
    assert "ward" not in told
