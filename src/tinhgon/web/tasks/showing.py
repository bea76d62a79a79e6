"""What the pages of tasks share: the parts of the section, what somebody may read, tasks as their rows show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpRequest

from tinhgon.casework.queries import bodies
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.tasks.models import Task
from tinhgon.tasks.queries import offices
from tinhgon.tasks.queries.lists import Side, Which
from tinhgon.tasks.rules.life import STATES, Light, light
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.signed_in import needed, scope

TITLE: Final = Sentence("Nhiệm vụ", "Tasks")
SECTION: Final = Crumb(TITLE, addresses.TASKS)
SIDES: Final[Mapping[Side, Sentence]] = {
    "mine": Sentence("Tôi chịu trách nhiệm", "I answer for"),
    "owner": Sentence("Cơ quan tôi chủ trì", "Led by my bodies"),
    "orderer": Sentence("Cơ quan tôi giao", "Ordered by my bodies"),
    "support": Sentence("Cơ quan tôi phối hợp", "My bodies coordinate"),
}
WHICH: Final[Mapping[Which, Sentence]] = {
    "open": Sentence("Chưa xong", "Open"),
    "overdue": Sentence("Quá hạn", "Overdue"),
    "soon": Sentence("Đến hạn trong 14 ngày", "Due within 14 days"),
    "waiting": Sentence("Chờ nghiệm thu", "Waiting for judgement"),
    "asked": Sentence("Xin gia hạn", "Asking for a later day"),
    "ended": Sentence("Đã kết thúc", "Ended"),
    "all": Sentence("Tất cả", "All"),
}
#: The class of a tag for each colour of a light; the words beside it say the same.
TAGS: Final = {
    "green": "tag-green",
    "amber": "tag-gold",
    "red": "tag-red",
    "blue": "tag-blue",
    "purple": "tag-violet",
    "grey": "",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A task as a row shows it: its light, who leads, the office that answers and who holds it today."""

    task: Task
    light: Light
    tag: str
    state: Sentence
    body: str
    body_code: str
    orderer: str
    office: str
    holder: str


def readable(request: HttpRequest, asked: Asked) -> Scope:
    """Return the bodies whose tasks the one who is signed in may read, those that ended since among them. Raises SignInNeeded."""
    needed(request)
    return bodies.held_within(scope(request, "task.read", asked.today), asked.today)


def my_posts(request: HttpRequest, asked: Asked) -> tuple[int, ...]:
    """Return the offices that the one who is signed in holds today."""
    return tuple(offices.held_by(needed(request).person, asked.today))


def rows(found: Iterable[Task], today: date) -> list[Row]:
    """Return tasks as their rows show them. Three queries, however many."""
    tasks = list(found)
    if not tasks:
        return []
    named = bodies.names({one.owner for one in tasks} | {one.orderer for one in tasks}, today)
    posts = {one.post for one in tasks if one.post is not None}
    office, held = offices.last_named(posts, today), offices.holders(posts, today)
    return [_row(one, today, named, office, held) for one in tasks]


def _row(
    one: Task, today: date, named: dict[int, tuple[str, str]], office: dict[int, Any], held: dict[int, Any]
) -> Row:
    shown = light(one, today)
    post = one.post or 0
    return Row(
        one, shown, TAGS[shown.colour], STATES[one.state], named.get(one.owner, ("", str(one.owner)))[1],
        named.get(one.owner, ("", ""))[0], named.get(one.orderer, ("", str(one.orderer)))[1],
        office[post].title if post in office else "", ", ".join(who.name for who in held.get(post, ())),
    )  # fmt: skip


def tabs() -> tuple[tuple[str, Sentence, str, None], ...]:
    """Return the parts of this section."""
    return (
        ("list", Sentence("Danh sách", "List"), addresses.TASKS, None),
        ("board", Sentence("Bảng", "Board"), f"{addresses.TASKS}bang/", None),
        ("briefing", Sentence("Giao ban", "Briefing"), f"{addresses.TASKS}giao-ban/", None),
    )
