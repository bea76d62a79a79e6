"""Making the data of the embedded server, starting it, and giving the application its role and its database."""

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tinhgon.site.embedded import looking, programs
from tinhgon.site.embedded.programs import Unavailable

APPLICATION = "tinhgon_app"
#: Serves pages: reads and writes rows, but owns no table, so it can switch off no trigger and empty no ledger.
SERVING = "tinhgon_serve"
#: Says that roles and database are made; another name where an older installation lacks some of them.
READY = "ready-2"
DATABASE = "tinhgon"
FIRST_PORT, LAST_PORT = 54330, 54999
LEAST_FREE_BYTES = 400 * 2**20
SETTINGS = {
    "shared_buffers": "256MB",
    "work_mem": "64MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
    "fsync": "on",
    "synchronous_commit": "on",
    "jit": "off",
    "random_page_cost": "1.1",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
}
# Without superuser and without BYPASSRLS, so that row security binds the application too; CREATEDB is for tests.
ROLE_AND_DATABASE = """
do $$ begin
  if not exists (select from pg_roles where rolname = 'tinhgon_app') then create role tinhgon_app; end if;
end $$;
do $$ begin
  if not exists (select from pg_roles where rolname = 'tinhgon_serve') then create role tinhgon_serve; end if;
end $$;
alter role tinhgon_serve login nosuperuser nobypassrls nocreaterole noreplication nocreatedb password :'serving';
alter role tinhgon_app login nosuperuser nobypassrls nocreaterole noreplication createdb password :'word';
select 'create database tinhgon owner tinhgon_app'
  where not exists (select from pg_database where datname = 'tinhgon') \\gexec
revoke all on database tinhgon from public;
grant connect, temporary on database tinhgon to tinhgon_serve;
"""


def initialise(home: Path, folder: Path) -> None:
    """Make the data folder. It gets its name only when it is complete, so a half-made one is never started."""
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE_BYTES:
        raise Unavailable(f"The disk of {home} is full: {free >> 20} MB free, {LEAST_FREE_BYTES >> 20} MB needed.")
    (home / READY).unlink(missing_ok=True)
    for half_made in home.glob("making-*"):
        shutil.rmtree(half_made)
    words = {name: secrets.token_urlsafe(24) for name in ("postgres", APPLICATION, SERVING)}
    _keep(home / "passwords.json", words)
    half_made = Path(tempfile.mkdtemp(dir=home, prefix="making-"))  # mode 0700
    word = half_made / "word"
    word.touch(0o600)
    word.write_text(words["postgres"])
    if identity := programs.identity():
        for path in (half_made, word):
            os.chown(path, identity["user"], identity["group"])
    # The builtin provider sorts and folds letters alike on every machine, whatever locales that machine has.
    programs.checked(
        [folder / "initdb", "-D", half_made / "data", "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={word}",
         "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
        "The embedded database could not be made",
    )  # fmt: skip
    (half_made / "data").rename(home / "data")
    shutil.rmtree(half_made)


def start(home: Path, folder: Path) -> int:
    """Start the server on its port of last time, or on a free one where that is taken; returns the port."""
    data = home / "data"
    log = data / "server.log"
    _same_version(data, folder)
    if log.exists() and log.stat().st_size > 10 * 2**20:
        log.replace(data / "server.log.1")
    port = free_port(home)
    options = " ".join(f"-c {name}='{value}'" for name, value in {**settings(), "port": port}.items())
    command = [folder / "pg_ctl", "start", "-D", data, "-l", log, "-w", "-t", "300", "-o", options]
    # No pipes: the server would inherit them, and waiting for their end would be waiting for the server's end.
    none = subprocess.DEVNULL
    quiet = {"stdin": none, "stdout": none, "stderr": none, "capture_output": False, "start_new_session": True}
    said = ""
    for pause in (0.2, 1, 2, 4, 0):
        if under_way := _wait_for_another_start(home):
            return under_way
        looking.clear_the_way(data)
        before = log.stat().st_size if log.exists() else 0
        try:
            if programs.run(command, **quiet).returncode == 0:
                (home / "port").write_text(str(port))
                return port
        except (OSError, subprocess.SubprocessError) as error:
            raise Unavailable(f"PostgreSQL could not be started: {error}. Set DATABASE_URL to use another.") from error
        said = looking.text(log)[before:]
        if "pre-existing shared memory block" not in said and "lock file" not in said:
            break
        time.sleep(pause)  # children of a killed server need a moment to notice and leave
    raise Unavailable(_reason(said, home, port))


def _wait_for_another_start(home: Path) -> int | None:
    """The port of a server that runs but does not answer yet: it reads its log again, or the machine is overloaded."""
    until = time.monotonic() + 300
    while looking.pid(home) and time.monotonic() < until:
        if port := looking.answering_port(home):
            return port
        time.sleep(0.1)
    if looking.pid(home):
        raise Unavailable(f"PostgreSQL has been starting for five minutes; its log is {home / 'data' / 'server.log'}.")
    return None


def role_and_database(home: Path, folder: Path, port: int) -> None:
    """Give the application its role and database; harmless when repeated."""
    words = json.loads((home / "passwords.json").read_text())
    if SERVING not in words:  # made before pages had a role of their own
        words[SERVING] = secrets.token_urlsafe(24)
        _keep(home / "passwords.json", words)
    command = [folder / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres"]
    # The passwords travel by environment and standard input, never on a command line that others can list.
    script = f"\\set word '{words[APPLICATION]}'\n\\set serving '{words[SERVING]}'\n{ROLE_AND_DATABASE}"
    passes = {"PGPASSWORD": words["postgres"]}
    programs.checked([*command, "-d", "postgres"], "The database could not be set up", input=script, env=passes)
    (home / READY).touch()


def _keep(file: Path, words: dict[str, str]) -> None:
    """Write the passwords so that only their owner can ever read them, whole or not at all."""
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as open_file:
        json.dump(words, open_file)
    draft.replace(file)


def settings() -> dict[str, str]:
    """What the server is started with. Containers often have 64 MB of /dev/shm, too little for a parallel join."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage("/dev/shm").total >= 512 * 2**20:  # noqa: S108 - its size is read, nothing is put there
            return SETTINGS
    return {**SETTINGS, "dynamic_shared_memory_type": "mmap"}


def free_port(home: Path) -> int:
    """The port of last time where it is free, else the first free one, so that addresses seldom change."""
    remembered = looking.text(home / "port")
    first = FIRST_PORT + int(hashlib.sha256(str(home).encode()).hexdigest(), 16) % (LAST_PORT - FIRST_PORT)
    wanted = [int(remembered)] if remembered.isdigit() else []
    for port in [*wanted, *range(first, LAST_PORT + 1), *range(FIRST_PORT, first)]:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise Unavailable(f"No port between {FIRST_PORT} and {LAST_PORT} is free on 127.0.0.1.")


def _same_version(data: Path, folder: Path) -> None:
    theirs = looking.text(data / "PG_VERSION").strip()
    if not theirs:
        raise Unavailable(
            f"{data} is not whole, PG_VERSION is missing: bring it back, or remove {data.parent} to begin anew."
        )
    ours = programs.run([folder / "postgres", "--version"]).stdout.split()[-1].split(".")[0]
    if theirs != ours:
        raise Unavailable(f"{data} was made by PostgreSQL {theirs}, the wheel brings {ours}: dump and reload it first.")


def _reason(said: str, home: Path, port: int) -> str:
    if "No space left on device" in said:
        return f"PostgreSQL could not start: the disk of {home} is full."
    if "Address already in use" in said:
        return f"PostgreSQL could not start: another program took port {port} meanwhile. Start again."
    log = home / "data" / "server.log"
    return f"PostgreSQL could not start. Its log {log} ends with:\n{said.strip()[-1500:]}"
