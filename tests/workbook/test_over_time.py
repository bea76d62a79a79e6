"""Codes, references, lives and seats, on the days on which they hold."""

from datetime import date
from pathlib import Path

import pytest

from tests.workbook.builders import DAY, REFORM, Book, only, rules, sound_book, write_book
from tinhgon.workbook.books import ReadResult, read_books

LATER = date(2022, 1, 1)


def read(book: Book, tmp_path: Path) -> ReadResult:
    return read_books(write_book(book, tmp_path / "a.xlsx"))


def reused_code() -> Book:
    """Ward 06649 ends with the reform; another ward takes its code, and a body of its own."""
    book = sound_book()
    for rows in (book["places"][1:2], book["units"], book["posts"], book["tenures"]):
        for row in rows:
            row["valid_to"] = REFORM
    book["places"][1]["key"] = "cũ"
    book["places"].append(
        {
            "key": "mới",
            "code": "06649",
            "name": "Phường Hà Lầm",
            "kind": "Phường",
            "parent": "22",
            "valid_from": REFORM,
        }
    )
    book["units"].append(
        {
            "code": "06649.DU2",
            "name": "Đảng ủy",
            "kind": "Cấp ủy",
            "level": "Cấp xã",
            "place": "06649",
            "valid_from": REFORM,
        }
    )
    return book


def test_a_reused_code_leads_to_the_thing_of_the_day(tmp_path: Path) -> None:
    result = read(reused_code(), tmp_path)
    assert result.findings == ()
    assert result.history is not None
    keys = dict(zip(result.history.places["name"], result.history.places["place"], strict=True))
    places = dict(zip(result.history.units["code"], result.history.units["place"], strict=True))
    assert places["06649.DU"] == keys["Phường Hà Khánh"]
    assert places["06649.DU2"] == keys["Phường Hà Lầm"]


def test_without_keys_touching_rows_of_one_code_are_one_thing(tmp_path: Path) -> None:
    book = sound_book()
    book["places"][2]["valid_to"] = LATER
    book["places"].append({**book["places"][2], "name": "Phường Hà Phong mới", "valid_from": LATER, "valid_to": None})
    result = read(book, tmp_path)
    assert result.history is not None
    slices = result.history.places.filter(code="06652")
    assert slices["place"].n_unique() == 1
    assert slices["name"].to_list() == ["Phường Hà Phong", "Phường Hà Phong mới"]


def test_without_keys_a_gap_makes_another_thing(tmp_path: Path) -> None:
    book = sound_book()
    book["places"][2]["valid_to"] = LATER
    book["places"].append({**book["places"][2], "valid_from": REFORM, "valid_to": None})
    result = read(book, tmp_path)
    assert result.history is not None
    assert result.history.places.filter(code="06652")["place"].n_unique() == 2


@pytest.mark.parametrize(("starts", "rule"), [(REFORM, "gap"), (date(2021, 1, 1), "overlap")])
def test_slices_of_one_key_follow_one_another(tmp_path: Path, starts: date, rule: str) -> None:
    book = sound_book()
    book["places"][2] |= {"key": "p", "valid_to": LATER}
    book["places"].append({**book["places"][2], "code": "06653", "valid_from": starts, "valid_to": None})
    finding = only(read(book, tmp_path), rule)
    assert finding.where["row"] == 5


def test_a_code_of_two_things_on_one_day_is_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["units"].append({**book["units"][1], "name": "Khác", "valid_from": LATER})
    finding = only(read(book, tmp_path), "code_twice")
    assert (finding.measured, finding.where["row"]) == ("06649.UB", 4)
    assert "01/01/2022" in finding.sentence.vi


def test_the_same_row_twice_is_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["people"].append(dict(book["people"][1]))
    finding = only(read(book, tmp_path), "duplicate_row")
    assert "dòng 3" in finding.sentence.vi


def test_a_title_twice_in_one_unit_is_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["posts"].append({**book["posts"][2], "title": "chuyên  viên", "quota": 5})
    assert rules(read(book, tmp_path)) == ["code_twice"]


@pytest.mark.parametrize(
    ("frame", "row", "column", "value", "near"),
    [
        ("units", 1, "parent", "06649.ĐU", "06649.DU"), ("units", 0, "place", "6649", "06649"), ("units", 0, "place", "06694", "06649"),
        ("posts", 1, "unit", "06649-UB", "06649.UB"), ("tenures", 2, "person", "ng2", "NG2"), ("people", 0, "home", "O6649", "06649"),
        ("places", 1, "parent", "99999", None),
    ],
)  # fmt: skip
def test_an_unknown_code_names_the_nearest(
    tmp_path: Path,
    frame: str,
    row: int,
    column: str,
    value: str,
    near: str | None,
) -> None:
    book = sound_book()
    book[frame][row][column] = value
    finding = only(read(book, tmp_path), "unknown_reference")
    assert (finding.measured, finding.where["row"]) == (value, row + 2)
    assert (finding.remedy is not None and near in finding.remedy.vi) if near else finding.remedy is None


def test_an_unknown_post_names_those_of_the_unit(tmp_path: Path) -> None:
    book = sound_book()
    book["tenures"][1]["title"] = "Chủ tich xã"
    book["tenures"][2]["title"] = "Kế toán"
    result = read(book, tmp_path)
    remedies = [
        finding.remedy.vi for finding in result.findings if finding.rule == "workbook.unknown_post" and finding.remedy
    ]
    assert remedies == ["Có phải “Chủ tịch”?", "Tổ chức này có: Chuyên viên, Chủ tịch."]


def test_a_code_of_another_time_says_when_it_is_carried(tmp_path: Path) -> None:
    book = reused_code()
    book["units"][0] |= {"place": "06652", "valid_from": date(2019, 1, 1)}
    finding = only(read(book, tmp_path), "not_on_that_day")
    assert finding.sentence.vi == "Ngày 01/01/2019 không có “06652”; mã này có từ 01/01/2020."


def test_a_row_that_outlives_what_it_stands_on_is_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["units"][1]["valid_to"] = REFORM
    result = read(book, tmp_path)
    assert rules(result) == ["outlives"]
    places = [(finding.where["sheet"], finding.where["row"], finding.where["column"]) for finding in result.findings]
    assert places == [("Chức danh", 3, "Đến ngày (hết hiệu lực)"), ("Chức danh", 4, "Đến ngày (hết hiệu lực)")]
    assert {finding.sentence.vi for finding in result.findings} == {
        "Dòng này có hiệu lực ngoài thời gian của “06649.UB” ở trang Tổ chức (01/01/2020 đến 01/07/2025)."
    }


def test_a_row_that_begins_before_what_it_stands_on_is_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["people"][1]["valid_from"] = LATER
    book["people"][1]["key"] = "b"
    book["tenures"][2] |= {"person_key": "b", "person": None}
    finding = only(read(book, tmp_path), "outlives")
    assert (finding.where["row"], finding.where["column"], finding.measured) == (4, "Từ ngày", "01/01/2020")


def moving_post() -> Book:
    """The committee ends with the reform; its specialists' post moves to the party body, with who holds it."""
    book = sound_book()
    for row in (book["units"][1], book["posts"][1], book["tenures"][1]):
        row["valid_to"] = REFORM
    book["posts"][2] |= {"key": "cv", "valid_to": REFORM}
    book["posts"].append({**book["posts"][2], "unit": "06649.DU", "valid_from": REFORM, "valid_to": None})
    return book


@pytest.mark.parametrize("named", [{}, {"post_key": "cv"}, {"post_key": "cv", "unit": None, "title": None}])
def test_a_tenure_lives_by_its_post_not_by_the_unit_that_the_post_was_in(tmp_path: Path, named: dict[str, str]) -> None:
    book = moving_post()
    book["tenures"][2] |= named
    result = read(book, tmp_path)
    assert result.findings == ()
    assert result.history is not None
    post = result.history.tenures.sort("tenure")["post"][-1]
    assert result.history.posts.filter(post=post)["unit"].n_unique() == 2


@pytest.mark.parametrize("starts", [DAY, LATER, REFORM])
def test_without_its_key_a_post_is_found_by_unit_and_title_on_the_first_day(tmp_path: Path, starts: date) -> None:
    book = moving_post()
    book["tenures"][2] |= {"valid_from": starts, "unit": "06649.DU" if starts == REFORM else "06649.UB"}
    assert read(book, tmp_path).findings == ()
    book["tenures"][2]["unit"] = "06649.UB" if starts == REFORM else "06649.DU"
    assert rules(read(book, tmp_path)) == ["not_on_that_day"]


@pytest.mark.parametrize(("column", "value"), [("unit", "06649.XX"), ("unit_key", "dv"), ("title", "Kế toán")])
def test_beside_the_key_of_a_post_unit_and_title_must_be_its_own(tmp_path: Path, column: str, value: str) -> None:
    book = moving_post()
    book["tenures"][2] |= {"post_key": "cv", column: value}
    finding = only(read(book, tmp_path), "reference_disagrees")
    assert (finding.measured, finding.where["row"]) == (value, 4)


def test_one_faulty_row_of_a_thing_is_the_only_fault(tmp_path: Path) -> None:
    book = moving_post()
    book["posts"][3]["rank"] = "Trưởng ban bếp"
    book["tenures"][2]["post_key"] = "cv"
    assert rules(read(book, tmp_path)) == ["unknown_word"]


def test_references_by_key(tmp_path: Path) -> None:
    book = reused_code()
    book["units"][2] |= {"place": None, "place_key": "mới"}
    assert read(book, tmp_path).findings == ()
    book["units"][2] |= {"place": "06652"}
    assert rules(read(book, tmp_path)) == ["reference_disagrees"]
    book["units"][2] |= {"place": None, "place_key": "khác"}
    assert only(read(book, tmp_path), "unknown_key").measured == "khác"


def test_a_home_may_be_a_place_of_other_days(tmp_path: Path) -> None:
    book = reused_code()
    book["people"][1] |= {"home": "06652", "valid_from": date(2010, 1, 1)}
    assert read(book, tmp_path).history is not None


def test_a_ring_is_named_once(tmp_path: Path) -> None:
    book = sound_book()
    book["units"][0]["parent"] = "06649.UB"
    finding = only(read(book, tmp_path), "cycle")
    assert "06649.DU → 06649.UB" in finding.sentence.vi


def test_a_ring_of_one_is_a_ring(tmp_path: Path) -> None:
    book = sound_book()
    book["places"][0]["parent"] = "22"
    assert rules(read(book, tmp_path)) == ["cycle"]


def test_a_ring_that_never_holds_on_one_day_is_none(tmp_path: Path) -> None:
    book = sound_book()
    one, two = book["units"]
    two["parent"] = None
    book["units"] = [
        {**one, "key": "a", "valid_to": LATER}, {**one, "key": "a", "parent": "06649.UB", "valid_from": LATER},
        {**two, "key": "b", "parent": "06649.DU", "valid_to": LATER}, {**two, "key": "b", "valid_from": LATER},
    ]  # fmt: skip
    assert read(book, tmp_path).findings == ()


def test_more_holders_than_seats_are_refused_with_the_day(tmp_path: Path) -> None:
    book = sound_book()
    book["people"].append({"code": "NG3", "name": "Lê Văn Cường", "valid_from": DAY})
    book["tenures"].append({**book["tenures"][0], "person": "NG3", "valid_from": LATER})
    finding = only(read(book, tmp_path), "over_quota")
    assert (finding.where["sheet"], finding.where["row"], finding.measured) == ("Chức danh", 2, "2")
    assert "01/01/2022" in finding.sentence.vi


def test_a_seat_passed_on_the_same_day_is_not_taken_twice(tmp_path: Path) -> None:
    book = sound_book()
    book["people"].append({"code": "NG3", "name": "Lê Văn Cường", "valid_from": DAY})
    book["tenures"][0]["valid_to"] = LATER
    book["tenures"].append({**book["tenures"][0], "person": "NG3", "valid_from": LATER, "valid_to": None})
    assert read(book, tmp_path).findings == ()


def test_a_quota_cut_below_its_holders_is_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["posts"][2] |= {"key": "cv", "valid_to": LATER}
    book["posts"].append({**book["posts"][2], "quota": 0, "valid_from": LATER, "valid_to": None})
    assert rules(read(book, tmp_path)) == ["over_quota"]


def test_two_primary_posts_at_once_are_refused(tmp_path: Path) -> None:
    book = sound_book()
    book["tenures"][1]["concurrent"] = "Không"
    finding = only(read(book, tmp_path), "second_primary")
    assert (finding.where["row"], finding.where["column"]) == (3, "Kiêm nhiệm")


def test_a_term_ends_after_it_begins(tmp_path: Path) -> None:
    book = sound_book()
    book["tenures"][0] |= {"since": LATER, "until": LATER}
    assert rules(read(book, tmp_path)) == ["term"]


def test_keys_that_are_numbers_stay(tmp_path: Path) -> None:
    book = sound_book()
    for number, row in enumerate(book["places"]):
        row["key"] = 100 + number
    result = read(book, tmp_path)
    assert result.history is not None
    assert result.history.places["place"].to_list() == [100, 101, 102]
    assert result.history.units["unit"].to_list() == [103, 104]
    assert result.history.next_key == 113
