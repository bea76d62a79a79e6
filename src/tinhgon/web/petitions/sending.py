"""The public page: to whom a petition goes (found by place), writing it, and the receipt. No account, no script, nobody is counted but by
address for as long as it takes to stop a flood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinhgon.casework.acts import Person
from tinhgon.casework.queries import bodies, procedures
from tinhgon.casework.rules import files
from tinhgon.casework.scanning import scan_with
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.petitions import acts
from tinhgon.petitions.acts import Sent, Wish
from tinhgon.petitions.acts.intake import MOST_FILES, as_text
from tinhgon.petitions.queries import turning
from tinhgon.petitions.queries.turning import Body
from tinhgon.vietnamese.days import parse_day
from tinhgon.web import addresses, floods
from tinhgon.web.asking import Asked
from tinhgon.web.cases.opening import picture
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show

TITLE: Final = Sentence("Gửi đơn", "Send a petition")
_SECTION: Final = Crumb(TITLE, addresses.SEND)
_FIELDS: Final = (
    "ho-ten", "dia-chi", "dien-thoai", "tieu-de", "noi-dung", "yeu-cau", "bi-khieu-nai", "quyet-dinh", "ngay-biet", "thua-dat", "so-nguoi",
)  # fmt: skip
_NEEDED: Final = {
    "ho-ten": Sentence("Ghi họ và tên của bạn.", "Write your name."),
    "dia-chi": Sentence("Ghi địa chỉ để cơ quan trả lời.", "Write an address for the answer."),
    "tieu-de": Sentence("Ghi việc gì, trong một dòng.", "Say in one line what it is about."),
    "noi-dung": Sentence("Viết nội dung đơn.", "Write your petition."),
}


@acting
def where(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Ask which place it is about, and say which bodies take petitions there, by its name of today or of before."""
    text = request.GET.get("noi", "").strip()[:80]
    found = turning.places(text, asked.today) if text else []
    return show(
        request, asked, "web/petitions/where.html", TITLE, (Crumb(TITLE),), sought_place=text, places=found,
        province=turning.of_the_province(asked.today),
    )  # fmt: skip


@acting
def write(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form to one body; sent, take the petition in and show its receipt, whose code is shown this once."""
    body = turning.takes(request.GET.get("don-vi", "")[:40], asked.today)
    if body is None:
        return where(request)
    typed = {name: request.POST.get(name, "")[:30_000] for name in _FIELDS}
    if request.method != "POST":
        return _form(request, asked, body, typed)
    try:
        floods.stop(request, "gửi đơn")
        wish = _wish(request, asked, body, typed)
        made = acts.take_in(acts.PUBLIC, wish, asked.today, scan_with(settings.SCANNER))
    except Refusal as refusal:
        return _form(request, asked, body, typed, refusal.findings)
    address = request.build_absolute_uri(f"{addresses.TRACK}{made.code}/")
    name = bodies.names([made.case.organ], asked.today).get(made.case.organ, ("", ""))[1]
    title = Sentence("Đã gửi đơn: giữ lấy mã này", "Sent: keep this code")
    return show(
        request, asked, "web/petitions/sent.html", title, (_SECTION, Crumb(Sentence("Biên nhận", "Receipt"))), case=made.case,
        code=made.code, picture=picture(address), body=name, files=len(wish.files) - 1,
        procedure=procedures.in_force(made.case.kind, made.case.received),
    )  # fmt: skip


def _form(
    request: HttpRequest, asked: Asked, body: Body, typed: dict[str, str], problems: Sequence[Finding] = ()
) -> HttpResponse:
    wrong: dict[str, list[Finding]] = {}
    for one in problems:
        wrong.setdefault(str(one.where.get("field", "")), []).append(one)
    title = Sentence(f"Gửi đơn đến {body.name}", f"A petition to {body.name}")
    return show(
        request, asked, "web/petitions/write.html", title, (_SECTION, Crumb(body.name)), status=422 if problems else 200, body=body,
        typed=typed, values=typed, problems=problems, wrong=wrong, trap=floods.TRAP, most_files=MOST_FILES,
    )  # fmt: skip


def _wish(request: HttpRequest, asked: Asked, body: Body, typed: dict[str, str]) -> Wish:
    missing = [
        Finding("petition.needed", said, where={"field": name})
        for name, said in _NEEDED.items()
        if not typed[name].strip()
    ]
    learned = None
    if typed["ngay-biet"].strip():
        try:
            learned = parse_day(typed["ngay-biet"])
        except Refusal as refusal:
            missing += [Finding(one.rule, one.sentence, where={"field": "ngay-biet"}) for one in refusal.findings]
    count = typed["so-nguoi"].strip()
    if count and not (count.isascii() and count.isdigit() and 0 < int(count) < 100_000):
        said = Sentence("Ghi số người bằng chữ số, như 12.", "Write the number of people in digits, like 12.")
        missing.append(Finding("petition.people", said, where={"field": "so-nguoi"}))
    if missing:
        raise Refusal(missing)
    contact = "; ".join(one.strip() for one in (typed["dia-chi"], typed["dien-thoai"]) if one.strip())
    wish = Wish(
        body.key, asked.today, typed["tieu-de"], typed["noi-dung"], (Person(typed["ho-ten"], contact),), "web", typed["yeu-cau"],
        typed["bi-khieu-nai"], typed["quyet-dinh"], learned, typed["thua-dat"], written=asked.today, people_count=int(count or 0),
    )  # fmt: skip
    text = Sent("petition", "don.txt", as_text(wish, body.name))
    return replace(wish, files=(text, *sent_files(request)))


def sent_files(request: HttpRequest, name: str = "tep", kind: str = "proof") -> list[Sent]:
    """Return the files of a form, each within the limit before it is read. Raises Refusal."""
    found = []
    for one in request.FILES.getlist(name)[: MOST_FILES + 1]:
        if (one.size or 0) > files.MOST_BYTES:
            raise files.too_large(one.size or 0)
        found.append(Sent(kind, one.name or "", one.read()))
    return found
