"""Tags for tables of rows and their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import RequestContext

from tinhgon.web import addresses
from tinhgon.web.ledger.words import ACTS
from tinhgon.web.rows.paging import Page
from tinhgon.web.rows.scope import Scope
from tinhgon.web.templatetags.house import day_url, language, number, query

register = template.Library()


@register.filter
def at(sequence: Sequence[Any], position: int) -> Any:
    """Return what stands at a position."""
    return sequence[position]


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    """Return what a mapping holds under a key, or None."""
    return mapping.get(key)


@register.simple_tag(takes_context=True)
def page_url(context: RequestContext, page: Page, number: int) -> str:
    """Return this page's address at another page of its list; the first has no number."""
    return query(context, **{page.name: "" if number == 1 else number})


@register.filter
def percent(share: float | None, decimals: int = 1) -> str:
    """Write a share as a percentage: 0.71 gives "71 %"; its base stands beside it on the page."""
    if share is None:
        return "–"
    text = number(round(share * 100, decimals))
    return f"{text} %" if language() == "vi" else f"{text}%"


@register.simple_tag(takes_context=True)
def figure_url(context: RequestContext, id: str, scope: Scope) -> str:
    """Return the address of a figure, counted in the same part and on the same day."""
    return day_url(context, addresses.figure(id), **scope.query)


@register.filter
def act(name: str) -> str:
    """Say an act of the ledger in words."""
    words = ACTS.get(name)
    return words.said_in(language()) if words else name
