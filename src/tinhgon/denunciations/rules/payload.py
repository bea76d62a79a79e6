"""What goes into envelopes, as bytes: the words of a matter, who denounced, what was written to and fro, files.

None of these shows its words where a program writes down what it holds: in a log, in a fault.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Final, TypeVar

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.typed import cleaned
from tinhgon.sealing.errors import CannotOpen

#: Signs of what is written at once, and of a line.
MOST_WORDS: Final = 15_000
MOST_LINE: Final = 300
#: Files of one sending, and bytes of one.
MOST_FILES: Final = 5
MOST_FILE: Final = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Words:
    """What was denounced: whom, what, where; ``named`` whether an identity was sealed with it, ``protect`` whether protection is asked for.

    ``excluded`` holds the names of officers from whom it was kept, ``kept_from`` the keys of their accounts.
    """

    accused: str = field(repr=False)
    text: str = field(repr=False)
    where: str = field(default="", repr=False)
    protect: bool = field(default=False, repr=False)
    named: bool = field(default=False, repr=False)
    excluded: tuple[str, ...] = field(default=(), repr=False)
    kept_from: tuple[int, ...] = field(default=(), repr=False)
    files: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who denounced and how to reach them; all empty where nothing was said, so that an envelope is there in either case.

    ``kept_from`` holds the accounts to which it is not sealed, now or later.
    """

    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    kept_from: tuple[int, ...] = field(default=(), repr=False)

    @property
    def given(self) -> bool:
        """Whether anything was said."""
        return any((self.name, self.contact, self.address, self.note))


@dataclass(frozen=True, slots=True)
class Message:
    """One thing written in the channel; ``about`` says what it is: a question, an answer, a notice, a refusal, protection, a reason."""

    text: str = field(repr=False)
    about: str = "answer"


@dataclass(frozen=True, slots=True)
class File:
    """A file: its name, what its content is, its digest, and whether descriptions were cut out of it."""

    name: str = field(repr=False)
    media: str
    data: bytes = field(repr=False)
    cleaned: bool = False

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()


_Plain = TypeVar("_Plain", Words, Identity, Message)


def as_bytes(said: Words | Identity | Message) -> bytes:
    """Return what goes into an envelope."""
    return json.dumps(asdict(said), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(kind: type[_Plain], data: bytes) -> _Plain:
    """Return what was put in. Raises CannotOpen for bytes that are no such thing."""
    try:
        said: dict[str, Any] = json.loads(data)
        lists = {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
        return kind(**{**said, **lists})
    except (ValueError, TypeError, AttributeError):
        raise CannotOpen from None


def file_bytes(file: File) -> bytes:
    """Return a file with its heading, as it goes into an envelope."""
    head = {"name": file.name, "media": file.media, "cleaned": file.cleaned, "digest": file.digest}
    said = json.dumps(head, ensure_ascii=False, sort_keys=True).encode()
    return len(said).to_bytes(4, "big") + said + file.data


def read_file(data: bytes) -> File:
    """Return a file from an envelope. Raises CannotOpen where its digest is not that of its bytes."""
    try:
        length = int.from_bytes(data[:4], "big")
        head = json.loads(data[4 : 4 + length])
        found = File(head["name"], head["media"], data[4 + length :], bool(head["cleaned"]))
    except (ValueError, KeyError, TypeError):
        raise CannotOpen from None
    if found.digest != head["digest"]:
        raise CannotOpen
    return found


def text(said: str, vi: str, en: str, field_name: str, *, most: int = MOST_WORDS, needed: bool = True) -> str:
    """Return what was written, without blanks around it and signs that cannot be printed. Raises Refusal where it is missing or too long.

    The refusal names the field and the limit, never what was written.
    """
    plain = cleaned(said)
    where: dict[str, str | int] = {"field": field_name}
    if needed and not plain:
        told = Sentence(f"Chưa viết {vi}.", f"Nothing was written: {en}.")
        raise Refusal([Finding("denunciation.empty", told, where=where)])
    if len(plain) > most:
        told = Sentence(f"Phần {vi} quá {most} ký tự.", f"More than {most} characters: {en}.")
        remedy = Sentence("Viết phần còn lại ở tin sau.", "Send the rest as a message afterwards.")
        raise Refusal(
            [
                Finding(
                    "denunciation.long",
                    told,
                    remedy=remedy,
                    measured=str(len(plain)),
                    required=f"≤ {most}",
                    where=where,
                )
            ]
        )
    return plain
