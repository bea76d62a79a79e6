"""Who may read a dossier, who may do what in it, and whom its pages may name.

Before it is opened for opinions a dossier is there for those alone who may read what is not published; from then on everybody reads it.
Whoever was moved is named to those alone who work on where people go.
"""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import NotEntitled, Unknown
from tinhgon.reform.queries.dossier.standing import Standing, standing
from tinhgon.reform.rules.dossier.procedure import ACTS
from tinhgon.reform.words.dossier import apart, no_dossier
from tinhgon.web.dossiers.declared import Act
from tinhgon.web.signed_in import Lacking, account, entitled, needed, scope

READ: Final = "scheme.read"
#: Acts whose holders need to know who goes where.
NAMES: Final = ("scheme.draft", "scheme.appraise", "scheme.decide", "person.read")


def read(request: HttpRequest, code: str) -> Standing:
    """Return a dossier that may be read; one that is not published is not there for others. Raises Unknown, SignInNeeded."""
    at = standing(code)
    if not at.published:
        needed(request)
        if not reads(request, at):
            raise Unknown(no_dossier(code))
    return at


def reads(request: HttpRequest, at: Standing) -> bool:
    """Say whether the one who is signed in may read what of a dossier is not published."""
    return scope(request, READ, at.dossier.began).holds(at.dossier.organ)


def names(request: HttpRequest, at: Standing) -> bool:
    """Say whether people whom the dossier moves may be named to who is asking."""
    return any(scope(request, act, at.dossier.began).holds(at.dossier.organ) for act in NAMES)


def done(at: Standing) -> list[tuple[str, str]]:
    """Return what was done in a dossier: pairs of act and actor, for the separation of duties."""
    return [(deed.act, deed.actor) for deed in at.deeds]


def by(request: HttpRequest, at: Standing, one: Act, subject: str = "") -> Mandate:
    """Return the mandate by which the one who is signed in does an act: over the dossier's organ, or over a unit that the act names.

    Raises SignInNeeded, OneOffPassword, and Lacking: for who holds no mandate, and for who did in this dossier what must be another's.
    """
    refused: NotEntitled | None = None
    for unit in one.units(at, subject) or (at.dossier.organ,):
        try:
            mandate = entitled(request, one.act, unit, at.dossier.began, subject=at.dossier.code, done=done(at))
        except NotEntitled as error:
            refused = refused or error
        else:
            _apart(at, one, mandate)
            return mandate
    assert refused is not None  # noqa: S101 - at least one unit was asked about
    raise refused


def _apart(at: Standing, one: Act, mandate: Mandate) -> None:
    """Refuse who did something in this dossier that keeps them from an act: the procedure says so, step by step."""
    for earlier in one.apart(at):
        if mandate.actor in at.actors(earlier):
            said = apart(mandate.actor, one.words, ACTS[earlier])
            raise Lacking(said, one.act, (), [Finding("dossier.apart", said, subject=mandate.actor)])


def can(request: HttpRequest, at: Standing, one: Act, subject: str = "") -> bool:
    """Say whether `by` would answer with a mandate."""
    if account(request) is None:
        return False
    try:
        by(request, at, one, subject)
    except NotEntitled:
        return False
    return True
