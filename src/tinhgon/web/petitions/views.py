"""Lists of petitions for officers, their board, a new one taken in at the desk; and the decisions that were published, for everybody."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinhgon.casework.acts import Person
from tinhgon.casework.queries import bodies, procedures
from tinhgon.casework.rules.marks import distance
from tinhgon.casework.scanning import scan_with
from tinhgon.casework.words import cases as case_words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import procedure_of
from tinhgon.mandates.queries import Scope
from tinhgon.petitions import acts
from tinhgon.petitions.acts import Sent, Wish
from tinhgon.petitions.queries import attributable, lists
from tinhgon.petitions.rules.attributing import RULES
from tinhgon.petitions.words import petitions as words
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.cases.opening import picture
from tinhgon.web.cases.views import readable
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, reading, show
from tinhgon.web.petitions.sending import sent_files
from tinhgon.web.signed_in import entitled, needed, scope

TITLE: Final = Sentence("Đơn thư", "Petitions")
SECTION: Final = Crumb(TITLE, addresses.PETITIONS)
WHICH: Final = {
    "new": Sentence("Chờ phân loại", "To be classified"),
    "assessed": Sentence("Đã phân loại, chờ xử lý", "Classified"),
    "taken": Sentence("Đang giải quyết", "Being settled"),
    "overdue": Sentence("Quá hạn", "Overdue"),
    "ended": Sentence("Đã xong", "Done"),
    "all": Sentence("Tất cả", "All"),
}
_FIELDS: Final = (
    "don-vi", "tieu-de", "noi-dung", "nguoi", "ngay", "nguon", "yeu-cau", "bi-khieu-nai", "quyet-dinh", "ngay-biet", "thua-dat", "ngay-viet",
    "so-nguoi", "ngon-ngu",
)  # fmt: skip
_MOST_CHOICES: Final = 60


@acting
def petitions(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the petitions of the bodies that one may read, the newest first."""
    part = readable(request, asked)
    which = request.GET.get("nao", "all")
    which = which if which in WHICH else "all"
    kind = request.GET.get("loai", "")
    kind = kind if kind in words.KINDS else ""
    page = request.GET.get("trang", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1
    found = lists.listed(part, asked.today, which, kind, number)
    return show(
        request, asked, "web/petitions/petitions.html", TITLE, (Crumb(TITLE),), rows=rows(found, asked), found=found, which=which,
        choices=WHICH, kinds=words.KINDS, kind=kind, counts=lists.counts(part, asked.today), tabs=tabs(), here="list",
        nothing=not part.everything and not part.units, receiving=_receives(request, asked),
        before=number - 1 if number > 1 else None, after=number + 1 if found.more else None,
    )  # fmt: skip


@acting
def board(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show how many petitions of each kind stand where."""
    part = readable(request, asked)
    found = lists.by_kind(part, asked.today)
    columns = [(key, WHICH[key]) for key in ("new", "assessed", "taken", "ended")]
    counts = {(kind, state): count for kind, state, count in found}
    kinds = {"": Sentence("Chưa phân loại", "Not classified"), **words.KINDS}
    table = [
        {"kind": kind, "words": said, "cells": [(state, counts.get((kind, state), 0)) for state, _ in columns],
         "sum": sum(counts.get((kind, state), 0) for state, _ in columns)}
        for kind, said in kinds.items()
    ]  # fmt: skip
    near = lists.listed(part, asked.today, "overdue")
    title = Sentence("Bảng đơn thư", "Board of petitions")
    return show(
        request, asked, "web/petitions/board.html", title, (SECTION, Crumb(Sentence("Bảng", "Board"))), columns=columns, table=table,
        rows=rows(near, asked), overdue=near.count, tabs=tabs(), here="board",
    )  # fmt: skip


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form of the desk; sent, take the petition in and show its receipt."""
    needed(request)
    part = scope(request, "case.receive", asked.today)
    if not part.everything and not part.units:
        entitled(request, "case.receive", None, asked.today)
    typed = {name: request.POST.get(name, "")[:30_000] for name in _FIELDS}
    if request.method != "POST":
        return _form(request, asked, part, typed)
    body = bodies.unit_by_code(typed["don-vi"].strip(), asked.today)
    if body is None:
        no = Finding("case.body", case_words.no_body(typed["don-vi"], asked.today), where={"field": "don-vi"})
        return _form(request, asked, part, typed, (no,))
    mandate = entitled(request, "case.receive", body, asked.today)
    try:
        made = acts.take_in(mandate, _wish(request, asked, typed, body), asked.today, scan_with(settings.SCANNER))
    except (Refusal, Unknown) as error:
        found = error.findings if isinstance(error, Refusal) else (Finding("case.unknown", error.sentence),)
        return _form(request, asked, part, typed, found)
    address = request.build_absolute_uri(f"{addresses.TRACK}{made.code}/")
    title = Sentence(f"Giấy biên nhận {made.case.code}", f"Receipt {made.case.code}")
    return show(
        request, asked, "web/cases/receipt.html", title, (SECTION, Crumb(made.case.code)), case=made.case, code=made.code,
        picture=picture(address), address=address, procedure=procedures.in_force(made.case.kind, made.case.received),
        body=bodies.names([made.case.organ], asked.today).get(made.case.organ, ("", ""))[1], people=_people(typed["nguoi"]),
    )  # fmt: skip


@reading
def published(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the decisions on complaints that were published here: number, day, body, in words that name nobody."""
    page = request.GET.get("trang", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1
    found, count = lists.published(number)
    named = bodies.names({one.organ for one in found}, asked.today)
    title = Sentence("Quyết định giải quyết khiếu nại đã công khai", "Published decisions on complaints")
    shown = [(one, named.get(one.organ, ("", ""))[1], words.RESULTS[one.result]) for one in found]
    return show(
        request, asked, "web/petitions/published.html", title, (Crumb(title),), rows=shown, count=count,
        before=number - 1 if number > 1 else None, after=number + 1 if number * lists.PAGE < count else None,
    )  # fmt: skip


@acting
def by_scheme(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show how many petitions each reorganisation gave rise to, by which rule each counts, and the petitions that one may read."""
    part = readable(request, asked)
    found = attributable.attributed(part, asked.today)
    title = Sentence("Đơn thư phát sinh từ sắp xếp", "Petitions that reorganisations gave rise to")
    shown = [
        {"entry": one.entry, "title": one.title, "decision": one.decision, "day": one.day, "count": one.count, "hidden": one.hidden,
         "shown": [(petition, RULES[rule]) for petition, rule in one.rows]}
        for one in found
    ]  # fmt: skip
    return show(
        request,
        asked,
        "web/petitions/attributed.html",
        title,
        (SECTION, Crumb(title)),
        schemes=shown,
        rules=RULES,
        tabs=tabs(),
        here="schemes",
    )


def rows(found: lists.Listed, asked: Asked) -> list[dict[str, Any]]:
    """Return petitions as rows of a list show them."""
    named = bodies.names({one.case.holder for one in found.rows}, asked.today)
    shown = []
    for one in found.rows:
        procedure = procedure_of(one.case.procedure.text)
        ended = one.case.ended is not None
        late = not ended and one.case.due is not None and one.case.due < asked.today
        shown.append(
            {"petition": one.petition, "case": one.case, "code": one.petition.case.code, "body": named.get(one.case.holder, ("", ""))[1],
             "kind": words.KINDS.get(one.petition.kind), "state": procedure.state(one.case.state).words.sentence,
             "source": words.SOURCES.get(one.petition.source, one.petition.source), "late": late,
             "far": distance(one.case.due, asked.today) if one.case.due and not ended else None}
        )  # fmt: skip
    return shown


def tabs() -> tuple[tuple[str, Sentence, str, None], ...]:
    """Return the parts of this section."""
    return (
        ("list", Sentence("Danh sách", "List"), addresses.PETITIONS, None),
        ("board", Sentence("Bảng", "Board"), f"{addresses.PETITIONS}bang/", None),
        ("reception", Sentence("Tiếp công dân", "Reception"), addresses.RECEPTION, None),
        ("schemes", Sentence("Do sắp xếp", "From reorganisations"), f"{addresses.PETITIONS}sap-xep/", None),
        ("published", Sentence("Đã công khai", "Published"), f"{addresses.PETITIONS}cong-khai/", None),
    )


def _receives(request: HttpRequest, asked: Asked) -> bool:
    part = scope(request, "case.receive", asked.today)
    return part.everything or bool(part.units)


def _form(
    request: HttpRequest, asked: Asked, part: Scope, typed: dict[str, str], problems: tuple[Finding, ...] = ()
) -> HttpResponse:
    units = bodies.names(part.units, asked.today) if not part.everything and len(part.units) <= _MOST_CHOICES else {}
    title = Sentence("Tiếp nhận đơn", "Take a petition in")
    return show(
        request, asked, "web/petitions/new.html", title, (SECTION, Crumb(title)), status=422 if problems else 200, typed=typed,
        values=typed, problems=problems, wrong={}, bodies=sorted(units.values(), key=lambda one: one[1]), sources=words.SOURCES,
        ticked=set(request.POST.getlist("co")),
    )  # fmt: skip


def _wish(request: HttpRequest, asked: Asked, typed: dict[str, str], body: int) -> Wish:
    days = {
        name: parse_day(typed[name]) if typed[name].strip() else None for name in ("ngay", "ngay-biet", "ngay-viet")
    }
    ticked = set(request.POST.getlist("co"))
    count = typed["so-nguoi"].strip()
    paper = [Sent("petition", one.name, one.data) for one in sent_files(request, "don")]
    return Wish(
        body, days["ngay"] or asked.today, typed["tieu-de"], typed["noi-dung"], _people(typed["nguoi"]), typed["nguon"] or "desk",
        typed["yeu-cau"], typed["bi-khieu-nai"], typed["quyet-dinh"], days["ngay-biet"], typed["thua-dat"], days["ngay-viet"],
        language=typed["ngon-ngu"] or "vi", translated="ban-dich" in ticked, signed="chu-ky" in ticked, represented="dai-dien" in ticked,
        people_count=int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 0, files=(*paper, *sent_files(request)),
    )  # fmt: skip


def _people(text: str) -> tuple[Person, ...]:
    found = []
    for line in text.splitlines():
        name, _, contact = line.partition(";")
        if name.strip():
            found.append(Person(name.strip(), contact.strip()))
    return tuple(found)
