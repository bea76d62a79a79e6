"""What is done at a reception: sessions planned and written down, matters taken in, minutes signed, conclusions given out, a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import now

from tinhgon.casework.acts import Person
from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.issuing import FORMATS, written
from tinhgon.petitions.acts import receiving as acts
from tinhgon.petitions.acts.receiving import Came
from tinhgon.petitions.models import Visit
from tinhgon.petitions.queries import letters
from tinhgon.petitions.queries.visits import visit as visit_of
from tinhgon.petitions.words import reception as words
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.cases.opening import picture
from tinhgon.web.cases.views import readable
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.reception.views import SECTION, month_of, month_page
from tinhgon.web.signed_in import entitled, may

_KEPT: Final = (
    "ngay", "ly-do", "ket-qua", "nguoi-tiep", "chuyen-den", "viec-gi", "trinh-bay", "nguoi", "so-nguoi", "y-kien", "nguoi-ky", "noi-dung",
    "nguoi-lam", "han", "can-cu", "don-vi", "san-pham", "buoi",
)  # fmt: skip
_BODY_ACTS: Final = ("plan", "call", "record", "receive")
_VISIT_ACTS: Final = ("minutes", "conclude", "answered", "petition", "task", "refuse")


@acting
def act(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Do what a form of a body's month names: plan the month, add a session, write one down, take a matter in."""
    key = bodies.body(code, asked.today)
    year, month = month_of(request, asked)
    back = f"{addresses.RECEPTION}{quote(code)}/?thang={year:04}-{month:02}"
    mandate = entitled(request, "case.receive", key, asked.today)
    if request.method != "POST":
        return HttpResponseRedirect(back)
    tried, typed = _tried(request, _BODY_ACTS)
    number = _number(request.POST.get("so", ""))
    try:
        if tried == "receive":
            found = acts.receive(mandate, _came(typed, key, asked), asked.today)
            return HttpResponseRedirect(f"{addresses.RECEPTION}luot/{found.number}/")
        simple: Mapping[str, Callable[[], Any]] = {
            "plan": lambda: acts.plan_month(mandate, key, year, month, asked.today),
            "call": lambda: acts.call_session(mandate, key, _day(typed["ngay"]) or asked.today, typed["ly-do"], asked.today),
            "record": lambda: acts.record_session(
                mandate, number, typed["ket-qua"], asked.today, received_by=typed["nguoi-tiep"],
                in_person="truc-tiep" in request.POST.getlist("co"), reason=typed["ly-do"], moved_to=_day(typed["chuyen-den"]),
            ),
        }  # fmt: skip
        simple[tried]()
    except (Refusal, Unknown) as refusal:
        return month_page(request, asked, code, status=422, problems=_findings(refusal), typed=typed, tried=tried)
    return HttpResponseRedirect(back)


@acting
def visit(request: HttpRequest, asked: Asked, visit: str) -> HttpResponse:
    """Show a matter brought to a reception to who may read the cases of its body; to others it is not there."""
    return _page(request, asked, _opened(request, asked, visit))


@acting
def act_on_visit(request: HttpRequest, asked: Asked, visit: str) -> HttpResponse:
    """Do what a form of a visit's page names."""
    found = _opened(request, asked, visit)
    back = f"{addresses.RECEPTION}luot/{found.number}/"
    if request.method != "POST":
        return HttpResponseRedirect(back)
    tried, typed = _tried(request, _VISIT_ACTS)
    # Tasks are given out by who decides; the rest is written down by who receives.
    needed_act = "case.decide" if tried == "task" else "case.receive"
    mandate = entitled(request, needed_act, found.body, asked.today)
    try:
        code = _done(request, asked, mandate, found, tried, typed)
    except (Refusal, Unknown) as refusal:
        return _page(request, asked, _opened(request, asked, visit), 422, _findings(refusal), typed, tried)
    if code:
        return _page(request, asked, _opened(request, asked, visit), receipt=code)
    return HttpResponseRedirect(back)


@acting
def minutes(request: HttpRequest, asked: Asked, visit: str, ending: str) -> HttpResponse:
    """Send the minutes of a visit as DOCX or PDF, to be signed on the spot."""
    found = _opened(request, asked, visit)
    if ending not in ("docx", "pdf"):
        raise Unknown(Sentence("Biên bản có dạng docx và pdf.", "Minutes are docx and pdf."))
    paper, profile = letters.minutes(found.number)
    headers = {"Content-Disposition": f'attachment; filename="{found.number}.{ending}"', "Cache-Control": "no-store"}
    return HttpResponse(
        written(paper, profile, ending, settings.PAPER_FONTS), content_type=FORMATS[ending], headers=headers
    )


def _opened(request: HttpRequest, asked: Asked, number: str) -> Visit:
    part = readable(request, asked)
    found = visit_of(number)
    if not part.holds(found.body):
        raise Unknown(words.no_visit(number))
    return found


def _done(request: HttpRequest, asked: Asked, mandate: Mandate, found: Visit, tried: str, typed: dict[str, str]) -> str:
    number = found.number
    if tried == "petition":
        return acts.take_in_petition(mandate, number, asked.today).code
    simple: Mapping[str, Callable[[], Any]] = {
        "minutes": lambda: acts.sign_minutes(mandate, number, typed["y-kien"], typed["nguoi-ky"], now()),
        "conclude": lambda: acts.conclude(mandate, number, typed["noi-dung"], typed["nguoi-lam"], _day(typed["han"])),
        "answered": lambda: acts.answer_on_the_spot(mandate, number),
        "task": lambda: acts.give_as_task(
            mandate,
            number,
            _number(request.POST.get("so", "")),
            bodies.body(typed["don-vi"].strip(), asked.today),
            typed["san-pham"],
            asked.today,
        ),
        "refuse": lambda: acts.refuse_visit(mandate, number, typed["can-cu"], typed["ly-do"]),
    }
    simple[tried]()
    return ""


def _page(
    request: HttpRequest, asked: Asked, found: Visit, status: int = 200, problems: tuple[Finding, ...] = (), typed: dict[str, str] | None = None,
    tried: str = "", receipt: str = "",
) -> HttpResponse:  # fmt: skip
    code, name = bodies.names([found.body], asked.today).get(found.body, ("", ""))
    crumbs = (SECTION, Crumb(name, f"{addresses.RECEPTION}{quote(code)}/"), Crumb(found.number))
    address = request.build_absolute_uri(f"{addresses.TRACK}{receipt}/") if receipt else ""
    return show(
        request, asked, "web/reception/visit.html", Sentence(found.matter, found.matter), crumbs, status=status, visit=found, body=name,
        outcome=words.OUTCOMES[found.outcome], refusal=words.GROUNDS.get(found.refusal), grounds=words.GROUNDS, problems=problems,
        visitors=sorted(found.visitors.all(), key=lambda one: (not one.represents, one.pk)), values=typed or {}, typed=typed or {}, tried=tried,
        wrong={}, conclusions=[(one, getattr(one, "given", None)) for one in sorted(found.conclusions.all(), key=lambda one: one.pk)],
        receives=may(request, "case.receive", found.body, asked.today), decides=may(request, "case.decide", found.body, asked.today),
        receipt=receipt, picture=picture(address) if receipt else "", here=f"{addresses.RECEPTION}luot/{found.number}/lam/",
    )  # fmt: skip


def _tried(request: HttpRequest, allowed: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    tried = request.POST.get("viec", "")
    if tried not in allowed:
        raise Unknown(Sentence("Không có việc này.", "There is no such act."))
    return tried, {name: request.POST.get(name, "")[:20_000] for name in _KEPT}


def _came(typed: dict[str, str], body: int, asked: Asked) -> Came:
    people = []
    for line in typed["nguoi"].splitlines():
        name, _, contact = line.partition(";")
        if name.strip():
            people.append(Person(name.strip(), contact.strip()))
    return Came(
        body, _day(typed["ngay"]) or asked.today, typed["viec-gi"], tuple(people), typed["nguoi-tiep"], typed["trinh-bay"],
        _number(typed["so-nguoi"]), _number(typed["buoi"]) or None,
    )  # fmt: skip


def _findings(refusal: Refusal | Unknown) -> tuple[Finding, ...]:
    return (
        tuple(refusal.findings) if isinstance(refusal, Refusal) else (Finding("reception.unknown", refusal.sentence),)
    )


def _day(typed: str) -> date | None:
    return parse_day(typed) if typed.strip() else None


def _number(typed: str) -> int:
    plain = typed.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else 0
