"""What is written can be read again, and is the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sample import story
from tests.workbook.builders import REFORM, sound_book, write_book
from tests.workbook.histories import DAYS, histories
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.sample.generate import province
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.history import LINEAGE, History
from tinhgon.workbook.books import read_books
from tinhgon.workbook.writing.frames import write_json, write_parquet_folder
from tinhgon.workbook.writing.selection import Books, select
from tinhgon.workbook.writing.sheets import write_csv_folder, write_xlsx

Writer = Callable[..., Path]
WRITERS: dict[str, Writer] = {
    "books.xlsx": write_xlsx, "books-csv": write_csv_folder, "books.json": write_json, "books-parquet": write_parquet_folder,
}  # fmt: skip
SLOW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def again(books: Books, path: Path) -> History:
    """Write books, read them, and return what was read; anything wrong fails with its sentence."""
    result = read_books(WRITERS[path.name](books, path, force=True))
    assert [finding.sentence.vi for finding in result.findings if finding.severity == "error"] == []
    assert result.history is not None
    return result.history


def assert_same(one: History, other: History) -> None:
    for frame in FRAMES:
        for column in one.frame(frame).columns:
            assert one.frame(frame)[column].to_list() == other.frame(frame)[column].to_list(), (frame, column)
    for column in LINEAGE:
        assert one.lineage[column].to_list() == other.lineage[column].to_list(), column
    assert one.decisions.to_dicts() == other.decisions.to_dicts()


@pytest.mark.parametrize("name", WRITERS)
@SLOW
@given(history=histories())
def test_full_history(tmp_path: Path, name: str, history: History) -> None:
    assert_same(history, again(history, tmp_path / name))


@pytest.mark.parametrize("name", WRITERS)
@SLOW
@given(history=histories(), day=st.sampled_from([day for day in DAYS if day]))
def test_one_day(tmp_path: Path, name: str, history: History, day: date) -> None:
    read = again(select(history, day=day), tmp_path / name)
    known = history.on(day)
    homes = pl.when(pl.col("home").is_in(known.places["place"].implode())).then(pl.col("home"))
    assert read.on(day).same_as(replace(known, people=known.people.with_columns(homes.alias("home"))))
    assert_same(read, again(history.on(day), tmp_path / name))


@SLOW
@given(history=histories(), data=st.data())
def test_a_part_can_be_read_again(tmp_path: Path, history: History, data: st.DataObject) -> None:
    unit = data.draw(st.none() | st.sampled_from(history.units["unit"].to_list()))
    place = data.draw(st.none() | st.sampled_from(history.places["place"].to_list()))
    part = select(history, unit=unit, place=place)
    assert_same(part.history, again(part, tmp_path / "books-csv"))


@SLOW
@given(history=histories())
def test_without_keys_the_codes_lead_to_the_same_books(tmp_path: Path, history: History) -> None:
    """Where no code is passed on without a gap, the keys can be left out: only their numbers change."""
    folder = write_csv_folder(select(history, day=date(2025, 7, 1)), tmp_path / "books-csv", force=True)
    for path in folder.glob("*.csv"):
        rows = pl.read_csv(path, infer_schema=False)
        rows.select(name for name in rows.columns if not name.startswith("Định danh")).write_csv(path)
    result = read_books(folder)
    assert result.history is not None
    for frame in FRAMES:
        columns = [
            name for name in ("code", "title", "name", "kind", "quota", "since") if name in history.frame(frame).columns
        ]
        there = history.on(date(2025, 7, 1)).frame(frame).select(columns)
        assert result.history.frame(frame).select(columns).equals(there)


def test_reused_codes_of_the_reform(tmp_path: Path) -> None:
    """New wards take the codes of differently named old ones, with their bodies, on one day."""
    book = sound_book()
    for rows in book.values():
        for row in rows[1:] if rows is book["places"] else rows:
            row["valid_to"] = None if rows is book["people"] else REFORM
    for number, row in enumerate(book["places"] + book["units"]):
        row["key"] = 10 + number
    new = [{**row, "key": 50 + number, "name": f"{row['name']} mới", "valid_from": REFORM, "valid_to": None}
           for number, row in enumerate(book["places"][1:])]  # fmt: skip
    book["places"] += new
    book["units"] += [
        {**row, "key": 60 + number, "valid_from": REFORM, "valid_to": None} for number, row in enumerate(book["units"])
    ]
    history = read_books(write_book(book, tmp_path / "reform.xlsx")).history
    assert history is not None
    assert history.places.filter(code="06649")["place"].to_list() == [11, 50]
    assert history.units.filter(code="06649.DU")["place"].to_list() == [11, 50]
    for name in WRITERS:
        assert_same(history, again(history, tmp_path / name))


def test_the_sample_province(tmp_path: Path) -> None:
    history = province()
    ward = history.places.filter(kind="ward")["place"][0]
    part = select(history, place=ward)
    assert 0 < part.history.tenures.height < history.tenures.height
    for name in WRITERS:
        assert_same(part.history, again(part, tmp_path / name))


def test_the_history_stitched_from_the_schemes_is_that_of_their_outcomes() -> None:
    last_of_day = {outcome.scheme.day: outcome for outcome in story.outcomes().values()}
    for day, outcome in last_of_day.items():
        assert story.history().on(day).same_as(outcome.after), day


@pytest.mark.parametrize("name", WRITERS)
def test_the_sample_with_all_its_schemes(tmp_path: Path, name: str) -> None:
    """Codes pass on, posts move between units while they are held, things are renamed: all of it comes back."""
    assert_same(story.history(), again(story.history(), tmp_path / name))


def test_a_subtree_comes_with_what_it_stands_on_but_without_its_posts(tmp_path: Path) -> None:
    history = read_books(write_book(sound_book(), tmp_path / "a.xlsx")).history
    assert history is not None
    child = history.units.filter(code="06649.UB")["unit"][0]
    part = select(history, unit=child)
    assert part.history.units["code"].to_list() == ["06649.DU", "06649.UB"]
    assert part.history.posts["title"].to_list() == ["Chủ tịch", "Chuyên viên"]
    assert part.history.places["code"].to_list() == ["22", "06649"]
    assert part.unit == "06649.UB Ủy ban nhân dân"
    with pytest.raises(Unknown):
        select(history, unit=999)


def test_the_first_sheet_says_what_it_holds(tmp_path: Path) -> None:
    history = read_books(write_book(sound_book(), tmp_path / "a.xlsx")).history
    assert history is not None
    path = write_xlsx(select(history, day=REFORM, place=history.places["place"][1]), tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    lines = dict(sheet.iter_rows(values_only=True))
    assert sheet.title == "Giới thiệu"
    assert lines["Ngày / Day"] == "01/07/2025"
    assert lines["Địa bàn / Place"] == "06649 Phường Hà Khánh"
    assert lines["Số dòng Phân công / Tenures rows"] == "3"


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_is_overwritten_unless_wanted_and_nothing_half_written_stays(tmp_path: Path, name: str) -> None:
    history = read_books(write_book(sound_book(), tmp_path / "a.xlsx")).history
    assert history is not None
    path = WRITERS[name](history, tmp_path / "out" / name)
    with pytest.raises(Refusal) as refused:
        WRITERS[name](history, path)
    assert refused.value.findings[0].rule == "workbook.exists"
    WRITERS[name](history, path, force=True)
    assert [child.name for child in (tmp_path / "out").iterdir()] == [name]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    history = read_books(write_book(sound_book(), tmp_path / "a.xlsx")).history
    assert history is not None
    path = write_csv_folder(history, tmp_path / "out")
    broken = History.of(
        {
            **{name: history.frame(name) for name in FRAMES},
            "units": history.units.with_columns(pl.lit("\x07").alias("note")),
        }
    )
    with pytest.raises(Refusal) as refused:
        write_csv_folder(broken, path, force=True)
    assert {finding.rule for finding in refused.value.findings} == {"workbook.cell_text"}
    assert_same(history, again_from(path))


def again_from(path: Path) -> History:
    history = read_books(path).history
    assert history is not None
    return history


@pytest.mark.parametrize("name", ["books.xlsx", "books.json"])
def test_the_same_books_make_the_same_file(tmp_path: Path, name: str) -> None:
    history = read_books(write_book(sound_book(), tmp_path / "a.xlsx")).history
    assert history is not None
    one, two = (WRITERS[name](history, tmp_path / folder / name) for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    "content", ["{", "{}", '{"format": "tinhgon-books", "version": 2}', '{"format": "tinhgon-books", "version": 1, "units": [1]}',
                '{"format": "tinhgon-books", "version": 1, "units": [{"code": ["x"]}]}', "{" * 100_000]
)  # fmt: skip
def test_json_that_is_no_books_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    result = read_books(path)
    assert [finding.rule for finding in result.findings] == ["workbook.no_books"]


def test_json_rows_are_checked_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"format": "tinhgon-books", "version": 1, "places": [{"place": 1, "code": "22", "name": "x", "kind": "kingdom",'
                    ' "valid_from": "2020-01-01", "king": 1}]}')  # fmt: skip
    assert sorted(finding.rule for finding in read_books(path).findings) == [
        "workbook.unknown_column",
        "workbook.unknown_word",
    ]


@pytest.mark.parametrize("name", WRITERS)
def test_a_place_that_cannot_be_written_is_refused_by_name(tmp_path: Path, name: str) -> None:
    history = again_from(write_book(sound_book(), tmp_path / "a.xlsx"))
    with pytest.raises(Refusal) as refused:
        WRITERS[name](history, tmp_path / "a.xlsx" / name)
    (finding,) = refused.value.findings
    assert finding.rule == "workbook.unwritable"
    assert f"a.xlsx/{name}" in finding.sentence.vi
    assert finding.remedy is not None
