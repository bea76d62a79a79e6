"""``tinhgon petitions`` and ``tinhgon reception`` on the sample province."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces import tinhgon
from tinhgon.cli.asking import today
from tinhgon.cli.demo_petitions import make_petitions
from tinhgon.petitions.models import Petition

pytestmark = pytest.mark.django_db


def test_a_petition_by_commands_is_classified_and_answered_by_letter(tmp_path: Path) -> None:
    paper = tmp_path / "don.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    told = ("--title", "Khiếu nại thử", "--unit", "22.SNV", "--content", "Nội dung", "--person", "Trần Thị Dân; thôn 3")
    made = tinhgon("petitions", "take", *told, "--file", str(paper), "--json").json()
    code = made["code"]
    assert tinhgon("petitions", "assess", code, "bay").code == 1
    assert tinhgon("petitions", "assess", code, "complaint").code == 1  # it lacks things, and nobody said why it is fit
    done = tinhgon("petitions", "assess", code, "complaint", "--other-body", "Sở khác", "--unfit")
    assert done.code == 0
    assert "PT.SIGNED" in done.out
    refused = tinhgon("petitions", "take-up", code)
    assert refused.code == 1
    day = today().strftime("%d/%m/%Y")
    answered = tinhgon(
        "petitions", "answer", code, "guide", "--reason", "Thuộc nơi khác", "--document", "7", "--signed", day
    )
    assert answered.code == 0
    number = tinhgon("petitions", "show", code, "--json").json()["letters"][0]["number"]
    to = tmp_path / "giay.docx"
    assert tinhgon("petitions", "letter", code, str(number), "--to", str(to)).code == 0
    assert to.read_bytes()[:2] == b"PK"
    assert tinhgon("petitions", "show", "DT00-999999").code == 1
    assert tinhgon("petitions", "list", "--which", "ended", "--json").json()["petitions"][0]["code"] == code


def test_where_to_turn_knows_the_names_of_before() -> None:
    found = tinhgon("petitions", "where", "hong gai", "--json").json()["places"]
    assert any(one["bodies"] for one in found)
    assert tinhgon("petitions", "where", "zzzz", "--json").json() == {"places": []}


def test_the_roster_of_the_sample_names_every_head_that_a_row_binds() -> None:
    told = tinhgon("reception", "roster", "--year", "2026", "--month", "9", "--json").json()["heads"]
    assert {"RC.GOV.PROVINCE", "RC.GOV.COMMUNE", "RC.PARTY.PROVINCE", "RC.PARTY.COMMUNE"} == {
        one["rule"] for one in told
    }
    commune = next(one["body"] for one in told if one["rule"] == "RC.GOV.COMMUNE")
    planned = tinhgon("reception", "plan", commune, "--year", "2026", "--month", "9")
    assert planned.code == 0
    assert "RC.GOV.COMMUNE" in planned.out
    one = tinhgon("reception", "roster", "--of", commune, "--year", "2026", "--month", "9", "--json").json()["heads"][0]
    session = one["sessions"][0]["number"]
    assert tinhgon("reception", "record", str(session), "missed").code == 1  # without a reason
    assert tinhgon("reception", "record", str(session), "held", "--by", "Chủ tịch", "--in-person").code == 0
    assert (
        tinhgon(
            "reception", "receive", commune, "--matter", "Ngập úng", "--person", "Lê B; thôn 2", "--by", "Chủ tịch"
        ).code
        == 0
    )


def test_the_demonstration_shows_petitions_in_each_state_once() -> None:
    if not Petition.objects.filter(case__title__contains="[giả định]").exists():
        assert make_petitions(today()) > 0
    assert make_petitions(today()) == 0
