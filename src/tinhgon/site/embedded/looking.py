"""Is the server running? Answered from its pid file and a look at the process, never from the file alone."""

import contextlib
import os
import signal
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


def clear_the_way(data: Path) -> None:
    """Remove what a killed server left behind, where PostgreSQL would not start because of it. No server runs here.

    Its children, if any: one in the midst of a long query does not notice for as long as the query takes. And a pid file
    whose number another program got since; a number that is nobody's PostgreSQL judges itself.
    """
    for child in _children(data):
        with contextlib.suppress(OSError):
            os.kill(child, signal.SIGKILL)  # what it did is in the log of the database or was never committed
    file = data / "postmaster.pid"
    first = text(file).split("\n")[0]
    if file.exists() and not (first.isdigit() and not alive(int(first))):
        file.unlink()


def _children(data: Path) -> list[int]:
    """PostgreSQL processes that work in this data folder. Empty where there is no /proc to ask."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink() == data.resolve() and (process / "exe").readlink().name.startswith(
                "postgres"
            ):
                found.append(int(process.name))
    return found


def text(path: Path) -> str:
    """The file's text, or nothing where there is none to read."""
    try:
        return path.read_text().strip()
    except OSError:
        return ""
