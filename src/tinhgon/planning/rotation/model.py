"""Mô hình: a variable for each person and post, one for each person and permitted pair; every rule a demand of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Demand
from tinhgon.planning.program import Program
from tinhgon.planning.rotation.costs import BITS, Costs
from tinhgon.planning.rotation.problem import Person, Post, Problem
from tinhgon.vietnamese.figures import say_number


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """The variables, all by position: ``alone`` by (person, post): they hold just this one; ``both`` by (person, pair): they
    hold both; ``idle`` by person. ``held`` says by (person, post) what makes them its holder."""

    alone: dict[tuple[int, int], Any]
    both: dict[tuple[int, int], Any]
    held: dict[tuple[int, int], Any]
    idle: dict[int, Any]
    points: Any

    def all(self) -> list[Any]:
        """Return every variable, for a hint."""
        return [*self.alone.values(), *self.both.values(), *self.idle.values()]


def build(problem: Problem, priced: Costs, program: Program, near: npt.NDArray[np.bool_] | None = None) -> Choices:
    """Put the problem into a program. Where it is ``switched``, pairs that only a rule forbids are there too, each under its
    demand; else only pairs that are eligible (and ``near``, where given).

    A person takes one bundle, a post or a permitted pair of posts, and each post lies in one bundle: set packing, whose
    linear relaxation is a close bound.
    """
    open_to = (priced.why_not & BITS["role"]) == 0 if program.switched else priced.why_not == 0
    if near is not None:
        open_to = open_to & near
    model = program.model
    pairs = [(int(row), int(column)) for row, column in zip(*np.nonzero(open_to), strict=True)]
    alone = {pair: model.new_bool_var(f"{pair[0]}:{pair[1]}") for pair in pairs}
    held: dict[tuple[int, int], list[Any]] = {pair: [one] for pair, one in alone.items()}
    both: dict[tuple[int, int], Any] = {}
    position = {one.code: at for at, one in enumerate(problem.posts)}
    for number, pair in enumerate(problem.pairs):
        first, second = (position[code] for code in pair.posts)
        for row in range(len(problem.people)):
            if (row, first) in held and (row, second) in held:
                both[row, number] = model.new_bool_var(f"both {row}:{number}")
                held[row, first].append(both[row, number])
                held[row, second].append(both[row, number])
    by_row: dict[int, list[Any]] = defaultdict(list)
    for (row, _), one in (*alone.items(), *both.items()):
        by_row[row].append(one)
    by_column: dict[int, list[Any]] = defaultdict(list)
    for (_, column), these in held.items():
        by_column[column] += these
    for these in (*by_row.values(), *by_column.values()):
        model.add_at_most_one(these)
    told = {pair: sum(these) for pair, these in held.items()}
    _filled(problem, program, by_column)
    _rules(problem, priced, program, told)
    _settled(problem, program, told, by_row)
    _unified(problem, program, both)
    idle = {row: model.new_bool_var(f"idle {row}") for row, one in enumerate(problem.people) if _leads(problem, one)}
    for row, one in idle.items():
        model.add(one + sum(by_row[row]) >= 1)
    empty = 0 if problem.fill else problem.weights.empty * (len(problem.posts) - sum(told.values()))
    return Choices(alone, both, told, idle, _points(problem, priced, alone, both, idle) + empty)


def _leads(problem: Problem, person: Person) -> bool:
    """Say whether a person holds one of the posts now."""
    here = {one.code for one in problem.posts}
    return any(post in here for post in person.holds)


def _filled(problem: Problem, program: Program, by_column: dict[int, list[Any]]) -> None:
    for column, post in enumerate(problem.posts if problem.fill else ()):
        said = Sentence(f"Phải có người giữ: {named(post)}", f"Must be held: {named(post)}")
        these = by_column[column]
        program.require(Demand(f"fill:{post.code}", said), sum(these) >= 1 if these else False)


def _rules(problem: Problem, priced: Costs, program: Program, held: dict[tuple[int, int], Any]) -> None:
    """Put each rule that stands in someone's way under a demand: of the post (not local), or of the person (the others)."""
    if not program.switched:
        return
    forbidden: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for (row, column), one in held.items():
        bits = int(priced.why_not[row, column])
        for name, bit in BITS.items():
            if bits & bit and name != "role":
                forbidden[name, column if name == "non_local" else 0 if name == "distance" else row].append(one)
    for (name, at), these in forbidden.items():
        program.require(_demand(problem, name, at), sum(these) == 0)


def _demand(problem: Problem, rule: str, at: int) -> Demand:
    sources = problem.sources
    if rule == "non_local":
        post = problem.posts[at]
        where = post.place_name or post.place
        said = Sentence(
            f"Người giữ {named(post)} không là người địa phương ({where})",
            f"The holder of {named(post)} is not from {where}",
        )
        return Demand(f"non_local:{post.code}", said, sources.non_local)
    if rule == "distance":
        km = say_number(problem.farthest_km or 0)
        said = Sentence(f"Không ai đến nơi xa quá {km} km", f"Nobody goes farther than {problem.farthest_km or 0:g} km")
        return Demand("distance", said)
    person = problem.people[at]
    if rule == "terms":
        most = problem.most_terms
        said = Sentence(
            f"{person.name} ({person.code}) đã giữ {person.terms} nhiệm kỳ liên tiếp: không quá {most} ở một nơi",
            f"{person.name} ({person.code}) has led {person.terms} terms in a row: no more than {most} in one place",
        )
        return Demand(f"terms:{person.code}", said, sources.terms)
    if rule == "months_left":
        when = "" if person.retires is None else f"{person.retires:%m/%Y}"
        rotated = problem.months_left_rotated > problem.months_left
        months = max(problem.months_left, problem.months_left_rotated)
        said = Sentence(
            f"{person.name} ({person.code}) nghỉ hưu {when}: phải còn đủ thời gian công tác (đến {months} tháng)",
            f"{person.name} ({person.code}) retires in {when}: enough service must be left (up to {months} months)",
        )
        citation = sources.months_left_rotated if rotated else sources.months_left
        return Demand(f"months_left:{person.code}", said, citation or sources.months_left)
    said = Sentence(
        f"{person.name} ({person.code}) nhận việc từ {person.since:%m/%Y}: chưa đủ {problem.months_in_post} tháng để đi nơi khác",
        f"{person.name} ({person.code}) came in {person.since:%m/%Y}: less than {problem.months_in_post} months before moving",
    )
    return Demand(f"months_in_post:{person.code}", said, sources.months_in_post)


def _settled(
    problem: Problem, program: Program, held: dict[tuple[int, int], Any], by_row: dict[int, list[Any]]
) -> None:
    rows = {one.code: at for at, one in enumerate(problem.people)}
    columns = {one.code: at for at, one in enumerate(problem.posts)}
    for choice in problem.fixed:
        row, name = rows[choice.person], problem.people[rows[choice.person]].name
        if not choice.post:
            said = Sentence(f"Đã chốt: {name} không giữ chức vụ nào ở đây", f"Settled: {name} holds none of the posts")
            program.require(Demand(f"fixed:{choice.person}", said), sum(by_row[row]) == 0 if by_row[row] else True)
            continue
        post = problem.posts[columns[choice.post]]
        said = Sentence(f"Đã chốt: {name} giữ {named(post)}", f"Settled: {name} holds {named(post)}")
        one = held.get((row, columns[choice.post]))
        program.require(Demand(f"fixed:{choice.person}={choice.post}", said), False if one is None else one == 1)


def _unified(problem: Problem, program: Program, both: dict[tuple[int, int], Any]) -> None:
    names = {one.code: named(one) for one in problem.posts}
    for number, pair in enumerate(problem.pairs):
        if pair.how != "must":
            continue
        these = [one for (_, at), one in both.items() if at == number]
        said = Sentence(
            f"Một người giữ cả {names[pair.posts[0]]} và {names[pair.posts[1]]}",
            f"One person holds both {names[pair.posts[0]]} and {names[pair.posts[1]]}",
        )
        program.require(
            Demand(f"pair:{'+'.join(pair.posts)}", said, pair.citation), sum(these) >= 1 if these else False
        )
    every = sum(both.values())
    if problem.unified_least:
        count = problem.unified_least
        said = Sentence(f"Nhất thể hóa ít nhất {count} nơi", f"At least {count} pairs are held by one person")
        program.require(Demand("unified_least", said), every >= count if both else False)
    if problem.unified_most is not None:
        # A pair that one person holds counts, whether or not it was wanted.
        count = problem.unified_most
        said = Sentence(f"Nhất thể hóa nhiều nhất {count} nơi", f"At most {count} pairs are held by one person")
        program.require(Demand("unified_most", said), every <= count if both else True)


def _points(
    problem: Problem,
    priced: Costs,
    alone: dict[tuple[int, int], Any],
    both: dict[tuple[int, int], Any],
    idle: dict[int, Any],
) -> Any:
    position = {one.code: at for at, one in enumerate(problem.posts)}
    cost = sum(int(priced.total[pair]) * one for pair, one in alone.items())
    for (row, number), one in both.items():
        cost += of_both(problem, priced, row, [position[code] for code in problem.pairs[number].posts]) * one
    return cost + sum(problem.weights.released * one for one in idle.values())


def of_both(problem: Problem, priced: Costs, row: int, columns: Sequence[int]) -> int:
    """Return the points of a person who holds a pair: those of each post, but the higher one alone says what grade is lost."""
    lost = [int(priced.parts["lower"][row, at]) for at in columns]
    return sum(int(priced.total[row, at]) for at in columns) - max(lost) - problem.weights.unified


def named(post: Post) -> str:
    """Return a post in words: its title and body."""
    return f"{post.title} {post.unit_name or post.unit}"
