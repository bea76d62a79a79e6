"""Dictionary order and the order of names, byte by byte."""

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tinhgon.vietnamese.letters import canonical
from tinhgon.vietnamese.order import name_order, name_sort_key, sort_key

TEXT = st.text(st.sampled_from("aăâbcdđeêghoôơuưyàảãáạằờởz 019-ABĐ"), max_size=8)


def in_order(texts: list[str], key: object = sort_key) -> list[str]:
    shuffled = texts[:]
    random.Random(7).shuffle(shuffled)
    return sorted(shuffled, key=lambda text: key(text).encode())  # type: ignore[operator]


def test_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert in_order(alphabet) == alphabet


def test_letters_come_before_tones() -> None:
    words = ["ba", "bà", "bả", "bã", "bá", "bạ", "bác", "bạc", "băn", "bân", "bờ"]
    assert in_order(words) == words


def test_whole_syllables_come_before_the_next_syllable() -> None:
    places = [
        "Ba Chẽ",
        "Bình Liêu",
        "Đầm Hà",
        "Đông Triều",
        "Hà Nội",
        "Hà Tu",
        "Hạ Long",
        "Hải Hà",
        "Móng Cái",
        "Uông Bí",
        "Ủy",
    ]
    assert in_order(places) == places


def test_numbers_compare_as_numbers() -> None:
    villages = ["Thôn 1", "Thôn 2", "Thôn 2A", "Thôn 10", "Thôn Đông"]
    assert in_order(villages) == villages


def test_people_are_listed_by_given_name_then_middle_then_family() -> None:
    people = [
        "Trần Văn An",
        "Lê Thị Ánh",
        "Nguyễn Văn Bình",
        "Trần Văn Bình",
        "Nguyễn Vân Bình",
        "Phạm Đào",
        "Lê Thị Hoà",
        "Vũ Thị Hòa",
    ]
    assert in_order(people, name_sort_key) == people


def test_the_parts_of_a_name() -> None:
    assert name_order("Nguyễn  Thị Minh Khai") == ("Khai", "Thị Minh", "Nguyễn")
    assert name_order("Lê Lợi") == ("Lợi", "", "Lê")
    assert name_order("Sơn") == ("Sơn", "", "")
    assert name_order("") == ("", "", "")


@given(TEXT, TEXT)
def test_keys_are_equal_only_for_one_text(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (canonical(one) == canonical(other))


@given(TEXT, TEXT)
def test_a_text_comes_before_its_continuations(one: str, other: str) -> None:
    assert sort_key(one).encode() <= sort_key(f"{one} {other}").encode()


@given(st.lists(TEXT, max_size=6))
def test_spelling_and_unicode_form_do_not_move_a_text(texts: list[str]) -> None:
    composed = [sort_key(text) for text in texts]
    assert composed == [sort_key(unicodedata.normalize("NFD", text)) for text in texts]


@given(st.text(), st.text())
def test_any_text_at_all_has_a_storable_key(one: str, other: str) -> None:
    for key in (sort_key(one + "\x00" + other), name_sort_key(one)):
        assert "\x00" not in key


def test_both_spellings_stand_together() -> None:
    assert sort_key("Uỷ ban") == sort_key("Ủy ban")
    assert name_sort_key("Nguyễn Thị Thuý") == name_sort_key("Nguyễn Thị Thúy")
