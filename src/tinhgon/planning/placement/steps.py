"""Thành đề án: the steps of the scheme itself, then who steps down, the seats that are left, and who takes which."""

from __future__ import annotations

from collections import defaultdict

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.plan import Placed, Plan
from tinhgon.planning.placement.problem import Person, Problem
from tinhgon.planning.referring import named, post_of
from tinhgon.structure.operations.appoint import Appoint, Relieve
from tinhgon.structure.operations.set_quota import SetQuota
from tinhgon.structure.scheme import Scheme, Step
from tinhgon.vietnamese.days import say_day


def scheme(base: Scheme, problem: Problem, plan: Plan) -> Scheme:
    """Return a scheme with the placement behind its own steps.

    Who changes post, and who goes on a surplus path, steps down first, so that seats may be swapped; then each post gets
    its seats and one more for each surplus that stays in it until its day; then all are appointed. One who retires early
    is not appointed again. Raises Refusal where someone holds no post that they could step down from.
    """
    people = {one.code: one for one in problem.people}
    moving = [one for one in plan.placed if one.post != people[one.person].post]
    lost = [one for one in moving if not people[one.person].post]
    if lost:
        raise Refusal([_no_post(one) for one in lost])
    staying = [one for one in moving if one.path in ("retire", "grace")]
    steps: list[Step] = [_relieve(people[one.person]) for one in moving]
    steps += _seats(problem, people, staying)
    steps += [_appoint(problem, one) for one in moving if one.post]
    for one in staying:
        person = people[one.person]
        until = one.until if one.until is not None and one.until > problem.day else None
        steps.append(
            Appoint(
                person=named(person.code, person.name),
                post=post_of(*_split(person.post)),
                until=until,
                clause="",
                note=one.why.vi,
            )
        )
    note = f"{base.note} Bố trí theo phương án cho bài toán {plan.problem}, cần người rà soát.".strip()
    return base.model_copy(update={"steps": (*base.steps, *steps), "note": note, "status": "draft"})


def _relieve(person: Person) -> Relieve:
    return Relieve(person=named(person.code, person.name), post=post_of(*_split(person.post)), clause="", note="")


def _appoint(problem: Problem, one: Placed) -> Appoint:
    return Appoint(
        person=named(one.person, one.name), post=post_of(*_split(one.post)), clause="", note=one.why.vi, until=None
    )


def _seats(problem: Problem, people: dict[str, Person], staying: list[Placed]) -> list[SetQuota]:
    surplus: dict[str, list[Placed]] = defaultdict(list)
    for one in staying:
        surplus[people[one.person].post].append(one)
    found = []
    for post in problem.posts:
        extra = surplus.get(post.code, [])
        seats = post.seats + len(extra)
        if seats == post.quota:
            continue
        last = max((one.until for one in extra if one.until), default=None)
        note = "" if last is None else f"Trong đó {len(extra)} dôi dư theo lộ trình, chậm nhất {say_day(last)}."
        found.append(
            SetQuota(unit=named(post.unit), title=post.title, quota=seats, rank=post.rank, clause="", note=note)
        )
    return found


def _split(code: str) -> tuple[str, str]:
    unit, _, title = code.partition("/")
    return unit, title


def _no_post(one: Placed) -> Finding:
    return Finding(
        "planning.placement.no_post",
        Sentence(f"{one.name} chưa giữ vị trí nào sau đề án.", f"{one.name} holds no post after the scheme."),
        subject=one.person,
        remedy=Sentence("Ghi post của người này trong bài toán.", "State their post in the problem."),
    )
