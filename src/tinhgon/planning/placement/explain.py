"""Giải thích: each person's result in words with the next best, how even the bodies fared, and who would move instead."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.placement.costs import Costs
from tinhgon.planning.placement.flow import Ints
from tinhgon.planning.placement.leaders import bodies_of_units
from tinhgon.planning.placement.plan import Evenness, NextBest, Placed
from tinhgon.planning.placement.problem import STEPS, Person, Post, Problem, months_between
from tinhgon.structure.kinds import RANKS
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number

#: A surplus path: to the age of retirement, early retirement, or as a surplus to the end of the grace period.
PATHS: dict[str, Sentence] = {
    "retire": Sentence("đến tuổi nghỉ hưu", "to the age of retirement"),
    "early": Sentence("nghỉ hưu trước tuổi", "early retirement"),
    "grace": Sentence("dôi dư, bố trí tiếp trong lộ trình", "surplus, to be placed within the grace period"),
}


def explained(problem: Problem, priced: Costs, able: npt.NDArray[np.bool_], where: Ints) -> tuple[Placed, ...]:
    """Return each person's result: the post or the dated path, its points by part, why, and the next best."""
    taken = np.bincount(where[where >= 0], minlength=len(problem.posts))
    full = taken >= np.array([one.seats for one in problem.posts])
    settled = {one.person for one in problem.fixed}
    options = np.where(able, priced.total, np.iinfo(np.int64).max)
    return tuple(
        _placed(problem, priced, options, full, at, int(where[at]), settled=problem.people[at].code in settled)
        for at in range(len(problem.people))
    )


def _placed(
    problem: Problem, priced: Costs, options: Ints, full: npt.NDArray[np.bool_], at: int, column: int, *, settled: bool
) -> Placed:
    person = problem.people[at]
    parts: tuple[tuple[str, int], ...] = ()
    until: date | None
    if column < 0:
        path, until = path_of(problem, person)
        points, fate, post_words = int(priced.surplus[at]), f"surplus_{path}", ""
        why = _why_surplus(person, path, until, bool((options[at] < np.iinfo(np.int64).max).any()))
        post = ""
    else:
        seat = problem.posts[column]
        path, until, post, post_words = "", None, seat.code, _words(seat)
        points = int(priced.total[at, column])
        parts = tuple((name, int(part[at, column])) for name, part in priced.parts.items() if part[at, column])
        fate = fate_of(person, seat)
        why = _why_post(person, seat, parts, float(priced.km[at, column]))
    if settled:
        why = Sentence(f"Lựa chọn đã chốt. {why.vi}", f"A settled choice. {why.en}")
    other = None if settled else _next(problem, priced, options[at], full, at, column, points)
    return Placed(
        person.code,
        person.name,
        person.body,
        person.rank,
        post,
        post_words,
        fate,
        path,
        until,
        points,
        parts,
        why,
        other,
    )


def path_of(problem: Problem, person: Person) -> tuple[str, date]:
    """Return how a surplus ends and on what day: at the age of retirement where that lies in the grace period, by early
    retirement where few enough years are left, else at the end of the grace period."""
    if person.retires is not None and person.retires <= problem.grace_ends:
        return "retire", max(person.retires, problem.day)
    if person.retires is not None and months_between(problem.day, person.retires) <= problem.early_years * 12:
        return "early", problem.day
    return "grace", problem.grace_ends


def fate_of(person: Person, post: Post) -> str:
    """Return what becomes of a person in one word: stays, moves, falls (a lower rank), rises."""
    if STEPS[post.rank] != STEPS[person.rank]:
        return "falls" if STEPS[post.rank] < STEPS[person.rank] else "rises"
    return "stays" if (person.unit or person.body) == post.unit else "moves"


def _words(post: Post) -> str:
    return f"{post.title}, {post.unit_name or post.unit}"


def _why_post(person: Person, post: Post, parts: tuple[tuple[str, int], ...], km: float) -> Sentence:
    told = dict(parts)
    vi, en = [], []
    if "move" in told:
        vi.append("chuyển sang đơn vị khác")
        en.append("goes to another unit")
    if "distance" in told:
        vi.append(f"cách nơi đang làm {say_number(km, 0)} km")
        en.append(f"{km:.0f} km from where they work")
    if "rank" in told:
        was, now = RANKS[person.rank], RANKS[post.rank]
        vi.append(f"từ {was.vi.lower()} thành {now.vi.lower()} vì hết ghế cùng cấp hoặc người khác ít xáo trộn hơn")
        en.append(f"from {was.en.lower()} to {now.en.lower()}: no seat of that rank is left, or others move less")
    if "title" in told:
        vi.append("đổi chức danh cùng cấp")
        en.append("another title of the same rank")
    if STEPS[post.rank] > STEPS[person.rank]:
        vi.append("được quy hoạch, bổ nhiệm lên chức vụ cao hơn")
        en.append("planned for, and appointed to, a higher post")
    if not vi:
        return Sentence("Giữ đúng đơn vị, chức vụ hiện nay.", "Keeps unit and rank.")
    return Sentence(f"{'; '.join(vi).capitalize()}.", f"{'; '.join(en).capitalize()}.")


def _why_surplus(person: Person, path: str, until: date, able: bool) -> Sentence:  # noqa: FBT001 - a fact told with the path
    cause_vi = "Không còn ghế phù hợp" if able else "Không vị trí nào đủ điều kiện"
    cause_en = "No fitting seat is left" if able else "Eligible for no post"
    how = PATHS[path]
    return Sentence(f"{cause_vi}: {how.vi}, ngày {say_day(until)}.", f"{cause_en}: {how.en}, {until}.")


def _next(
    problem: Problem, priced: Costs, options: Ints, full: npt.NDArray[np.bool_], at: int, column: int, points: int
) -> NextBest | None:
    """Return the cheapest other choice of this person alone; a post that is full would take someone's seat."""
    others = options.copy()
    if column >= 0:
        others[column] = np.iinfo(np.int64).max
    best = int(np.argmin(others))
    surplus = int(priced.surplus[at])
    if others[best] == np.iinfo(np.int64).max or (column >= 0 and surplus < others[best]):
        if column < 0:
            return None
        path, until = path_of(problem, problem.people[at])
        how = PATHS[path]
        return NextBest("", Sentence(f"{how.vi}, ngày {say_day(until)}", f"{how.en}, {until}"), surplus - points)
    post = problem.posts[best]
    taken = Sentence(" (đã đủ người: phải có người nhường ghế)", " (full: someone would give way)")
    vi, en = (taken.vi, taken.en) if full[best] else ("", "")
    return NextBest(post.code, Sentence(_words(post) + vi, _words(post) + en), int(others[best]) - points)


def evenness(problem: Problem, where: Ints) -> tuple[Evenness, ...]:
    """Return, for each body that went into a unit with others, how many of its leaders kept their rank."""
    found = []
    for unit, bodies in bodies_of_units(problem).items():
        for body, members in bodies.items():
            kept = sum(
                1
                for at in members
                if where[at] >= 0 and STEPS[problem.posts[where[at]].rank] >= STEPS[problem.people[at].rank]
            )
            found.append(Evenness(unit, body, kept, len(members)))
    return tuple(found)
