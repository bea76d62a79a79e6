"""Chương trình kiểm tra: which team visits whom in which week. Subjects, topics and teams are brought along: the books hold none yet."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Law
from tinhgon.planning.programme.problem import Problem
from tinhgon.planning.programme.solve import solve
from tinhgon.proposals.rules.kind import Books, Kind, told_as_is


def lawful(problem: Problem, law: Law) -> Problem:
    """Return the problem with the months between two visits for one matter that the law of its day asks for, and where that stands, unless
    the problem says them itself."""
    rule = law.ruling("inspection.apart")
    if problem.apart_months is not None or rule is None:
        return problem
    told = {"apart_months": int(rule.number("months")), "citation": problem.citation or str(rule.citation)}
    return Problem.model_validate({**dict(problem), **told})


def _read(wish: Problem, books: Books) -> Problem:
    return lawful(wish, books.law(wish.day))


PROGRAMME: Final = Kind(
    "programme",
    Sentence("Chương trình kiểm tra", "Inspection programme"),
    Sentence(
        "Đoàn nào đến đâu, tuần nào; không ai bị kiểm tra hai lần một nội dung.",
        "Which team visits whom in which week; nobody twice for one matter.",
    ),
    Problem,
    Problem,
    _read,
    lambda wish: wish.day,
    solve,
    told_as_is,
    None,
)
