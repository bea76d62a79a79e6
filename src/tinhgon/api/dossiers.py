"""Dossiers of schemes: those that there are, and one with what it lacks, what was said and voted. Nothing here writes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Router

from tinhgon.api.answers import reads
from tinhgon.api.plain import dossiers
from tinhgon.reform.queries.dossier.standing import standing, standings

router = Router(tags=["dossiers"])


@reads(router, "/dossiers", dict[str, Any], "Hồ sơ đề án / dossiers of schemes")
def list_dossiers(request: HttpRequest) -> Any:
    """Dossiers, the one last worked on first."""
    return {"dossiers": [dossiers.head(one) for one in standings()]}


@reads(router, "/dossiers/{code}", dict[str, Any], "Một hồ sơ / one dossier")
def one_dossier(request: HttpRequest, code: str) -> Any:
    """One dossier: where it stands, what each next step lacks, deeds with their ledger entries, opinions and what came of each, votes."""
    return dossiers.whole(standing(code), localdate())
