"""A code may belong to several things over time: the day decides; where it belongs to none, the page says when it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry.queries.courses import Bearer, bearers
from tinhgon.structure.columns import FrameName
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import View, reading, show

_PAGES = {"places": addresses.place, "units": addresses.unit, "people": addresses.person}
_WORDS = {
    "places": Sentence("địa bàn", "place"),
    "units": Sentence("đơn vị", "unit"),
    "people": Sentence("người", "person"),
}


@dataclass(frozen=True, slots=True)
class Other:
    """A bearer of the code on other days, and the address on its last day."""

    bearer: Bearer
    address: str


def others(frame: FrameName, code: str, asked: Asked, but: int | None = None) -> list[Other]:
    """Return what else bore the code, in order of time, but for one key."""
    found = bearers(frame, code, asked.known)
    page = _PAGES[frame](code)
    return [Other(one, _on_its_day(asked, one, page)) for one in found if one.key != but]


def bearing(
    frame: FrameName, section: Crumb, find: Callable[[Structure, str], dict[str, Any] | None]
) -> Callable[[View], View]:
    """Make pages of what bears a code on the day: the view gets its row; where nothing bears the code, `absent` answers.

    ``view(request, asked, row)``; the address gives ``code``.
    """

    def made(view: View) -> View:
        @reading
        @wraps(view)
        def answer(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
            row = find(asked.structure, code)
            return absent(request, asked, frame, code, section) if row is None else view(request, asked, row)

        return answer

    return made


def absent(request: HttpRequest, asked: Asked, frame: FrameName, code: str, section: Crumb) -> HttpResponse:
    """Return the page of a code that nothing bears on this day, with the days on which something did.

    Raises Unknown where nothing ever did.
    """
    found = others(frame, code, asked)
    words = _WORDS[frame]
    if not found:
        raise Unknown(
            Sentence(
                f"Không có {words.vi} nào mang mã {code[:60]}, vào ngày nào cũng không.",
                f"No {words.en} has the code {code[:60]}, on any day.",
            )
        )
    day = say_day(asked.day)
    title = Sentence(
        f"{found[-1].bearer.name}: không có trên ngày {day}", f"{found[-1].bearer.name}: not there on {day}"
    )
    return show(
        request,
        asked,
        "web/absent.html",
        title,
        (section, Crumb(code)),
        status=404,
        others=found,
        code=code,
        words=words,
        kin=frame != "people",
    )


def _on_its_day(asked: Asked, bearer: Bearer, page: str) -> str:
    last = bearer.span.last_day
    if asked.day in bearer.span:
        return asked.to(page)
    if last is None and asked.today in bearer.span:
        return asked.on(asked.today).to(page)
    return asked.on(last or bearer.span.start).to(page)
