"""Numbers of documents."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tinhgon.kernel.refusal import Refusal
from tinhgon.vietnamese.documents import document_key, parse_document_number


@pytest.mark.parametrize(
    ("text", "number", "kind", "organ", "style"),
    [
        ("19-NQ/TU", 19, "NQ", "TU", "party"),
        ("290-QĐ/TW", 290, "QĐ", "TW", "party"),
        ("1679/NQ-UBTVQH15", 1679, "NQ", "UBTVQH15", "state"),
        ("45/2019/NĐ-CP", 45, "NĐ", "CP", "state"),
        ("72/2025/QH15", 72, "", "QH15", "law"),
        ("Nghị quyết số 19 – NQ / TU", 19, "NQ", "TU", "party"),
        ("19-nq/tu", 19, "NQ", "TU", "party"),
        ("290-qd/tw", 290, "QĐ", "TW", "party"),
        ("12a/KH-UBND", 12, "KH", "UBND", "state"),
    ],
)
def test_reading(text: str, number: int, kind: str, organ: str, style: str) -> None:
    found = parse_document_number(text)
    assert (found.number, found.kind, found.organ, found.style) == (number, kind, organ, style)


@pytest.mark.parametrize(
    "text", ["19-NQ/TU", "1679/NQ-UBTVQH15", "45/2019/NĐ-CP", "72/2025/QH15", "09-KL/TW", "12a/KH-UBND"]
)
def test_writing_gives_it_back(text: str) -> None:
    assert str(parse_document_number(text)) == text


def test_the_kind_has_words() -> None:
    words = parse_document_number("19-NQ/TU").kind_words
    assert words is not None
    assert words.vi == "Nghị quyết"


@pytest.mark.parametrize("text", ["", "nghị quyết", "19", "NQ/TU", "19/NQ/TU/", "19-NQ"])
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_document_number(text)
    [finding] = refused.value.findings
    assert finding.rule == "vietnamese.document_number"
    assert finding.remedy is not None
    assert "19-NQ/TU" in finding.remedy.vi


@pytest.mark.parametrize("text", ["Số 09–NQ/TU", "9-nq/tu", "9 - NQ / TU", "09-NQ/TU"])
def test_one_key_for_every_writing(text: str) -> None:
    assert document_key(text) == "9-nq/tu"


@example("0.\xad")
@given(st.text())
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert document_key(document_key(text)) == document_key(text)
