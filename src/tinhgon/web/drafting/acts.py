"""What is done to a draft with one button: take a step out, carry it, go back and forth, branch, name it anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Stale
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import drafting as acts
from tinhgon.reform.models import Draft
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.rules import edits
from tinhgon.structure.scheme import Basis
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drafting import acting
from tinhgon.web.drafting.stepping import CRUMBS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting as acting_page
from tinhgon.web.page import show

Act = Callable[[Mandate, Draft, int], object]


def _posted(request: HttpRequest, asked: Asked, name: str, act: Act, edit: edits.Edit | None = None) -> HttpResponse:
    """Do an act that a form sent, and lead back to the draft; who saw an older version is told what changed."""
    draft = acting.read(request, name)
    address = asked.to(addresses.draft(name))
    if request.method != "POST":
        return acting.onward(address)
    mandate = acting.write(request, draft)
    try:
        base = acting.seen(request)
        if edit is not None and request.POST.get("dat-len"):
            acts.lay(mandate, name, base, edit, acting.instant())
        else:
            act(mandate, draft, base)
    except Stale as stale:
        return _stale(request, asked, draft, stale, lays=edit is not None)
    return acting.onward(f"{address}#cac-buoc")


def _stale(request: HttpRequest, asked: Asked, draft: Draft, stale: Stale, *, lays: bool) -> HttpResponse:
    title = Sentence("Người khác đã lưu trước bạn", "Someone saved before you")
    crumbs = (*CRUMBS, Crumb(draft.title, addresses.draft(draft.name)), Crumb(title))
    kept = [(key, value) for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken", "dat-len")]
    return show(
        request, asked, "web/drafting/stale.html", title, crumbs, status=409,
        draft=draft, findings=stale.findings, kept=kept, lays=lays, here=addresses.draft(draft.name),
    )  # fmt: skip


@acting_page
def remove(request: HttpRequest, asked: Asked, name: str, number: int) -> HttpResponse:
    """Take a step out."""
    edit = edits.Remove((number,))
    return _posted(request, asked, name, lambda who, _, base: acts.edit(who, name, base, edit, acting.instant()), edit)


@acting_page
def carry(request: HttpRequest, asked: Asked, name: str, number: int) -> HttpResponse:
    """Carry a step to another number."""
    edit = edits.Move(number, acting.number_of(request.POST.get("den", "")))
    return _posted(request, asked, name, lambda who, _, base: acts.edit(who, name, base, edit, acting.instant()), edit)


@acting_page
def undo(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Show the version before again."""
    return _posted(request, asked, name, lambda who, _, base: acts.undo(who, name, base, acting.instant()))


@acting_page
def redo(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Show what was undone again."""
    return _posted(request, asked, name, lambda who, _, base: acts.redo(who, name, base, acting.instant()))


@acting_page
def take_up(request: HttpRequest, asked: Asked, name: str, number: int) -> HttpResponse:
    """Show an older version again and go on from it."""
    return _posted(request, asked, name, lambda who, _, base: acts.take_up(who, name, base, number, acting.instant()))


@acting_page
def renew(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Say that the draft was looked at against the books of now."""
    return _posted(request, asked, name, lambda who, _, base: acts.renew(who, name, base, acting.instant()))


@acting_page
def branch(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Begin another draft where this one stands, or where one of its versions stood."""
    draft = acting.read(request, name)
    if request.method != "POST":
        return acting.onward(asked.to(addresses.draft(name)))
    mandate = acting.write(request, draft)
    number = acting.number_of(request.POST.get("phien-ban", "")) or None
    title = request.POST.get("ten", "").strip()[:500] or f"{draft.title} (nhánh)"
    made = acts.branch(mandate, name, acting.instant(), number=number, title=title)
    return acting.onward(asked.to(addresses.draft(made.name)))


@acting_page
def head(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Show and take the form of the title, the day, the basis and the note."""
    draft = acting.read(request, name)
    mandate = acting.write(request, draft)
    sketch = queries.sketch(queries.version(draft))
    bases = [
        {"number": one.number, "organ": one.organ, "title": one.title, "date": say_day(one.date) if one.date else ""}
        for one in sketch.basis
    ]
    given: dict[str, Any] = {
        "ten": sketch.title,
        "ten-en": sketch.title_en,
        "ngay": say_day(sketch.day),
        "ghi-chu": sketch.note,
        "basis": bases,
    }
    wrong: tuple[Any, ...] = ()
    base, status = draft.current, 200
    if request.method == "POST":
        given = {key: request.POST.get(key, "").strip() for key in ("ten", "ten-en", "ngay", "ghi-chu")}
        given["basis"] = _bases(request)
        base = acting.seen(request)
        try:
            edit = edits.Head(
                given["ten"], given["ten-en"], parse_day(given["ngay"]), _read(given["basis"]), given["ghi-chu"]
            )
            if request.POST.get("dat-len"):
                acts.lay(mandate, name, base, edit, acting.instant())
            else:
                acts.edit(mandate, name, base, edit, acting.instant())
            return acting.onward(asked.to(addresses.draft(name)))
        except Refusal as refusal:
            wrong, status = refusal.findings, 409 if isinstance(refusal, Stale) else 422
    title = Sentence("Tên, ngày, căn cứ", "Title, day, basis")
    given["basis"] = [*given["basis"], {}]
    crumbs = (*CRUMBS, Crumb(draft.title, addresses.draft(name)), Crumb(title))
    return show(
        request, asked, "web/drafting/head.html", title, crumbs, status=status,
        draft=draft, given=underscored(given), wrong=wrong, stale=status == 409, base=base, here=addresses.draft(name),
    )  # fmt: skip


def underscored(given: dict[str, Any]) -> dict[str, Any]:
    """Return what a form holds under names that templates can read."""
    return {key.replace("-", "_"): value for key, value in given.items()}


def _bases(request: HttpRequest) -> list[dict[str, str]]:
    rows = []
    for number in range(60):
        row = {
            key: request.POST.get(f"can-cu.{number}.{key}", "").strip() for key in ("number", "date", "organ", "title")
        }
        if any(row.values()):
            rows.append(row)
    return rows


def _read(rows: list[dict[str, str]]) -> tuple[Basis, ...]:
    return tuple(
        Basis.model_construct(**{**row, "date": parse_day(row["date"]) if row["date"] else None}) for row in rows
    )
