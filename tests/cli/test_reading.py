"""``show``, ``tree``, ``find``, ``diff``, ``lineage``, ``ledger``, ``verify`` on the sample province."""

import pytest

from tests.faces import tinhgon
from tinhgon.structure.functions import FUNCTIONS
from tinhgon.structure.kinds import TRAITS

pytestmark = pytest.mark.django_db


def test_a_unit_with_its_posts_and_holders():
    told = tinhgon("show", "22.TU", "--on", "1/1/2020", "--json").json()
    unit = told["found"][0]
    assert (unit["is"], unit["code"]) == ("unit", "22.TU")
    secretary = next(post for post in unit["posts"] if post["rank"]["id"] == "head")
    assert (secretary["quota"], secretary["held"], len(secretary["holders"])) == (1, 1, 1)


def test_a_place_sums_what_only_its_parts_measure():
    place = tinhgon("show", "193", "--on", "31/12/2019", "--json").json()["found"][0]
    assert place["area_km2"] > 200
    assert len(place["places"]) == 20


def test_a_person_by_name_and_posts_only():
    person = tinhgon("show", "NG00001", "--on", "1/1/2020", "--json").json()["found"][0]
    assert set(person) == {"is", "key", "code", "name", "posts"}
    assert person["posts"][0]["unit"]["code"] == "22.TU"


def test_what_does_not_stand_on_the_day_is_named_with_its_days():
    answer = tinhgon("show", "06869", "--on", "2/1/2020")
    assert answer.code == 1
    assert "01/12/2019 – 01/01/2020" in answer.err


def test_history_tells_each_state_with_its_decision():
    told = tinhgon("show", "07030", "--history", "--on", "1/1/2025", "--json").json()["history"][0]
    states = [(one["from"], one["changed"].get("name", ["", ""])[1], one["decision"]) for one in told["slices"]]
    assert states[0][0] == "2019-12-01"
    assert ("2020-01-01", "Phường Hoành Bồ", "837/NQ-UBTVQH14") in states


def test_traits_and_functions_are_shown_as_words(monkeypatch):
    place, unit = ("show", "06838", "--on", "31/12/2019"), ("show", "22.SNV", "--on", "31/12/2019")
    ids = {name: tinhgon(*asked, "--json").json()["found"][0][name]
           for name, asked in (("traits", place), ("functions", unit))}  # fmt: skip
    assert all(one in TRAITS for one in ids["traits"])
    assert all(one in FUNCTIONS for one in ids["functions"])
    assert "; ".join(TRAITS[one].vi for one in ids["traits"]) in tinhgon(*place).out
    assert "; ".join(FUNCTIONS[one].vi for one in ids["functions"]) in tinhgon(*unit).out
    monkeypatch.setenv("TINHGON_LANG", "en")
    assert TRAITS[ids["traits"][0]].en in tinhgon(*place).out
    assert FUNCTIONS[ids["functions"][0]].en in tinhgon(*unit).out


def test_the_tree_holds_every_unit_once():
    told = tinhgon("tree", "--on", "31/12/2019", "--depth", "64", "--json").json()

    def keys(nodes):
        for node in nodes:
            yield node["key"]
            yield from keys(node["children"])

    found = list(keys(told["tree"]))
    assert len(found) == len(set(found)) == sum(1 + node["below"] for node in told["tree"]) > 5000


def test_depth_cuts_the_tree_and_still_says_how_many_are_below():
    top = tinhgon("tree", "22.TU", "--on", "31/12/2019", "--depth", "0", "--json").json()["tree"][0]
    assert "children" not in top
    assert top["below"] > 100


def test_find_needs_no_accents():
    told = tinhgon("find", "hoanh bo", "--on", "31/12/2019", "--json").json()
    places = next(hit for hit in told["found"] if hit["frame"] == "places")
    assert "Huyện Hoành Bồ" in [row["name"] for row in places["rows"]]


def test_diff_of_two_days_counts_both_sides():
    told = tinhgon("diff", "31/12/2024", "2/7/2025", "--json").json()
    assert (told["before"], told["after"]) == ("2024-12-31", "2025-07-02")
    figures = {one["id"]: (one["before"], one["after"], one["change"]) for one in told["figures"]}
    assert figures["places.commune"] == (171, 54, -117)
    assert told["frames"]["places"]["ended"] == len(told["frames"]["places"]["rows"]["ended"])
    assert "rows" not in told["frames"]["people"]


def test_what_became_of_06869_over_two_resolutions():
    told = tinhgon("lineage", "06869", "--json").json()["found"]
    assert [(one["code"], one["name"], one["from"], one["to"]) for one in told] == [
        ("06869", "Xã Đại Thành", "2019-12-01", "2020-01-01")
    ]
    became = told[0]["became"]
    assert {one["code"] for one in became} == {"06877", "06862"}
    assert sum(one["area_share"] for one in became) == pytest.approx(1)
    decisions = [passage["decision"]["number"] for passage in became[0]["passages"]]
    assert decisions == ["837/NQ-UBTVQH14", "1679/NQ-UBTVQH15"]
    assert [passage["day"] for passage in became[0]["passages"]] == ["2020-01-01", "2025-07-01"]


def test_a_code_that_was_used_again_tells_all_its_bearers_or_the_one_of_a_day():
    everyone = tinhgon("lineage", "06838", "--json").json()["found"]
    assert [one["name"] for one in everyone] == ["Thị trấn Bình Liêu", "Xã Bình Liêu"]
    one = tinhgon("lineage", "06838", "--on", "31/12/2019", "--json").json()["found"]
    assert [each["name"] for each in one] == ["Thị trấn Bình Liêu"]


def test_lineage_takes_a_full_name_of_any_day_in_place_of_a_code():
    by_code = tinhgon("lineage", "06869", "--json").json()["found"]
    for name in ("Xã Đại Thành", "xa dai thanh"):
        assert tinhgon("lineage", name, "--json").json()["found"] == by_code
    near = tinhgon("lineage", "đại thành")
    assert near.code == 1
    assert "06869 Xã Đại Thành" in near.err
    assert tinhgon("lineage", "Xã Không Có").code == 1
    assert tinhgon("lineage", "Xã Đại Thành", "--on", "1/9/2025").code == 1


def test_find_says_what_was_called_so_on_other_days():
    told = tinhgon("find", "dai thanh", "--on", "1/9/2025")
    assert "06869" in told.out
    assert "Xã Đại Thành" in told.out
    assert "31/12/2019" in told.out
    assert "tinhgon lineage 06869" in told.err
    assert "tinhgon lineage" not in tinhgon("find", "dai thanh", "--on", "31/12/2019").err


def test_lineage_back_names_everything_it_came_from():
    told = tinhgon("lineage", "06838", "--back", "--on", "2/7/2025", "--json").json()["found"][0]
    assert {"06838", "06850", "06859"} <= {one["code"] for one in told["came_from"]}


def test_the_ledger_newest_first_and_one_entry():
    told = tinhgon("ledger", "--json").json()
    numbers = [one["number"] for one in told["entries"]]
    assert numbers == sorted(numbers, reverse=True)
    first = tinhgon("ledger", "show", "1", "--json").json()
    assert (first["act"]["id"], first["payload"]["source"]["sample"]) == ("load", "tinhgon.sample")
    assert tinhgon("ledger", "show", "999999").code == 1


def test_whole_books_verify():
    answer = tinhgon("verify", "--json")
    assert (answer.code, answer.json()["whole"]) == (0, True)
    assert tinhgon("verify", "--seal", "00" * 32).code == 1


def test_what_lies_ahead_of_a_day():
    told = tinhgon("coming", "--after", "1/6/2025", "--limit", "100000", "--json").json()["coming"]
    assert {one["day"] for one in told} == {"2025-07-01"}


def test_piped_tables_have_no_colours_and_are_not_cut():
    shown = tinhgon("ledger", "--act", "enact").out
    assert "\x1b[" not in shown
    assert "1679/NQ-UBTVQH15" in shown
