"""The papers of a dossier: its newest text as Đề án, Tờ trình, appraisal, decision or resolution, for who may read the dossier."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.queries.dossier.outcomes import outcome_of
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers import access
from tinhgon.web.dossiers.showing import CRUMBS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting
from tinhgon.web.papers.views import answer


@acting
def of_dossier(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show the papers of a dossier's newest text, or give the file; raises Refusal where there is no text yet or it cannot run."""
    at = access.read(request, code)
    outcome = outcome_of(at)
    crumbs = (*CRUMBS, Crumb(code, addresses.dossier(code)), Crumb(Sentence("Văn bản", "Papers")))
    return answer(request, asked, outcome, crumbs, text="")
