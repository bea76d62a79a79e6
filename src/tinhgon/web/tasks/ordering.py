"""Ordering a task: a form of six clears, sent by who may order both for the ordering body and to the lead one."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.casework.queries import bodies
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.tasks.acts import Money, Order, Source, assign
from tinhgon.tasks.rules.order import SOURCES
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import entitled, needed, scope
from tinhgon.web.tasks import reading
from tinhgon.web.tasks.showing import SECTION

_TITLE: Final = Sentence("Giao nhiệm vụ", "Order a task")
_FIELDS: Final = (
    "ten", "noi-dung", "san-pham", "can-cu", "giao", "chu-tri", "chuc-vu", "phoi-hop", "han", "nguon", "nguon-ten", "nguon-loi", "kinh-phi",
    "nguon-kinh-phi", "chi-so", "muc-tieu", "so", "ngay-ky", "ngay",
)  # fmt: skip
#: Which field of the form holds what an order's finding is about.
_WHERE: Final = {
    "title": "ten", "description": "noi-dung", "product": "san-pham", "basis": "can-cu", "by": "giao", "owner": "chu-tri", "post": "chuc-vu",
    "supports": "phoi-hop", "due": "han", "source": "nguon", "money": "kinh-phi", "indicator": "chi-so", "target": "muc-tieu", "day": "ngay",
}  # fmt: skip
#: A choice of more bodies than this is a field to type a code into.
_MOST_CHOICES: Final = 60


@acting
def new(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form; sent, order the task and show it."""
    needed(request)
    part = scope(request, "task.order", asked.today)
    if not part.everything and not part.units:
        entitled(request, "task.order", None, asked.today)
    typed = {name: request.POST.get(name, "")[:20_001] for name in _FIELDS}
    if request.method != "POST":
        return _form(request, asked, part, typed | {"nguon": "order"})
    try:
        order = _order(typed, asked)
    except Refusal as refusal:
        return _form(request, asked, part, typed, refusal)
    mandate = may_order(request, asked, order.by, order.owner)
    try:
        day = reading.day(typed["ngay"], "ngay", asked.today)
        signed = reading.day(typed["ngay-ky"], "ngay-ky") if typed["ngay-ky"].strip() else None
        made = assign(mandate, order, day, asked.today, Decision(typed["so"].strip()[:200], signed))
    except (Refusal, Unknown) as error:
        found = error if isinstance(error, Refusal) else Refusal([Finding("task.unknown", error.sentence)])
        return _form(request, asked, part, typed, found)
    return HttpResponseRedirect(addresses.task(made.code))


def may_order(request: HttpRequest, asked: Asked, by: int, owner: int) -> Mandate:
    """Return the mandate by which somebody orders for a body, who must be entitled to order the lead body as well. Raises Lacking."""
    entitled(request, "task.order", owner, asked.today)
    return entitled(request, "task.order", by, asked.today)


def choices(part: Scope, asked: Asked) -> list[tuple[str, str]]:
    """Return the bodies to choose from, by name; none where there are too many to choose from."""
    if part.everything or len(part.units) > _MOST_CHOICES:
        return []
    return sorted(bodies.names(part.units, asked.today).values(), key=lambda one: one[1])


def _form(
    request: HttpRequest, asked: Asked, part: Scope, typed: dict[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    wrong: dict[str, list[Finding]] = {}
    for one in refusal.findings if refusal else ():
        field = str(one.where.get("field", ""))
        wrong.setdefault(_WHERE.get(field, field), []).append(one)
    context: dict[str, Any] = {
        "values": typed, "wrong": wrong, "problems": refusal.findings if refusal else (), "bodies": choices(part, asked),
        "sources": SOURCES.items(),
    }  # fmt: skip
    return show(
        request, asked, "web/tasks/new.html", _TITLE, (SECTION, Crumb(_TITLE)), status=422 if refusal else 200, **context
    )  # fmt: skip


def _order(typed: dict[str, str], asked: Asked) -> Order:
    """Return the order of the form. Raises Refusal with everything that cannot be read at once."""
    found: list[Finding] = []

    def read(get: Any, fallback: Any) -> Any:
        try:
            return get()
        except Refusal as refusal:
            found.extend(refusal.findings)
            return fallback

    owner = read(lambda: reading.body(typed["chu-tri"], asked.today, "chu-tri"), 0)
    by = read(lambda: reading.body(typed["giao"], asked.today, "giao"), 0)
    post = read(lambda: reading.office(owner, typed["chuc-vu"], asked.today, "chuc-vu"), 0) if owner else 0
    supports = [
        read(lambda code=code: reading.body(code, asked.today, "phoi-hop"), 0)
        for code in typed["phoi-hop"].replace(",", " ").replace(";", " ").split()
    ]
    due = read(lambda: reading.day(typed["han"], "han"), asked.today)
    money = None
    if typed["kinh-phi"].strip():
        money = Money(read(lambda: reading.number(typed["kinh-phi"], "kinh-phi"), 1), typed["nguon-kinh-phi"])
    if found:
        raise Refusal(found)
    source = Source(typed["nguon"] or "order", "", typed["nguon-ten"].strip(), typed["nguon-loi"].strip())  # type: ignore[arg-type]
    return Order(
        typed["ten"], typed["noi-dung"], by, owner, post, due, typed["san-pham"], typed["can-cu"], source, tuple(supports), money,
        typed["chi-so"], typed["muc-tieu"],
    )  # fmt: skip
