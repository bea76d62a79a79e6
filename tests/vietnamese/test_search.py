"""Searching without accents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.vietnamese.search import search_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Uỷ ban Kiểm tra", "uy ban kiem tra"),
        ("Ủy  ban\u00a0Kiểm tra ", "uy ban kiem tra"),
        ("ĐẶNG THỊ ĐÀO", "dang thi dao"),
        ("19–NQ/TU", "19-nq/tu"),
        ("Phường Hà Tu", "phuong ha tu"),
        ("Ba\u200b Chẽ", "ba che"),
        ("", ""),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert search_key(text) == key
    assert search_key(unicodedata.normalize("NFD", text)) == key


@given(st.text())
def test_twice_changes_nothing(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(st.text())
def test_a_key_has_single_spaces_and_no_ends(text: str) -> None:
    key = search_key(text)
    assert key == " ".join(key.split())
