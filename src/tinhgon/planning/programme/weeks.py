"""Tuần: weeks for visits whose teams are settled, laid one after another where fewest visits are under way."""

from __future__ import annotations

from tinhgon.planning.programme.visits import Ground


def laid(found: Ground, teams: dict[int, int], joint: set[int]) -> dict[int, int] | None:
    """Return a week for each visit, those with the fewest weeks to choose from first; None where one finds no free week."""
    partner = {found.couples[number].party: found.couples[number].state for number in joint}
    second = set(partner.values())
    together = {at: [at, *([partner[at]] if at in partner else [])] for at in teams if at not in second}
    free = {
        at: sorted(set.intersection(*(set(found.starts(one, team=teams[one])) for one in these)))
        for at, these in together.items()
    }
    apart = {(one.party, one.state) for one in found.couples if one.same}
    under_way = [0] * (found.problem.weeks + 60)
    busy: dict[tuple[str, str | int], set[int]] = {}
    begins: dict[int, int] = {}
    for at in sorted(together, key=lambda at: (len(free[at]), -found.visits[at].weeks, at)):
        best, quietest = None, None
        for week in free[at]:
            spans = [(one, range(week, week + found.visits[one].weeks)) for one in together[at]]
            if any(busy.get(key, set()) & set(span) for one, span in spans for key in _keys(found, teams, one)):
                continue
            if any(
                abs(week - begins[other]) < found.problem.apart_weeks
                for one in together[at]
                for other in begins
                if (one, other) in apart or (other, one) in apart
            ):
                continue
            load = max(under_way[day] for _, span in spans for day in span)
            if quietest is None or load < quietest:
                best, quietest = week, load
        if best is None:
            return None
        for one in together[at]:
            begins[one] = best
            for week in range(best, best + found.visits[one].weeks):
                under_way[week] += 1
                for key in _keys(found, teams, one):
                    busy.setdefault(key, set()).add(week)
    return begins


def _keys(found: Ground, teams: dict[int, int], at: int) -> tuple[tuple[str, str | int], tuple[str, str | int]]:
    """Return what can be in one place at a time: the team, and the subject."""
    return ("team", teams[at]), ("subject", found.visits[at].subject.code)


def busiest(found: Ground, begins: dict[int, int]) -> int:
    """Return how many visits are under way in the busiest week."""
    count: dict[int, int] = {}
    for at, first in begins.items():
        for week in range(first, first + found.visits[at].weeks):
            count[week] = count.get(week, 0) + 1
    return max(count.values(), default=0)


def fewest(found: Ground, teams: dict[int, int]) -> int:
    """Return how many visits must be under way in some week: all weeks of work, spread over all weeks that are open."""
    work = sum(found.visits[at].weeks for at in teams)
    open_weeks = found.problem.weeks - len({week for week in found.closed if week <= found.problem.weeks})
    return -(-work // open_weeks) if open_weeks else 0
