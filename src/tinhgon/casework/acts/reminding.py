"""Reminding people of due days: the owner before and on the day, the superior too once it is past; once each, never on a day off."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection, transaction

from tinhgon.accounts.models import Account
from tinhgon.casework.acts.writing import hold_calendar
from tinhgon.casework.clocks.catalogue import catalogue
from tinhgon.casework.models import Feed, Letter, Notice
from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.days import calendar
from tinhgon.casework.rules import codes, marks
from tinhgon.casework.words import telling
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal
from tinhgon.ledger.acts import write as write_entry
from tinhgon.mandates.queries import nearest

#: Held for one sweep, so that two at once tell nobody twice.
_LOCK: Final = 7401018
#: A letter names so many matters; the rest is counted, and stands in the inbox.
_MOST_LINES: Final = 60
#: Rows per statement.
_BATCH: Final = 5000
REMINDER: Final = Mandate("Tinh Gọn", "nhắc hạn", "lượt nhắc hằng ngày")

_REACHED: Final = """
select k.id, k.term, k.due, m.mark, c.id, c.code, c.title, c.holder, c.officer_id
from unnest(%s::date[], %s::int[]) as m(due, mark)
join casework_clock k on k.due = m.due and k.ended is null and k.reminded < m.mark
join casework_case c on c.id = k.case_id and c.ended is null
order by k.due, k.id
"""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a sweep did: whether the day was worked, how many clocks had come to a mark, how many notices and letters that made."""

    worked: bool
    clocks: int = 0
    notices: int = 0
    letters: int = 0


def remind(today: date, now: datetime) -> Reminded:
    """Tell people of the marks that running clocks have come to by a worked day, and put their letters into the outbox.

    All or nothing; a sweep that is repeated, or begun twice at once, tells nobody twice. Where the house stood still for some days only
    the last mark of each clock is told.
    """
    days = calendar()
    if not days.works(today):
        return Reminded(worked=False)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        hold_calendar()
        reached = _marks(today)
        if not reached:
            return Reminded(worked=True)
        cursor.execute(_REACHED, [list(reached), list(reached.values())])
        rows = cursor.fetchall()
        if not rows:
            return Reminded(worked=True)
        told = _told(rows, today)
        notices = _put(told, today)
        letters = _letters(notices, today, now)
        _marked(rows)
        payload = {"clocks": len(rows), "notices": len(notices), "letters": letters}
        write_entry(REMINDER, "case.remind", effective=today, subject=today.isoformat(), payload=payload)
        seal()
        return Reminded(True, len(rows), len(notices), letters)


def _marks(today: date) -> dict[date, int]:
    """Return the due days that have come to a mark and may have clocks that were not told of it, with the mark."""
    days = calendar()
    with connection.cursor() as cursor:
        # One step in the index from each due day to the next, however many clocks share one.
        cursor.execute(
            "with recursive each as ((select due from casework_clock where ended is null and due is not null order by due limit 1) "
            "union all select (select k.due from casework_clock k where k.ended is null and k.due is not null and k.due > each.due "
            "order by k.due limit 1) from each where each.due is not null and each.due <= %s) "
            "select due from each where due is not null and due <= %s",
            [marks.horizon(today, days)] * 2,
        )
        dues = [due for (due,) in cursor.fetchall()]
    found = {due: marks.reached(due, today, days) for due in dues}
    return {due: mark for due, mark in found.items() if mark is not None}


def _told(rows: Sequence[tuple[Any, ...]], today: date) -> list[tuple[Any, ...]]:
    """Return a row per person and clock: account, case, clock, due, mark, superior, words."""
    answering = bodies.answering({row[7] for row in rows}, today)
    above = nearest("case.assign", set(answering.values()), today)
    active = set(Account.objects.filter(is_active=True).values_list("pk", flat=True))
    terms = catalogue()
    told = []
    for clock, term, due, mark, case, code, title, holder, officer in rows:
        heads = above.get(answering[holder], ())
        owner = officer if officer in active else None
        people = {owner: False} if owner is not None else {}
        if owner is None or mark >= marks.LATE:
            people |= {head: True for head in heads if head != owner}
        name = terms[term].name if term in terms else Sentence(term, term)
        said = telling.due(code, title, name, due, today)
        told += [(account, case, clock, due, mark, superior, said.vi, said.en) for account, superior in people.items()]
    return told


def _put(told: list[tuple[Any, ...]], today: date) -> list[tuple[int, date, int, str, str]]:
    """Write notices that are not there yet; return account, due day, mark and words of those that are new."""
    new = []
    with connection.cursor() as cursor:
        for start in range(0, len(told), _BATCH):
            columns = [list(column) for column in zip(*told[start : start + _BATCH], strict=True)]
            cursor.execute(
                "insert into casework_notice (account_id, case_id, clock_id, kind, due, mark, superior, day, words_vi, words_en) "
                "select account, case_, clock, 'due', due, mark, superior, %s, vi, en from unnest(%s::bigint[], %s::bigint[], %s::bigint[], "
                "%s::date[], %s::int[], %s::bool[], %s::text[], %s::text[]) as n(account, case_, clock, due, mark, superior, vi, en) "
                "on conflict do nothing returning account_id, due, mark, words_vi, words_en",
                [today, *columns],
            )
            new += cursor.fetchall()
    return new


def _letters(notices: Sequence[tuple[int, date, int, str, str]], today: date, now: datetime) -> int:
    """Put one letter per person with a mail address into the outbox, with all that this sweep told them."""
    by_account: dict[int, list[tuple[date, int, str, str]]] = defaultdict(list)
    for account, due, mark, vi, en in notices:
        by_account[account].append((due, mark, vi, en))
    reachable = Account.objects.filter(pk__in=by_account, is_active=True).exclude(email="").values_list("pk", flat=True)
    made = []
    for account in reachable:
        lines = sorted(by_account[account])
        said = [Sentence(vi, en) for _, _, vi, en in lines]
        late = sum(mark >= marks.LATE for _, mark, _, _ in lines)
        made.append(
            Letter(account_id=account, key=secrets.token_hex(16), subject=telling.subject(len(lines), late),
                   body=telling.body(said, _MOST_LINES), made=now, next=now)
        )  # fmt: skip
    Letter.objects.bulk_create(made, batch_size=_BATCH)
    return len(made)


def _marked(rows: Sequence[tuple[Any, ...]]) -> None:
    """Write on each clock to which mark people were told."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update casework_clock k set reminded = m.mark from unnest(%s::bigint[], %s::int[]) as m(id, mark) where k.id = m.id",
            [[row[0] for row in rows], [row[3] for row in rows]],
        )


def mark_read(account: int, number: int | None, now: datetime) -> int:
    """Mark one notice of an account as read, or all of them; return how many were not yet."""
    rows = Notice.objects.filter(account=account, read__isnull=True)
    return int((rows if number is None else rows.filter(pk=number)).update(read=now))


def new_feed(account: int, now: datetime) -> str:
    """Give an account a new secret for its calendar feed, which ends the one before; return it: only its digest is kept."""
    secret = secrets.token_urlsafe(32)
    Feed.objects.update_or_create(account_id=account, defaults={"key": codes.feed_key(secret), "made": now})
    return secret
