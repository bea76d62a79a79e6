"""The books of a day as one file to download, without what is private of a person."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import SCHEMAS
from tinhgon.structure.snapshot import Structure
from tinhgon.workbook.template import write_template_csv, write_template_xlsx
from tinhgon.workbook.writing.frames import write_json, write_parquet_folder
from tinhgon.workbook.writing.selection import select
from tinhgon.workbook.writing.sheets import write_csv_folder, write_xlsx

#: What pages and their downloads never give of a person.
PRIVATE: Final = ("birth", "sex", "home", "qualification")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending, its words, its media type, and how it is written; folders become a ZIP archive."""

    ending: str
    words: Sentence
    media: str
    write: Callable[..., Any]
    folder: bool = False


KINDS: Final[dict[str, Kind]] = {
    one.ending: one
    for one in (
        Kind(
            "xlsx",
            Sentence("Bảng tính Excel, năm trang", "Excel workbook, five sheets"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            write_xlsx,
        ),
        Kind(
            "csv.zip",
            Sentence("Năm tệp CSV trong một tệp nén", "Five CSV files in one archive"),
            "application/zip",
            write_csv_folder,
            folder=True,
        ),
        Kind("json", Sentence("Một tài liệu JSON", "One JSON document"), "application/json", write_json),
        Kind(
            "parquet.zip",
            Sentence(
                "Năm tệp Parquet trong một tệp nén, cho phân tích", "Five Parquet files in one archive, for analysis"
            ),
            "application/zip",
            write_parquet_folder,
            folder=True,
        ),
    )
}

TEMPLATES: Final[dict[str, Kind]] = {
    "xlsx": Kind("xlsx", Sentence("Mẫu Excel trống", "Empty Excel workbook"), KINDS["xlsx"].media, write_template_xlsx),
    "csv.zip": Kind(
        "csv.zip", Sentence("Mẫu CSV trống", "Empty CSV files"), "application/zip", write_template_csv, folder=True
    ),
}


def public(structure: Structure) -> Structure:
    """Return the apparatus without birth, sex, home and qualification of people."""
    nothing = [pl.lit(None, dtype=SCHEMAS["people"][column]).alias(column) for column in PRIVATE]
    return replace(structure, people=structure.people.with_columns(nothing))


def books(structure: Structure, kind: Kind) -> bytes:
    """Return the apparatus of a day as a file that can be read in again."""
    return _written(kind, lambda path: kind.write(select(public(structure), structure.day), path))


def empty(kind: Kind) -> bytes:
    """Return the empty workbook that people fill in."""
    return _written(kind, kind.write)


def _written(kind: Kind, write: Callable[[Path], Any]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="tinhgon-") as folder:
        path = Path(folder) / ("so-bo" if kind.folder else f"so-bo.{kind.ending}")
        write(path)
        return _zipped(path) if kind.folder else path.read_bytes()


def _zipped(folder: Path) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return file.getvalue()
