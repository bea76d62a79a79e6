"""Padding: what is sealed has one of few sizes, so that its length tells nothing of who wrote it or how much."""

from __future__ import annotations

from typing import Final

from tinhgon.sealing.errors import CannotOpen, too_large

#: Bytes of an identity, given or not: name, ways to be reached, what to protect.
IDENTITY: Final = 4 * 1024
#: Bytes of everything written: a denunciation, a question, an answer, a reason.
WORDS: Final = 64 * 1024
#: Files are brought up to the next power of two from here on; that much of their size is seen.
LEAST_FILE: Final = 64 * 1024
_HEAD: Final = 4


def padded(data: bytes, size: int) -> bytes:
    """Return data brought up to a size, its length before it. Raises Refusal where it does not fit."""
    if len(data) > size - _HEAD:
        raise too_large(len(data), size - _HEAD)
    return len(data).to_bytes(_HEAD, "big") + data + bytes(size - _HEAD - len(data))


def plain(data: bytes) -> bytes:
    """Return what was padded. Raises CannotOpen where these bytes were not."""
    length = int.from_bytes(data[:_HEAD], "big")
    if len(data) < _HEAD or length > len(data) - _HEAD or any(data[_HEAD + length :]):
        raise CannotOpen
    return data[_HEAD : _HEAD + length]


def file_size(size: int) -> int:
    """Return the size that a file of so many bytes gets."""
    wanted = LEAST_FILE
    while wanted < size + _HEAD:
        wanted *= 2
    return wanted
