"""Is the server running? Answered from its pid file and a look at the process, never from the file alone."""

import contextlib
import os
import socket
from pathlib import Path

from tinhgon.site.embedded import programs


def pid(home: Path) -> int | None:
    """The running server's process, or None."""
    first = text(home / "data" / "postmaster.pid").split("\n")[0]
    return int(first) if first.isdigit() and is_server(int(first), home / "data") else None


def answering_port(home: Path) -> int | None:
    """The port on which the running server takes connections, or None."""
    lines = text(home / "data" / "postmaster.pid").split("\n")
    if len(lines) < 8 or lines[7].strip() != "ready" or pid(home) is None:
        return None
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", int(lines[3])), timeout=2):
        return int(lines[3])
    return None


def is_server(process: int, data: Path) -> bool:
    """Whether this process is the server of this data: a number left in a file may by now be another program's."""
    if not alive(process):
        return False
    command = Path(f"/proc/{process}/cmdline")
    if command.exists():
        words = command.read_bytes().split(b"\0")
        return words[0].endswith(b"postgres") and str(data).encode() in words
    shown = programs.run(["ps", "-ww", "-o", "command=", "-p", str(process)]).stdout
    return "postgres" in shown and str(data) in shown


def alive(process: int) -> bool:
    """Whether any process has this number."""
    try:
        os.kill(process, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True


def forget_foreign_pid(data: Path) -> None:
    """Remove a pid file that names a process which is no server of this data, and only then.

    A dead number PostgreSQL judges itself, and better: it also asks whether children of a killed server still hold
    the shared memory. A number that another program of the same user got since would keep it from ever starting.
    """
    file = data / "postmaster.pid"
    if not file.exists():
        return
    first = text(file).split("\n")[0]
    if first.isdigit() and (is_server(int(first), data) or not alive(int(first))):
        return
    for folder in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            if folder.resolve(strict=True) == data.resolve():
                return  # children of a killed server are still there
    file.unlink()


def text(path: Path) -> str:
    """The file's text, or nothing where there is none to read."""
    try:
        return path.read_text().strip()
    except OSError:
        return ""
