"""The steps of a draft as they stand on its page: each is drawn once, and again only when what it says changes."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tinhgon.kernel.kept import Kept
from tinhgon.reform.rules.working import Worked
from tinhgon.web.schemes.steps import Line
from tinhgon.web.templatetags.house import language

#: Stand in what is kept for what differs each time. Nobody can write them into a step, for nobody knows them.
_TOKEN: Final = f"t{secrets.token_hex(16)}"
_SEEN: Final = f"v{secrets.token_hex(16)}"
#: The steps of some dozens of drafts, a few hundred bytes each.
_drawn: Kept[str] = Kept(4000)


def drawn(
    request: HttpRequest, lines: Sequence[Line], found: Worked, here: str, version: int, *, writes: bool
) -> SafeString:
    """Return the items of the list of steps; where the draft may be written, with the buttons that edit ``version``."""
    html = "".join(_item(line, _status(line, found), here, writes=writes) for line in lines)
    return SafeString(html.replace(_TOKEN, get_token(request)).replace(_SEEN, str(version)) if writes else html)


def _item(line: Line, status: str, here: str, *, writes: bool) -> str:
    values = {"line": line, "status": status, "here": here, "writes": writes, "token": _TOKEN, "seen": _SEEN}
    return _drawn.of(
        (), (line, status, here, writes, language()), lambda: render_to_string("web/drafting/_buoc.html", values)
    )


def _status(line: Line, found: Worked) -> str:
    return "blocked" if found.stopped_at == line.number else "waiting" if line.number > found.done else ""
