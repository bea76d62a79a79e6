"""What a file is, by its content and not by its name; what is none of these is not kept."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

#: A larger file is no document of a dossier.
MOST_BYTES: Final = 20 * 1024 * 1024
MOST_NAME: Final = 120

_WORDS: Final = "PDF, DOCX, XLSX, ODT, PNG, JPEG, TXT"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type and the ending that its name gets."""

    media: str
    ending: str


_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"
_PACKED: Final = {
    "word/document.xml": Kind(f"{_OPEN_XML}.wordprocessingml.document", "docx"),
    "xl/workbook.xml": Kind(f"{_OPEN_XML}.spreadsheetml.sheet", "xlsx"),
}
_ODT: Final = b"application/vnd.oasis.opendocument.text"
_STARTS: Final = (
    (b"%PDF-", Kind("application/pdf", "pdf")),
    (b"\x89PNG\r\n\x1a\n", Kind("image/png", "png")),
    (b"\xff\xd8\xff", Kind("image/jpeg", "jpg")),
)


def kind_of(data: bytes) -> Kind:
    """Return what a file is. Raises Refusal where it is empty, too large, holds macros, or is none of the kinds that are kept."""
    if not data:
        raise _refused("empty", "Tệp trống.", "The file is empty.")
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if _is_text(data):
        return Kind("text/plain", "txt")
    raise _refused("kind", f"Tệp không phải {_WORDS}.", f"The file is none of {_WORDS}.")


def too_large(size: int) -> Refusal:
    """Return the refusal of a file above the limit."""
    most = MOST_BYTES // 1024 // 1024
    return _refused("large", f"Tệp quá {most} MB.", f"The file is larger than {most} MB.", str(size), f"≤ {MOST_BYTES}")


def safe_name(name: str, kind: Kind) -> str:
    """Return a file's name without folders and control characters, with the ending of what it is."""
    plain = "".join(
        sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable() and sign not in '"<>|:*?'
    )
    stem = plain.rpartition(".")[0] or plain or "van-ban"
    return f"{stem[:MOST_NAME].strip(' .') or 'van-ban'}.{kind.ending}"


def _packed(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            first = archive.infolist()[0] if names else None
            odt = (
                first is not None
                and first.filename == "mimetype"
                and first.file_size < 100
                and archive.read(first) == _ODT
            )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _refused("kind", "Tệp nén hỏng.", "The archive is broken.") from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refused("macros", "Tệp có macro, không được nhận.", "The file holds macros, which are not taken.")
    if odt:
        return Kind(_ODT.decode(), "odt")
    for name, kind in _PACKED.items():
        if name in names and "[Content_Types].xml" in names:
            return kind
    raise _refused("kind", f"Tệp nén này không phải {_WORDS}.", f"This archive is none of {_WORDS}.")


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    begins = text.lstrip()[:64].lower()
    return not any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text) and not begins.startswith(
        ("<", "#!", "mz")
    )


def _refused(rule: str, vi: str, en: str, measured: str = "", required: str = "") -> Refusal:
    remedy = Sentence(f"Gửi một tệp {_WORDS}, không quá {MOST_BYTES // 1024 // 1024} MB.", f"Send one of {_WORDS}.")
    return Refusal([Finding(f"document.{rule}", Sentence(vi, en), remedy=remedy, measured=measured, required=required)])
