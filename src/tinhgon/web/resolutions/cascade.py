"""Who put a document into practice: the matrix of bodies and clauses on a day, as a page and as a file; two texts side by side."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.models import Document
from tinhgon.resolutions.queries import bodies, lawful, lists
from tinhgon.resolutions.queries.cascade import Column, Matrix
from tinhgon.resolutions.queries.cascade import matrix as coverage
from tinhgon.resolutions.queries.checking import text_above
from tinhgon.resolutions.queries.standing import standing_of
from tinhgon.resolutions.rules.copying import pieces, shared
from tinhgon.resolutions.rules.coverage import STATES
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.resolutions.views import SECTION, opened, readable
from tinhgon.web.rows.export import file

_TITLE: Final = Sentence("Cụ thể hóa ở cấp dưới", "Put into practice below")


@acting
def matrix(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show the coverage of a document on a day, or give it as CSV or XLSX. A state may be filtered by (``?nao=missing``)."""
    document = opened(request, asked, code)
    found = coverage(document, asked.day)
    kind = request.GET.get("tai", "")
    if kind in ("csv", "xlsx"):
        return _file(kind, found)
    wanted = next((state for state in STATES if state == request.GET.get("nao")), None)
    rows = [
        row for row in found.rows if wanted is None or any(one is not None and one.state == wanted for one in row.cells)
    ]
    crumbs = (SECTION, Crumb(document.symbol or document.code, f"{addresses.RESOLUTIONS}{quote(code)}/"), Crumb(_TITLE))
    counts = [(state, STATES[state], count) for state, count in found.counts.items() if count]
    columns = [(one, _heading(one)) for one in found.columns]
    keys = {one.done.document for row in found.rows for one in row.cells if one is not None and one.done is not None}
    part = readable(request, asked)
    open_ = {one.pk for one in Document.objects.filter(pk__in=keys) if lists.may_read(part, one)}
    return show(
        request, asked, "web/resolutions/cascade.html", _TITLE, crumbs, document=document, matrix=found, rows=rows, counts=counts,
        columns=columns, wanted=wanted, open_=open_, here=f"{addresses.RESOLUTIONS}{quote(code)}/",
    )  # fmt: skip


@acting
def compare(request: HttpRequest, asked: Asked, code: str, lower: str) -> HttpResponse:
    """Show a document and one below it side by side, what the lower one copied marked in both."""
    above, below = opened(request, asked, code), opened(request, asked, lower)
    day = below.signed or asked.day
    run, threshold, rule = lawful.copying(day)
    upper = standing_of(above, max(day, above.signed or day)).lines
    own = standing_of(below, asked.day).lines
    text = text_above(above, day)
    low = [(one, pieces(one.version.words, [text], run)) for one in own]
    written = "\n".join(one.version.words for one in own)
    top = [(one, pieces(one.version.words, [written], run)) for one in upper]
    share = shared(written, [text], run)
    organs = bodies.names({above.organ, below.organ}, asked.day)
    title = Sentence("Đối chiếu câu chữ", "Two texts side by side")
    crumbs = (
        SECTION,
        Crumb(above.symbol or above.code, f"{addresses.RESOLUTIONS}{quote(code)}/"),
        Crumb(_TITLE, f"{addresses.RESOLUTIONS}{quote(code)}/cu-the-hoa/"),
        Crumb(below.symbol or below.code),
    )
    return show(
        request, asked, "web/resolutions/compare.html", title, crumbs, above=above, below=below, low=low, top=top, share=share, run=run,
        threshold=threshold, citation=lawful.said(rule), organ_above=organs.get(above.organ, ("", ""))[1],
        organ_below=organs.get(below.organ, ("", ""))[1],
    )  # fmt: skip


def _heading(column: Column) -> Sentence:
    if column.clause is None:
        return Sentence("Cả văn bản", "The whole document")
    return Sentence(f"Điều khoản {column.clause.mark}", f"Clause {column.clause.mark}")


def _file(kind: str, found: Matrix) -> HttpResponse:
    """Return the matrix as a file: about it in the first rows, then a row for each body, two columns for each duty."""
    language = get_language() or "vi"
    about = [
        (Sentence("Văn bản", "Document"), f"{found.document.symbol or found.document.code} {found.document.title}"),
        (Sentence("Tại ngày", "As of"), say_day(found.day)),
        (Sentence("Ngưỡng chép lại", "Counts as copied from"), f"{found.threshold} % ({found.citation})"),
    ]
    heads = [Sentence("Mã", "Code").said_in(language), Sentence("Cơ quan", "Body").said_in(language)]
    for column in found.columns:
        heading = _heading(column).said_in(language)
        number, due = Sentence("số văn bản", "document").said_in(language), Sentence("hạn", "due").said_in(language)
        heads += [heading, f"{heading}: {number}", f"{heading}: {due}"]
    rows: list[list[str]] = []
    for row in found.rows:
        line = [row.body.code, row.body.name]
        for cell in row.cells:
            line += (
                ["", "", ""]
                if cell is None
                else [cell.words.said_in(language), cell.done.symbol if cell.done else "", say_day(cell.due)]
            )
        rows.append(line)
    told = [(words.said_in(language), value) for words, value in about]
    return file(kind, f"cu-the-hoa-{found.document.code}-{found.day}", told, heads, rows)
