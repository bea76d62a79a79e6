"""Thành đề án: who steps down first, so that posts may be swapped; then who is appointed; then who takes a second post."""

from __future__ import annotations

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.referring import named, post_of
from tinhgon.planning.rotation.plan import Plan, Result
from tinhgon.planning.rotation.problem import Person, Problem
from tinhgon.structure.operations.appoint import Appoint, Relieve
from tinhgon.structure.operations.reference import PostRef
from tinhgon.structure.operations.unify import Unify
from tinhgon.structure.scheme import Scheme, Step


def scheme(problem: Problem, plan: Plan, *, id: str = "luan-chuyen", title: str = "") -> Scheme:
    """Return a plan as a draft scheme of the problem's day that people edit.

    Who goes elsewhere steps down from all that they hold, the posts that go with theirs included; who comes takes the post
    with those that go with it. Raises Refusal where the plan changes nothing.
    """
    people = {one.code: one for one in problem.people}
    changing = [one for one in plan.results if set(one.posts) != set(one.before)]
    if not changing:
        said = Sentence("Phương án không thay đổi chức vụ nào.", "The plan changes no post.")
        remedy = Sentence("Bắt đầu nhiệm kỳ mới (new_term), hoặc nêu yêu cầu khác.", "Start a term, or ask otherwise.")
        raise Refusal([Finding("planning.rotation.nothing", said, remedy=remedy)])
    steps: list[Step] = []
    for one in changing:
        steps += _relieved(people[one.person], one)
    for one in changing:
        steps += _seated(problem, people[one.person], one)
    return Scheme(
        id=id,
        title=title
        or f"Luân chuyển, bố trí cấp trưởng: {problem.title or problem.day.isoformat()} (phương án đề xuất)",
        day=problem.day,
        note=f"Lập từ phương án cho bài toán {plan.problem}; cần người rà soát trước khi thẩm định.",
        steps=tuple(steps),
    )


def _relieved(person: Person, one: Result) -> list[Relieve]:
    """Who keeps one of the posts, or goes to another in the same place, leaves only what they lose; others leave all."""
    gone = one.fate in ("moves", "comes", "leaves")
    leaving = person.holds if gone else tuple(post for post in one.before if post not in one.posts)
    return [
        Relieve(person=named(person.code, person.name), post=_post(post), clause="", note=one.why.vi)
        for post in leaving
        if post not in one.posts
    ]


def _seated(problem: Problem, person: Person, one: Result) -> list[Appoint | Unify]:
    also = {post.code: post.also for post in problem.posts}
    kept = [post for post in one.posts if post in one.before]
    new = [post for post in one.posts if post not in one.before]
    who = named(person.code, person.name)
    steps: list[Appoint | Unify] = []
    if not kept and new:
        first, *new = new
        kept = [first]
        left = {post for post in person.holds if one.fate == "changes" and post not in one.before}
        primary = not left
        steps.append(
            Appoint(person=who, post=_post(first), concurrent=not primary, clause="", note=one.why.vi, until=None)
        )
        steps += [
            Appoint(person=who, post=_post(post), concurrent=True, clause="", note="Đi cùng chức vụ trên.", until=None)
            for post in also[first]
            if post not in left
        ]
    for post in new:
        citation = next((pair.citation for pair in problem.pairs if {kept[0], post} == set(pair.posts)), "")
        steps.append(Unify(posts=(_post(kept[0]), _post(post)), person=who, clause=citation, note=one.why.vi))
    return steps


def _post(code: str) -> PostRef:
    unit, _, title = code.partition("/")
    return post_of(unit, title)
