"""Typed words, cleaned."""

from tinhgon.kernel.typed import cleaned


def test_control_signs_go_and_lines_and_tabs_stay():
    assert cleaned("  Giữ\x00 nguyên\r\n\tĐiều 1\u200b \n") == "Giữ nguyên\n\tĐiều 1"
