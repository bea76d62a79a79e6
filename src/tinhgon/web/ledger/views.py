"""The pages of the ledger: entries, one entry, and the check of the books."""

from __future__ import annotations

import json
from datetime import date
from time import perf_counter
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries
from tinhgon.ledger.rules import Entry
from tinhgon.registry.queries import labels, verify
from tinhgon.registry.queries.grounds import Written, written
from tinhgon.structure.columns import FRAMES, FrameName
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.ledger.words import ACTS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, reading, show
from tinhgon.web.rows.columns import FRAME_WORDS
from tinhgon.web.rows.paging import page_of

_TITLE = Sentence("Nhật ký", "Ledger")
_EACH = 50
_PAYLOAD_CHARACTERS = 60_000


@reading
def ledger(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List entries, newest first: of one act, with a text, written on some days; ``?truoc=`` continues after a page."""
    act, text = request.GET.get("viec", ""), request.GET.get("chu", "").strip()
    since, until = _day(request, "tu"), _day(request, "den")
    before = request.GET.get("truoc", "")
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    found = queries.entries(act, text, since, until, start, _EACH + 1)
    return show(
        request, asked, "web/ledger/ledger.html", _TITLE,
        entries=found[:_EACH], more=found[_EACH - 1].number if len(found) > _EACH else None, started=start is not None,
        acts=ACTS, viec=act, chu=text, since=since, until=until, filtered=bool(act or text or since or until),
        seal=queries.last_seal(),
    )  # fmt: skip


@reading
def entry(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Show one entry: who, by what mandate, on what decision, when, what rows it wrote, and whether it is sealed."""
    found = queries.entry(number)
    parts = _parts(found)
    part = request.GET.get("phan", "")
    chosen = next((one for one in parts if one["id"] == part), parts[0] if parts else None)
    rows: list[dict[str, Any]] = []
    page = page_of(request.GET.get("trang", ""), int(chosen["lines"]) if chosen else 0)
    if chosen:
        slices = written(number, chosen["frame"], page.offset, page.size, withdrawn=chosen["withdrawn"])
        rows = _rows(chosen["frame"], slices, number)
    title = Sentence(f"Mục {number}: {_words(found).vi}", f"Entry {number}: {_words(found).en}")
    plain = {name: value for name, value in found.payload.items() if name != "scheme"}
    payload = json.dumps(plain, ensure_ascii=False, indent=1, default=str)
    return show(
        request, asked, "web/ledger/entry.html", title, (Crumb(_TITLE, addresses.LEDGER), Crumb(str(number))),
        entry=found, cancelled=queries.cancelled_by(found), scheme_path=addresses.scheme(str(number)), words=_words(found),
        parts=parts, chosen=chosen, rows=rows, page=page, seal=queries.seal_over(number),
        payload=payload[:_PAYLOAD_CHARACTERS], cut=len(payload) > _PAYLOAD_CHARACTERS,
        scheme_text=str(found.payload.get("scheme", ""))[:_PAYLOAD_CHARACTERS],
    )  # fmt: skip


@acting
def check(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Explain the check of the books; sent as a form, run it and show what does not hold."""
    title = Sentence("Kiểm tra sổ bộ", "Check of the books")
    context: dict[str, Any] = {"seal": queries.last_seal(), "head": queries.head()}
    if request.method == "POST":
        started = perf_counter()
        found = verify(request.POST.get("niem-phong", "").strip())
        context |= {
            "findings": found[:200],
            "total": len(found),
            "took": round(perf_counter() - started, 1),
            "ran": now(),
        }
    return show(
        request, asked, "web/ledger/check.html", title, (Crumb(_TITLE, addresses.LEDGER), Crumb(title)), **context
    )


def _day(request: HttpRequest, name: str) -> date | None:
    typed = request.GET.get(name, "").strip()
    return parse_day(typed) if typed else None


def _words(found: Entry) -> Sentence:
    return ACTS.get(found.act, Sentence(found.act, found.act))


def _parts(found: Entry) -> list[dict[str, Any]]:
    """Return the parts of the registry that the entry wrote or withdrew, with their lines and digests."""
    parts = []
    for frame in FRAMES:
        for kind in ("written", "withdrawn"):
            said = found.content.get(f"{frame}.{kind}")
            if said and int(said["lines"]):
                parts.append(
                    {
                        "id": f"{frame}.{kind}",
                        "frame": frame,
                        "withdrawn": kind == "withdrawn",
                        "words": FRAME_WORDS[frame],
                        **said,
                    }
                )
    return parts


def _rows(frame: FrameName, slices: list[Written], number: int) -> list[dict[str, Any]]:
    names = labels(frame, [one.key for one in slices]) if frame in ("posts", "tenures") else {}
    pages = {"places": addresses.place, "units": addresses.unit, "people": addresses.person}
    rows = []
    for one in slices:
        label = names.get(one.key, one.label)
        code = label.partition(" ")[0]
        page = pages.get(frame)
        rows.append(
            {
                "slice": one,
                "label": label,
                "path": page(code) if page else "",
                "opened": one.opened_by == number,
                "closed": one.closed_by == number,
            }
        )
    return cast("list[dict[str, Any]]", rows)
