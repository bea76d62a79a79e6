"""One form of each word for comparing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.vietnamese.letters import canonical

SYLLABLES = st.text(st.sampled_from("aăâeêioôơuưyàáảãạềếểễệòóỏõọùúủũụýỳỷỹỵqghnmctHQUY -"), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("hoà bình", "hòa bình"),
        ("khoẻ", "khỏe"),
        ("THUÝ", "THÚY"),
        ("Bến  Tre\t", "Bến Tre"),
        (unicodedata.normalize("NFD", "Quảng Ninh"), "Quảng Ninh"),
        ("hòan", "hoàn"),
        ("qúy", "quý"),
        ("\u00d0ảng", "Đảng"),
    ],
)
def test_two_writings_of_one_text_are_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "text", ["quý", "Huỳnh", "hoàn toàn", "khuỷu", "Ngoại vụ", "Nguyễn", "Đoàn", "Ủy ban", "của", "già"]
)
def test_the_usual_writing_stays(text: str) -> None:
    assert canonical(text) == text


def test_different_tones_stay_different() -> None:
    assert len({canonical(word) for word in ("hoa", "hòa", "hóa", "hỏa", "họa", "hõa")}) == 6


@given(st.one_of(SYLLABLES, st.text()))
def test_twice_changes_nothing(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(SYLLABLES)
def test_unicode_forms_do_not_matter(text: str) -> None:
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(unicodedata.normalize("NFC", text))
