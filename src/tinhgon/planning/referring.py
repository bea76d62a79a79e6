"""Gọi tên trong bước của đề án: how the steps that a plan becomes name rows, by code with the name as a guard."""

from __future__ import annotations

from tinhgon.structure.operations.reference import Named, PostRef


def named(code: str, name: str = "") -> Named:
    """Return a reference by code; with ``name``, the step is refused where the code has gone to another by then."""
    return Named(code=code, name=name, key=None, made=None)


def post_of(unit: str, title: str) -> PostRef:
    """Return a reference to the post of a unit (by code) that bears a title."""
    return PostRef(unit=named(unit), title=title)
