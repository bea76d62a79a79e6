"""Where an installation keeps its things: the checkout, its var folder, the lists of front-end parts."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def checkout() -> Path | None:
    """The source checkout that this package runs from, or None when it was installed as a wheel."""
    root = PACKAGE.parent.parent
    return root if PACKAGE.parent.name == "src" and (root / "pyproject.toml").is_file() else None


def var() -> Path:
    """The folder of everything that an installation makes for itself: keys, database, fetched parts.

    ``TINHGON_VAR`` names it; else it is ``var`` of the checkout; else the user's data folder (XDG).
    """
    named = os.environ.get("TINHGON_VAR")
    if named:
        return Path(named).expanduser().resolve()
    root = checkout()
    if root:
        return root / "var"
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "tinhgon"


def parts() -> Path:
    """The folder of the fetched front-end parts: of this installation, else those that were fetched for the checkout.

    Other books beside (``TINHGON_VAR``) are shown with the same parts.
    """
    own, root = var() / "assets", checkout()
    return own if own.is_dir() or root is None else root / "var" / "assets"


def front_end() -> Path:
    """The folder that says which front-end parts are fetched: ``assets`` of the checkout or of the wheel."""
    root = checkout()
    return root / "assets" if root else PACKAGE / "site" / "_assets"
