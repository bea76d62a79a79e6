"""Boards of squares as problems, and what every plan must be."""

from itertools import product

from tinhgon.planning.territory.problem import Border, Problem, Unit


def board(wide, high, people=lambda x, y: 10, prefix="", **asked):
    """Units on a board of squares, each beside those left, right, above and below."""
    units = tuple(
        Unit(
            code=f"{prefix}{x}{y}",
            name=f"Xã {x}{y}",
            population=people(x, y),
            area_km2=1,
            lon=105 + x / 9,
            lat=21 + y / 9,
        )
        for x, y in product(range(wide), range(high))
    )
    return Problem(units=units, borders=edges(wide, high, prefix), **asked)


def edges(wide, high, prefix=""):
    """Return the borders of a board."""
    near = (((x, y), (x + a, y + b)) for x, y in product(range(wide), range(high)) for a, b in ((1, 0), (0, 1)))
    return tuple(
        Border(a=f"{prefix}{x}{y}", b=f"{prefix}{u}{v}", km=1) for (x, y), (u, v) in near if u < wide and v < high
    )


def whole(plan):
    """Whether every unit of the problem is in one new unit."""
    members = [code for group in plan.groups for code in group.members]
    return sorted(members) == sorted(unit.code for unit in plan.problem.units) and plan.contiguous


def together(plan, a, b):
    """Whether two units come together."""
    return any({a, b} <= set(group.members) for group in plan.groups)
