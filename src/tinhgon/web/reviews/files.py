"""A pack as DOCX and PDF in the official layout of the day and the organ, and its rows as XLSX."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinhgon.papers.issuing import FORMATS, written
from tinhgon.reports.queries.paper import paper_of_pack
from tinhgon.web.asking import Asked
from tinhgon.web.page import acting
from tinhgon.web.reviews.views import read


@acting
def file(request: HttpRequest, asked: Asked, code: str, ending: str) -> HttpResponse:
    """Give a pack as a file: a signed one as it was signed, a draft marked as one."""
    at = read(request, asked, code)
    paper, profile = paper_of_pack(at, asked.today)
    response = HttpResponse(written(paper, profile, ending, settings.PAPER_FONTS), content_type=FORMATS[ending])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{code}.{ending}')}"
    return response
