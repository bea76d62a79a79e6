"""The sample province behind a real server, for tests that walk pages in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from pytest_django.live_server_helper import LiveServer

from tests import faces

#: What every page must hold to: WCAG 2.2 at levels A and AA, as far as a program can tell.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@contextmanager
def sample_server() -> Iterator[str]:
    """Serve the sample's database and give the address; nothing is flushed, because nothing is written."""
    with faces.database(faces.sample()):
        server = LiveServer("localhost")
        try:
            yield server.url
        finally:
            server.stop()


def faults(page: Any) -> list[str]:
    """Return what is wrong with a page as it stands: accessibility, and width beyond the window."""
    response = Axe().run(page, options=RULES).response
    found = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found + (["wider than the window"] if wide else [])
