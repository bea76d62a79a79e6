"""One task: its six clears, its light and its three marks, what is next, what was done to it, what proves it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import NotEntitled, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.tasks import words
from tinhgon.tasks.queries import offices
from tinhgon.tasks.queries.standing import Standing, mandate_of, may_read, standing
from tinhgon.tasks.queries.standing import evidence as evidence_of
from tinhgon.tasks.rules.life import QUALITIES, STATES
from tinhgon.tasks.rules.order import SOURCES
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import needed
from tinhgon.web.tasks.showing import SECTION, TAGS

#: Whoever handles a task downloads its files, and never opens them inside a page.
_ATTACHED: Final = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


@acting
def task(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a task to who may read it; to others it is not there."""
    return page(request, asked, opened(request, asked, code))


@acting
def evidence(request: HttpRequest, asked: Asked, code: str, number: int) -> HttpResponse:
    """Send a file as one to be saved, as the type that its content was found to be."""
    opened(request, asked, code)
    found = evidence_of(code, number)
    headers = {**_ATTACHED, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}"}
    return HttpResponse(bytes(found.content), content_type=found.media, headers=headers)


def opened(request: HttpRequest, asked: Asked, code: str) -> Standing:
    """Return a task. Raises SignInNeeded, and Unknown for who may not read it."""
    me = needed(request)
    at = standing(code)
    if not may_read(me, at, asked.today):
        raise Unknown(words.no_task(code))
    return at


def page(
    request: HttpRequest,
    asked: Asked,
    at: Standing,
    *,
    status: int = 200,
    problems: Sequence[Finding] = (),
    typed: dict[str, str] | None = None,
    tried: str = "",
) -> HttpResponse:
    """Render the page of a task, with what was typed and what was wrong where a form was sent."""
    me, task = needed(request), at.task
    units = {
        task.owner,
        task.orderer,
        *at.supports,
        *(one.owner for one in at.deeds),
        *(one.owner for one in at.charges),
    }
    now = bodies.answering([task.owner], asked.today)[task.owner]
    named = bodies.names(units | {now}, asked.today)
    posts = {one.post for one in at.charges if one.post is not None} | ({task.post} if task.post else set())
    office, held = offices.last_named(posts, asked.today), offices.holders(posts, asked.today)
    may = {kind: _may(request, kind, at, asked) for kind in at.takes}
    light = at.light(asked.today)
    return show(
        request, asked, "web/tasks/task.html", Sentence(task.title, task.title), (SECTION, Crumb(task.code)), status=status,
        at=at, light=light, tag=TAGS[light.colour], state=STATES[task.state], source=SOURCES.get(task.source_kind),
        owner=named.get(task.owner, ("", "")), orderer=named.get(task.orderer, ("", "")),
        moved=named.get(now, ("", ""))[1] if now != task.owner else "",
        supports=[named.get(one, ("", str(one))) for one in at.supports], office=office.get(task.post or 0),
        holders=held.get(task.post or 0, ()), mine=task.post in offices.held_by(me.person, asked.today),
        marks=_marks(at, asked), may=may, forms=[kind for kind, allowed in may.items() if allowed],
        not_mine=[words.DEEDS[kind] for kind, allowed in may.items() if not allowed], words=words.DEEDS, qualities=QUALITIES.items(),
        deeds=[{"deed": one, "words": words.DEEDS[one.kind], "body": named.get(one.owner, ("", ""))[1], "told": _told(one)}
               for one in reversed(at.deeds)],
        charges=[{"charge": one, "body": named.get(one.owner, ("", ""))[1], "office": office.get(one.post or 0)} for one in at.charges],
        problems=problems, values=typed or {}, wrong={}, tried=tried,
    )  # fmt: skip


def _may(request: HttpRequest, kind: str, at: Standing, asked: Asked) -> bool:
    try:
        mandate_of(needed(request), kind, at.task, asked.today)
    except NotEntitled:
        return False
    return True


def _marks(at: Standing, asked: Asked) -> list[dict[str, Any]]:
    """Return the three marks, each with its name and what there is to say of it yet."""
    task, light = at.task, at.light(asked.today)
    quality = QUALITIES.get(task.quality)
    back = task.sent_back
    return [
        {"name": Sentence("Tiến độ", "On time"), "words": light.words, "tag": TAGS[light.colour]},
        {
            "name": Sentence("Chất lượng", "Quality"), "tag": "tag-blue" if quality else "",
            "words": quality or Sentence("chưa nghiệm thu", "not judged yet"),
            "more": Sentence(f"trả làm lại {back} lần", f"sent back {back} times") if back else None,
        },
        {
            "name": Sentence("Hiệu quả", "Effect"), "tag": "tag-blue" if task.measured else "",
            "words": Sentence("đã đo", "measured") if task.measured else Sentence("chưa đo", "not measured yet"),
        },
    ]  # fmt: skip


def _told(deed: Any) -> Sentence | None:
    """Return what an act on the day says beside its words."""
    payload = deed.payload
    if deed.kind == "ask":
        return Sentence(f"xin đến {_day(payload['until'])}", f"until {_day(payload['until'])}")
    if deed.kind == "grant":
        return Sentence(
            f"từ {_day(payload['from'])} đến {_day(payload['until'])}",
            f"from {_day(payload['from'])} to {_day(payload['until'])}",
        )
    if deed.kind == "approve":
        return QUALITIES.get(payload.get("quality", ""))
    if deed.kind == "measure":
        said = f"{payload['indicator']}: {payload['value']} {payload['unit']} ({payload['source']})"
        return Sentence(said, said)
    return None


def _day(text: str) -> str:
    year, month, day = text.split("-")
    return f"{day}/{month}/{year}"
