"""How commands speak: JSON on the standard output, or tables for people; progress and messages on the error stream."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number

#: Piped output is not wrapped to the width of a terminal that is not there.
WIDE: Final = 160


#: The five frames in words: Vietnamese, English.
FRAMES = {
    "places": ("Địa bàn", "Places"),
    "units": ("Đơn vị", "Units"),
    "posts": ("Vị trí", "Posts"),
    "people": ("Người", "People"),
    "tenures": ("Việc giữ vị trí", "Tenures"),
}


#: What a history holds beside them.
_BESIDE: Final = {"decisions": ("Văn bản", "Decisions"), "lineage": ("Dòng kế thừa", "Edges of lineage")}


def amounts(counts: Mapping[Any, int]) -> str:
    """Return how many rows of each frame, in words: "địa bàn 185, đơn vị 5.788"."""
    known = FRAMES | _BESIDE
    words = {frame: known[frame][english()].lower() if frame in known else frame for frame in counts}
    return ", ".join(f"{words[frame]} {shown(count)}" for frame, count in counts.items())


def english() -> bool:
    """Say whether tables are wanted in English (``TINHGON_LANG=en``)."""
    return os.environ.get("TINHGON_LANG", "").lower().startswith("en")


def word(sentence: Sentence) -> str:
    """Return a sentence in the language of this window."""
    return sentence.en if english() else sentence.vi


def output() -> Console:
    """Return the console of answers; without a terminal it has no colours and is wide."""
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, soft_wrap=not sys.stdout.isatty())


def errors() -> Console:
    """Return the console of messages, which are no part of the answer."""
    return Console(stderr=True, width=None if sys.stderr.isatty() else WIDE, highlight=False)


def write(data: Any) -> None:
    """Print one JSON value on the standard output; days and instants as ISO 8601."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=plain) + "\n")


def plain(value: Any) -> str:
    """Return what JSON has no word for: days and instants as ISO 8601."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def shown(value: Any) -> str:
    """Return one value for a cell: numbers and days as Vietnamese documents write them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, int | float):
        return say_number(value)
    if isinstance(value, datetime):
        return f"{say_day(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return say_day(value)
    return str(value)


def iso(text: str | None) -> str:
    """Return a day in ISO 8601 as Vietnamese documents write it."""
    return "" if not text else "/".join(reversed(text[:10].split("-")))


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, right: Sequence[int] = ()) -> None:
    """Print a table; columns whose numbers are in ``right`` stand on the right."""
    drawn = Table(
        title=title or None, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="bold"
    )
    for number, name in enumerate(columns):
        drawn.add_column(name, justify="right" if number in right else "left", overflow="fold", no_wrap=number in right)
    for row in rows:
        drawn.add_row(*(value if isinstance(value, Text) else Text(shown(value)) for value in row))
    output().print(drawn)


def line(text: str | Text = "") -> None:
    """Print one line of the answer."""
    output().print(text, markup=False) if isinstance(text, str) else output().print(text)


def note(text: str, *, style: str = "") -> None:
    """Print one line beside the answer, on the error stream."""
    errors().print(Text(text, style=style))


def progress(*, quiet: bool = False) -> Progress:
    """Return a progress display on the error stream, gone when done; nothing is drawn where there is no terminal."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors(),
        transient=True,
        disable=quiet or not sys.stderr.isatty(),
    )
