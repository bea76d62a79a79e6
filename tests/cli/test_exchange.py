"""Books out and in again, and everything that is wrong with a file at once."""

import csv
import json
from datetime import date

import pytest

from tests.faces import create, database, drop, tinhgon
from tinhgon.kernel.as_of import AsOf
from tinhgon.registry import queries
from tinhgon.structure.columns import FRAMES

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_books(books, django_db_blocker):
    """Empty books in a database of their own."""
    name = f"{books}_other"
    with django_db_blocker.unblock():
        create(name)
        with database(name):
            yield name
        drop(name)


@pytest.mark.parametrize("name", ["so.json", "so.xlsx", "so.parquet", "so"])
def test_what_is_exported_can_be_checked_in_again(tmp_path, name):
    target = str(tmp_path / name)
    out = tinhgon("export", "--on", "31/12/2019", "--place", "199", "--to", target, "--json")
    assert out.code == 0, out.err
    read = tinhgon("import", target, "--check", "--json")
    assert read.code == 0, read.out[:2000]
    assert read.json()["counts"] == out.json()["counts"]
    assert read.json()["entry"] is None


def test_an_export_never_overwrites_unless_told_to(tmp_path):
    target = str(tmp_path / "so.json")
    arguments = ("export", "--on", "31/12/2019", "--unit", "22.TU", "--to", target)
    assert [tinhgon(*arguments).code, tinhgon(*arguments).code, tinhgon(*arguments, "--force").code] == [0, 1, 0]


def test_an_unknown_format_is_refused(tmp_path):
    assert tinhgon("export", "--to", str(tmp_path / "so.docx")).code == 1
    assert list(tmp_path.iterdir()) == []


def test_the_template_reads_as_empty_books_or_says_why_not(tmp_path):
    target = str(tmp_path / "mau.xlsx")
    assert tinhgon("template", target, "--json").json() == {"file": target}
    assert tinhgon("template", target).code == 1


def test_every_fault_is_told_at_once_and_written_into_the_report(tmp_path):
    target = tmp_path / "so.json"
    tinhgon("export", "--on", "31/12/2019", "--place", "06838", "--to", str(target))
    books = json.loads(target.read_text(encoding="utf-8"))
    books["places"][-1]["kind"] = "vương quốc"
    books["units"][-1]["name"] = None
    target.write_text(json.dumps(books), encoding="utf-8")
    report = tmp_path / "loi.csv"
    answer = tinhgon("import", str(target), "--report", str(report), "--json")
    assert answer.code == 1
    assert answer.json()["ok"] is False
    assert len(answer.json()["findings"]) >= 2
    assert len(report.read_text(encoding="utf-8-sig").splitlines()) > len(answer.json()["findings"])


def _spoilt_posts(folder):
    """Write the books of a commune with a word that is no rank in every post."""
    assert tinhgon("export", "--on", "31/12/2019", "--place", "06838", "--to", str(folder)).code == 0
    file = folder / "chuc-danh.csv"
    with file.open(encoding="utf-8-sig", newline="") as opened:
        heads, *rows = csv.reader(opened)
    rank = heads.index("Bậc")
    for row in rows:
        row[rank] = "Vua"
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows([heads, *rows])
    return len(rows)


def test_a_person_reads_where_each_fault_is_and_the_same_fault_once(tmp_path):
    folder = tmp_path / "so"
    count = _spoilt_posts(folder)
    said = tinhgon("import", str(folder), "--check").err
    first = "chuc-danh.csv, dòng 2, 3, 4, 5, 6, 7, 8, 9 và "
    assert f"{first}{count - 8} dòng nữa, cột “Bậc”, giá trị “Vua”: " in said
    assert said.count("cột “Bậc”") == said.count("workbook.unknown_word: ") == 1
    assert "--report" in said
    told = tinhgon("import", str(folder), "--check", "--json").json()
    assert len(told["findings"]) == sum(told["by_rule"].values()) >= count
    report = str(tmp_path / "loi.csv")
    assert "--report" not in tinhgon("import", str(folder), "--check", "--report", report).err


#: Asked of books and of what they were exported to: what became of whom, and from what, up to which day.
ASKED = [
    ("06869",), ("06869", "--until", "30/06/2025"), ("06862", "--back"), ("06877", "--back", "--until", "31/12/2019"),
    ("193",), ("06838", "--on", "31/12/2019"), ("22.SNV.P5",), ("HU.193", "--units"),
]  # fmt: skip


def _kinship():
    return [tinhgon("lineage", *asked, "--json").out for asked in ASKED]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["so.json", "so.xlsx", "so.parquet", "so"])
def test_all_books_move_to_another_database(tmp_path, books, other_books, name):
    """Every day is the same there, and so is the whole life of everything, what became of it, and by which decisions."""
    days = [date(2019, 12, 31), date(2020, 6, 30), date(2025, 7, 2)]
    folder = str(tmp_path / name)
    with database(books):
        written = tinhgon("export", "--history", "--to", folder, "--json")
        assert written.code == 0, written.err
        known = [queries.snapshot(AsOf(day)) for day in days]
        lived, told = queries.history(), _kinship()
    assert "1679/NQ-UBTVQH15" in told[0]
    done = tinhgon("import", folder, "--decision", "1/QĐ", "--json")
    assert done.code == 0, done.out[:2000]
    counts = {frame: lived.frame(frame).height for frame in FRAMES}
    counts |= {"decisions": lived.decisions.height, "lineage": lived.lineage.height}
    assert done.json()["counts"] == written.json()["counts"] == counts
    for day, there in zip(days, known, strict=True):
        assert queries.snapshot(AsOf(day)).same_as(there), day
    again = queries.history()
    for frame in FRAMES:
        assert again.frame(frame).equals(lived.frame(frame)), frame
    assert again.lineage.equals(lived.lineage)
    assert again.decisions.equals(lived.decisions)
    assert _kinship() == told
    assert tinhgon("verify").code == 0
    entries = {one["act"]["id"]: one for one in tinhgon("ledger", "--limit", "100", "--json").json()["entries"]}
    assert set(entries) == {"load", "cite"}


@pytest.mark.django_db(transaction=True)
def test_a_workbook_becomes_books(tmp_path, books, other_books):
    with database(books):
        target = str(tmp_path / "so.xlsx")
        assert tinhgon("export", "--on", "31/12/2019", "--place", "06838", "--to", target).code == 0
        places = tinhgon("figures", "--on", "31/12/2019", "--place", "06838", "--json").json()["figures"]
    before = tinhgon("figures", "--json")
    assert (before.code, before.json()["findings"][0]["rule"]) == (3, "database.no_books")
    done = tinhgon("import", target, "--decision", "12/QĐ-UBND", "--json")
    assert done.code == 0, done.out[:2000]
    told = tinhgon("ledger", "show", str(done.json()["entry"]), "--json").json()
    assert (told["act"]["id"], told["decision"]["number"], told["payload"]["source"]["file"]) == (
        "load",
        "12/QĐ-UBND",
        "so.xlsx",
    )
    again = tinhgon("figures", "--on", "31/12/2019", "--place", "06838", "--json").json()["figures"]
    assert [one["value"] for one in again] == [one["value"] for one in places]

    demo = tinhgon("demo", "--no-serve", "--json")
    assert (demo.code, demo.json()["sample"], demo.json()["entries"]) == (0, False, 1)
