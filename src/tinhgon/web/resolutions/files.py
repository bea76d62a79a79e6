"""A document as a file: YAML or JSON to be entered elsewhere, DOCX in the layout of its organ and day."""

from __future__ import annotations

import json
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.issuing import FORMATS, written
from tinhgon.resolutions.queries.exporting import as_file, as_paper
from tinhgon.resolutions.queries.standing import standing_of
from tinhgon.resolutions.rules.exchange import write_document
from tinhgon.web.asking import Asked
from tinhgon.web.page import acting
from tinhgon.web.resolutions.views import opened


@acting
def file(request: HttpRequest, asked: Asked, code: str, ending: str) -> HttpResponse:
    """Return the document as of the day as a file. Raises Unknown for an ending that there is not."""
    document = opened(request, asked, code)
    at = standing_of(document, asked.day)
    name = document.symbol.replace("/", "-") or document.code
    if ending in ("yaml", "json"):
        plain = as_file(at)
        text = write_document(plain) if ending == "yaml" else json.dumps(plain, ensure_ascii=False, indent=1)
        return _sent(text.encode(), f"{name}.{ending}", f"application/{ending}; charset=utf-8")
    if ending in ("docx", "pdf"):
        paper, profile = as_paper(at, asked.today)
        return _sent(written(paper, profile, ending, settings.PAPER_FONTS), f"{name}.{ending}", FORMATS[ending])
    raise Unknown(Sentence(f"Không có dạng tệp “{ending[:20]}”.", f"There is no such file: “{ending[:20]}”."))


def _sent(data: bytes, name: str, media: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=media, headers=headers)
