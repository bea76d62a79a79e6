"""Text that a spreadsheet would run as a formula: neutralised when written, exactly restored when read."""

from __future__ import annotations

import re
from typing import Final

import polars as pl

#: What spreadsheet programs take as the beginning of a formula, in half and full width.
STARTERS: Final = "=+\\-@\t\r＝＋－＠"

# Apostrophes before a starter are counted: writing adds one, reading takes one, so every text comes back as it was.
_TO_NEUTRALISE: Final = re.compile(rf"^'*[{STARTERS}]")
_NEUTRALISED: Final = rf"^'+[{STARTERS}]"
_FORMULA: Final = rf"^[{STARTERS}]"
#: Formulas that start programs, fetch addresses or call libraries.
_DANGEROUS: Final = (
    rf"(?is)^[{STARTERS}].*(?:\||!\s*[A-Z]{{1,3}}\d|\b(?:cmd|powershell|mshta|rundll32|msexcel|dde|exec|call|register|hyperlink|webservice"
    r"|filterxml|rtd|importxml|importdata|importhtml|importrange|importfeed|image)\b)"
)


def neutralised(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _TO_NEUTRALISE.match(text) else text


def restored(column: pl.Expr) -> pl.Expr:
    """Take away the apostrophe that `neutralised` put there, and nothing else."""
    return pl.when(column.str.contains(_NEUTRALISED)).then(column.str.slice(1)).otherwise(column)


def looks_like_formula(column: pl.Expr) -> pl.Expr:
    """Say for each text whether a spreadsheet would take it for a formula."""
    return column.str.contains(_FORMULA)


def is_dangerous(column: pl.Expr) -> pl.Expr:
    """Say for each text whether, run as a formula, it would start a program, fetch an address or call a library."""
    return column.str.contains(_DANGEROUS)
