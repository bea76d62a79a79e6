"""What every act on a petition does first: find it, hold it, and refuse what it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tinhgon.casework.acts.writing import said
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.petitions.models import Petition
from tinhgon.petitions.words import petitions as words

MOST_LINE = 500

__all__ = ["MOST_LINE", "chosen", "held", "refuse", "said"]


def held(code: str) -> Petition:
    """Return a petition by the code as which it was taken in, held for this transaction. Raises Unknown."""
    found = Petition.objects.select_for_update(of=("self",)).select_related("case").filter(case__code=code).first()
    if found is None:
        raise Unknown(words.no_petition(code))
    return found


def chosen(value: str, told: Mapping[str, Sentence], vi: str, en: str, field: str) -> str:
    """Return a value that is one of those told. Raises Refusal naming them."""
    if value not in told:
        raise refuse("petition.choice", words.one_of(Sentence(vi, en), told), field)
    return value


def refuse(
    rule: str, sentence: Sentence, field: str = "", *, measured: str = "", required: str = "", citation: str = ""
) -> Refusal:
    """Return a refusal of one finding."""
    where: dict[str, str | int] = {"field": field} if field else {}
    return Refusal([Finding(rule, sentence, where=where, measured=measured, required=required, citation=citation)])


def not_ahead(day: date | None, today: date, field: str) -> date | None:
    """Return a day that is not still to come. Raises Refusal."""
    if day is not None and day > today:
        said_ = Sentence("Ngày này còn ở phía trước.", "This day is still to come.")
        raise refuse("petition.day", said_, field, measured=day.isoformat(), required=f"≤ {today.isoformat()}")
    return day
