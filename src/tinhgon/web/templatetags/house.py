"""Tags and filters of all pages: both languages, Vietnamese numbers and days, icons, links that keep the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.timezone import get_default_timezone
from django.utils.translation import get_language

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number, share_sentence
from tinhgon.web import addresses
from tinhgon.web.asking import Asked

register = template.Library()
_SWAP = str.maketrans(".,", ",.")


def language() -> str:
    """Return the language of this request: "vi" or "en"."""
    return get_language() or "vi"


@register.simple_tag
def say(vi: str, en: str) -> str:
    """Say it in the reader's language: ``{% say "Đơn vị" "Units" %}``."""
    return Sentence(vi, en).said_in(language())


@register.filter
def said(words: Sentence | str | None) -> str:
    """Say a Sentence in the reader's language; plain text stays."""
    return words.said_in(language()) if isinstance(words, Sentence) else words or ""


@register.filter
def number(value: float | None, decimals: int | None = None) -> str:
    """Write a number: 1.234,5 in Vietnamese, 1,234.5 in English; nothing as a dash."""
    if value is None:
        return "–"
    text = say_number(value, decimals)
    return text if language() == "vi" else text.translate(_SWAP)


@register.filter
def signed(value: float | None, decimals: int | None = None) -> str:
    """Write a difference with its sign: +3, −44, 0."""
    if value is None:
        return "–"
    text = number(abs(value), decimals)
    return f"+{text}" if value > 0 else f"−{text}" if value < 0 else text


@register.simple_tag
def share(part: float, of: float) -> str:
    """Write a share with its base: "99,8 %, 1.451 trên 1.454"."""
    return share_sentence(part, of).said_in(language())


@register.filter
def day(value: date | None) -> str:
    """Write a day as 01/07/2025; none as a dash."""
    return "–" if value is None else say_day(value)


@register.filter
def instant(value: datetime | None) -> str:
    """Write an instant as 01/07/2025 08:30, in the house's time zone; none as a dash."""
    if value is None:
        return "–"
    local = value.astimezone(get_default_timezone())
    return f"{say_day(local.date())} {local:%H:%M}"


@cache
def _sprite() -> str:
    """Return the address of the sprite; it does not change while the server runs, and a page asks for it a hundred times."""
    return static("icons/icons.svg")


@register.simple_tag
def icon(name: str, words: str = "") -> SafeString:
    """Draw an icon of the sprite; without words it is decoration and not read out."""
    source = f"{_sprite()}#{name}"
    if words:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', words, source)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', source)


@register.simple_tag(takes_context=True)
def day_url(context: RequestContext, path: str, **query: Any) -> str:
    """Return the path with the day kept: ``{% day_url "/don-vi/" kind="department" %}``."""
    asked: Asked | None = context.get("asked")
    if asked is None:
        return path
    return asked.to(path, **query)


@register.simple_tag(takes_context=True)
def to(context: RequestContext, what: str, key: Any, **query: Any) -> str:
    """Return the address of a thing with the day kept: ``{% to "unit" row.code %}``, also place, person, chart, figure,
    scheme, draft, plan, resolution, theme, dossier, entry, branch, mandate, law-rule.
    """
    return day_url(context, _ADDRESSES[what](key), **query)


_ADDRESSES: Mapping[str, Any] = {
    "unit": addresses.unit,
    "branch": addresses.branch,
    "place": addresses.place,
    "person": addresses.person,
    "chart": addresses.chart,
    "figure": addresses.figure,
    "law-rule": addresses.law_rule,
    "law-confirm": lambda id: f"{addresses.law_rule(id)}xac-nhan/",
    "law-correct": lambda id: f"{addresses.law_rule(id)}dinh-chinh/",
    "law-waive": lambda id: f"{addresses.law_rule(id)}mien/",
    "scheme": addresses.scheme,
    "draft": addresses.draft,
    "dossier": addresses.dossier,
    "plan": addresses.plan,
    "resolution": addresses.resolution,
    "theme": addresses.theme,
    "entry": addresses.entry,
    "mandate": addresses.mandate,
    "task": addresses.task,
    "pack": addresses.pack,
    "limitation": addresses.limitation,
    "recommendation": addresses.recommendation,
    "regulation": addresses.regulation,
    "issue": addresses.issue,
}


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changes: Any) -> str:
    """Return this page's address with some values of its query changed; empty ones are dropped."""
    request: HttpRequest = context["request"]
    kept = [(name, value) for name, values in request.GET.lists() for value in values if name not in changes]
    given = [(name, str(value)) for name, value in changes.items() if value not in (None, "")]
    values = urlencode([*kept, *given])
    return f"{request.path}{'?' + values if values else ''}"


@register.simple_tag(takes_context=True)
def other_values(context: RequestContext, *but: str) -> list[tuple[str, str]]:
    """Return the values of this page's query but for some names, for hidden fields of a form."""
    request: HttpRequest = context["request"]
    return [(name, value) for name, values in request.GET.lists() for value in values if name not in but]


def _word(book: Mapping[str, Any], key: str | None) -> str:
    if not key:
        return "–"
    found = book.get(key)
    words = getattr(found, "words", found)
    return words.said_in(language()) if isinstance(words, Sentence) else key


@register.filter
def unit_kind(key: str | None) -> str:
    """Say a kind of body in words."""
    return _word(UNIT_KINDS, key)


@register.filter
def place_kind(key: str | None) -> str:
    """Say a kind of territory in words."""
    return _word(PLACE_KINDS, key)


@register.filter
def sector(key: str | None) -> str:
    """Say a sector in words."""
    return _word(SECTORS, key)


@register.filter
def level(key: str | None) -> str:
    """Say a level in words."""
    return _word(LEVELS, key)


@register.filter
def rank(key: str | None) -> str:
    """Say a rank in words."""
    return _word(RANKS, key)


@register.filter
def traits(keys: str | None) -> str:
    """Say the traits of a territory in words, with commas between."""
    return ", ".join(_word(TRAITS, key) for key in (keys or "").split(";") if key)
