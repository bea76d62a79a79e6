"""An XLSX file is a zip of XML: it is unpacked here within limits, and only what was looked at goes on to the reader."""

from __future__ import annotations

import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO, Final

from tinhgon.kernel.refusal import Refusal
from tinhgon.workbook.found import refuse
from tinhgon.workbook.limits import Limits

_CHUNK: Final = 1 << 20
_LOCAL_HEADER: Final = 30
_FORBIDDEN_XML: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHER_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii|ascii)", re.IGNORECASE)
_MACROS: Final = re.compile(r"vbaproject|vbadata|macrosheets|dialogsheets|activex|xlm", re.IGNORECASE)

#: Given each checked piece of one part; called with None at its end.
Watcher = Callable[[bytes | None], None]


def checked_copy(path: Path, limits: Limits, watch: Callable[[str], Watcher | None]) -> IO[bytes]:
    """Return a new zip, in a temporary file, that holds the XML parts of the workbook, each one inflated and looked at.

    What the reader gets is this copy, so no trick in the original's directory can show the reader something else.
    ``watch`` returns, for the name of a part, who wants to see its bytes. Raises Refusal (rules ``workbook.not_xlsx``,
    ``.zip_bomb``, ``.macros``, ``.xml_entities``, ``.encrypted``, ``.damaged``).
    """
    target = tempfile.SpooledTemporaryFile(max_size=64 << 20)  # noqa: SIM115  the caller reads and closes it
    try:
        with path.open("rb") as source, zipfile.ZipFile(source) as package:
            parts = _directory(package, limits)
            budget = [limits.inflated_bytes]
            with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
                for part in parts:
                    if part.filename.endswith((".xml", ".rels")):
                        with copy.open(zipfile.ZipInfo(part.filename), "w", force_zip64=True) as out:
                            _copy_part(source, part, out, limits, budget, watch(part.filename))
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,
        UnicodeDecodeError,
        ValueError,
    ) as error:
        target.close()
        raise _damaged() from error
    except Refusal:
        target.close()
        raise
    target.seek(0)
    return target


def _directory(package: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the parts of the package, refused where the directory itself is suspicious."""
    parts = [part for part in package.infolist() if not part.is_dir()]
    names = [part.filename for part in parts]
    if len(parts) > limits.parts:
        raise _bomb(f"{len(parts)} tệp con", f"{len(parts)} parts")
    if "xl/workbook.bin" in names:
        raise _not_xlsx("sổ tính nhị phân .xlsb", "a binary .xlsb workbook")
    if "mimetype" in names and "content.xml" in names:
        raise _not_xlsx("tài liệu OpenDocument (.ods)", "an OpenDocument file (.ods)")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise _not_xlsx("tệp nén không chứa sổ tính", "a zip file without a workbook")
    if any(_MACROS.search(name) for name in names):
        raise _macros()
    if any(part.flag_bits & 0x1 for part in parts):
        raise refuse(
            "encrypted",
            "Tệp có mật khẩu.",
            "The file has a password.",
            remedy=("Bỏ mật khẩu rồi lưu lại.", "Take the password away and save it again."),
        )
    if len(set(names)) != len(names) or any(".." in name or name.startswith(("/", "\\")) for name in names):
        raise _damaged()
    spans = sorted((part.header_offset, part.header_offset + _LOCAL_HEADER + part.compress_size) for part in parts)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise _bomb("các phần chồng lên nhau", "overlapping parts")
    if sum(part.file_size for part in parts) > limits.inflated_bytes:
        raise _bomb(
            f"bung ra quá {limits.inflated_bytes >> 20} MiB", f"more than {limits.inflated_bytes >> 20} MiB unpacked"
        )
    return parts


def _copy_part(
    source: IO[bytes],
    part: zipfile.ZipInfo,
    out: IO[bytes],
    limits: Limits,
    budget: list[int],
    watcher: Watcher | None,
) -> None:
    """Inflate one part ourselves, whatever its header promises, look for entities, and write it into the copy."""
    most = min(budget[0], max(limits.ratio_free_bytes, limits.ratio * part.compress_size))
    size, tail, checksum = 0, b"", 0
    for piece in _inflated(source, part):
        size += len(piece)
        if size > most:
            raise _bomb(
                f"“{part.filename}” bung ra quá {most >> 20} MiB",
                f"“{part.filename}” unpacks to more than {most >> 20} MiB",
            )
        if size == len(piece):
            _look_at_start(part.filename, piece)
        if _FORBIDDEN_XML.search(tail + piece):
            raise refuse(
                "xml_entities",
                f"“{part.filename}” khai báo DTD hoặc thực thể XML; tệp bị từ chối.",
                f"“{part.filename}” declares a DTD or XML entities; the file is refused.",
                remedy=(
                    "Mở bằng Excel hoặc LibreOffice và lưu lại.",
                    "Open it in Excel or LibreOffice and save it again.",
                ),
            )
        tail, checksum = piece[-32:], zlib.crc32(piece, checksum)
        out.write(piece)
        if watcher is not None:
            watcher(piece)
    if checksum != part.CRC:
        raise _damaged()
    if watcher is not None:
        watcher(None)
    budget[0] -= size


def _look_at_start(name: str, piece: bytes) -> None:
    """Refuse XML that is not UTF-8, since a check for entities would not see into it, and macros declared by type."""
    start = piece.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<") or b"\x00" in start[:200] or _OTHER_ENCODING.match(start):
        raise _damaged()
    if name == "[Content_Types].xml" and re.search(rb"macroEnabled|vbaProject", piece, re.IGNORECASE):
        raise _macros()


def _inflated(source: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of one part, at most a chunk at a time."""
    source.seek(part.header_offset)
    header = source.read(_LOCAL_HEADER)
    if header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    source.seek(name_length + extra_length, 1)
    left = part.compress_size
    if part.compress_type == zipfile.ZIP_STORED:
        while left and (piece := source.read(min(left, _CHUNK))):
            left -= len(piece)
            yield piece
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError
    inflate = zlib.decompressobj(-15)
    while left and not inflate.eof:
        packed = source.read(min(left, _CHUNK))
        if not packed:
            raise EOFError
        left -= len(packed)
        while packed:
            piece = inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail
            if piece:
                yield piece
    if not inflate.eof:
        if rest := inflate.flush():
            yield rest
        if not inflate.eof:
            raise EOFError


def _bomb(vi: str, en: str) -> Refusal:
    return refuse(
        "zip_bomb", f"Tệp nén quá mức an toàn: {vi}.", f"The file is packed beyond what is safe: {en}.", value=en
    )


def _macros() -> Refusal:
    return refuse(
        "macros",
        "Tệp chứa macro; tệp bị từ chối.",
        "The file holds macros; it is refused.",
        remedy=("Lưu lại dạng .xlsx, không kèm macro.", "Save it as .xlsx, without macros."),
    )


def _not_xlsx(vi: str, en: str) -> Refusal:
    return refuse(
        "not_xlsx",
        f"Đây là {vi}, không phải sổ tính .xlsx.",
        f"This is {en}, not an .xlsx workbook.",
        remedy=("Lưu lại dạng .xlsx.", "Save it as .xlsx."),
    )


def _damaged() -> Refusal:
    return refuse(
        "damaged",
        "Tệp hỏng hoặc không theo chuẩn XLSX.",
        "The file is damaged, or does not follow the XLSX standard.",
        remedy=("Mở bằng Excel hoặc LibreOffice và lưu lại.", "Open it in Excel or LibreOffice and save it again."),
    )
