"""Who may read a dossier, who may do what in it, and whom its pages may name.

Before it is opened for opinions a dossier is there for those alone who may read what is not published; from then on everybody reads it.
Whoever was moved is named to those alone who work on where people go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import NotEntitled, Unknown
from tinhgon.reform.queries.dossier.standing import Standing, standing
from tinhgon.reform.words.dossier import no_dossier
from tinhgon.web.signed_in import account, entitled, may, needed, scope

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


def by(request: HttpRequest, at: Standing, act: str, units: Sequence[int] = ()) -> Mandate:
    """Return the mandate by which the one who is signed in does an act: over the dossier's organ, or over one of the units given instead.

    Raises SignInNeeded, OneOffPassword, Lacking: the page that says who may.
    """
    refused: NotEntitled | None = None
    for unit in units or (at.dossier.organ,):
        try:
            return entitled(request, act, unit, at.dossier.began, subject=at.dossier.code, done=done(at))
        except NotEntitled as error:
            refused = refused or error
    assert refused is not None  # noqa: S101 - at least one unit was asked about
    raise refused


def can(request: HttpRequest, at: Standing, act: str, units: Sequence[int] = ()) -> bool:
    """Say whether `by` would answer with a mandate."""
    if account(request) is None:
        return False
    return any(
        may(request, act, unit, at.dossier.began, subject=at.dossier.code, done=done(at))
        for unit in units or (at.dossier.organ,)
    )
