"""``tinhgon task``, ``tasks``, and what the daily sweep says of them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.faces import tinhgon
from tinhgon.cli.asking import today

pytestmark = pytest.mark.django_db


def test_a_task_by_commands_from_the_order_to_its_effect(tmp_path: Path) -> None:
    due = (today() + timedelta(days=20)).isoformat()
    order = ("task", "assign", "--title", "Rà soát thủ tục", "--description", "Toàn ngành", "--by", "22.UB", "--to", "22.SNV", "--due", due,
             "--basis", "QĐ 1")  # fmt: skip
    assert tinhgon(*order, "--product", " ").code == 1
    code = tinhgon(*order, "--product", "Báo cáo", "--json").json()["code"]
    assert tinhgon(*order, "--product", "Báo cáo", "--office", "Chức vụ lạ").code == 1
    assert tinhgon("task", "do", code, "accept").code == 0
    refused = tinhgon("task", "do", code, "report", "--words", "xong")
    assert refused.code == 1
    assert "chứng minh" in refused.err
    paper = tmp_path / "bc.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    assert tinhgon("task", "do", code, "evidence", "--file", str(paper)).code == 0
    assert tinhgon("task", "do", code, "ask", "--words", "x", "--until", due).code == 1
    assert tinhgon("task", "do", code, "report", "--words", "xong", "--seen", "1").code == 1
    assert tinhgon("task", "do", code, "report", "--words", "xong").code == 0
    assert tinhgon("task", "do", code, "approve", "--quality", "good", "--actor", "Người khác").code == 0
    whole = tinhgon("task", "show", code, "--json").json()
    assert [one["kind"] for one in whole["deeds"]] == ["assign", "accept", "evidence", "report", "approve"]
    assert (whole["light"]["id"], whole["office"]["title"]) == ("on_time", "Giám đốc")
    assert tinhgon("task", "do", code, "bay").code == 2
    found = tinhgon("tasks", "--of", "22.SNV", "--which", "ended", "--json").json()
    assert code in [one["code"] for one in found["tasks"]]
    assert tinhgon("tasks", "--of", "khong-co").code == 1
    terms = tinhgon("task", "heads", "22.SNV", "--json").json()["terms"]
    assert terms[0]["counts"]["on_time"] >= 1
