"""Reading a folder of CSV files as they come out of spreadsheet programs: several encodings, several separators."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.workbook.column import SheetName
from tinhgon.workbook.found import found, refuse
from tinhgon.workbook.headings import TITLES, heading_key
from tinhgon.workbook.limits import Limits
from tinhgon.workbook.progress import Progress
from tinhgon.workbook.reading.raw import RawSheet, Table, gather, too_many_columns

_SEPARATORS: Final = ",;\t"
_CHUNK: Final = 1 << 20


def csv_files(folder: Path) -> dict[SheetName, list[Path]]:
    """Return the CSV files of a folder whose names are those of sheets."""
    files: dict[SheetName, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        frame = TITLES.get(heading_key(path.stem.lstrip("0123456789-_. ")))
        if path.suffix.lower() in {".csv", ".tsv", ".txt"} and frame is not None and path.is_file():
            files.setdefault(frame, []).append(path)
    return files


def read_csv_folder(folder: Path, limits: Limits, progress: Progress) -> list[RawSheet]:
    """Return the known files of a folder as text. Raises Refusal where a file is binary, too large, or in no known
    encoding.
    """
    sheets = []
    files = csv_files(folder)
    for number, (frame, paths) in enumerate(files.items()):
        path = paths[0]
        progress.say(0.05 + 0.45 * number / len(files), Sentence(f"Đọc tệp {path.name}", f"Reading file {path.name}"))
        encoding = encoding_of(path, limits)
        with path.open(encoding=encoding, newline="") as text:
            rows = csv_rows(text, path.name, limits, encoding)
            try:
                sheet = gather(Table(title=path.name, rows=rows), frame, limits)
            except csv.Error as error:
                raise refuse(
                    "damaged",
                    f"Tệp “{path.name}” không phải CSV đúng: ngoặc kép hoặc ô quá dài.",
                    f"The file “{path.name}” is not sound CSV: quotes, or a cell too long.",
                    value=str(error),
                    sheet=path.name,
                ) from error
        for other in paths[1:]:
            sheet.findings.append(
                found(
                    "sheet_twice",
                    f"Hai tệp cùng là {sheet.sheet.title.vi}: “{path.name}” và “{other.name}”.",
                    f"Two files are both {sheet.sheet.title.en}: “{path.name}” and “{other.name}”.",
                    sheet=other.name,
                    remedy=("Gộp thành một tệp.", "Join them into one."),
                )
            )
        sheets.append(sheet)
    return sheets


def encoding_of(path: Path, limits: Limits) -> str:
    """Return the encoding of a file: by its mark, else UTF-8 where it is that, else Windows Vietnamese (cp1258)."""
    if path.stat().st_size > limits.file_bytes:
        raise refuse(
            "too_large", f"Tệp “{path.name}” quá lớn.", f"The file “{path.name}” is too large.", sheet=path.name
        )
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            _decodes(path, "utf-16", raise_refusal=True)
            return "utf-16"
        file.seek(0)
        while piece := file.read(_CHUNK):
            if b"\x00" in piece:
                raise _binary(path.name)
    for encoding in ("utf-8-sig", "cp1258"):
        if _decodes(path, encoding, raise_refusal=False):
            return encoding
    raise refuse(
        "encoding",
        f"Tệp “{path.name}” không ở bảng mã UTF-8, UTF-16 hay Windows-1258.",
        f"The file “{path.name}” is in none of UTF-8, UTF-16 and Windows-1258.",
        sheet=path.name,
        remedy=("Lưu lại dạng CSV UTF-8.", "Save it as CSV UTF-8."),
    )


def _decodes(path: Path, encoding: str, *, raise_refusal: bool) -> bool:
    """Say whether a whole file can be read in an encoding; NUL characters refuse it in any."""
    try:
        with path.open(encoding=encoding, newline="") as text:
            while piece := text.read(_CHUNK):
                if "\x00" in piece:
                    raise _binary(path.name)
    except UnicodeError as error:
        if raise_refusal:
            raise _binary(path.name) from error
        return False
    return True


def csv_rows(text: io.TextIOBase, name: str, limits: Limits, encoding: str) -> Iterator[Sequence[Any]]:
    """Yield the rows of a file; the separator is read off the first line, or told by Excel's "sep=" line."""
    first = text.readline()
    told = first.strip().lower()
    if told.startswith("sep=") and len(told) <= 5:
        separator = first.strip()[4:] or "\t"
        yield []
    else:
        separator = max(_SEPARATORS, key=_outside_quotes(first).count)
        if first.count(separator) > limits.columns * 4:
            raise too_many_columns(name, first.count(separator) + 1, limits)
        text.seek(0)
    rows = csv.reader(text, delimiter=separator, strict=True)
    if encoding != "cp1258":
        yield from rows
        return
    # The Windows code page writes tones as separate marks.
    for row in rows:
        yield [unicodedata.normalize("NFC", cell) for cell in row]


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _binary(name: str) -> Refusal:
    return refuse(
        "binary",
        f"Tệp “{name}” chứa ký tự NUL, không phải văn bản.",
        f"The file “{name}” holds NUL characters; it is no text.",
        sheet=name,
        remedy=("Lưu lại dạng CSV UTF-8.", "Save it as CSV UTF-8."),
    )
