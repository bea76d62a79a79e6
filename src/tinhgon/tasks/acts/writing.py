"""What every act on a task does: hold it alone, see whether somebody came before, write the deed, the task's row and the entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final

from django.db import transaction

from tinhgon.casework.acts import Given
from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.typed import cleaned
from tinhgon.ledger.acts import Pen, seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.ledger.rules import canonical
from tinhgon.mandates.queries import nearest
from tinhgon.notices.acts import inform
from tinhgon.tasks import words
from tinhgon.tasks.models import Deed, Task
from tinhgon.tasks.queries import offices
from tinhgon.tasks.rules.life import STATES, TAKES
from tinhgon.tasks.rules.order import MOST_WORDS

#: What notices call a task.
MATTER: Final = "task"
#: No mark of this due day was told yet.
NEVER: Final = -100


@contextmanager
def held(code: str, kind: str, given: Given) -> Iterator[Task]:
    """Hold one task alone until the act is written, all or nothing; it must take the act in its state, on its day.

    Raises Unknown; Stale where something was done since the deed that was seen; Refusal.
    """
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).filter(code=code).first()
        if task is None:
            raise Unknown(words.no_task(code))
        deeds = list(Deed.objects.filter(task=task).order_by("number"))
        if given.seen is not None and given.seen != task.deeds:
            raise Stale(
                [_meanwhile(task, one) for one in deeds if one.number > given.seen] or [_meanwhile(task, deeds[-1])]
            )
        if task.state not in TAKES[kind][1]:
            said_ = words.wrong_state(words.DEEDS[kind], STATES[task.state])
            raise Refusal([Finding("task.state", said_, subject=code, measured=task.state, where={"field": "state"})])
        last = max(one.day for one in deeds)
        if given.day < last:
            raise _day(words.before_last(given.day, last), given, f"≥ {last}")
        if given.day > given.today:
            raise _day(words.ahead(given.day, given.today), given, f"≤ {given.today}")
        yield task


def write(
    mandate: Mandate,
    task: Task,
    kind: str,
    given: Given,
    *,
    payload: dict[str, Any] | None = None,
    pen: Pen | None = None,
) -> Deed:
    """Write one deed, the task's own row as it is now, and the entry in the ledger.

    The caller has changed the fields of ``task`` that the act changes. The entry holds the words as a digest: proven, not told.
    """
    said_ = said(given.reason, Sentence("nội dung", "words"), "words", needed=False)
    own = pen or take_pen()
    task.deeds += 1
    task.changed_on = max(given.day, task.changed_on or given.day)
    told = {"kind": kind, "state": task.state, "owner": task.owner, "due": task.due.isoformat(), **(payload or {})}
    private = {"words": said_, "title": task.title, "description": task.description}
    entry = write_entry(
        mandate, f"task.{kind}", decision=given.document, effective=given.day, subject=task.code, payload=told,
        content={"words": sha256(canonical(private)).hexdigest()}, pen=own,
    )  # fmt: skip
    task.save()
    deed = Deed.objects.create(
        task=task, number=task.deeds, kind=kind, state=task.state, owner=task.owner, due=task.due, day=given.day, at=entry.at,
        actor=mandate.actor, role=mandate.role, authority=mandate.authority, words=said_, document=given.document.number,
        document_signed=given.document.signed, document_organ=given.document.organ, payload=payload or {}, entry=entry.number,
    )  # fmt: skip
    seal()
    return deed


def said(text: str, what: Sentence, field: str, *, most: int = MOST_WORDS, needed: bool = True) -> str:
    """Return words without blanks around them and without control signs. Raises Refusal where they are missing or too long."""
    plain = cleaned(text)
    if needed and not plain:
        raise Refusal([Finding(f"task.{field}", words.empty(what), where={"field": field})])
    if len(plain) > most:
        raise Refusal(
            [Finding(f"task.{field}", words.too_long(what, most), measured=str(len(plain)), required=f"≤ {most}",
                     where={"field": field})]
        )  # fmt: skip
    return plain


def doers(task: Task, given: Given) -> list[int]:
    """Return the accounts that a task comes to: who holds its office, else the closest who may do tasks of the lead body."""
    found = offices.holders([task.post], given.today) if task.post is not None else {}
    own = [one.account for each in found.values() for one in each if one.account is not None]
    return own or _nearest("task.do", task.owner, given)


def orderers(task: Task, given: Given) -> list[int]:
    """Return the accounts that judge a task: the closest who may order for its ordering body."""
    return _nearest("task.order", task.orderer, given)


def tell(accounts: Iterable[int], task: Task, kind: str, given: Given) -> None:
    """Put what happened to a task into inboxes."""
    inform(accounts, MATTER, task.code, kind, words.told(words.DEEDS[kind], task.code, task.title), given.today)


def _nearest(act: str, body: int, given: Given) -> list[int]:
    answers = body if bodies.stands(body, given.today) else bodies.answering([body], given.today)[body]
    return list(nearest(act, [answers], given.today).get(answers, ()))


def _day(sentence: Sentence, given: Given, required: str) -> Refusal:
    return Refusal([Finding("task.day", sentence, measured=str(given.day), required=required, where={"field": "day"})])


def _meanwhile(task: Task, deed: Deed) -> Finding:
    return Finding(
        "task.moved_meanwhile", words.moved_meanwhile(deed.actor, words.DEEDS[deed.kind], deed.at), subject=task.code,
        remedy=words.look_again(), where={"deed": deed.number},
    )  # fmt: skip
