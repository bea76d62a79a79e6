"""Taking a case in at a desk, and the receipt with its code, which is shown this once."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import Any, Final

import qrcode
from django.http import HttpRequest, HttpResponse
from qrcode.image.svg import SvgPathImage

from tinhgon.casework.acts import Opening, Person, open_case
from tinhgon.casework.queries import bodies, procedures
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.cases.views import SECTION
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, needed, scope

_TITLE: Final = Sentence("Tiếp nhận vụ việc", "Take a case in")
_FIELDS: Final = ("loai", "noi-dung", "tom-tat", "ngay", "nguoi", "don-vi")
#: A choice of more bodies than this is a field to type a code into.
_MOST_CHOICES: Final = 60


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form; sent, take the case in and show its receipt."""
    needed(request)
    part = scope(request, "case.receive", asked.today)
    if not part.everything and not part.units:
        entitled(request, "case.receive", None, asked.today)
    typed = {name: request.POST.get(name, "")[:30_000] for name in _FIELDS}
    if request.method != "POST":
        return _form(request, asked, part, typed)
    try:
        wish, body = _wish(typed, asked)
    except Refusal as refusal:
        return _form(request, asked, part, typed, refusal)
    mandate = entitled(request, "case.receive", body, asked.today)
    try:
        made = open_case(mandate, wish, asked.today)
    except (Refusal, Unknown) as error:
        found = error if isinstance(error, Refusal) else Refusal([Finding("case.unknown", error.sentence)])
        return _form(request, asked, part, typed, found)
    address = request.build_absolute_uri(f"{addresses.TRACK}{made.code}/")
    procedure = procedures.in_force(made.case.kind, made.case.received)
    name = bodies.names([made.case.organ], asked.today).get(made.case.organ, ("", ""))[1]
    title = Sentence(f"Giấy biên nhận {made.case.code}", f"Receipt {made.case.code}")
    return show(
        request, asked, "web/cases/receipt.html", title, (SECTION, Crumb(made.case.code)), case=made.case, code=made.code,
        picture=picture(address), address=address, procedure=procedure, body=name, people=wish.people,
    )  # fmt: skip


def picture(text: str) -> str:
    """Return a text as the picture that a telephone reads, to be the source of an image."""
    out = BytesIO()
    qrcode.make(text, image_factory=SvgPathImage, border=2).save(out)
    return f"data:image/svg+xml;base64,{b64encode(out.getvalue()).decode()}"


def _form(
    request: HttpRequest, asked: Asked, part: Scope, typed: dict[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    units = bodies.names(part.units, asked.today) if not part.everything and len(part.units) <= _MOST_CHOICES else {}
    context: dict[str, Any] = {
        "kinds": procedures.offered(asked.today), "typed": typed, "problems": refusal.findings if refusal else (),
        "bodies": sorted(units.values(), key=lambda one: one[1]),
    }  # fmt: skip
    return show(
        request,
        asked,
        "web/cases/new.html",
        _TITLE,
        (SECTION, Crumb(_TITLE)),
        status=422 if refusal else 200,
        **context,
    )


def _wish(typed: dict[str, str], asked: Asked) -> tuple[Opening, int]:
    received = parse_day(typed["ngay"]) if typed["ngay"].strip() else asked.today
    body = bodies.unit_by_code(typed["don-vi"].strip(), asked.today)
    if body is None:
        raise Refusal([Finding("case.body", words.no_body(typed["don-vi"], asked.today), where={"field": "don-vi"})])
    people = []
    for line in typed["nguoi"].splitlines():
        name, _, contact = line.partition(";")
        if name.strip():
            people.append(Person(name.strip(), contact.strip()))
    return Opening(typed["loai"], typed["noi-dung"], body, received, tuple(people), typed["tom-tat"]), body
