"""Documents of a dossier as files: always taken away, never shown inside a page, and named by what they are."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.queries.dossier import papers
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers import access
from tinhgon.web.dossiers.showing import open_to
from tinhgon.web.page import acting


@acting
def document(request: HttpRequest, asked: Asked, code: str, digest: str) -> HttpResponse:
    """Give a document to who may read it; to everybody else it is not there."""
    at = access.read(request, code)
    kept = papers.document(at, digest)
    if not open_to(request, at, kept):
        raise Unknown(Sentence("Hồ sơ không có văn bản này.", "The dossier has no such document."))
    response = HttpResponse(papers.content(kept), content_type=kept.document.media)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(kept.document.name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
