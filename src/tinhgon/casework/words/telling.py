"""What notices and letters say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tinhgon.casework.rules.marks import distance
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day


def due(code: str, title: str, term: Sentence, day: date, today: date) -> Sentence:
    """A mark of a due day was reached."""
    far = distance(day, today)
    return Sentence(
        f"{code}: {term.vi}, {far.vi} (hạn {say_day(day)}). {title}",
        f"{code}: {term.en}, {far.en} (due {say_day(day)}). {title}",
    )


def assigned(code: str, title: str) -> Sentence:
    """A case came to somebody."""
    return Sentence(f"{code} được giao cho bạn: {title}", f"{code} was assigned to you: {title}")


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
