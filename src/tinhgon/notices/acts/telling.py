"""Telling people: a notice once each, the day's notices as one letter per person, an inbox that is read, a feed's new address."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from django.db import connection, transaction

from tinhgon.accounts.models import Account
from tinhgon.kernel.sentence import Sentence
from tinhgon.notices import words
from tinhgon.notices.models import Feed, Letter, Notice
from tinhgon.notices.rules import Told, feed_key

#: Held while letters are made, so that two at once gather no notice twice.
_LOCK: Final = 7401019
#: A letter names so many matters; the rest is counted, and stands in the inbox.
_MOST_LINES: Final = 60
#: Rows per statement.
_BATCH: Final = 5000


def tell(told: Sequence[Told], today: date) -> int:
    """Write notices that are not there yet; return how many are new. Call inside the transaction that notes what was told."""
    new = 0
    with connection.cursor() as cursor:
        for start in range(0, len(told), _BATCH):
            rows = [
                (one.account, one.matter, one.code, one.about, one.due, one.mark, one.superior, one.words.vi, one.words.en)
                for one in told[start : start + _BATCH]
            ]  # fmt: skip
            cursor.execute(
                "insert into notices_notice (account_id, matter, code, about, kind, due, mark, superior, day, words_vi, words_en) "
                "select account, matter, code, about, 'due', due, mark, superior, %s, vi, en from unnest(%s::bigint[], %s::text[], "
                "%s::text[], %s::bigint[], %s::date[], %s::int[], %s::bool[], %s::text[], %s::text[]) "
                "as n(account, matter, code, about, due, mark, superior, vi, en) on conflict do nothing",
                [today, *(list(column) for column in zip(*rows, strict=True))],
            )
            new += cursor.rowcount
    return new


def inform(accounts: Iterable[int], matter: str, code: str, kind: str, said: Sentence, today: date) -> None:
    """Put into inboxes what happened to a matter: it came to somebody, was sent back, waits for a decision. No letter is made of it."""
    Notice.objects.bulk_create(
        Notice(account_id=one, matter=matter, code=code, kind=kind, day=today, words_vi=said.vi, words_en=said.en)
        for one in dict.fromkeys(accounts)
    )


def post(late: int, now: datetime) -> int:
    """Put one letter per person with a mail address into the outbox, with every due day that they were told of and no letter named yet.

    ``late`` is the mark from which on a matter counts as overdue. Return how many letters. All or nothing: a notice is in one letter,
    and what a sweep that was killed told before its letters were made is in the next.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(
            "update notices_notice set posted = %s where kind = 'due' and posted is null "
            "returning account_id, due, mark, words_vi, words_en",
            [now],
        )
        by_account: dict[int, list[tuple[date, int, str, str]]] = defaultdict(list)
        for account, due, mark, vi, en in cursor.fetchall():
            by_account[account].append((due, mark, vi, en))
        reachable = (
            Account.objects.filter(pk__in=by_account, is_active=True).exclude(email="").values_list("pk", flat=True)
        )
        made = []
        for account in reachable:
            lines = sorted(by_account[account])
            said = [Sentence(vi, en) for _, _, vi, en in lines]
            overdue = sum(mark >= late for _, mark, _, _ in lines)
            made.append(
                Letter(account_id=account, key=secrets.token_hex(16), subject=words.subject(len(lines), overdue),
                       body=words.body(said, _MOST_LINES), made=now, next=now)
            )  # fmt: skip
        Letter.objects.bulk_create(made, batch_size=_BATCH)
        return len(made)


def mark_read(account: int, number: int | None, now: datetime) -> int:
    """Mark one notice of an account as read, or all of them; return how many were not yet."""
    rows = Notice.objects.filter(account=account, read__isnull=True)
    return int((rows if number is None else rows.filter(pk=number)).update(read=now))


def new_feed(account: int, now: datetime) -> str:
    """Give an account a new secret for its calendar feed, which ends the one before; return it: only its digest is kept."""
    secret = secrets.token_urlsafe(32)
    Feed.objects.update_or_create(account_id=account, defaults={"key": feed_key(secret), "made": now})
    return secret
