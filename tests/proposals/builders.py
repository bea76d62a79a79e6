"""Plans asked for on the invented province, and a board of squares that takes a while."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from itertools import product
from typing import Any

from django.utils.timezone import now

from tests.registry.builders import loaded
from tinhgon.kernel.mandate import Mandate
from tinhgon.planning.limits import Limits
from tinhgon.planning.territory.problem import Border, Problem, Unit
from tinhgon.proposals import acts, jobs, queries
from tinhgon.proposals.models import Request
from tinhgon.proposals.rules.kinds import KINDS, wish_of

AN = Mandate("Nguyễn Văn An", "drafter", "QĐ 12")
ORGAN = 20
AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NEIGHBOURS = "a,b,border_km,kind\n00011,00012,3,land\n00012,00013,2,land\n00013,00021,1,land\n00021,00022,4,land\n"
TERRITORY: dict[str, Any] = {"day": "2025-07-01", "units": 3, "neighbours": NEIGHBOURS}
AGENCIES: dict[str, Any] = {
    "day": "2025-07-01",
    "under": "99.UB",
    "permitted": [{"codes": ["99.SA", "99.SB"], "citation": "18-NQ/TW"}],
}


def asked(kind: str = "territory", wish: dict[str, Any] | None = None, **more: Any) -> Request:
    """Ask for a plan; the books must be loaded."""
    told = {"territory": TERRITORY, "agencies": AGENCIES}.get(kind, {}) | (wish or {})
    limits = more.pop("limits", Limits(5))
    organ = more.pop("organ", ORGAN)
    return acts.ask(AN, organ, KINDS[kind], AT, wish=wish_of(KINDS[kind], told), limits=limits, **more)


def board(wide: int, high: int, **wishes: Any) -> Problem:
    """Units on a board of squares, each beside those left, right, above and below; people differ a little."""
    units = tuple(
        Unit(code=f"{x:02}{y:02}", name=f"Xã {x} {y}", population=1000 + (7 * x + 13 * y) % 17 * 100, area_km2=1,
             lon=105 + x / 50, lat=21 + y / 50)
        for x, y in product(range(wide), range(high))
    )  # fmt: skip
    codes = {unit.code for unit in units}
    near = (
        (f"{x:02}{y:02}", f"{x + a:02}{y + b:02}")
        for x, y in product(range(wide), range(high))
        for a, b in ((1, 0), (0, 1))
    )
    borders = tuple(Border(a=a, b=b, km=1) for a, b in near if b in codes)
    return Problem(units=units, borders=borders, day=AT.date(), **wishes)


def long_one(seconds: float = 300, **wishes: Any) -> Request:
    """Ask for a plan that takes all the time it is given."""
    problem = board(13, 13, **({"wanted": 45} | wishes))
    return acts.ask(AN, ORGAN, KINDS["territory"], AT, problem=problem, limits=Limits(seconds))


def worked() -> int:
    """Carry out what waits, in this process; return how many runs ended."""
    return jobs.work("thử:1", now, most=2, idle=0, gone=threading.Event()).runs


def done(kind: str = "territory", wish: dict[str, Any] | None = None, **more: Any) -> queries.Standing:
    """Ask for a plan, carry it out, and return where it stands."""
    request = asked(kind, wish, **more)
    worked()
    return queries.standing(request.pk)


__all__ = [
    "AGENCIES",
    "AN",
    "AT",
    "NEIGHBOURS",
    "ORGAN",
    "TERRITORY",
    "asked",
    "board",
    "done",
    "loaded",
    "long_one",
    "worked",
]
