"""What people typed, before anything is made of it."""

from __future__ import annotations


def cleaned(text: str) -> str:
    """Return words without blanks around them and without control signs; line ends are ``\\n``, tabs stay."""
    return "".join(sign for sign in text.replace("\r\n", "\n").strip() if sign.isprintable() or sign in "\n\t")
