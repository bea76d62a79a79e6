"""Giải thích: each person's result in words, what they would do instead, why a post has nobody, which demands clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Clash
from tinhgon.planning.limits import Limits
from tinhgon.planning.program import Program, clash_of, search, too_early
from tinhgon.planning.progress import Clock
from tinhgon.planning.rotation.costs import REASONS, Costs
from tinhgon.planning.rotation.model import build, named
from tinhgon.planning.rotation.plan import NextBest, Result, Seat, Unified
from tinhgon.planning.rotation.problem import Person, Problem
from tinhgon.vietnamese.figures import say_number

Held = dict[int, tuple[int, ...]]

#: So many people are asked "and otherwise?" by planning everybody else again.
MOST_ASKED = 60
_ASKING = Sentence("Xét lựa chọn kế tiếp của từng người", "Trying what each would do instead")


def conflict(problem: Problem, priced: Costs, limits: Limits) -> Clash | None:
    """Return the minimal set of demands that no plan can keep together, or None."""
    return clash_of(lambda program: build(problem, priced, program), limits)


def results(problem: Problem, priced: Costs, held: Held) -> tuple[Result, ...]:
    """Return what becomes of everybody, in the order of the problem."""
    here = {one.code for one in problem.posts}
    settled = {one.person for one in problem.fixed}
    found = []
    for row, person in enumerate(problem.people):
        before = tuple(post for post in person.holds if post in here)
        columns = held.get(row, ())
        posts = tuple(problem.posts[at].code for at in columns)
        fate = _fate(problem, person, before, posts)
        parts = {name: sum(int(part[row, at]) for at in columns) for name, part in priced.parts.items()}
        if len(columns) > 1:
            parts["lower"] -= max(int(priced.parts["lower"][row, at]) for at in columns)
            parts["unified"] = -problem.weights.unified
        if fate == "leaves":
            parts["released"] = problem.weights.released
        km = max((float(priced.km[row, at]) for at in columns if not priced.same[row, at]), default=0.0)
        why = _why(problem, priced, row, before, columns, fate, km)
        if person.code in settled:
            why = Sentence(f"Lựa chọn đã chốt. {why.vi}", f"A settled choice. {why.en}")
        told = tuple((name, value) for name, value in parts.items() if value)
        found.append(
            Result(
                person.code, person.name, before, posts, tuple(named(problem.posts[at]) for at in columns), fate, km,
                sum(parts.values()), told, why, None if person.code in settled else _alone(problem, priced, row, columns),
            )
        )  # fmt: skip
    return tuple(found)


def _fate(problem: Problem, person: Person, before: Sequence[str], posts: Sequence[str]) -> str:
    if not posts:
        return "leaves" if before else "none"
    if set(posts) <= set(before):
        return "stays"
    if set(posts) & set(before):
        return "adds"
    if not before:
        return "comes"
    places = {one.code: one.place for one in problem.posts}
    return "changes" if any(places[post] == person.place for post in posts) else "moves"


def _why(
    problem: Problem, priced: Costs, row: int, before: Sequence[str], columns: Sequence[int], fate: str, km: float
) -> Sentence:
    position = {one.code: at for at, one in enumerate(problem.posts)}
    kept = {problem.posts[at].code for at in columns}
    vi, en = [], []
    for post in before:
        if post in kept:
            continue
        reasons = priced.reasons(row, position[post])
        name = named(problem.posts[position[post]])
        if reasons:
            vi.append(f"không giữ tiếp {name}: {'; '.join(one.vi.lower() for one in reasons)}")
            en.append(f"does not go on as {name}: {'; '.join(one.en.lower() for one in reasons)}")
        else:
            vi.append(f"nhường {name} để cả phương án ít xáo trộn hơn")
            en.append(f"gives {name} up, so that the whole plan moves less")
    if fate in ("moves", "comes", "changes", "adds"):
        gone = "ở cùng địa bàn" if km < 0.5 else f"cách nơi đang làm {say_number(km, 0)} km"
        gone_en = "in the same place" if km < 0.5 else f"{km:.0f} km from where they work"
        vi.append(f"nhận {', '.join(named(problem.posts[at]) for at in columns if not priced.same[row, at])}, {gone}")
        en.append(
            f"takes {', '.join(named(problem.posts[at]) for at in columns if not priced.same[row, at])}, {gone_en}"
        )
        lacking = sorted({field for at in columns for field in problem.posts[at].asks} - set(problem.people[row].has))
        if lacking:
            vi.append(f"còn thiếu kinh nghiệm: {', '.join(lacking)}")
            en.append(f"lacks experience: {', '.join(lacking)}")
    if columns and all(priced.parts["lower"][row, at] for at in columns):
        vi.append("chức vụ thấp hơn hiện nay")
        en.append("a lower post than the present one")
    if len(columns) > 1:
        vi.append("một người giữ hai chức danh")
        en.append("holds two posts")
    if not vi:
        if fate == "none":
            return Sentence("Không được chọn lần này.", "Not chosen this time.")
        return Sentence("Giữ chức vụ hiện nay, đủ điều kiện.", "Keeps the present post; the rules allow it.")
    return Sentence(f"{_capital('; '.join(vi))}.", f"{_capital('; '.join(en))}.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _alone(problem: Problem, priced: Costs, row: int, columns: Sequence[int]) -> NextBest | None:
    """Return the cheapest other post of this person, everybody else left as they are."""
    options = np.where(priced.why_not[row] == 0, priced.total[row], np.iinfo(np.int64).max)
    options[list(columns)] = np.iinfo(np.int64).max
    best = int(np.argmin(options))
    if options[best] == np.iinfo(np.int64).max:
        return None
    post = problem.posts[best]
    more = int(options[best]) - sum(int(priced.total[row, at]) for at in columns)
    said = Sentence(f"{named(post)} (nếu người khác nhường)", f"{named(post)} (where someone gives way)")
    return NextBest((post.code,), more, said, whole=False)


def with_next_best(
    problem: Problem, priced: Costs, found: Sequence[Result], held: Held, best: float, clock: Clock
) -> tuple[Result, ...]:
    """Return the results with what each person in a new post would do instead, everybody else planned again, as far as
    time allows; who stays keeps the answer for them alone."""
    rows = {one.code: at for at, one in enumerate(problem.people)}
    settled = {one.person for one in problem.fixed}
    asked = [one for one in found if one.fate in ("moves", "comes", "changes", "adds") and one.person not in settled]
    asked.sort(key=lambda one: (-one.points, one.person))
    told: dict[str, NextBest] = {}
    for one in asked[:MOST_ASKED]:
        if clock.over:
            break
        told[one.person] = _otherwise(problem, priced, rows[one.person], held, best, clock.limits)
        clock.tell(None, None, _ASKING)
    return tuple(replace(one, next_best=told[one.person]) if one.person in told else one for one in found)


def _otherwise(problem: Problem, priced: Costs, row: int, held: Held, best: float, limits: Limits) -> NextBest:
    program = Program()
    choices = build(problem, priced, program)
    mine = sum(choices.held[row, at] for at in held[row])
    program.model.add(mine <= len(held[row]) - 1)
    program.model.minimize(choices.points)
    answer = search(program.model, Clock(Limits(None, limits.seed), None), _ASKING, linear=True)
    if answer is None:
        said = Sentence(
            "Không ai khác giữ được: không còn phương án nào.", "Nobody else can hold it: no plan would be left."
        )
        return NextBest((), None, said, whole=True)
    more = round(answer.best - best)
    now = {pair for pair, one in choices.alone.items() if answer.of(one)}
    position = {one.code: at for at, one in enumerate(problem.posts)}
    for (who, number), one in choices.both.items():
        if answer.of(one):
            now |= {(who, position[code]) for code in problem.pairs[number].posts}
    columns = [at for who, at in sorted(now) if who == row]
    taking: dict[str, list[str]] = {}
    for who, at in sorted(now):
        if at in held[row] and at not in columns and who != row:
            taking.setdefault(problem.people[who].name, []).append(named(problem.posts[at]))
    instead = [f"{name} ({', '.join(posts)})" for name, posts in taking.items()]
    theirs = ", ".join(named(problem.posts[at]) for at in columns)
    vi, en = theirs or "không giữ chức vụ nào ở đây", theirs or "none of the posts"
    if instead:
        vi, en = f"{vi}; thay bằng {', '.join(instead)}", f"{en}; instead {', '.join(instead)}"
    return NextBest(
        tuple(problem.posts[at].code for at in columns),
        more,
        Sentence(f"{vi}: cả phương án thêm {say_number(more)} điểm", f"{en}: the plan costs {more} points more"),
        whole=True,
    )


def seats(problem: Problem, held: Held) -> tuple[Seat, ...]:
    """Return each post with its holder before and after."""
    before = {post: one.code for one in problem.people for post in one.holds}
    after = {at: row for row, columns in held.items() for at in columns}
    found = []
    for at, post in enumerate(problem.posts):
        person = problem.people[after[at]] if at in after else None
        found.append(
            Seat(
                post.code, named(post), before.get(post.code, ""),
                "" if person is None else person.code, "" if person is None else person.name,
            )
        )  # fmt: skip
    return tuple(found)


def unified(problem: Problem, held: Held) -> tuple[Unified, ...]:
    """Return the pairs that one person holds."""
    position = {one.code: at for at, one in enumerate(problem.posts)}
    found = []
    for pair in problem.pairs:
        columns = {position[code] for code in pair.posts}
        for row, having in held.items():
            if columns <= set(having):
                person = problem.people[row]
                new = not set(pair.posts) <= set(person.holds)
                found.append(Unified(pair.posts, person.code, person.name, pair.citation, new))
    return tuple(found)


def refused(problem: Problem, priced: Costs, limits: Limits) -> Refusal:
    """Return why there is no plan: a post that nobody may hold, with the reasons counted, or the demands that clash."""
    findings = []
    able = priced.why_not == 0
    for at, post in enumerate(problem.posts if problem.fill else ()):
        if able[:, at].any():
            continue
        bits = priced.why_not[:, at]
        counts = [(int((bits >> bit & 1).sum()), words) for bit, (_, words) in enumerate(REASONS)]
        vi = "; ".join(f"{words.vi}: {count} người" for count, words in counts if count)
        en = "; ".join(f"{words.en}: {count} people" for count, words in counts if count)
        findings.append(
            Finding(
                "planning.rotation.nobody",
                Sentence(f"Không ai đủ điều kiện giữ {named(post)}. {vi}", f"Nobody may hold {named(post)}. {en}"),
                subject=post.code,
                remedy=Sentence(
                    "Thêm nguồn cán bộ, nới điều kiện, hoặc cho để trống (fill: false).",
                    "Add people, ask for less, or let posts wait (fill: false).",
                ),
            )
        )
    clash = conflict(problem, priced, limits)
    if clash is not None:
        return Refusal([*findings, *clash.refusal("rotation").findings], clash.refusal("rotation").sentence)
    return Refusal(findings) if findings else too_early()
