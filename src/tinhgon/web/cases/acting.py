"""What is done on a case's page: each form names its act; the mandate is asked for anew, and the case shown again with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.casework import acts
from tinhgon.casework.acts import Given, Person
from tinhgon.casework.queries import bodies
from tinhgon.casework.queries.standing import Standing
from tinhgon.casework.rules import files
from tinhgon.casework.scanning import scan_with
from tinhgon.casework.words import cases as words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.procedure import ALSO, RECORDS
from tinhgon.vietnamese.days import parse_day
from tinhgon.web.asking import Asked
from tinhgon.web.cases.one import opened, page
from tinhgon.web.cases.views import SECTION
from tinhgon.web.page import acting
from tinhgon.web.signed_in import entitled, may

_KEPT: Final = (
    "ngay",
    "ly-do",
    "so",
    "ngay-ky",
    "co-quan",
    "noi-dung",
    "ho-ten",
    "lien-he",
    "tai-khoan",
    "ma-don-vi",
    "vao",
    "so-ngay",
)


@acting
def act(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Do what a form of the case's page names. Sent by who may not, it says who may; refused, the page says why and keeps what was typed."""
    at, body = opened(request, asked, code)
    if request.method != "POST":
        return HttpResponseRedirect(f"{SECTION.address}{quote(code)}/")
    tried = request.POST.get("viec", "")
    typed = {name: request.POST.get(name, "")[:20_000] for name in _KEPT}
    try:
        mandate = _mandate(request, asked, at, tried, body)
        shown = _done(request, asked, mandate, at, tried, typed)
    except (Refusal, Unknown) as refusal:
        at, body = opened(request, asked, code)
        status = 409 if isinstance(refusal, Stale) else 422
        findings = refusal.findings if isinstance(refusal, Refusal) else (Finding("case.unknown", refusal.sentence),)
        return page(request, asked, at, body, status=status, problems=findings, typed=typed, tried=tried)
    if shown:
        at, body = opened(request, asked, code)
        return page(request, asked, at, body, code_given=shown)
    return HttpResponseRedirect(f"{SECTION.address}{quote(code)}/#da-lam")


def _mandate(request: HttpRequest, asked: Asked, at: Standing, tried: str, body: int) -> Mandate:
    """Return the mandate for what a form asks, by its own act or by another that will do as well."""
    act_, other = _act_of(at, tried), ALSO.get(tried, "")
    return entitled(request, other if other and not may(request, act_, body, asked.today) else act_, body, asked.today)


def _act_of(at: Standing, tried: str) -> str:
    """Return the act that a form asks for. Raises Unknown for a form that there is not."""
    if tried.startswith("buoc:"):
        return at.procedure.step(tried.removeprefix("buoc:")).act
    if tried == "receipt":
        return "case.receive"
    if tried == "migrate":
        return "case.decide"
    if tried not in RECORDS:
        raise Unknown(Sentence("Không có việc này.", "There is no such act."))
    return RECORDS[tried]


def _done(request: HttpRequest, asked: Asked, mandate: Mandate, at: Standing, tried: str, typed: dict[str, str]) -> str:
    """Do it; return the new code where one was handed out."""
    code, given = at.case.code, _given(request, asked, typed)
    term = request.POST.get("thoi-han", "")
    if tried.startswith("buoc:"):
        acts.take(mandate, code, tried.removeprefix("buoc:"), given)
        return ""
    if tried == "receipt":
        return acts.new_receipt(mandate, code, given)
    simple: Mapping[str, Callable[[], Any]] = {
        "note": lambda: acts.keep_note(mandate, code, typed["noi-dung"], given),
        "party": lambda: acts.add_party(mandate, code, Person(typed["ho-ten"], typed["lien-he"]), given),
        "assign": lambda: acts.assign(mandate, code, typed["tai-khoan"], given),
        "transfer": lambda: acts.transfer(mandate, code, typed_body(typed["ma-don-vi"], asked), given),
        "suspend": lambda: acts.suspend(mandate, code, term, given),
        "resume": lambda: acts.resume(mandate, code, term, given),
        "extend": lambda: acts.extend(mandate, code, term, _days(typed["so-ngay"]), given),
        "condition": lambda: acts.set_conditions(mandate, code, term, request.POST.getlist("tinh-chat"), given),
        "merge": lambda: acts.merge(mandate, code, typed["vao"].strip(), given),
        "migrate": lambda: acts.migrate(mandate, code, request.POST.get("ban", ""), given),
        "paper": lambda: _paper(request, mandate, code, given),
    }
    simple[tried]()
    return ""


def _given(request: HttpRequest, asked: Asked, typed: dict[str, str]) -> Given:
    day = parse_day(typed["ngay"]) if typed["ngay"].strip() else asked.today
    signed = parse_day(typed["ngay-ky"]) if typed["ngay-ky"].strip() else None
    seen = request.POST.get("thay", "")
    return Given(
        day, asked.today, typed["ly-do"], Decision(typed["so"].strip()[:200], signed, typed["co-quan"].strip()[:300]),
        int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None,
    )  # fmt: skip


def _paper(request: HttpRequest, mandate: Mandate, code: str, given: Given) -> None:
    sent = request.FILES.get("tep")
    if sent is None:
        raise Refusal([Finding("case.no_file", Sentence("Chọn một tệp.", "Choose a file."), where={"field": "tep"})])
    if (sent.size or 0) > files.MOST_BYTES:
        raise files.too_large(sent.size or 0)
    scan = scan_with(settings.SCANNER)
    acts.keep_paper(mandate, code, request.POST.get("loai", ""), sent.name or "", sent.read(), given, scan)


def typed_body(typed: str, asked: Asked) -> int:
    """Return the key of the body whose code was typed. Raises Refusal naming the field."""
    found = bodies.unit_by_code(typed.strip(), asked.today)
    if found is None:
        raise Refusal([Finding("case.body", words.no_body(typed, asked.today), where={"field": "ma-don-vi"})])
    return found


def _days(typed: str) -> int:
    plain = typed.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 5):
        raise Refusal(
            [
                Finding(
                    "case.days",
                    Sentence("Ghi số ngày, như 30.", "Write a number of days, like 30."),
                    where={"field": "so-ngay"},
                )
            ]
        )
    return int(plain)
