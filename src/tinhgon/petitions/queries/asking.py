"""What a petition is asked by the rows of law: its facts, on the law of the day on which it was received."""

from __future__ import annotations

from datetime import date

from tinhgon.casework.queries.days import calendar
from tinhgon.casework.rules import running
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import HouseError
from tinhgon.law.books import Law
from tinhgon.law.rule import Rule
from tinhgon.lawbook import queries as lawbook
from tinhgon.petitions.models import Petition
from tinhgon.petitions.queries.roster import Body
from tinhgon.petitions.rules.eligibility import Facts


def who_settles(body: Body, received: date) -> Rule | None:
    """Return the row of law that says which complaints the head of a body settles, by the law of the day of receipt; or None."""
    return lawbook.books(AsOf(received)).at(received).ruling("petition.who", kind=body.kind, level=body.level)


def asked_of(petition: Petition, settled: str = "") -> tuple[Law, Facts]:
    """Return the law of the day of receipt and the facts of a petition. ``settled`` is the code of the case that settled the matter for good."""
    received = petition.case.received
    books = lawbook.books(AsOf(received))
    limit = None
    if petition.learned is not None:
        try:
            limit = running.reckoned(books, calendar(), "complaint.limit", petition.learned, "").due
        except HouseError:
            limit = None  # the law of that day knew no such term
    facts = Facts(
        kind=petition.kind, received=received, language=petition.language, translated=petition.translated, written=petition.written,
        named=petition.named, addressed=petition.addressed, signed=petition.signed, people=petition.people, represented=petition.represented,
        against=petition.against, content=petition.content, asked=petition.asked, limit=limit, settled=settled,
        competent=petition.competent is not False,
    )  # fmt: skip
    return books.at(received), facts
