"""Pictures without what they tell of who took them and where: blocks of description are cut out, the picture itself stays as it was.

Of other kinds of file nothing is taken away: their maker may stand in them, and whoever sends one is told so.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

#: Blocks of a PNG that hold the picture; all others (texts, EXIF, times) go.
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"bKGD", b"pHYs"})
_JPEG: Final = b"\xff\xd8"
#: Segments without a length of their own.
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def cleaned(data: bytes) -> tuple[bytes, bool]:
    """Return a file without descriptions where it is a picture of a kind known here, and whether that was done."""
    if data.startswith(_PNG):
        made = _png(data)
    elif data.startswith(_JPEG):
        made = _jpeg(data)
    else:
        return data, False
    return (data, False) if made is None else (made, True)


def _png(data: bytes) -> bytes | None:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            return None
        if kind in _PNG_KEPT:
            body = data[at + 8 : end - 4]
            kept.append(struct.pack(">I", length) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    return None


def _jpeg(data: bytes) -> bytes | None:
    kept, at = [_JPEG], 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker in _BARE:
            kept.append(data[at : at + 2])
            at += 2
            continue
        if marker == 0xD9:
            return b"".join([*kept, data[at : at + 2]])  # what was hung behind the end goes
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < 2 or end > len(data):
            return None
        if marker == 0xDA:
            end = _after_scan(data, end)
        # APP0 says how large a point is, APP14 how the colours are meant; the other APP segments and comments describe.
        if not (0xE1 <= marker <= 0xEF and marker != 0xEE) and marker != 0xFE:
            kept.append(data[at:end])
        at = end
    return None


def _after_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands behind the points of a scan."""
    while (found := data.find(b"\xff", at)) >= 0 and found + 1 < len(data):
        if data[found + 1] != 0 and not 0xD0 <= data[found + 1] <= 0xD7:
            return found
        at = found + 2
    return len(data)
