"""Reminding people of duties under regulations and of problems that wait for triage: once for each mark, never on a day off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction

from tinhgon.casework.queries.days import calendar
from tinhgon.casework.rules import marks
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Mandate
from tinhgon.ledger.acts import seal
from tinhgon.ledger.acts import write as write_entry
from tinhgon.mandates.queries import Scope, nearest
from tinhgon.notices.acts import tell
from tinhgon.notices.rules import Told
from tinhgon.resolutions.queries import issues, regulations
from tinhgon.resolutions.words.following import due_duty, due_triage

DUTY: Final = "duty"
ISSUE: Final = "issue"
REMINDER: Final = Mandate("Tinh Gọn", "nhắc hạn", "lượt nhắc hằng ngày")
#: What has been overdue for longer is seen on its page; a sweep that is begun late does not tell of years.
_BACK: Final = timedelta(days=30)
_ALL: Final = Scope(everything=True, units=frozenset())


@dataclass(frozen=True, slots=True)
class _Open:
    """Something that is due: its matter, the code of its page, its key, its day, the body that owes it, what it is."""

    matter: str
    code: str
    key: int
    due: date
    unit: int
    what: str


def remind_followed(today: date) -> int:
    """Tell people of the marks that open duties and untriaged problems have come to by a worked day; return how many notices are new.

    Who follows the body is told, once it is late whoever signs its reviews too. A sweep that is repeated tells nobody twice: a notice is
    one by person, thing, due day and mark.
    """
    days = calendar()
    if not days.works(today):
        return 0
    until = marks.horizon(today, days)
    found = [(one, mark) for one in _open(today, until) if (mark := marks.reached(one.due, today, days)) is not None]
    if not found:
        return 0
    units = {one.unit for one, _ in found}
    following, signing = nearest("follow.write", units, today), nearest("review.sign", units, today)
    told = []
    for one, mark in found:
        people = dict.fromkeys(following.get(one.unit, ()), False)
        if not people or mark >= marks.LATE:
            people |= {account: True for account in signing.get(one.unit, ()) if account not in people}
        say = due_duty if one.matter == DUTY else due_triage
        said = say(one.what, one.due, marks.distance(one.due, today))
        told += [
            Told(account, one.matter, one.code, one.key, one.due, mark, above, said)
            for account, above in people.items()
        ]
    with transaction.atomic():
        new = tell(told, today)
        if new:
            write_entry(
                REMINDER, "followed.remind", effective=today, subject=today.isoformat(), payload={"notices": new}
            )
            seal()
        return new


def _open(today: date, until: date) -> Iterator[_Open]:
    as_of = AsOf(today)
    holding = regulations.regulations(_ALL, as_of, ended=False)
    for one in regulations.owed(holding, as_of, today - _BACK, until):
        if one.done is None:
            what = f"{one.duty.what}, {one.occurrence.label.vi}"
            yield _Open(DUTY, one.regulation.code, one.duty.pk, one.occurrence.due, one.unit, what)
    for each in issues.issues(_ALL, as_of):
        if each.triage is None and today - _BACK <= each.row.due <= until:
            yield _Open(ISSUE, each.row.code, each.row.pk, each.row.due, each.row.unit, each.row.text[:120])
