"""What notices say."""

from __future__ import annotations

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
