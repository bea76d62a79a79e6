"""Who has a case: assigned to an officer, transferred to another body, or followed to the successor of a body that ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from django.db import connection, transaction

from tinhgon.accounts.models import Account
from tinhgon.casework.acts import writing
from tinhgon.casework.acts.reminding import MATTER
from tinhgon.casework.acts.writing import Given
from tinhgon.casework.models import Deed
from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.bodies import Moved
from tinhgon.casework.words import cases as words
from tinhgon.casework.words import telling
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import seal, take_pen
from tinhgon.ledger.acts import write as write_entry
from tinhgon.mandates.queries import scope
from tinhgon.notices.acts import inform

#: Who follows a scheme is the scheme's own decision.
BY_SCHEME: Final = Mandate("Tinh Gọn", "theo phương án sắp xếp", "lượt chuyển hồ sơ hằng ngày")

_FOLLOW: Final = """
with going as (
  select id, deeds, state from casework_case where holder = %(ended)s and ended is null order by id for update
), told as (
  insert into casework_deed (case_id, number, kind, step, state, holder, day, at, actor, role, authority, reason, document,
                             document_signed, document_organ, public_vi, public_en, payload, entry)
  select id, deeds + 1, 'follow', false, state, %(now)s, %(day)s, %(at)s, %(actor)s, %(role)s, %(authority)s, '', %(number)s,
         %(signed)s, %(organ)s, %(vi)s, %(en)s, %(payload)s::jsonb, %(entry)s from going
)
update casework_case c set holder = %(now)s, held_since = %(day)s, deeds = c.deeds + 1, changed = %(at)s
from going where c.id = going.id
"""


def assign(mandate: Mandate, code: str, officer: str, given: Given) -> Deed:
    """Give a case to an officer by login, who is told. Raises Unknown, Refusal where they have no mandate over the body."""
    with writing.held(code, given.seen) as at:
        writing.takes(at, "assign", given)
        account = Account.objects.filter(login=officer.strip()).first()
        if account is None:
            raise Unknown(Sentence(f"Không có tài khoản “{officer[:60]}”.", f"There is no account “{officer[:60]}”."))
        body = bodies.answering([at.case.holder], given.today)[at.case.holder]
        if not account.is_active or not scope(account.pk, at.procedure.handler, given.today).holds(body):
            said = Sentence(
                f"{account.name} không được thụ lý vụ việc ở cơ quan này.",
                f"{account.name} has no mandate to handle cases of this body.",
            )
            raise Refusal([Finding("case.officer", said, subject=officer, where={"field": "officer"})])
        at.case.officer = account
        deed = writing.write(mandate, at.case, "assign", given, payload={"officer": account.login})
        told = telling.assigned(at.case.code, at.case.title)
        inform([account.pk], MATTER, at.case.code, "assigned", told, given.today)
        return deed


def transfer(mandate: Mandate, code: str, body: int, given: Given) -> Deed:
    """Transfer a case to another body, by its key, for a reason and on a document; nobody there has it yet."""
    with writing.held(code, given.seen) as at:
        writing.takes(at, "transfer", given)
        reason = writing.said(given.reason, "lý do", "reason", field="reason")
        if not given.document.number.strip():
            said = words.empty("số văn bản chuyển", "number of the document")
            raise Refusal([Finding("case.document", said, where={"field": "document"})])
        if not bodies.stands(body, given.today):
            raise Refusal([Finding("case.body", words.no_body(str(body), given.today), where={"field": "body"})])
        if body == at.case.holder:
            said = Sentence("Cơ quan này đang giữ hồ sơ.", "This body has the case.")
            raise Refusal([Finding("case.same_body", said, where={"field": "body"})])
        before = at.case.holder
        at.case.holder, at.case.held_since, at.case.officer = body, given.day, None
        writing.remember(body)
        name = bodies.names([body], given.today).get(body, ("", str(body)))[1]
        return writing.write(
            mandate, at.case, "transfer", replace(given, reason=reason), public=words.transferred(name),
            payload={"from": before, "to": body},
        )  # fmt: skip


def follow(day: date, mandate: Mandate = BY_SCHEME) -> int:
    """Write down where the open cases of ended bodies belong by a day: one entry per body, one deed per case. Return how many moved.

    The entry carries the decision of the scheme that ended the body. Done again, it finds nothing to move.
    """
    moved = 0
    for one in bodies.moved(day).values():
        with transaction.atomic():
            writing.hold_calendar()
            moved += _follow(mandate, one, day)
    return moved


def _follow(mandate: Mandate, one: Moved, day: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select exists (select 1 from casework_case where holder = %s and ended is null)", [one.ended])
        if not cursor.fetchone()[0]:
            return 0
    decision = decision_of(one.entry)
    named = bodies.names([one.ended, one.now], day)
    before, now = (named.get(key, ("", str(key)))[1] for key in (one.ended, one.now))
    pen = take_pen()
    said = words.followed(before, now)
    with connection.cursor() as cursor:
        cursor.execute(
            _FOLLOW,
            {"ended": one.ended, "now": one.now, "day": day, "at": pen.at, "actor": mandate.actor, "role": mandate.role,
             "authority": mandate.authority, "number": decision.number, "signed": decision.signed, "organ": decision.organ,
             "vi": said.vi, "en": said.en, "payload": f'{{"from": {one.ended}, "to": {one.now}}}', "entry": pen.number},
        )  # fmt: skip
        count = cursor.rowcount
    writing.remember(one.now)
    payload = {
        "from": one.ended,
        "to": one.now,
        "cases": count,
        "others": list(one.others),
        "scheme_entry": one.entry or 0,
    }
    write_entry(
        mandate, "case.follow", decision=decision, effective=day, subject=str(one.ended), payload=payload, pen=pen
    )
    seal()
    return int(count)


def decision_of(entry: int | None) -> Decision:
    """Return the decision under which the scheme was enacted."""
    if entry is None:
        return Decision("")
    with connection.cursor() as cursor:
        cursor.execute(
            "select decision_number, decision_signed, decision_organ, decision_title from ledger_entry where number = %s",
            [entry],
        )
        row = cursor.fetchone()
    return Decision(*row) if row else Decision("")
