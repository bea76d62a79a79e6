"""How books come in and go out, and the files themselves."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FRAMES
from tinhgon.web.asking import Asked
from tinhgon.web.data import files
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show

_FRAME_WORDS = {
    "places": Sentence("Địa bàn", "Places"),
    "units": Sentence("Đơn vị", "Units"),
    "posts": Sentence("Chức danh", "Posts"),
    "people": Sentence("Người", "People"),
    "tenures": Sentence("Lượt giữ chức danh", "Tenures"),
}


@reading
def data(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what can be downloaded and how data is brought in."""
    title = Sentence("Dữ liệu", "Data")
    rows = [(_FRAME_WORDS[name], asked.structure.frame(name).height) for name in FRAMES]
    return show(
        request,
        asked,
        "web/data/data.html",
        title,
        (Crumb(title),),
        rows=rows,
        kinds=[(kind, asked.to(f"/du-lieu/so-bo.{kind.ending}")) for kind in files.KINDS.values()],
        templates=[(kind, f"/du-lieu/mau.{kind.ending}") for kind in files.TEMPLATES.values()],
        nothing=asked.empty,
        drawn=len(asked.outlines),
    )


@reading
def download(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Return the books of the day as a file."""
    if kind not in files.KINDS:
        raise Http404
    return _file(files.books(asked.structure, files.KINDS[kind]), files.KINDS[kind], f"so-bo-{asked.day.isoformat()}")


@reading
def template(request: HttpRequest, asked: Asked, kind: str) -> HttpResponse:
    """Return the empty workbook to fill in."""
    if kind not in files.TEMPLATES:
        raise Http404
    return _file(files.empty(files.TEMPLATES[kind]), files.TEMPLATES[kind], "mau-so-bo")


def _file(content: bytes, kind: files.Kind, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind.media)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind.ending}"'
    return response
