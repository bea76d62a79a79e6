"""A file appears whole or not at all, and never in the place of another unless that is wanted."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

from tinhgon.workbook.found import refuse


@contextmanager
def new_file(path: Path, *, force: bool) -> Iterator[Path]:
    """Give a temporary path beside the target; when the block ends well, it takes the target's name.

    Raises Refusal (``workbook.exists``) where the target is there and ``force`` is not set, and (``workbook.unwritable``)
    where the system lets nothing be written there or has no room.
    """
    with _refused(path), _file(path, force=force) as temporary:
        yield temporary


@contextmanager
def new_folder(path: Path, *, force: bool) -> Iterator[Path]:
    """Give a temporary folder beside the target; when the block ends well, it takes the target's name.

    Raises as `new_file`.
    """
    with _refused(path), _folder(path, force=force) as temporary:
        yield temporary


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Turn what the system says of a place that cannot be written into a refusal that names it."""
    try:
        yield
    except (OSError, FileCreateError) as error:
        said = getattr(error, "strerror", None) or error
        raise refuse(
            "unwritable",
            f"Không ghi được “{path}”: {said}.",
            f"“{path}” cannot be written: {said}.",
            remedy=("Chọn chỗ khác ghi được và còn chỗ trống.", "Choose a place that can be written and has room."),
        ) from error


@contextmanager
def _file(path: Path, *, force: bool) -> Iterator[Path]:
    _check(path, force=force)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _flush(temporary)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _folder(path: Path, *, force: bool) -> Iterator[Path]:
    _check(path, force=force)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    old = temporary.with_name(f"{temporary.name}.old")
    try:
        yield temporary
        for file in temporary.iterdir():
            _flush(file)
        temporary.chmod(0o755)
        if path.exists():
            path.rename(old)
        temporary.rename(path)
    except BaseException:
        if old.exists() and not path.exists():
            old.rename(path)
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    if old.is_dir():
        shutil.rmtree(old)
    else:
        old.unlink(missing_ok=True)


def _check(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise refuse(
            "exists",
            f"“{path.name}” đã có; không ghi đè.",
            f"“{path.name}” is there already; it is not overwritten.",
            remedy=("Chọn tên khác, hoặc cho phép ghi đè.", "Choose another name, or allow overwriting."),
        )


def _flush(file: Path) -> None:
    """Make sure the bytes are on the disk before the name points at them."""
    with file.open("rb") as written:
        os.fsync(written.fileno())
