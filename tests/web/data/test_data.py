"""Books in and out: downloads can be read in again, the template is whole, the page says how."""

import io
import zipfile

import pytest
from django.test import Client

from tests.registry.builders import loaded
from tests.web.books import get, with_scheme, words
from tinhgon.workbook.books import read_books

pytestmark = pytest.mark.django_db


def fetched(tmp_path, path: str):
    """What a download holds, as a file or as a folder of what was packed."""
    answer = Client().get(path)
    assert answer.status_code == 200
    name = answer["Content-Disposition"].split('"')[1]
    if not name.endswith(".zip"):
        (tmp_path / name).write_bytes(answer.content)
        return tmp_path / name
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path / "folder")
    return tmp_path / "folder"


@pytest.mark.parametrize("kind", ["xlsx", "csv.zip", "json", "parquet.zip"])
def test_what_is_downloaded_can_be_read_in_again(tmp_path, kind):
    with_scheme()
    read = read_books(fetched(tmp_path, f"/du-lieu/so-bo.{kind}?ngay=2025-07-01"))
    assert read.history is not None, read.findings[:3]
    assert set(read.history.units["code"]) == {
        "99.UB", "99.SA", "99.SA1", "99.SB1", "00011.UB", "00012.UB", "00011.CB1", "00011.T1", "99.PN", "99.TN",
    }  # fmt: skip
    assert read.history.tenures.height == 18


@pytest.mark.parametrize("kind", ["xlsx", "csv.zip"])
def test_the_template_can_be_read_too(tmp_path, kind):
    assert fetched(tmp_path, f"/du-lieu/mau.{kind}").exists()


def test_other_kinds_are_no_page():
    get("/du-lieu/so-bo.exe", 404)
    get("/du-lieu/mau.json", 404)


def test_the_page_says_the_commands_and_the_counts():
    loaded()
    said = words(get("/du-lieu/"))
    assert "tinhgon import so.xlsx --check" in said
    assert "Đơn vị: 11" in said
    assert "Ngày sinh" in said


def test_empty_books_have_nothing_to_download_but_the_template():
    page = get("/du-lieu/")
    assert "Không có gì để tải về" in words(page)
    assert "/du-lieu/mau.xlsx" in page
