"""What tests of more than one room share: the browser. Everything else is a plain builder function near its tests.

Nothing here may import Django: the tests of the pure rooms also run where it is forbidden.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A slow machine is no fault of the code. Where all checks must tell the same twice (CI), the drawn examples are the same
# twice too; at a developer's desk they go on looking for new ones.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium() -> Any:
    """A Chromium started once for all tests of pages; they are left out, and say so, where there is none."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        named = os.environ.get("TINHGON_CHROMIUM")
        found = [path for name in (named, *BROWSERS) if name and (path := shutil.which(name))]
        found += [path for path in (playwright.chromium.executable_path,) if Path(path).exists()]
        if not found:
            pytest.skip("no Chromium: install it (Debian: apt-get install chromium) or name it in TINHGON_CHROMIUM")
        # Chromium's own sandbox does not work as root; the pages are our own.
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found[0], args=[*options, "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A fresh page in Vietnamese, 1280 × 800. Under the strict CSP use ``expect(locator)``, not wait_for_function."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()
