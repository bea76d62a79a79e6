"""A pasted text becomes clauses by its numbering, and nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resolutions.builders import TEXT
from tinhgon.resolutions.rules.copying import pieces, shared, words_of
from tinhgon.resolutions.rules.reading import due_in, read_clauses


def test_a_resolution_is_read_into_its_tree():
    found = {one.mark: one for one in read_clauses(TEXT)}
    assert list(found) == ["0", "I", "I.1", "II", "II.1", "II.2", "II.2.a", "II.2.b"]
    assert [found[mark].parent for mark in ("I.1", "II.2.a", "II")] == ["I", "II.2", ""]
    assert found["II.1"].orders
    assert found["II.1"].due == date(2021, 6, 30)
    assert found["II.2"].due == date(2021, 6, 30)
    assert found["II.2"].needs_money
    assert not found["I.1"].orders
    assert found["0"].level == "preamble"


def test_articles_and_decimal_numbers():
    text = "Điều 1. Phạm vi\n1.1. Một việc\n1.2. Hai việc\nĐiều 2. Thi hành\n1. Giao Sở A\nnhiều dòng\nCHƯƠNG II\nĐiều 3. Hết"
    found = {one.mark: one for one in read_clauses(text)}
    assert list(found) == ["D1", "D1.1.1", "D1.1.2", "D2", "D2.1", "CII", "CII.D3"]
    assert found["D2.1"].words == "Giao Sở A\nnhiều dòng"
    assert found["D1"].label == "Điều 1"


def test_a_number_that_comes_twice_keeps_both_clauses():
    assert [one.mark for one in read_clauses("1. Một\n2. Hai\n1. Lại một")] == ["1", "2", "1-2"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hoàn thành trước ngày 30/6/2015", date(2015, 6, 30)),
        ("xong trong quý IV/2015", date(2015, 12, 31)),
        ("xong tháng 2/2016", date(2016, 2, 29)),
        ("trong năm 2015", date(2015, 12, 31)),
        ("Nghị quyết số 19-NQ/TU ngày 03/3/2015", None),
        ("trước ngày 31/2/2015", None),
    ],
)
def test_terms_in_words(words: str, day: date | None):
    assert due_in(words) == day


@given(
    st.lists(
        st.sampled_from(["1. Giao Sở A", "a) việc", "Điều 2. Thi hành", "chữ thường", "II. Mục", "", "1.2. Thêm"]),
        max_size=12,
    )
)
def test_no_word_of_a_text_is_lost_and_marks_are_unique(lines: list[str]):
    read = read_clauses("\n".join(lines))
    marks = [one.mark for one in read]
    assert len(set(marks)) == len(marks)
    assert all(one.parent in marks for one in read if one.parent)
    kept = " ".join(f"{one.label} {one.words}" for one in read)
    for line in lines:
        assert line.split(". ")[-1].split(") ")[-1] in kept


def test_the_share_that_was_copied():
    upper = "Các huyện ủy xây dựng kế hoạch thực hiện trước ngày ba mươi tháng sáu"
    assert shared(upper, [upper], 5).percent == 100
    assert shared("một hai ba bốn năm sáu bảy", [upper], 5).shared == 0
    lower = f"Huyện Đông làm như sau: {upper}; riêng xã An làm trước."
    share = shared(lower, [upper], 5)
    assert 0 < share.percent < 90
    cut = pieces(lower, [upper], 5)
    assert "".join(one.text for one in cut) == lower
    assert [one.copied for one in cut] == [False, True, False]
    assert words_of(cut[1].text) == words_of(upper)


@given(st.text(alphabet="ab ,.", max_size=60), st.text(alphabet="ab ,.", max_size=60), st.integers(1, 6))
def test_pieces_are_the_whole_text(lower: str, upper: str, run: int):
    assert "".join(one.text for one in pieces(lower, [upper], run)) == lower
    assert 0 <= shared(lower, [upper], run).shared <= shared(lower, [upper], run).of
