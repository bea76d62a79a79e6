"""The key that signs cookies: made once for an installation and kept in its var folder, readable by its owner only."""

import contextlib
import os
import secrets
from pathlib import Path


def kept_in(file: Path) -> str:
    """The key in ``file``, made on the first call; two processes that start at once end with the same key."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        own = file.with_name(f"{file.name}.{os.getpid()}")
        own.unlink(missing_ok=True)
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as draft:
            draft.write(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(own, file)  # unlike a rename, this loses to whoever was first
        own.unlink()
    return file.read_text().strip()
