"""Text cells: composed letters, no formulas that run, and codes that have not lost their zeros."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinhgon.kernel.finding import Severity
from tinhgon.workbook.checking.desk import Desk
from tinhgon.workbook.column import Column, SheetName
from tinhgon.workbook.found import found
from tinhgon.workbook.neutral import is_dangerous, looks_like_formula, restored

#: Rows of the template that show how to fill it in; they are left out when it is read.
EXAMPLE: Final = "VÍ-DỤ."
_CONTROLS: Final = r"[\x00-\x08\x0b\x0c\x0e-\x1f]"
#: Digits of the official codes of administrative units, by level (national list of the statistics office).
CODE_DIGITS: Final = {"province": 2, "district": 3, "commune": 5}


def check_texts(desk: Desk, frame: SheetName, column: Column) -> None:
    """Check one column of text and lay it on the desk as it is meant: composed, restored from neutralised form."""
    rows = desk.rows[frame]
    text = pl.col(column.id)
    desk.report(
        frame,
        rows.filter(text.str.contains(_CONTROLS)),
        "control_characters",
        lambda _row: (
            "Ô chứa ký tự điều khiển không in được.",
            "The cell holds control characters that cannot be printed.",
        ),
        column=column.id,
        remedy=("Gõ lại ô này.", "Type the cell anew."),
    )
    if desk.sheets[frame].spreadsheet:
        _check_formulas(desk, frame, column)
        rows = desk.rows[frame].with_columns(restored(text).alias(column.id))
    else:
        rows = desk.rows[frame]
    desk.rows[frame] = rows.with_columns(text.str.normalize("NFC"))


def _check_formulas(desk: Desk, frame: SheetName, column: Column) -> None:
    """Refuse text that would do harm as a formula, and warn of text that merely looks like one."""
    text = pl.col(column.id)
    suspects = desk.rows[frame].filter(looks_like_formula(text)).with_columns(is_dangerous(text).alias("dangerous"))
    if suspects.is_empty():
        return
    desk.report(
        frame,
        suspects.filter("dangerous"),
        "dangerous_formula",
        lambda _row: (
            "Văn bản này là công thức gọi chương trình hoặc địa chỉ bên ngoài; bị từ chối.",
            "This text is a formula that calls a program or an outside address; it is refused.",
        ),
        column=column.id,
        remedy=("Xóa công thức, ghi giá trị.", "Delete the formula, write the value."),
    )
    desk.report(
        frame,
        suspects.filter(~pl.col("dangerous")),
        "formula_text",
        lambda _row: (
            "Văn bản bắt đầu như công thức; được giữ nguyên là văn bản.",
            "The text begins like a formula; it is kept as text.",
        ),
        column=column.id,
        severity=Severity.WARNING,
    )


def drop_examples(desk: Desk) -> None:
    """Leave out the rows of the template that are marked as examples, and say how many there were."""
    for sheet in desk.sheets.values():
        if not sheet.spreadsheet:
            continue
        marks = [name for name in ("code", "unit", "person", "event", "source") if name in sheet.rows.columns]
        example = pl.any_horizontal(
            pl.col(name).str.normalize("NFC").str.to_uppercase().str.starts_with(EXAMPLE).fill_null(False)
            for name in marks
        )
        count = sheet.rows.filter(example).height
        if count:
            sheet.rows = sheet.rows.filter(~example)
            desk.findings.append(
                found(
                    "examples",
                    f"Đã bỏ qua {count} dòng ví dụ của mẫu.",
                    f"{count} example rows of the template were left out.",
                    severity=Severity.NOTE,
                    sheet=sheet.title,
                    value=str(count),
                )
            )


def check_lost_zeros(desk: Desk) -> None:
    """Name official codes that are shorter than their level's: a spreadsheet that takes 06649 for a number makes it
    6649.

    An error where the cell is a number, so that the zeros are surely lost; a warning where it is text.
    """
    if "places" not in desk.rows:
        return
    rows = desk.rows["places"]
    digits = pl.col("level").replace_strict(CODE_DIGITS, default=None, return_dtype=pl.Int64())
    short = rows.filter(
        pl.col("code").str.contains(r"^\d+$") & (pl.col("code").str.len_chars().cast(pl.Int64()) < digits)
    )
    short = short.with_columns(digits.alias("digits"))
    numeric = desk.sheets["places"].numeric.get("code", pl.Series([], dtype=pl.Int64()))
    stored = pl.col("row").is_in(numeric.implode())
    for faulty, severity in ((short.filter(stored), Severity.ERROR), (short.filter(~stored), Severity.WARNING)):
        desk.report(
            "places",
            faulty,
            "lost_zeros",
            lambda row: (
                f"Mã {row['code']} ngắn hơn {row['digits']} chữ số: có thể đã mất số 0 ở đầu.",
                f"Code {row['code']} is shorter than {row['digits']} digits: its leading zeros may be lost.",
            ),
            column="code",
            severity=severity,
            spoil=False,
            remedy=lambda row: (
                f"Có phải {row['code'].zfill(row['digits'])}? Định dạng cột là văn bản.",
                f"Do you mean {row['code'].zfill(row['digits'])}? Format the column as text.",
            ),
        )
