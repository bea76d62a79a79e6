"""The overview."""

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.sentence import Sentence
from tinhgon.web.asking import Asked
from tinhgon.web.page import reading, show


@reading
def overview(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the apparatus of the day in figures."""
    return show(request, asked, "web/overview/overview.html", Sentence("Tổng quan", "Overview"))
