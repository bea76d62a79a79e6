"""How best and bound came closer: a small picture, with the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from tinhgon.kernel.sentence import Sentence
from tinhgon.web.atlas.showing import say
from tinhgon.web.drawing.markup import Markup, element, picture

_WIDTH, _HEIGHT, _EDGE = 560.0, 150.0, 8.0
_WORDS = {"best": Sentence("tốt nhất", "best"), "bound": Sentence("cận", "bound")}


def closing(trace: Sequence[Sequence[float | None]], language: str) -> Markup | None:
    """Return the picture of a trace ([seconds, best, bound] a line); None while neither has moved, or where it was over in a second."""
    best = [(float(t or 0), float(one)) for t, one, _ in trace if one is not None]
    bound = [(float(t or 0), float(one)) for t, _, one in trace if one is not None]
    if len({value for _, value in best}) + len({value for _, value in bound}) < 3 or best[-1][0] < 1:
        return None
    values = [value for _, value in (*best, *bound)]
    low, high = min(values), max(values)
    end = max(t for t, _ in best) or 1.0
    room = _HEIGHT - 2 * _EDGE

    def at(point: tuple[float, float]) -> tuple[float, float]:
        x = _EDGE + (_WIDTH - 2 * _EDGE) * point[0] / end
        y = _EDGE + room * (1 - (point[1] - low) / ((high - low) or 1.0))
        return round(x, 1), round(y, 1)

    def path(points: list[tuple[float, float]]) -> str:
        first = at(points[0])
        steps = [f"M{first[0]} {first[1]}"]
        for one in points[1:]:
            x, y = at(one)
            steps.append(f"H{x}V{y}")
        return "".join([*steps, f"H{_WIDTH - _EDGE}"])

    start, last = say(best[0][1], 1, language), say(best[-1][1], 1, language)
    limit = say(bound[-1][1], 1, language)
    title = Sentence(
        f"Tốt nhất từ {start} đến {last}, cận {limit}, trong {say(end, 1, language)} giây",
        f"Best from {start} to {last}, bound {limit}, in {say(end, 1, language)} seconds",
    )
    return picture(
        _WIDTH, _HEIGHT, title.said_in(language),
        element("path", d=path(bound), class_="closing-bound"),
        element("path", d=path(best), class_="closing-best"),
        class_="closing",
    )  # fmt: skip
