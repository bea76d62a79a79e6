"""The list of documents within one's mandates, and of those that are open to everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.resolutions.models import Document
from tinhgon.resolutions.queries import bodies, lists
from tinhgon.resolutions.queries.lists import PAGE, Wanted
from tinhgon.resolutions.queries.standing import find, state_on
from tinhgon.resolutions.rules.kinds import catalogue
from tinhgon.resolutions.words import documents as words
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import needed, scope

TITLE: Final = Sentence("Nghị quyết", "Resolutions")
SECTION: Final = Crumb(TITLE, addresses.RESOLUTIONS)
READ: Final = "resolution.read"
WHICH: Final = (
    ("all", Sentence("Tất cả", "All")),
    ("draft", Sentence("Dự thảo", "Drafts")),
    ("issued", Sentence("Đã ban hành", "Issued")),
    ("force", Sentence("Đang có hiệu lực", "In force")),
    ("ended", Sentence("Hết hiệu lực", "Ended")),
)


@acting
def documents(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the documents that one may read, the newest first."""
    part = readable(request, asked)
    wanted, organ = _wanted(request, asked)
    found = lists.listed(part, wanted)
    return show(
        request, asked, "web/resolutions/documents.html", TITLE, (Crumb(TITLE),), rows=rows(found.documents, asked), found=found,
        wanted=wanted, which=WHICH, kinds=[(one.id, one.words) for one in catalogue().kinds.values()], organ=organ,
        drafting=bool(_units(request, asked, "resolution.draft")), signed_out=not part.everything and not part.units,
        before=found.page - 1 if found.page > 1 else None, after=found.page + 1 if found.page * PAGE < found.count else None,
        tabs=tabs(), here="list",
    )  # fmt: skip


def readable(request: HttpRequest, asked: Asked) -> Scope:
    """Return the bodies whose documents whoever asks may read; nobody signed in reads what is for everybody."""
    return scope(request, READ, asked.today)


def opened(request: HttpRequest, asked: Asked, code: str) -> Document:
    """Return a document that whoever asks may read. Raises Unknown, also for one that they may not read; SignInNeeded for nobody."""
    found = find(code)
    if found is None or not lists.may_read(readable(request, asked), found):
        needed(request)  # whether it is there is not told to who is not signed in
        raise Unknown(words.no_document(code))
    return found


def rows(found: Iterable[Document], asked: Asked) -> list[dict[str, Any]]:
    """Return documents as their rows show them."""
    every = list(found)
    named = bodies.names({one.organ for one in every}, asked.day)
    kinds = catalogue().kinds
    return [
        {
            "document": one, "organ": named.get(one.organ, ("", "")), "kind": kinds[one.kind].words,
            "state": words.STATES[state_on(one, asked.day)], "standing": state_on(one, asked.day),
        }
        for one in every
    ]  # fmt: skip


def tabs() -> tuple[tuple[str, Sentence, str, None], ...]:
    """Return the parts of this section."""
    return (
        ("list", Sentence("Văn bản", "Documents"), addresses.RESOLUTIONS, None),
        ("themes", Sentence("Chủ đề năm", "Themes"), addresses.THEMES, None),
    )


def _units(request: HttpRequest, asked: Asked, act: str) -> bool:
    part = scope(request, act, asked.today)
    return part.everything or bool(part.units)


def _wanted(request: HttpRequest, asked: Asked) -> tuple[Wanted, str]:
    given = request.GET
    which = next((id for id, _ in WHICH if id == given.get("nao")), "all")
    page = given.get("trang", "1")
    organ = given.get("co-quan", "")[:60].strip()
    key = bodies.by_code(organ, asked.day, "co-quan").key if organ else None
    return Wanted(
        asked.day, which, given.get("loai", "")[:30], key, text=given.get("chu", "")[:200],
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    ), organ  # fmt: skip
