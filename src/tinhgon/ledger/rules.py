"""Pure: the canonical words of an entry, their digest, and the Merkle tree over digests (RFC 6962 hashing)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tinhgon.kernel.mandate import Decision, Mandate


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in the ledger: who, on what authority and decision, when, from which day, on what, and what it wrote.

    ``payload`` holds the words of the act (the scheme's text, counts, file digests); ``content`` a digest per part of the books.
    """

    number: int
    at: datetime
    act: str
    mandate: Mandate
    decision: Decision
    effective: date | None = None
    subject: str = ""
    payload: dict[str, Any] = field(default_factory=dict)
    content: dict[str, Any] = field(default_factory=dict)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """A Merkle root over the entries numbered ``first`` to ``last``; ``previous`` is the digest of the seal before."""

    number: int
    at: datetime
    first: int
    last: int
    entries: int
    root: str
    previous: str = ""
    digest: str = ""


def canonical(value: Any) -> bytes:
    """Write a value as canonical JSON: sorted names, no spaces, UTF-8.

    Fractions are refused (ValueError), because stores round them differently; give them as text.
    """
    _refuse_fractions(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode()


def entry_digest(entry: Entry) -> str:
    """Return the SHA-256, in hexadecimal, of everything an entry says."""
    said = asdict(entry)
    del said["digest"]
    return hashlib.sha256(canonical(said)).hexdigest()


def seal_digest(seal: Seal) -> str:
    """Return the SHA-256, in hexadecimal, of everything a seal says, its number aside."""
    said = asdict(seal)
    del said["digest"], said["number"]
    return hashlib.sha256(canonical(said)).hexdigest()


def merkle_root(digests: Sequence[str]) -> str:
    """Return the root of the tree over the digests in their order; a leaf and a node are hashed apart, so neither passes as the other."""
    layer = [hashlib.sha256(b"\x00" + bytes.fromhex(digest)).digest() for digest in digests]
    if not layer:
        return hashlib.sha256(b"").hexdigest()
    while len(layer) > 1:
        pairs = [
            hashlib.sha256(b"\x01" + one + two).digest() for one, two in zip(layer[::2], layer[1::2], strict=False)
        ]
        layer = pairs + layer[len(pairs) * 2 :]
    return layer[0].hex()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"the ledger cannot hold {type(value).__name__}")


def _refuse_fractions(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError("the ledger holds no fractions; give them as text")
    if isinstance(value, dict):
        for part in value.values():
            _refuse_fractions(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_fractions(part)
