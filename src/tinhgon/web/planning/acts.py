"""What is done to a plan with one button: stop it, run it again, forbid a merger and ask again, ask for other plans, make it a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.territory.bodies import with_bodies
from tinhgon.proposals import acts, jobs, queries
from tinhgon.proposals.rules.kinds import kind_of, wish_of
from tinhgon.proposals.rules.territory import other_scheme
from tinhgon.proposals.words import NO_SCHEME
from tinhgon.reform.acts import drafting
from tinhgon.registry.queries import snapshot
from tinhgon.structure.scheme import read_scheme
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drafting.acting import onward
from tinhgon.web.page import acting as acting_page
from tinhgon.web.planning import acting
from tinhgon.web.planning.beside import wished
from tinhgon.web.signed_in import entitled


@acting_page
def stop(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Stop a search with the best plan so far."""
    found = acting.read(request, number)
    address = asked.to(addresses.plan(number))
    if request.method == "POST":
        acts.stop(acting.write(request, found.request), found.request, acting.instant())
    return onward(address)


@acting_page
def again(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Search for the answer of the same problem again."""
    found = acting.read(request, number)
    if request.method == "POST":
        acts.again(acting.write(request, found.request), found.request, acting.instant())
        jobs.wake()
    return onward(asked.to(addresses.plan(number)))


@acting_page
def forbid(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Ask again with the same demands and one more: two units must not come together."""
    found = acting.read(request, number)
    if request.method != "POST":
        return onward(asked.to(addresses.plan(number)))
    origin = found.request
    mandate = acting.write(request, origin)
    pair = (request.POST.get("a", "")[:200], request.POST.get("b", "")[:200])
    wish, problem = queries.wish(origin), None
    if origin.kind != "territory":
        said = Sentence("Chỉ phương án địa bàn cấm được một lần gộp.", "Only plans of territory can forbid a merger.")
        raise Refusal([Finding("plan.forbid", said)])
    if wish is not None:
        wish = wish.model_copy(update={"part": (*wish.part, pair)})
    else:
        problem = queries.problem(origin)
        problem = type(problem).model_validate({**dict(problem), "part": (*problem.part, pair)})
    made = acts.ask(
        mandate, origin.organ, kind_of(origin.kind), acting.instant(), wish=wish, problem=problem, title=origin.title,
        limits=Limits(**origin.limits), origin=origin,
    )  # fmt: skip
    jobs.wake()
    return onward(asked.to(addresses.plan(made.pk)))


@acting_page
def beside(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Ask again with the same demands, and for other plans and what each wish costs beside the plan."""
    found = acting.read(request, number)
    if request.method != "POST":
        return onward(asked.to(addresses.plan(number)))
    origin = found.request
    mandate = acting.write(request, origin)
    plain = wished(found, request.POST.get("so-khac", "0"), request.POST.get("tinh-gia", ""))
    kind = kind_of(origin.kind)
    made = acts.ask(
        mandate, origin.organ, kind, acting.instant(), wish=wish_of(kind, plain), title=origin.title,
        limits=Limits(**origin.limits), origin=origin,
    )  # fmt: skip
    jobs.wake()
    return onward(asked.to(addresses.plan(made.pk), muc="khac"))


@acting_page
def to_draft(request: HttpRequest, asked: Asked, number: int) -> HttpResponse:
    """Begin a draft of a scheme from the plan, and lead to it: people edit it, its checks are beside it.

    Of a plan of territory the bodies of merged units may merge with them (``to-chuc``), so that their people can be placed.
    """
    found = acting.read(request, number)
    if request.method != "POST":
        return onward(asked.to(addresses.plan(number)))
    mandate = entitled(request, acting.DRAFT, found.request.organ, localdate())
    if not found.run.scheme:
        raise Refusal([Finding("plan.no_scheme", NO_SCHEME, subject=str(number))])
    other = request.POST.get("khac", "")
    if other:
        at = int(other) if other.isascii() and other.isdigit() and len(other) < 3 else 0
        scheme = other_scheme(queries.problem(found.request), queries.plan(found.run), at)
    else:
        scheme = read_scheme(found.run.scheme)
    if request.POST.get("to-chuc") == "1" and found.request.kind == "territory":
        scheme = with_bodies(scheme, snapshot(AsOf(scheme.day)))
    which = Sentence(f", phương án khác thứ {other}", f", its other plan {other}") if other else Sentence("", "")
    note = f"Phương án số {number}{which.vi}. {scheme.note}".strip()
    made = drafting.begin(
        mandate, found.request.organ, scheme.model_copy(update={"note": note}), acting.instant(),
        said=Sentence(f"Từ phương án số {number}{which.vi}.", f"From plan {number}{which.en}."),
    )  # fmt: skip
    return onward(asked.to(addresses.draft(made.name)))
