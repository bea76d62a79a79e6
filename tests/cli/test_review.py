"""``tinhgon review``: a pack of the demonstration's resolution by commands, its figures with rows, its papers; what is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces import tinhgon
from tinhgon.cli.asking import today
from tinhgon.cli.demo_resolutions import make_resolutions
from tinhgon.cli.demo_reviews import make_reviews
from tinhgon.resolutions.models import Document, Limitation

pytestmark = pytest.mark.django_db


def test_a_review_by_commands_with_its_rows_and_its_papers(tmp_path: Path) -> None:
    if not Document.objects.filter(symbol="19-NQ/TU").exists():
        make_resolutions(today())
    if not Limitation.objects.exists():
        assert make_reviews(today()) > 0
    made = tinhgon(
        "review", "open", "19-NQ/TU", "--unit", "22.TU", "--since", "3/3/2015", "--kind", "final", "--json"
    ).json()
    code, figures = made["code"], {one["id"]: one for one in made["figures"]}
    rows = tinhgon("review", "figure", code, "limitations.all", "--json").json()
    assert rows["value"] == figures["limitations.all"]["value"] == len(rows["rows"]) >= 4
    again = tinhgon("review", "show", code, "--json").json()
    assert again["digest"] == made["digest"]
    assert "Hạn chế lặp lại" in tinhgon("review", "show", code).out
    assert code in tinhgon("review", "list").out
    paper = tmp_path / "bao-cao.docx"
    assert tinhgon("review", "write", code, str(paper)).code == 0
    assert paper.read_bytes().startswith(b"PK")
    assert tinhgon("review", "write", code, str(tmp_path / "x.odt")).code == 2
    assert tinhgon("review", "figure", code, "khong.co").code == 1
    assert tinhgon("review", "open", "0-NQ/TU", "--unit", "22.TU", "--since", "3/3/2015").code == 1


def test_what_is_followed_is_listed_with_age_years_and_breaches() -> None:
    if not Limitation.objects.exists():
        assert make_reviews(today()) > 0
    years = [one["year"] for one in tinhgon("review", "limitations", "--json").json()["limitations"]]
    assert max(years) == 2
    waiting = [one["waiting_days"] for one in tinhgon("review", "recommendations", "--json").json()["recommendations"]]
    assert waiting == sorted(waiting, reverse=True)
    states = {one["state"] for one in tinhgon("review", "duties", "--since", "1/1/2025", "--json").json()["duties"]}
    assert {"done", "late", "breach"} <= states
    assert tinhgon("review", "issues", "--json").json()["issues"][0]["state"] == "breach"
