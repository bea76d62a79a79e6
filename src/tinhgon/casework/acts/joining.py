"""Matters of several people, and several cases about one matter."""

from __future__ import annotations

from django.db import connection, transaction

from tinhgon.casework.acts import running, stepping, writing
from tinhgon.casework.acts.opening import MOST_PARTIES, Opening, Person, begin
from tinhgon.casework.acts.writing import Given
from tinhgon.casework.models import Case, Deed, Party
from tinhgon.casework.queries import procedures
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.search import search_key


def add_party(mandate: Mandate, code: str, person: Person, given: Given) -> Party:
    """Add somebody whose matter it is too; who represents them stays. Raises Refusal without a name, or for too many."""
    with writing.held(code, given.seen) as at:
        writing.takes(at, "party", given)
        name = writing.said(person.name, "họ tên", "name", most=writing.MOST_TITLE, field="name")
        contact = writing.said(
            person.contact, "địa chỉ liên hệ", "contact", most=writing.MOST_TITLE, needed=False, field="contact"
        )
        if len(at.parties) >= MOST_PARTIES:
            said = words.too_long("danh sách người", "list of people", MOST_PARTIES)
            raise Refusal([Finding("case.people", said, where={"field": "name"})])
        at.case.search = f"{at.case.search} {search_key(name)}"[:8000]
        first = not at.parties
        writing.write(mandate, at.case, "party", given, payload={"people": len(at.parties) + 1})
        return Party.objects.create(case=at.case, name=name, contact=contact, represents=first)


def merge(mandate: Mandate, code: str, into: str, given: Given) -> Deed:
    """Merge a case into another of the same kind and body: one goes on, the other's codes open it, its terms are met there.

    Raises Refusal where they are of another kind or body, or either is over or merged already.
    """
    if code == into:
        raise Refusal(
            [
                Finding(
                    "case.merge_self",
                    Sentence("Không nhập hồ sơ vào chính nó.", "A case is not merged into itself."),
                    where={"field": "into"},
                )
            ]
        )
    # Both are held in one order, so that two merges the other way round wait for each other instead of for ever.
    first, second = sorted((code, into))
    with (
        writing.held(first, given.seen if first == code else None) as one,
        writing.held(second, given.seen if second == code else None) as two,
    ):
        gone, stays = (one, two) if first == code else (two, one)
        for at in (gone, stays):
            writing.takes(at, "merge", given)
        if (gone.case.kind, gone.case.holder) != (stays.case.kind, stays.case.holder):
            said = Sentence(
                f"{into} là loại việc khác hoặc do cơ quan khác giải quyết: chuyển về một nơi trước.",
                f"{into} is of another kind or with another body: bring them together first.",
            )
            raise Refusal([Finding("case.merge_unlike", said, subject=into, where={"field": "into"})])
        public = Sentence(f"Được giải quyết chung trong hồ sơ {into}", f"Handled together in the case {into}")
        gone.case.into, gone.case.ended = stays.case, given.day
        running.end(gone.case, None, given.day)
        running.refresh(gone.case)
        writing.write(mandate, gone.case, "merge", given, payload={"into": into}, public=public)
        stays.case.search = f"{stays.case.search} {gone.case.search}"[:8000]
        return writing.write(mandate, stays.case, "merged", given, payload={"of": code})


_COPIED = """
insert into casework_paper (case_id, deed_id, kind, name, media, size, digest, scanned, content)
select %(into)s, %(deed)s, case when kind = any(%(kinds)s) then kind else 'other' end, name, media, size, digest, scanned, content
from casework_paper where case_id = %(of)s order by id on conflict do nothing
"""


def go_on(mandate: Mandate, code: str, step: str, kind: str, given: Given, title: str = "") -> Case:
    """Take a step that ends a case, and have its matter go on as a case of another procedure, at the same body.

    The new case is received on the day on which the first one was; people and papers go with it, and the receipts of the first open it
    from now on. Raises what `take` raises; Unknown for a procedure that there is not.
    """
    with transaction.atomic():
        stepping.take(mandate, code, step, given)
        with writing.held(code) as at:
            people = tuple(Person(one.name, one.contact) for one in at.parties)
            wish = Opening(kind, title or at.case.title, at.case.holder, at.case.received, people, at.case.summary)
            made, deed = begin(mandate, wish, given.today)
            told = procedures.in_force(kind, made.received)
            with connection.cursor() as cursor:
                cursor.execute(
                    _COPIED,
                    {"into": made.pk, "deed": deed.pk, "of": at.case.pk, "kinds": [one.id for one in told.papers]},
                )
            at.case.into = made
            public = Sentence(f"Được giải quyết tiếp trong hồ sơ {made.code}", f"Goes on as the case {made.code}")
            writing.write(mandate, at.case, "go_on", given, payload={"into": made.code}, public=public)
            return made
