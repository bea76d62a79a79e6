"""Tasks as plain values, the same for endpoints and commands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tinhgon.api.plain.parts import Plain, words
from tinhgon.casework.queries import bodies
from tinhgon.tasks.models import Task
from tinhgon.tasks.queries import offices
from tinhgon.tasks.queries.heads import Tally
from tinhgon.tasks.queries.standing import Standing
from tinhgon.tasks.rules.life import STATES, light


def listed(found: Iterable[Task], today: date) -> list[Plain]:
    """Return tasks as rows of a list: who ordered, who leads, which office answers and who holds it today, the light. Three queries."""
    tasks = list(found)
    named = bodies.names({one.owner for one in tasks} | {one.orderer for one in tasks}, today) if tasks else {}
    posts = {one.post for one in tasks if one.post is not None}
    office, held = offices.last_named(posts, today), offices.holders(posts, today)
    return [_head(one, today, named, office, held) for one in tasks]


def whole(at: Standing, today: date) -> Plain:
    """Return one task: what was ordered and on what authority, what was done, what proves it, what was measured."""
    task = at.task
    named = bodies.names(at.supports, today) if at.supports else {}
    return {
        **listed([task], today)[0],
        "description": task.description,
        "basis": task.basis,
        "product": task.product,
        "source": {"kind": task.source_kind, "key": task.source_key, "label": task.source_label, "words": task.source_words},
        "supports": [_body(one, named) for one in at.supports],
        "money": {"amount": task.money, "source": task.money_source} if task.money is not None else None,
        "measure": {"indicator": task.indicator, "target": task.target},
        "quality": task.quality,
        "sent_back": task.sent_back,
        "seen": task.deeds,
        "takes": list(at.takes),
        "effects": [
            {"indicator": one.indicator, "value": one.value, "unit": one.unit, "day": one.day.isoformat(), "source": one.source}
            for one in at.effects
        ],
        "evidence": [
            {"number": one.pk, "name": one.name, "media": one.media, "size": one.size, "digest": one.digest, "scanned": one.scanned}
            for one in at.evidence
        ],
        "deeds": [
            {"number": one.number, "kind": one.kind, "state": one.state, "day": one.day.isoformat(), "at": one.at.isoformat(),
             "due": one.due.isoformat(), "actor": one.actor, "role": one.role, "words": one.words, "document": one.document,
             "entry": one.entry}
            for one in at.deeds
        ],
    }  # fmt: skip


def tally(one: Tally) -> Plain:
    """Return a term of office with what became of its tasks."""
    term = one.term
    return {
        "office": {"post": term.post, "title": term.title, "body": term.body}, "since": term.since.isoformat(),
        "until": term.until.isoformat() if term.until else None, "counts": dict(one.counts), "judged": one.judged,
        "extended": one.extended, "sent_back": one.sent_back, "good": one.good,
    }  # fmt: skip


def _head(
    one: Task, today: date, named: dict[int, tuple[str, str]], office: dict[int, Any], held: dict[int, Any]
) -> Plain:
    shown = light(one, today)
    post = one.post or 0
    return {
        "code": one.code,
        "title": one.title,
        "state": {"id": one.state, **words(STATES[one.state])},
        "light": {"id": shown.name, "colour": shown.colour, "late": shown.late, **words(shown.words)},
        "orderer": _body(one.orderer, named),
        "owner": _body(one.owner, named),
        "office": {"post": one.post, "title": office[post].title if post in office else "",
                   "holders": [who.name for who in held.get(post, ())]},
        "assigned": one.assigned.isoformat(),
        "first_due": one.first_due.isoformat(),
        "due": one.due.isoformat(),
        "asked_due": one.asked_due.isoformat() if one.asked_due else None,
        "extended": one.extended,
        "reported": one.reported.isoformat() if one.reported else None,
        "ended": one.ended.isoformat() if one.ended else None,
    }  # fmt: skip


def _body(key: int, named: dict[int, tuple[str, str]]) -> Plain:
    code, name = named.get(key, ("", str(key)))
    return {"code": code, "name": name}
