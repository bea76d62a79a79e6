"""Text that a spreadsheet would run: neutralised, and exactly restored."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.workbook.neutral import is_dangerous, looks_like_formula, neutralised, restored

TRICKY = st.one_of(st.text(), st.text(st.sampled_from("'=+-@＝a \t\r")))


@given(st.lists(TRICKY, min_size=1))
def test_every_text_comes_back_and_none_begins_like_a_formula(texts: list[str]) -> None:
    frame = pl.DataFrame({"text": [neutralised(text) for text in texts]}, schema={"text": pl.String()})
    assert not frame.select(looks_like_formula(pl.col("text")).any()).item()
    assert frame.select(restored(pl.col("text")))["text"].to_list() == texts


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+cmd|'/C x'!Z",
        '=HYPERLINK("http://x";"y")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "=WEBSERVICE(A1)",
        "-1+DDE(1)",
    ],
)
def test_what_would_do_harm_is_known(text: str) -> None:
    assert pl.select(is_dangerous(pl.lit(text))).item()


@pytest.mark.parametrize("text", ["+84 912 345", "- phòng Tổ chức", "@ban", "=A1", "cmd|x", "Gọi hàm CALL"])
def test_what_would_not_is_left_in_peace(text: str) -> None:
    assert not pl.select(is_dangerous(pl.lit(text))).item()
