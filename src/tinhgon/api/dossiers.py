"""Dossiers of schemes: those that there are, and one with what it lacks, what was said and voted. Nothing here writes."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Router

from tinhgon.api.answers import reads
from tinhgon.api.plain import dossiers
from tinhgon.api.signed_in import bearer
from tinhgon.kernel.refusal import Unknown
from tinhgon.mandates.queries import Scope, scope
from tinhgon.reform.queries.dossier.standing import standing, standings
from tinhgon.reform.words.dossier import no_dossier

router = Router(tags=["dossiers"])


#: Before it is opened for opinions a dossier is for those alone who may read what is not published.
_READ: Final = "scheme.read"


@reads(router, "/dossiers", dict[str, Any], "Hồ sơ đề án / dossiers of schemes")
def list_dossiers(request: HttpRequest) -> Any:
    """Published dossiers, the one last worked on first; with a token for scheme.read also those that its account may read."""
    held = _scope(request)
    return {"dossiers": [dossiers.head(one) for one in standings() if one.published or held.holds(one.dossier.organ)]}


@reads(router, "/dossiers/{code}", dict[str, Any], "Một hồ sơ / one dossier")
def one_dossier(request: HttpRequest, code: str) -> Any:
    """One dossier: where it stands, what each next step lacks, deeds with their ledger entries, opinions and what came of each, votes."""
    at = standing(code)
    if not at.published and not _scope(request).holds(at.dossier.organ):
        raise Unknown(no_dossier(code))
    return dossiers.whole(at, localdate())


def _scope(request: HttpRequest) -> Scope:
    """Return the organs whose unpublished dossiers the token of a request may read: none without a token."""
    if not request.headers.get("Authorization"):
        return scope(None, _READ, localdate())
    held = bearer(request)
    return scope(held.account.pk if _READ in held.acts else None, _READ, localdate())
