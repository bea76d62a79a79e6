"""What letters say."""

from __future__ import annotations

from collections.abc import Sequence

from tinhgon.kernel.sentence import Sentence


def subject(count: int, late: int) -> str:
    """The subject of a letter; letters are written in Vietnamese first, English second."""
    told = f"{count} việc có thời hạn" + (f", {late} việc quá hạn" if late else "")
    return f"[Tinh Gọn] {told}"


def body(lines: Sequence[Sentence], most: int) -> str:
    """The text of a letter: each notice in both languages; above ``most`` the rest is counted."""
    shown = lines[:most]
    vi = "\n".join(f"- {one.vi}" for one in shown)
    en = "\n".join(f"- {one.en}" for one in shown)
    rest = len(lines) - len(shown)
    more_vi, more_en = (
        (f"\n- và {rest} việc nữa, xem Hộp thư.", f"\n- and {rest} more: see the inbox.") if rest else ("", "")
    )
    return (
        f"Các việc sau có thời hạn cần biết:\n\n{vi}{more_vi}\n\n"
        f"These matters have due days that you should know of:\n\n{en}{more_en}\n\n"
        "Thư này do hệ thống gửi, không cần trả lời. · This letter was sent by a program; do not answer it.\n"
    )
