"""``tinhgon case``, ``cases``, ``track`` and ``remind``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces import tinhgon
from tinhgon.casework.models import Case
from tinhgon.cli.asking import today
from tinhgon.cli.demo_cases import make_cases

pytestmark = pytest.mark.django_db

OPEN = (
    "case",
    "open",
    "khieu-nai-lan-dau",
    "--title",
    "Khiếu nại thử",
    "--unit",
    "22.SNV",
    "--person",
    "Trần Thị Dân; thôn 3",
)


def test_a_case_by_commands_from_the_desk_to_its_acceptance(tmp_path: Path) -> None:
    made = tinhgon(*OPEN, "--json").json()
    code = made["code"]
    followed = tinhgon("track", made["tracking"], "--json").json()
    assert followed["holder"] == "Sở Nội vụ"
    assert "Trần" not in str(followed)
    assert tinhgon("track", "ABCD-EFGH-JKMN-PQRS").code == 1
    refused = tinhgon("case", "step", code, "accept")
    assert refused.code == 1
    assert "Hồ sơ chưa có: Đơn khiếu nại" in refused.err
    paper = tmp_path / "don.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    assert tinhgon("case", "record", code, "paper", "--file", str(paper), "--as", "petition").code == 0
    assert tinhgon("case", "record", code, "note", "--text", "nội bộ", "--seen", "1").code == 1
    assert tinhgon("case", "record", code, "note", "--text", "nội bộ").code == 0
    whole = tinhgon("case", "show", code, "--json").json()
    assert [one["kind"] for one in whole["deeds"]] == ["open", "paper", "note"]
    assert whole["clocks"][0]["lines"]
    assert "Tiếp nhận" in tinhgon("case", "show", code).out
    assert tinhgon("case", "record", code, "bay").code == 2


def test_overdue_cases_say_by_how_many_days_and_whose_they_are() -> None:
    if not Case.objects.exists():
        assert make_cases(today()) > 0
    rows = tinhgon("cases", "--overdue", "--json").json()
    assert rows["count"] >= 1
    assert all("quá hạn" in one["far"]["vi"] for one in rows["cases"])
    assert "quá hạn" in tinhgon("cases", "--overdue", "--of", "22.SNV").out
    assert tinhgon("cases", "--of", "khong-co").code == 1
    assert tinhgon("cases", "--which", "bay").code == 2
    assert make_cases(today()) == 0


def test_procedures_are_listed_and_laid_from_a_file(tmp_path: Path) -> None:
    told = tinhgon("case", "procedures", "--json").json()["procedures"]
    assert {"khieu-nai-lan-dau.2012", "khieu-nai-lan-dau.2026", "kien-nghi-phan-anh.2021"} <= {
        one["name"] for one in told
    }
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: x\nversion: '1'\nbay: 1\n")
    refused = tinhgon("case", "lay", str(bad), "--decision", "QĐ 1")
    assert refused.code == 1
    assert "bay" in refused.err


def test_the_daily_sweep_is_one_command_that_may_be_repeated() -> None:
    if not Case.objects.exists():
        make_cases(today())
    first = tinhgon("remind", "--on", "27/11/2026", "--json").json()
    again = tinhgon("remind", "--on", "27/11/2026", "--json").json()
    assert first["worked"]
    assert again["notices"] == 0
    assert not tinhgon("remind", "--on", "28/11/2026", "--json").json()["worked"]
    assert tinhgon("case", "follow", "--json").json() == {"moved": 0}
    assert tinhgon("case", "reckon", "--json").json() == {"moved": 0}
