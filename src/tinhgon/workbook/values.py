"""One plain text for every cell value, whatever file it came from."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import Any, Final

_TRUTH: Final = {True: "true", False: "false"}


def plain_number(value: float) -> str:
    """Return a number so that it can be read in one way only: 1.234 becomes "1.2340", which is no thousand."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 2**53):
        return str(int(value))
    if not math.isfinite(value):
        return str(value)
    text = repr(value)
    if "e" in text:
        text = f"{value:.20f}".rstrip("0")
        text = text if float(text) == value else repr(value)
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def plain(value: Any) -> str | None:
    """Return the text of one cell; None where it is empty. Days become 2025-07-01, line ends become one character."""
    if isinstance(value, str):
        text = value.strip()
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text or None
    if value is None:
        return None
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, int | float):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if not isinstance(value, timedelta) else f"{value.total_seconds():.0f} s"
