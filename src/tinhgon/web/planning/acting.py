"""Who may read and ask for plans: as drafts of schemes, within the organs of their mandates."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.http import HttpRequest
from django.utils.timezone import localdate, now

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.proposals import queries
from tinhgon.proposals.models import Request
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.words import no_plan
from tinhgon.web import addresses
from tinhgon.web.navigation import Crumb
from tinhgon.web.signed_in import entitled, may, needed, scope

READ, DRAFT = "scheme.read", "scheme.draft"
TITLE: Final = Sentence("Phương án", "Plans")
CRUMBS: Final = (Crumb(TITLE, addresses.PLANS),)


def instant() -> datetime:
    """Return the instant at which an act is done."""
    return now()


def readable(request: HttpRequest) -> Scope:
    """Return the organs whose plans the one who is signed in may read; leads to the sign-in page where nobody is."""
    needed(request)
    return scope(request, READ, localdate())


def read(request: HttpRequest, number: int) -> Standing:
    """Return a plan that may be read; to everybody else it is not there. Raises Unknown and SignInNeeded."""
    allowed = readable(request)
    if number >= 2**63:
        raise Unknown(no_plan(number))
    found = queries.standing(number)
    if not allowed.holds(found.request.organ):
        raise Unknown(no_plan(number))
    return found


def write(request: HttpRequest, asked: Request) -> Mandate:
    """Return the mandate by which the one who is signed in acts on a plan; raises Lacking, whose page says who may."""
    return entitled(request, DRAFT, asked.organ, localdate())


def may_write(request: HttpRequest, asked: Request) -> bool:
    """Say whether the page offers acts."""
    return may(request, DRAFT, asked.organ, localdate())


def numbers_of(typed: list[str], most: int) -> list[int]:
    """Return the numbers of plans that an address names, each once, at most so many."""
    found = [int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 18]
    return list(dict.fromkeys(found))[:most]
