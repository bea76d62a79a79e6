"""A file handed to the scanner that this installation names (``TINHGON_SCANNER``), before it is kept."""

from __future__ import annotations

import shlex
import subprocess
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

#: A scanner that takes longer has failed, and the file is not kept.
_SECONDS: Final = 60


def scan_with(command: str) -> Scanner:
    """Return the scanner of a command line: it reads the file on its standard input and ends with 0 for a clean one, 1 for a bad one."""
    return Scanner(tuple(shlex.split(command)))


class Scanner:
    """Runs a command over a file; without a command it says that nothing was scanned."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.command = command

    def __call__(self, data: bytes) -> str:
        """Return the scanner's name for a clean file, nothing where there is no scanner.

        Raises Refusal for a file that is not clean, and where the scanner failed: then nobody knows.
        """
        if not self.command:
            return ""
        try:
            done = subprocess.run(self.command, input=data, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(str(error)) from error
        if done.returncode == 0:
            return self.command[0].rpartition("/")[2]
        if done.returncode == 1:
            said = Sentence("Tệp có mã độc, không được nhận.", "The file is malicious and is not taken.")
            told = done.stdout.decode(errors="replace").strip()[:200]
            raise Refusal([Finding("case.malicious", said, measured=told, where={"field": "file"})])
        raise _failed(done.stderr.decode(errors="replace").strip()[:200] or f"exit {done.returncode}")


def _failed(why: str) -> Refusal:
    said = Sentence("Không quét được tệp nên chưa nhận.", "The file could not be scanned and is not taken.")
    remedy = Sentence("Thử lại; nếu vẫn vậy, báo người quản trị.", "Try again; else tell the administrator.")
    return Refusal([Finding("case.scanner", said, measured=why, remedy=remedy, where={"field": "file"})])
