"""The texts of a dossier: one way of writing a scheme, so that what was decided is byte for byte what is enacted."""

from __future__ import annotations

import hashlib

from tinhgon.structure.scheme import read_scheme


def canonical(text: str, source: str = "") -> str:
    """Return a scheme as the house writes it; reading and writing it again gives the same bytes. Raises Refusal."""
    return read_scheme(text, source).to_yaml()


def digest_of(text: str) -> str:
    """Return the SHA-256 of a scheme as the house writes it."""
    return hashlib.sha256(canonical(text).encode()).hexdigest()
