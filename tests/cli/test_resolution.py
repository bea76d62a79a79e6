"""Resolutions on the command line, in the demonstration's books: listed, shown, covered as of any day, exported and read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces import tinhgon
from tinhgon.resolutions.rules.exchange import TEMPLATE, read_document

pytestmark = pytest.mark.django_db
CODE = "19-NQ-TU-2015"


def test_the_sample_resolution_and_who_put_it_into_practice(tmp_path: Path) -> None:
    (found,) = tinhgon("resolutions", "--text", "19-nq/tu", "--kind", "resolution", "--json").json()["resolutions"]
    assert (found["code"], found["signed"], found["sample"]) == (CODE, "2015-03-03", True)
    told = tinhgon("resolution", "show", CODE, "--json").json()
    assert [one["mark"] for one in told["clauses"] if one["tasks"]] == ["II.1", "II.4"]
    before = tinhgon("resolution", "coverage", CODE, "--on", "1/1/2020", "--json").json()
    after = tinhgon("resolution", "coverage", CODE, "--on", "1/8/2025", "--json").json()
    assert before["counts"]["copied"] == after["counts"]["copied"] == 1
    assert len(after["rows"]) == 54
    ha_long = next(row for row in after["rows"] if "Thành ủy Hạ Long" in row["follows"])
    assert ha_long["cells"][0]["state"] == "partial"
    (theme,) = tinhgon("themes", "--year", "2014", "--json").json()["themes"]
    assert theme["indicators"][0]["values"][0] == {
        "day": "2015-09-30",
        "value": "31",
        "source": "Báo cáo quý III/2015 (mẫu)",
    }
    file = tmp_path / "nq.yaml"
    assert tinhgon("resolution", "export", CODE, "--out", str(file)).code == 0
    assert len(read_document(file.read_text(encoding="utf-8")).clauses) == 8
    paper = tmp_path / "nq.docx"
    assert tinhgon("resolution", "export", CODE, "--out", str(paper)).code == 0
    assert paper.read_bytes()[:2] == b"PK"


def test_the_template_is_a_document_and_bad_files_are_told_by_line(tmp_path: Path) -> None:
    assert read_document(TEMPLATE).clauses[1].orders is not None
    file = tmp_path / "sai.yaml"
    file.write_text(
        "kind: plan\norgan: 22.TU\ntitle: Thử\nclauses:\n  - {mark: '1', levle: clause, words: x}\n", encoding="utf-8"
    )
    done = tinhgon("resolution", "enter", str(file))
    assert done.code == 1
    assert "Dòng 5" in done.err
