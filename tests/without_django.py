"""A pytest plugin: any import of Django or of a database fails, so that a pure room which needs one is found out.

``./run test`` runs the tests of the pure rooms once more under it, in a process of their own, because in the process
of the other tests Django is loaded long before them and nothing would be noticed.
"""

import sys
from importlib.machinery import ModuleSpec
from typing import Any

import pytest

FORBIDDEN = {"django", "ninja", "psycopg", "adbc_driver_postgresql"}


class Door:
    """An import hook that stands before all others."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] in FORBIDDEN:
            raise ImportError(f"{name} is no business of a pure room")
        return None


sys.meta_path.insert(0, Door())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("DJANGO_SETTINGS_MODULE", "belongs to pytest-django, which is left out here")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "django_db: belongs to pytest-django, which is left out here")
