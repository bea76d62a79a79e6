"""Filters of the forms of steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from tinhgon.web.drafting.fields import Field

register = template.Library()


@register.filter
def picks(field: Field) -> bool:
    """Say whether rows are picked into a list, rather than typed as groups."""
    (item,) = field.shape.parts
    return item.kind == "ref" or (item.kind == "group" and item.parts[0].kind == "ref")


@register.filter
def pickpath(field: Field) -> str:
    """Return what follows the number of a row in the name of the input that takes its code."""
    (item,) = field.shape.parts
    return f".{item.parts[0].name}" if item.kind == "group" else ""


@register.filter
def brief(value: Any) -> str:
    """Return what a row of a list is called on the button that takes it out."""
    if isinstance(value, Mapping):
        named = [value[name] for name in ("title", "code", "place", "unit", "name") if name in value]
        return brief(named[0]) if named else ""
    return str(value or "")


@register.simple_tag
def lookup(names: Mapping[str, str], frame: str, code: Any) -> str:
    """Return the name of the row that bears a code, or nothing."""
    return names.get(f"{frame} {code}", "")
