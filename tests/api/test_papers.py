"""Papers over HTTP: files from an enacted scheme or from any other, and nobody named."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from docx import Document

from tests.cli.test_papers import SCHEME
from tinhgon.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.urls")]


def test_a_paper_of_an_enacted_scheme(client):
    asked = {"kind": "resolution", "organ": "22.HD", "format": "pdf", "number": 9, "dated": "2019-12-17"}
    response = client.get("/api/schemes/nq-837-2019/paper", asked)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''nghi-quyet-nq-837-2019.pdf"
    text = " ".join(pypdf.PdfReader(BytesIO(response.content)).pages[0].extract_text().split())
    assert "Số: 09/NQ-HĐND" in text
    assert "QUYẾT NGHỊ:" in text


def test_a_paper_of_any_scheme_names_nobody_but_the_signer(client):
    head = ledger.head()
    posts = client.get("/api/units/22.SNV.P5/posts?on=2026-01-01").json()["posts"]
    moved = {holder["name"] for post in posts for holder in post["holders"]}
    body = {"scheme": SCHEME, "organ": "22.UB", "signer": "Lê Văn Cường", "signer_title": "Phó Chủ tịch"}
    response = client.post("/api/papers", body, content_type="application/json")
    assert response.status_code == 200, response.content
    document = Document(BytesIO(response.content))
    signed = [one.text for one in document.tables[1].rows[0].cells[1].paragraphs]
    assert signed == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Cường"]
    said = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert moved
    assert not moved & said
    assert ledger.head() == head


@pytest.mark.parametrize(
    ("change", "status", "rule"),
    [
        ({"scheme": ""}, 422, "paper.source"),
        ({"entry": 3}, 422, "paper.source"),
        ({"organ": "KHONG-CO"}, 404, "unknown"),
        ({"kind": "thu"}, 422, "api.parameter"),
        ({"format": "exe"}, 422, "api.parameter"),
        ({"signer": "a\0b"}, 422, "web.nul"),
        ({"signer": "a\x01b"}, 422, "paper.text"),
        ({"signer": "x" * 201}, 422, "api.parameter"),
        ({"recipients": ["x" * 20_001]}, 422, "paper.too_long"),
        ({"dated": "1990-01-01"}, 404, "unknown"),
        ({"scheme": "a: ["}, 422, "scheme.unreadable"),
        ({"scheme": "a: \ud800"}, 422, "api.parameter"),
        ({"scheme": r'"\ud800": 1'}, 422, "scheme.string_unicode"),
    ],
)
def test_what_cannot_be_made_is_refused_with_findings(client, change, status, rule):
    body = {"scheme": SCHEME, "organ": "22.SNV", **change}
    response = client.post("/api/papers", body, content_type="application/json")
    assert (response.status_code, response.json()["findings"][0]["rule"]) == (status, rule)


def test_kinds_and_layouts(client):
    assert len(client.get("/api/papers/kinds").json()["kinds"]) == 5
    told = client.get("/api/papers/profiles?on=2026-06-01").json()
    assert {one["id"] for one in told["profiles"]} == {"state-2020", "party-2026"}


def test_a_scheme_that_was_never_enacted_has_no_paper(client):
    assert client.get("/api/schemes/khong-co/paper?organ=22.UB").status_code == 404
