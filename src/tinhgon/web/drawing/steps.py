"""A step chart: a figure's value from each day on which it changed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tinhgon.web.drawing.markup import Markup, element, joined, picture

_WIDTH, _HEIGHT = 760, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 26, 34
_APART = 84


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on the figure has this value; ``words`` says why."""

    day: date
    value: float
    words: str = ""


def step_chart(
    steps: Sequence[Step],
    until: date,
    title: str,
    say_day: Callable[[date], str],
    say_value: Callable[[float], str],
    today: date | None = None,
) -> Markup:
    """Return the chart of steps in order of time, the last held until ``until``; ``today`` marks the day being looked at.

    The axis starts at zero, so that heights compare as the numbers do. No steps give an empty picture.
    """
    if not steps:
        return picture(_WIDTH, 40, title)
    first, last = steps[0].day, max(until, steps[-1].day)
    days = max((last - first).days, 1)
    top = nice_top(max(step.value for step in steps))
    floor = _HEIGHT - _BOTTOM

    def x(day: date) -> float:
        return _LEFT + (day - first).days / days * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return floor - (value / top) * (floor - _TOP) if top else floor

    lines = [_grid(value, y(value), say_value(value)) for value in (0, top / 2, top)]
    path = f"M{x(first):.1f} {y(steps[0].value):.1f}"
    for before, after in itertools.pairwise(steps):
        path += f"H{x(after.day):.1f}" + (f"V{y(after.value):.1f}" if after.value != before.value else "")
    path += f"H{x(last):.1f}"
    area = f"{path}V{floor}H{x(first):.1f}Z"
    marks = [_mark(step, x(step.day), y(step.value), say_day, say_value) for step in steps]
    shown = [] if today is None or not first <= today <= last else [_today(x(today), floor, say_day(today))]
    return picture(
        _WIDTH,
        _HEIGHT,
        title,
        *lines,
        element("path", d=area, class_="area"),
        *shown,
        element("path", d=path, class_="line"),
        *marks,
        _labels(steps, x, y, floor, say_day, say_value),
        class_="step-chart",
    )


def nice_top(highest: float) -> float:
    """Return a round number at or above the highest value: 1, 2, 2.5 or 5 times a power of ten; at least 1."""
    if highest <= 1:
        return 1.0
    power = 10.0 ** (len(str(int(highest))) - 1)
    return next(power * times for times in (1, 2, 2.5, 4, 5, 8, 10) if power * times >= highest)


def _grid(value: float, y: float, words: str) -> Markup:
    return joined(
        [
            element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="axis" if value == 0 else "grid"),
            element("text", words, x=_LEFT - 8, y=y + 4, text_anchor="end", class_="tick"),
        ]
    )


def _mark(step: Step, x: float, y: float, say_day: Callable[[date], str], say_value: Callable[[float], str]) -> Markup:
    words = ": ".join(part for part in (f"{say_day(step.day)} – {say_value(step.value)}", step.words) if part)
    return element("g", element("title", words), element("circle", cx=x, cy=y, r=4.0), class_="point")


def _today(x: float, floor: float, words: str) -> Markup:
    return element("g", element("title", words), element("line", x1=x, x2=x, y1=_TOP - 8, y2=floor), class_="today")


def _labels(
    steps: Sequence[Step],
    x: Callable[[date], float],
    y: Callable[[float], float],
    floor: float,
    say_day: Callable[[date], str],
    say_value: Callable[[float], str],
) -> Markup:
    """Write values and days where there is room, the newest first."""
    parts: list[Markup] = []
    free: float = _WIDTH + _APART
    for step in reversed(steps):
        at = x(step.day)
        if free - at < _APART:
            continue
        free = at
        # To the right of its point a step goes on level, so words over it cross nothing; at the edge they turn back.
        edge = at > _WIDTH - _RIGHT - 60
        under, side, beside = ("end", "end", -8) if edge else ("middle", "start", 8)
        day, value = say_day(step.day), say_value(step.value)
        parts.append(element("text", day, x=at, y=floor + 20, text_anchor=under, class_="tick"))
        parts.append(element("text", value, x=at + beside, y=y(step.value) - 9, text_anchor=side, class_="value"))
    return joined(parts)
