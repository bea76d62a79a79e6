"""Documents of a dossier: taken by what they are, given away only as files, and read by who may."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.books import words
from tests.web.dossiers.office import CODE, HERE, Office, pdf
from tests.web.dossiers.test_acting import appraised, checked, heard, opened, voted
from tinhgon.ledger import queries as ledger
from tinhgon.reform.models import Document
from tinhgon.reform.queries.dossier import people
from tinhgon.reform.queries.dossier.standing import standing

pytestmark = pytest.mark.django_db

HOSTILE = "<img src=x onerror=alert(1)>\"'&.pdf"
RELIEVED = {"do": "relieve", "person": "p46", "post": {"unit": "99.SA", "rank": "specialist", "title": "Kỹ sư"}}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Tệp trống"),
        (b"MZ\x90\x00\x03", "Tệp không phải"),
        (b"<html><script>alert(1)</script>", "Tệp không phải"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "Tệp không phải"),
        (b"#!/bin/sh\nrm -rf /", "Tệp không phải"),
        (b"PK\x03\x04 broken", "Tệp nén hỏng"),
        (b"%PDF-" + b"0" * (20 * 1024 * 1024), "Tệp quá 20 MB"),
    ],
    ids=["empty", "program", "html", "svg", "script", "archive", "large"],
)
def test_what_is_no_document_is_not_taken_whatever_its_name_and_type_say(data: bytes, said: str) -> None:
    office = Office()
    opened(office)
    before = ledger.count()
    sent = SimpleUploadedFile("van-ban.pdf", data, "application/pdf")
    office.refused("drafter", "document", "4/1/2021", said, tep=sent)
    assert (ledger.count(), Document.objects.count()) == (before, 0)


def test_two_hundred_megabytes_are_not_even_read() -> None:
    office = Office()
    opened(office)
    before = ledger.count()
    answer = office.clients["drafter"].generic(
        "POST", f"{HERE}lam/document/", b"x", "multipart/form-data; boundary=b", CONTENT_LENGTH=str(200 * 1024 * 1024)
    )
    assert answer.status_code == 413
    assert "quá 24 MB" in words(answer.content.decode())
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.wsgi_request._read_started is False
    assert ledger.count() == before


def test_a_document_is_given_as_a_file_alone_and_its_names_are_harmless() -> None:
    office = Office()
    opened(office)
    sent = SimpleUploadedFile(HOSTILE, b"%PDF-1.4 x", "text/html")
    to = office.does(
        "drafter", "document", "4/1/2021", tep=sent, ten_van_ban="<script>alert(2)</script>", ghi_chu="<b>"
    )
    assert "muc=van-ban" in to
    kept = Document.objects.get()
    assert (kept.media, kept.name.endswith(".pdf")) == ("application/pdf", True)
    for path in (HERE, f"{HERE}?muc=van-ban", f"{HERE}lam/document/"):
        page = office.sees("drafter", path)
        assert "<script>alert(2)" not in page
        assert "<img src=x" not in page
    answer = office.clients["drafter"].get(f"{HERE}van-ban/{kept.digest}/")
    assert answer.content == b"%PDF-1.4 x"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert not set("<>\"'") & set(answer["Content-Disposition"].removeprefix("attachment; filename*=UTF-8''"))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    office.sees("drafter", f"{HERE}van-ban/{'0' * 64}/", 404)
    office.sees("drafter", f"{HERE}van-ban/..%2f..%2fetc/", 404)


def test_the_same_bytes_are_kept_once_and_each_deed_names_them() -> None:
    office = Office()
    opened(office)
    office.does("drafter", "document", "4/1/2021", tep=pdf(1), ten_van_ban="Một")
    office.does("drafter", "document", "4/1/2021", tep=pdf(1), ten_van_ban="Hai")
    assert Document.objects.count() == 1
    assert [deed.document.title for deed in standing(CODE).deeds if deed.document] == ["Một", "Một"]
    assert ledger.entry(standing(CODE).last.entry).payload["document"] == Document.objects.get().digest


def test_what_was_given_for_one_person_is_read_by_few() -> None:
    office = Office(RELIEVED)
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    assert [one.code for one in people.placed(standing(CODE)) if one.fate == "unplaced"] == ["p46"]
    assert "Người p46" not in words(office.sees("clerk"))
    given = {"nguoi": "p46", "luong": "8.000.000", "som": "40", "nam": "27,5", "so_tien": "160000000"}
    office.refused("drafter", "leaving", "8/2/2021", "đơn hoặc quyết định", **given)
    office.refused("drafter", "leaving", "8/2/2021", "Ghi số năm", tep=pdf(9), **{**given, "nam": "rất lâu"})
    office.does("drafter", "leaving", "8/2/2021", tep=pdf(9), ten_van_ban="Đơn xin nghỉ", **given)
    digest = Document.objects.get(title="Đơn xin nghỉ").digest
    for role in ("", "clerk", "auditor", "reviewer", "affected"):
        office.sees(role, f"{HERE}van-ban/{digest}/", 404)
        assert "Đơn xin nghỉ" not in words(office.sees(role, f"{HERE}?muc=van-ban"))
        assert "160.000.000" not in office.sees(role)
    for role in ("drafter", "decider", "personnel"):
        assert office.clients[role].get(f"{HERE}van-ban/{digest}/").status_code == 200


def test_why_somebody_was_let_pass_is_told_to_few() -> None:
    office = Office(RELIEVED)
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    voted(office)
    office.refused("decider", "waiver", "12/2/2021", "kèm văn bản", nguoi="p46", ly_do="Đang chờ kết luận về p46")
    office.does(
        "decider",
        "waiver",
        "12/2/2021",
        nguoi="p46",
        ly_do="Đang chờ kết luận về p46",
        tep=pdf(8),
        ten_van_ban="Công văn riêng",
    )
    assert "Đang chờ kết luận" in words(office.sees("drafter"))
    for role in ("", "auditor", "clerk"):
        page = words(office.sees(role))
        assert "Miễn một điều kiện" in page
        assert "Đang chờ kết luận" not in page
        assert "Công văn riêng" not in page
    api = Client().get(f"/api/dossiers/{CODE}").content.decode()
    assert "Đang chờ kết luận" not in api
    assert "Đang chờ kết luận" not in str(ledger.entry(standing(CODE).last.entry))
