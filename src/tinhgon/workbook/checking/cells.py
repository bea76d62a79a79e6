"""Every cell by itself: is a value there, can it be read, is it a word of its vocabulary, is it within bounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import polars as pl

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.kinds import PLACE_KINDS, UNIT_KINDS
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.vietnamese.figures import parse_number
from tinhgon.workbook.checking.desk import Desk, Row, Words
from tinhgon.workbook.checking.nearest import nearest_word
from tinhgon.workbook.checking.texts import check_texts
from tinhgon.workbook.column import Column, SheetName
from tinhgon.workbook.found import found
from tinhgon.workbook.words import VOCABULARIES, shown, word_of

_TYPES: Final[dict[str, pl.DataType]] = {
    "day": pl.Date(),
    "number": pl.Float64(),
    "decimal": pl.Float64(),
    "whole": pl.Int64(),
    "truth": pl.Boolean(),
}
_BOUNDS: Final[dict[str, tuple[float, float]]] = {
    "area_km2": (0, 1e9),
    "population": (0, 1e10),
    "quota": (0, 1e9),
    "lon": (-180, 180),
    "lat": (-90, 90),
    "area_share": (0, 1),
    "population_share": (0, 1),
    "sequence": (0, 1e6),
}
#: Day 0 of the serial numbers that spreadsheets keep days in.
_SERIAL_ZERO: Final = date(1899, 12, 30)

Reading = tuple[Any, Finding | None]


def check_cells(desk: Desk, frame: SheetName, first_day: date | None) -> None:
    """Read every cell of a sheet, name every one that is at fault, and lay the typed rows on the desk.

    ``first_day`` stands in for an empty valid_from.
    """
    sheet = desk.sheets[frame]
    desk.rows[frame] = sheet.rows.with_columns(pl.lit(False).alias("bad"))
    for column in sheet.sheet.columns:
        if column.kind in {"code", "key", "text", "list"}:
            check_texts(desk, frame, column)
        else:
            _read_column(desk, frame, column)
    if first_day is not None and frame in FRAMES:
        desk.rows[frame] = desk.rows[frame].with_columns(
            pl.when(sheet.rows["valid_from"].is_null())
            .then(pl.lit(first_day))
            .otherwise(pl.col("valid_from"))
            .alias("valid_from")
        )
    _fill_defaults(desk, frame)
    for column in sheet.sheet.columns:
        _check_needed(desk, frame, column)
    if frame in FRAMES:
        _check_span(desk, frame)


def _read_column(desk: Desk, frame: SheetName, column: Column) -> None:
    """Read the distinct texts of a column once each, and put the values in their place."""
    rows = desk.rows[frame]
    distinct = rows[column.id].unique().drop_nulls().to_list()
    read = _READERS[column.kind]
    readings = {text: read(column, text) for text in distinct}
    bad = {text: finding for text, (_, finding) in readings.items() if finding is not None}
    if bad:
        faulty = rows.filter(pl.col(column.id).is_in(list(bad)))
        # One call per rule, since a column may hold several kinds of fault.
        for rule in sorted({finding.rule for finding in bad.values()}):
            texts = [text for text, finding in bad.items() if finding.rule == rule]
            desk.report(
                frame,
                faulty.filter(pl.col(column.id).is_in(texts)),
                rule.partition(".")[2],
                _sentence_of(bad, column.id),
                column=column.id,
                remedy=_remedy_of(bad, column.id),
            )
    rows = desk.rows[frame]
    kind = _TYPES.get(column.kind, pl.String())
    good = {text: value for text, (value, finding) in readings.items() if finding is None}
    values = rows[column.id].replace_strict(
        pl.Series(list(good), dtype=pl.String()),
        pl.Series(list(good.values()), dtype=kind),
        default=None,
        return_dtype=kind,
    )
    desk.rows[frame] = rows.with_columns(values.alias(column.id))


def _sentence_of(bad: dict[str, Finding], column: str) -> Callable[[Row], Words]:
    return lambda row: (bad[row[column]].sentence.vi, bad[row[column]].sentence.en)


def _remedy_of(bad: dict[str, Finding], column: str) -> Callable[[Row], Words | None]:
    def remedy(row: Row) -> Words | None:
        sentence = bad[row[column]].remedy
        return None if sentence is None else (sentence.vi, sentence.en)

    return remedy


def _day(_column: Column, text: str) -> Reading:
    try:
        return parse_day(text), None
    except Refusal as refusal:
        finding = refusal.findings[0]
    if text.isdigit() and 10_000 <= int(text) <= 90_000:
        day = say_day(_SERIAL_ZERO + timedelta(days=int(text)))
        return None, _fault(
            "day",
            finding.sentence.vi,
            finding.sentence.en,
            f"Định dạng ô là ngày; có phải {day}?",
            f"Format the cell as a date; do you mean {day}?",
        )
    remedy = finding.remedy
    return None, _fault(
        "day", finding.sentence.vi, finding.sentence.en, remedy.vi if remedy else "", remedy.en if remedy else ""
    )


def _number(column: Column, text: str) -> Reading:
    expect = {"whole": "whole", "decimal": "decimal"}.get(column.kind, "any")
    try:
        value = parse_number(text, expect)  # type: ignore[arg-type]
    except Refusal as refusal:
        finding = refusal.findings[0]
        rule = finding.rule.partition(".")[2]
        remedy = finding.remedy
        return None, _fault(
            rule, finding.sentence.vi, finding.sentence.en, remedy.vi if remedy else "", remedy.en if remedy else ""
        )
    low, high = _BOUNDS[column.id]
    if not low <= value <= high:
        return None, _fault(
            "out_of_range",
            f"{column.heading.vi} {text} ngoài khoảng {low:g} đến {high:g}.",
            f"{column.heading.en} {text} is outside {low:g} to {high:g}.",
            "",
            "",
        )
    return value, None


def _word(column: Column, text: str) -> Reading:
    value = word_of(column.words, text)
    return (value, None) if value is not None else (None, _unknown_word(column, text))


def _truth(column: Column, text: str) -> Reading:
    value = word_of("truth", text)
    if value is None:
        return None, _fault(
            "unknown_word",
            f"“{text}” không phải Có hay Không.",
            f"“{text}” is neither yes nor no.",
            "Ghi Có hoặc Không.",
            "Write Có or Không.",
        )
    return value == "true", None


def _traits(column: Column, text: str) -> Reading:
    values = []
    for part in text.split(";"):
        if not part.strip():
            continue
        value = word_of(column.words, part)
        if value is None:
            return None, _unknown_word(column, part.strip())
        values.append(value)
    return ";".join(values) or None, None


def _unknown_word(column: Column, text: str) -> Finding:
    """Name the nearest word of the vocabulary."""
    vocabulary = VOCABULARIES[column.words]
    near = nearest_word(text, [words.vi for words in vocabulary.values()] + [words.en for words in vocabulary.values()])
    listed = ", ".join(words.vi for words in vocabulary.values())
    return _fault(
        "unknown_word",
        f"“{text}” không có trong danh mục {column.heading.vi.lower()}.",
        f"“{text}” is not in the list of {column.heading.en.lower()}s.",
        f"Có phải “{near}”?" if near else f"Chọn một trong: {listed}.",
        f"Do you mean “{near}”?" if near else f"Choose one of: {listed}.",
    )


def _fault(rule: str, vi: str, en: str, remedy_vi: str, remedy_en: str) -> Finding:
    from_remedy = (remedy_vi, remedy_en) if remedy_vi else None
    return found(rule, vi, en, remedy=from_remedy)


_READERS: Final[dict[str, Callable[[Column, str], Reading]]] = {
    "day": _day,
    "number": _number,
    "whole": _number,
    "decimal": _number,
    "word": _word,
    "truth": _truth,
    "traits": _traits,
}


def _fill_defaults(desk: Desk, frame: SheetName) -> None:
    """Fill what may be left empty and follows from the rest; where it is given and differs from the kind's own, say so."""
    if frame == "places":
        levels = {kind.id: kind.level for kind in PLACE_KINDS.values()}
        usual = pl.col("kind").replace_strict(levels, default=None, return_dtype=pl.String())
        rows = desk.rows[frame]
        odd = rows.filter(pl.col("level").is_not_null() & (pl.col("level") != usual))
        desk.report(
            frame,
            odd,
            "level_of_kind",
            lambda row: (
                f"{shown('place_kind', row['kind'])} thường không thuộc {shown('level', row['level']).lower()}.",
                f"A {row['kind']} is not usually of the level {row['level']}.",
            ),
            column="level",
            severity=Severity.WARNING,
        )
        read = desk.sheets[frame].rows["level"].is_null()
        desk.rows[frame] = rows.with_columns(pl.when(read).then(usual).otherwise(pl.col("level")).alias("level"))
    elif frame == "units":
        sectors = {kind.id: kind.sector for kind in UNIT_KINDS.values()}
        usual = pl.col("kind").replace_strict(sectors, default=None, return_dtype=pl.String())
        desk.rows[frame] = desk.rows[frame].with_columns(pl.coalesce("sector", usual).alias("sector"))
    elif frame == "tenures":
        desk.rows[frame] = desk.rows[frame].with_columns(pl.col("concurrent").fill_null(False))
    elif frame == "lineage":
        # Only where the cell is empty: what could not be read is a fault already.
        empty = desk.sheets[frame].rows["sequence"].is_null()
        sequence = pl.when(empty).then(pl.lit(1)).otherwise(pl.col("sequence")).alias("sequence")
        desk.rows[frame] = desk.rows[frame].with_columns(sequence)


def _check_needed(desk: Desk, frame: SheetName, column: Column) -> None:
    """Name every row in which a needed cell is empty in the file."""
    if not column.needed:
        return
    rows, raw = desk.rows[frame], desk.sheets[frame].rows
    empty = raw[column.id].is_null() & rows[column.id].is_null()
    if column.unless:
        empty &= raw[column.unless].is_null()
    if column.id not in desk.sheets[frame].headings:
        # The missing column is one finding already; its rows only stay out of what needs the value.
        desk.spoil(frame, rows.filter(empty)["row"])
        return
    desk.report(
        frame,
        rows.filter(empty),
        "missing_value",
        lambda _row: (f"Thiếu “{column.heading.vi}”.", f"“{column.heading.en}” is missing."),
        column=column.id,
    )


def _check_span(desk: Desk, frame: SheetName) -> None:
    """Name every row that ends before it begins, and every term that does."""
    rows = desk.rows[frame]
    desk.report(
        frame,
        rows.filter(pl.col("valid_to") <= pl.col("valid_from")),
        "span",
        lambda row: (
            f"Hết hiệu lực {say_day(row['valid_to'])} không sau ngày bắt đầu {say_day(row['valid_from'])}.",
            f"Valid to {say_day(row['valid_to'])} does not come after valid from {say_day(row['valid_from'])}.",
        ),
        column="valid_to",
        remedy=(
            "Ngày hết hiệu lực là ngày đầu tiên không còn đúng.",
            "Valid to is the first day on which it is no longer true.",
        ),
    )
    if frame == "tenures":
        desk.report(
            frame,
            rows.filter(pl.col("until") <= pl.col("since")),
            "term",
            lambda row: (
                f"Nhiệm kỳ hết {say_day(row['until'])}, trước khi bắt đầu {say_day(row['since'])}.",
                f"The term ends {say_day(row['until'])}, before it begins {say_day(row['since'])}.",
            ),
            column="until",
        )
