"""The trail of changes: every changed row of the watched tables, as the database wrote it, for who keeps watch."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from tinhgon.accounts.models import Trail
from tinhgon.accounts.queries import trail, unwatched
from tinhgon.kernel.sentence import Sentence
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled

_TITLE = Sentence("Dấu vết thay đổi", "Trail of changes")
_EACH = 100


@acting
def trail_page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List changed rows, newest first: of one table, by whom; ``?truoc=`` continues after a page."""
    entitled(request, "audit.read", None, asked.today)
    source, actor, before = (request.GET.get(name, "").strip() for name in ("bang", "ai", "truoc"))
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    found = trail(source, actor, start, _EACH + 1)
    return show(
        request, asked, "web/ledger/trail.html", _TITLE, (Crumb(Sentence("Nhật ký", "Ledger"), addresses.LEDGER), Crumb(_TITLE)),
        rows=[_shown(one) for one in found[:_EACH]], more=found[_EACH - 1].number if len(found) > _EACH else None, source=source,
        actor=actor, unwatched=unwatched(),
    )  # fmt: skip


def _shown(one: Trail) -> dict[str, Any]:
    return {"row": one, "before": _text(one.before), "after": _text(one.after)}


def _text(values: dict[str, Any] | None) -> str:
    return "" if values is None else json.dumps(values, ensure_ascii=False, indent=1)
