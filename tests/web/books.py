"""Small books for tests of pages: the invented province, and a scheme that merges, divides and absorbs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.registry.builders import enact, loaded
from tinhgon.registry.acts import Enactment

#: An and 60 % of Bình become An Bình, the rest of Bình goes into Cát; department B into A.
STEPS: tuple[dict[str, Any], ...] = (
    {
        "do": "merge_territory",
        "of": ["00011", {"place": "00012", "share": 0.6, "main": True}],
        "into": {"code": "00031", "name": "Xã An Bình", "kind": "commune", "parent": "901"},
        "clause": "Điều 1",
    },
    {
        "do": "absorb_territory",
        "of": [{"place": "00012", "rest": True, "printed": {"population": 2222}}],
        "into": "00013",
    },
    {"do": "absorb", "of": ["99.SB"], "into": "99.SA"},
)


def with_scheme() -> Enactment:
    """The invented province from 2020 on, and the scheme ``sap-xep`` enacted from 2025-07-01 on."""
    loaded()
    return enact(*STEPS, named="sap-xep")


def get(path: str, status: int = 200, **headers: str) -> str:
    """Return a page's text; the status must be as said."""
    response = Client().get(path, headers=headers or None)
    assert response.status_code == status, (path, response.status_code, response.content.decode()[:2000])
    return response.content.decode()


def words(html: str) -> str:
    """Return what a page says, without its markup, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style).*?</\1>", " ", html, flags=re.S)).split())


def queries(act: Callable[[], object]) -> int:
    """Return how many queries something needs."""
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


def keeps_the_policy(html: str) -> bool:
    """Say whether a page carries no inline script, no style and no handler."""
    return not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", html)
