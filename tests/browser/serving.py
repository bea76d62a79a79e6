"""The sample province behind a real server, for tests that walk pages in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import faces
from tests.mandates.builders import PASSWORD

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


def signs_in(page: Page, server: str, login: str) -> None:
    """Sign in whoever has the tests' password and no second factor."""
    page.goto(f"{server}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("link", name="Đăng nhập")).to_have_count(0)


def faults(page: Any) -> list[str]:
    """Return what is wrong with a page as it stands: accessibility, and width beyond the window."""
    response = Axe().run(page, options=RULES).response
    found = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found + (["wider than the window"] if wide else [])
