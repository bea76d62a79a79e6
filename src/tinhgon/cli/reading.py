"""Reading a file that a command names, with a refusal in words where it cannot be read."""

from __future__ import annotations

import sys
from pathlib import Path

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence


def read_file(path: Path) -> str:
    """Return the text of a file in UTF-8, or of the standard input for "-"; raises Refusal where it cannot be read."""
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        said = Sentence(f"Không đọc được {path}: {error.strerror}.", f"{path} cannot be read: {error.strerror}.")
    except UnicodeDecodeError as error:
        said = Sentence(f"{path} không phải văn bản UTF-8.", f"{path} is not text in UTF-8 (byte {error.start}).")
    raise Refusal([Finding("file.unreadable", said, subject=str(path))])
