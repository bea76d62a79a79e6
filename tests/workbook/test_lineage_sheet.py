"""The sheets of decisions and lineage as people fill them in, and everything that can be wrong with a row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.builders import DAY, REFORM, Book, only, rules, sound_book, write_book, write_folder
from tinhgon.kernel.finding import Severity
from tinhgon.workbook.books import read_books
from tinhgon.workbook.writing.selection import select
from tinhgon.workbook.writing.sheets import write_csv_folder


def reform_book() -> Book:
    """Two wards of 2020 become one of 2025, which takes the code of the first; a quarter of the second goes to a third."""
    book = sound_book()
    book["places"][1]["valid_to"] = book["places"][2]["valid_to"] = REFORM
    book["places"] += [
        {
            "code": "06649",
            "name": "Phường Hà Khánh mới",
            "kind": "Phường",
            "parent": "22",
            "valid_from": REFORM,
            "key": "moi",
        },
        {"code": "06700", "name": "Phường Ba", "kind": "Phường", "parent": "22", "valid_from": DAY},
    ]
    for row in book["places"][1:3]:
        row["closed_by"] = "NQ"
    book["places"][3]["opened_by"] = "NQ"
    book["places"][1]["key"] = "cu"
    for name in ("units", "posts", "tenures"):
        for row in book[name]:
            row["valid_to"] = REFORM
    book["decisions"] = [
        {
            "event": "NQ",
            "number": "1679/NQ-UBTVQH15",
            "signed": date(2025, 6, 16),
            "organ": "UBTVQH",
            "title": "Sắp xếp",
            "effective": REFORM,
        }
    ]
    book["lineage"] = [
        {"event": "NQ", "frame": "Địa bàn", "relation": "Hợp nhất", "source": "06649", "target": "06649", "day": REFORM,
         "area_share": 1, "population_share": 1},
        {"event": "NQ", "frame": "places", "relation": "merged", "source": "06652", "target": "06649", "day": REFORM,
         "area_share": 0.75, "population_share": 0.8},
        {"event": "NQ", "frame": "dia ban", "relation": "sap nhap", "source": "06652", "target": "06700", "day": REFORM,
         "area_share": 0.25, "population_share": 0.2},
    ]  # fmt: skip
    return book


@pytest.mark.parametrize("write", [write_book, write_folder])
def test_codes_mean_the_day_before_for_the_source_and_the_day_for_the_target(tmp_path: Path, write: Any) -> None:
    result = read_books(write(reform_book(), tmp_path / "a.xlsx"))
    assert result.findings == ()
    assert result.history is not None
    assert (result.counts["lineage"], result.counts["decisions"]) == (3, 1)
    keys = {name: key for key, name in result.history.places.select("place", "name").iter_rows()}
    told = result.history.lineage.select("source", "target", "relation", "area_share", "sequence", "event").rows()
    old, second, new, third = (keys[f"Phường {name}"] for name in ("Hà Khánh", "Hà Phong", "Hà Khánh mới", "Ba"))
    assert told == [
        (old, new, "merge", 1.0, 1, 1),
        (second, new, "merge", 0.75, 1, 1),
        (second, third, "absorb", 0.25, 1, 1),
    ]
    assert result.history.decisions.row(0) == (
        1,
        "1679/NQ-UBTVQH15",
        date(2025, 6, 16),
        "UBTVQH",
        "Sắp xếp",
        None,
        REFORM,
    )
    assert result.history.places.filter(place=second).select("opened_by", "closed_by").row(0) == (None, 1)


def test_rows_without_an_event_are_one_event_a_day(tmp_path: Path) -> None:
    book = reform_book()
    del book["decisions"]
    for row in book["places"]:
        row.pop("closed_by", None), row.pop("opened_by", None)
    for row in book["lineage"]:
        del row["event"]
    history = read_books(write_book(book, tmp_path / "a.xlsx")).history
    assert history is not None
    assert history.lineage["event"].to_list() == [1, 1, 1]
    assert history.decisions.is_empty()


def test_a_file_without_the_two_sheets_reads_as_before(tmp_path: Path) -> None:
    result = read_books(write_book(sound_book(), tmp_path / "a.xlsx"))
    assert (result.findings, sorted(result.counts)) == ((), ["people", "places", "posts", "tenures", "units"])


#: What is written into which row of which sheet: rule, column that is named, what the value or sentence holds.
BAD: list[tuple[str, int, dict[str, Any], str, str, str]] = [
    ("lineage", 1, {"source": "06653"}, "unknown_reference", "Mã nguồn", "06653"),
    ("lineage", 1, {"target": "06652"}, "not_on_that_day", "Mã đích", "từ 01/01/2020 đến trước 01/07/2025"),
    ("lineage", 1, {"source_key": "xx"}, "unknown_key", "Định danh nguồn", "xx"),
    ("lineage", 0, {"source_key": "cu", "source": "06652"}, "reference_disagrees", "Mã nguồn", "06652"),
    ("lineage", 1, {"day": date(2019, 12, 31)}, "not_on_that_day", "Mã nguồn", "31/12/2019"),
    ("lineage", 0, {"source_key": "cu", "day": date(2025, 7, 2)}, "outlives", "Ngày", "02/07/2025"),
    ("lineage", 1, {"relation": "cưới"}, "unknown_word", "Quan hệ", "cưới"),
    ("lineage", 1, {"frame": "Nhân sự"}, "unknown_word", "Thuộc trang", "Nhân sự"),
    ("lineage", 1, {"area_share": 1.5}, "out_of_range", "Phần diện tích", "1.5"),
    ("lineage", 1, {"area_share": "nửa"}, "number", "Phần diện tích", "nửa"),
    ("lineage", 2, {"population_share": 0.3}, "shares", "Phần dân số", "1,1"),
    ("lineage", 1, {"source": None}, "missing_value", "Mã nguồn", ""),
    ("lineage", 1, {"day": None}, "missing_value", "Ngày", ""),
    ("lineage", 1, {"event": "NQ9"}, "unknown_event", "Sự kiện", "NQ9"),
    ("lineage", 1, {"relation": "Phần còn lại"}, "remains", "Quan hệ", "remain"),
    ("lineage", 1, {"source": "=cmd|' /C calc'!A0"}, "dangerous_formula", "Mã nguồn", "cmd"),
    ("places", 3, {"opened_by": "NQ9"}, "unknown_event", "Bắt đầu theo", "NQ9"),
    ("places", 3, {"closed_by": "NQ"}, "ended_without_day", "Kết thúc theo", "NQ"),
    ("decisions", 0, {"event": None}, "missing_value", "Sự kiện", ""),
    ("decisions", 0, {"signed": "31/02/2025"}, "day", "Ngày ký", "31/02/2025"),
]


@pytest.mark.parametrize(
    ("sheet", "row", "cells", "rule", "column", "told"), BAD, ids=[f"{one[3]}-{one[4]}-{one[1]}" for one in BAD]
)
def test_each_bad_row_is_named_with_its_place(
    tmp_path: Path, sheet: str, row: int, cells: dict[str, Any], rule: str, column: str, told: str
) -> None:
    book = reform_book()
    book[sheet][row] |= cells
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    assert result.history is None
    [finding] = [one for one in result.findings if one.rule == f"workbook.{rule}" and one.where.get("column") == column]
    assert finding.severity is Severity.ERROR
    assert (finding.where["sheet"], finding.where["row"]) == (
        {"lineage": "Kế thừa", "places": "Địa bàn", "decisions": "Văn bản"}[sheet],
        row + 2,
    )
    assert told in f"{finding.sentence.vi} {finding.measured}"
    assert finding.sentence.en


def test_every_fault_of_all_sheets_is_told_at_once(tmp_path: Path) -> None:
    book = reform_book()
    book["lineage"][1]["relation"] = "cưới"
    book["lineage"][2]["area_share"] = 7
    book["decisions"] += [{**book["decisions"][0], "title": "Hai"}]
    book["places"][1]["kind"] = "Vương quốc"
    result = read_books(write_book(book, tmp_path / "a.xlsx"))
    assert {"unknown_word", "out_of_range", "event_twice"} <= set(rules(result))
    assert only(result, "event_twice").where["row"] == 3
    words = [one.where["sheet"] for one in result.findings if one.rule == "workbook.unknown_word"]
    assert sorted(words) == ["Kế thừa", "Địa bàn"]


def test_json_with_bad_edges_is_refused_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"format": "tinhgon-books", "version": 1, "places": [{"place": 1, "code": "22", "name": "x", "kind": "province",'
        ' "valid_from": "2020-01-01"}], "lineage": [{"frame": "places", "source": 1, "target": 9, "relation": "merge",'
        ' "day": "2021-01-01", "sequence": 1, "event": 1, "husband": 2}]}'
    )
    assert rules(read_books(path)) == ["unknown_column", "unknown_key"]


def test_a_part_takes_the_kin_of_what_was_chosen_along(tmp_path: Path) -> None:
    """Who asks for the second ward gets what it became, whole, and nothing of the decisions of others."""
    history = read_books(write_book(reform_book(), tmp_path / "a.xlsx")).history
    assert history is not None
    second = history.places.filter(code="06652")["place"][0]
    part = select(history, place=second)
    assert sorted(part.history.places["name"].to_list()) == [
        "Phường Ba",
        "Phường Hà Khánh mới",
        "Phường Hà Phong",
        "Tỉnh Quảng Ninh",
    ]
    assert part.history.lineage["source"].to_list() == [second, second]
    again = read_books(write_csv_folder(part, tmp_path / "part"))
    assert again.findings == ()
    assert again.history is not None
    assert (
        again.history.lineage.select("relation", "area_share").rows()
        == part.history.lineage.select("relation", "area_share").rows()
    )
    third = history.places.filter(code="06700")["place"][0]
    back = select(history, place=third).history
    assert set(back.lineage["source"]) == {second}
    assert back.lineage.height == 2
    assert select(history, place=history.places.filter(code="22")["place"][0]).history.lineage.height == 3
