"""Annexes as workbooks: text never a formula, and a sheet of evidence behind every figure."""

from __future__ import annotations

import zipfile
from dataclasses import fields, is_dataclass, replace
from io import BytesIO

import openpyxl

from tests.papers.builders import STATE, made, paper, sample
from tinhgon.papers.paper import Annex, Column, Signature, Table
from tinhgon.papers.writing.sheets import write_xlsx

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a")', "\t=1", "{=1}", "http://a.b", "0123", "1e5")


def opened(file):
    return openpyxl.load_workbook(BytesIO(file))


def test_no_cell_of_text_becomes_a_formula_or_a_link():
    table = Table((Column("=A1", 3),), tuple((text,) for text in HOSTILE), "=cmd()")
    file = write_xlsx(paper(annexes=(Annex("=1+1", (table,)),), abstract="=1+1", tables=(table,)), STATE)
    with zipfile.ZipFile(BytesIO(file)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in sheets if b"<f>" in package.read(name) or b"<f " in package.read(name)]
        assert not [name for name in package.namelist() if name.startswith("xl/externalLinks")]
    book = opened(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    values = [cell.value for cell in book.worksheets[2]["A"] if cell.value is not None]
    assert values[-len(HOSTILE) :] == [" ".join(text.split()) for text in HOSTILE]
    # Links within the book lead to its own sheets.
    assert all(cell.hyperlink.target is None for sheet in book for row in sheet for cell in row if cell.hyperlink)


def test_numbers_stay_numbers():
    sheet = opened(write_xlsx(paper(), STATE)).worksheets[1]
    assert [[cell.value for cell in row] for row in sheet["A5:C6"]] == [[1, "Phòng A", 12.5], [2, "Phòng B", None]]


def test_sheets_bear_names_that_xlsx_takes_and_none_twice():
    annex = Annex("Bảng [1]: a/b\\c*? của 'đơn vị' rất dài dài dài dài", paper().annexes[0].tables * 3)
    names = opened(write_xlsx(paper(annexes=(annex, annex)), STATE)).sheetnames
    assert len(names) == len(set(names)) == 7
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_every_figure_has_its_sheet_with_definition_and_rows():
    one, profile = made("decision", "tai-hien-hoanh-bo-ha-long-2020", "22.UB")
    wanted = [proof for proof in one.evidence if proof.id.startswith(("units.focal", "people.heads", "people.moved"))]
    one = replace(one, evidence=tuple(wanted))
    book = opened(write_xlsx(one, profile))
    by_id = {proof.id: f"CS{number:02d}" for number, proof in enumerate(one.evidence, start=1)}
    for proof in one.evidence:
        sheet = book[by_id[proof.id]]
        assert sheet["B1"].value == proof.name
        assert sheet["B3"].value == proof.definition
    # Focal points fall by 44, and the rows say which.
    sheet = book[by_id["units.focal_points"]]
    assert (sheet["B5"].value, sheet["B6"].value, sheet["B7"].value) == ("3.034", "2.990", "−44")
    rows = [row for row in sheet.iter_rows(min_row=9, values_only=True) if isinstance(row[0], int)]
    before, after = (sum(row[place] == "x" for row in rows) for place in (-2, -1))
    left_out = next(proof for proof in one.evidence if proof.id == "units.focal_points").left_out
    assert (before + left_out, after + left_out) == (3034, 2990)
    ended = [row for row in rows if row[-2] == "x" and row[-1] is None]
    assert len(ended) - sum(row[-2] is None and row[-1] == "x" for row in rows) == 44


def test_the_annex_of_figures_names_the_sheet_of_each():
    one, _ = made("decision", "tai-hien-hoanh-bo-ha-long-2020", "22.UB")
    printed = {
        row[1]: row[-1]
        for annex in one.annexes
        for table in annex.tables
        for row in table.rows
        if str(row[-1])[:2] == "CS"
    }
    assert printed == {proof.name: f"CS{number:02d}" for number, proof in enumerate(one.evidence, start=1)}


def test_a_share_shows_the_rows_of_its_base_too():
    one, profile = made("decision", "tai-hien-nhat-the-hoa-2019", "22.TU")
    proof = next(proof for proof in one.evidence if proof.id.startswith("unified."))
    assert proof.base is not None
    assert "%" in proof.after
    sheet = opened(write_xlsx(replace(one, evidence=(proof,)), profile))["CS01"]
    heads = [row[0] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], str)]
    assert [head for head in heads if head.startswith(("Tử số", "Mẫu số"))] == [
        "Tử số: các dòng được đếm", "Mẫu số: các dòng làm cơ sở tính",
    ]  # fmt: skip


def test_people_are_named_only_where_that_was_asked():
    id = "tai-hien-hoanh-bo-ha-long-2020"
    names = set(sample(id).before.people["name"])
    plain, _ = made("decision", id, "22.UB")
    assert not names & texts(replace(plain, signature=Signature("", "")))
    named, _ = made("decision", id, "22.UB", with_people=True)
    assert names & texts(named)
    # A name and a post; nothing else of a person.
    births = {str(day) for day in sample(id).before.people["birth"].drop_nulls()}
    assert not births & texts(named)


def texts(value):
    """Every text of a paper, and every word of its sentences."""
    if isinstance(value, str):
        return {value, *value.split(", ")}
    if isinstance(value, tuple):
        return set().union(*map(texts, value)) if value else set()
    if is_dataclass(value):
        return set().union(*(texts(getattr(value, one.name)) for one in fields(value)))
    return {str(value)}
