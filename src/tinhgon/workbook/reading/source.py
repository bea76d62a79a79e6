"""Which kind of file it is, judged by what is in it and not by its name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tinhgon.kernel.refusal import Refusal
from tinhgon.workbook.found import refuse
from tinhgon.workbook.limits import Limits
from tinhgon.workbook.progress import Progress
from tinhgon.workbook.reading.csv_folder import csv_files, read_csv_folder
from tinhgon.workbook.reading.plain_frames import read_json, read_parquet_folder
from tinhgon.workbook.reading.raw import RawSheet
from tinhgon.workbook.reading.xlsx import read_xlsx

_MAGIC: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        "sổ tính .xls cũ, hoặc .xlsx có mật khẩu",
        "an old .xls workbook, or an .xlsx with a password",
    ),
    (b"%PDF", "tệp PDF", "a PDF file"),
    (b"PAR1", "một tệp Parquet; hãy đưa cả thư mục", "one Parquet file; give the whole folder"),
    (b"\x1f\x8b", "tệp nén gzip", "a gzip file"),
    (b"Rar!", "tệp nén RAR", "a RAR file"),
    (b"7z\xbc\xaf", "tệp nén 7-Zip", "a 7-Zip file"),
    (b"\x89PNG", "tệp ảnh", "a picture"),
    (b"\xff\xd8\xff", "tệp ảnh", "a picture"),
    (b"<", "tệp HTML hoặc XML", "an HTML or XML file"),
)


def read_sheets(path: Path, limits: Limits, progress: Progress) -> list[RawSheet]:
    """Return the known sheets of a workbook, a folder of CSV or Parquet files, or a JSON document, as text.

    Raises Refusal where it is none of these, holds no known sheet, is hostile or too large.
    """
    if not path.exists():
        raise refuse("no_file", f"Không có tệp “{path.name}”.", f"There is no file “{path.name}”.")
    sheets = _read_folder(path, limits, progress) if path.is_dir() else _read_file(path, limits, progress)
    if not sheets:
        raise refuse(
            "no_sheets",
            "Không có trang nào có tên Địa bàn, Tổ chức, Chức danh, Nhân sự hay Phân công.",
            "No sheet is called Places, Units, Posts, People or Tenures.",
            remedy=("Dùng sổ tính mẫu.", "Use the template."),
        )
    return sheets


def _read_folder(path: Path, limits: Limits, progress: Progress) -> list[RawSheet]:
    if csv_files(path):
        return read_csv_folder(path, limits, progress)
    return read_parquet_folder(path, limits, progress)


def _read_file(path: Path, limits: Limits, progress: Progress) -> list[RawSheet]:
    if path.stat().st_size > limits.file_bytes:
        raise refuse("too_large", f"Tệp “{path.name}” quá lớn.", f"The file “{path.name}” is too large.")
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(b"PK\x03\x04"):
        return read_xlsx(path, limits, progress)
    for magic, vi, en in _MAGIC:
        if start.startswith(magic):
            raise _wrong_kind(path.name, vi, en)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json(path, limits, progress)
    if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        raise _wrong_kind(path.name, "một tệp CSV; hãy đưa cả thư mục", "one CSV file; give the whole folder")
    raise _wrong_kind(path.name, "tệp không rõ loại", "a file of an unknown kind")


def _wrong_kind(name: str, vi: str, en: str) -> Refusal:
    return refuse(
        "wrong_kind",
        f"“{name}” là {vi}.",
        f"“{name}” is {en}.",
        remedy=(
            "Đưa sổ tính .xlsx, thư mục CSV, thư mục Parquet hoặc tài liệu JSON của Tinh Gọn.",
            "Give an .xlsx workbook, a folder of CSV or Parquet files, or a JSON document of Tinh Gọn.",
        ),
    )
