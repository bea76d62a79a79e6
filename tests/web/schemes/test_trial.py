"""Trying a scheme out: outcome or findings, nothing written, hostile input refused, what was typed is kept."""

import json
from html import unescape

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.registry.builders import books, loaded
from tests.structure.builders import province
from tests.web.books import STEPS, get, keeps_the_policy, words
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme
from tinhgon.web.schemes.trial import MOST_BYTES, sample

pytestmark = pytest.mark.django_db
TRIAL = "/de-an/chay-thu/"


def text_of(*steps, day="2025-07-01"):
    return yaml.safe_dump({"id": "thu", "title": "Thử", "day": day, "steps": list(steps)}, allow_unicode=True)


def sent(text, status=200, **files):
    response = Client().post(TRIAL, {"van-ban": text, **files})
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def test_the_outcome_is_shown_and_nothing_is_written():
    loaded()
    before = books()
    page = sent(text_of(*STEPS))
    said = words(page)
    assert "Không có gì được ghi vào sổ" in said
    assert "Đơn vị hành chính cấp xã 5 4 −1" in said
    assert "tinhgon enact" in said
    assert keeps_the_policy(page)
    assert "Không còn được đếm: 2 dòng" in said  # every figure shows its rows here: a trial has no pages of its own
    assert "Người p44 p44 Phó giám đốc Cấp phó Sở B 99.SB" in said
    assert "/dia-ban/00031/" not in page  # what is nowhere in the books is not linked
    assert books() == before


def test_every_finding_is_told_with_line_and_step_and_the_text_is_kept():
    loaded()
    text = text_of({"do": "absorb", "of": ["99.SB"], "into": "99.KHONG"}, {"do": "rename", "unit": "99.SA"})
    page = sent(text, 422)
    assert "dòng" in words(page)
    assert "steps.2.rename" in page or "steps.2" in page
    assert text.strip() in unescape(page)


def test_a_step_that_cannot_be_applied_says_which_and_what_would_help():
    loaded()
    said = words(sent(text_of({"do": "absorb", "of": ["99.SB"], "into": "99.KHONG"}), 422))
    assert "Bước 1 (absorb)" in said
    assert "bước 1" in said


def test_a_file_is_taken_before_the_pasted_text():
    loaded()
    file = SimpleUploadedFile("a.yaml", text_of(*STEPS).encode())
    assert "Chạy được" in words(sent("rác", tep=file))


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xff\xfe\x00rac",
        b"a: &x [1]\nb: *x",
        b"!!python/object/apply:os.system ['true']",
        b"[" * 5000,
        b"id: x\nid: y",
        b"- 1\n- 2",
        b"id: <script>alert(1)</script>",
    ],
)
def test_hostile_files_are_refused_in_words(hostile):
    loaded()
    page = sent("", 422, tep=SimpleUploadedFile("a.yaml", hostile))
    assert "Đề án chưa chạy được" in words(page)
    assert "<script>alert" not in page


def test_a_file_above_the_limit_is_refused():
    loaded()
    page = sent("", 422, tep=SimpleUploadedFile("a.yaml", b"#" * (MOST_BYTES + 1)))
    assert "Tệp lớn quá 2 MB" in words(page)


def test_too_many_steps_for_a_page_are_sent_to_the_command_line():
    loaded()
    page = sent(text_of(*({"do": "rename", "unit": "99.SA", "name": "x"} for _ in range(5001))), 422)
    assert "tinhgon scheme run" in words(page)


def test_the_form_is_guarded_against_other_sites():
    loaded()
    assert Client(enforce_csrf_checks=True).post(TRIAL, {"van-ban": "x"}).status_code == 403


def test_the_sample_for_beginners_runs_as_it_is():
    structure = province()
    text = sample(structure, structure.day)
    outcome = run(read_scheme(text), structure)
    assert len(outcome.difference()["units"].closed) == 2


def test_the_sample_fills_the_form():
    loaded()
    assert "do: merge" in get(f"{TRIAL}?mau=1")


def test_the_schema_is_given():
    response = Client().get("/de-an/luoc-do.json")
    assert json.loads(response.content)["$schema"].startswith("https://json-schema.org/")
    assert response["Content-Type"].startswith("application/schema+json")
