"""Fields of the forms of mandates: one line each, with what was typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import RequestContext
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tinhgon.kernel.sentence import Sentence
from tinhgon.web.templatetags.house import language

register = template.Library()


@register.simple_tag(takes_context=True)
def field(context: RequestContext, name: str, vi: str, en: str) -> SafeString:
    """Draw a line of text with its label, what was typed, and its faults."""
    faults = (context.get("wrong") or {}).get(name, ())
    said = format_html_join(
        "", '<p class="field-error">{}</p>', ((one.sentence.said_in(language()),) for one in faults)
    )
    return format_html(
        '<div class="field{}"><label for="{}">{}</label>{}<input class="form-control" id="{}" name="{}" value="{}" autocomplete="off"{}></div>',
        " field-wrong" if faults else "", name, Sentence(vi, en).said_in(language()), said, name, name,
        context["values"].get(name, ""), SafeString(' aria-invalid="true"') if faults else "",
    )  # fmt: skip


@register.filter
def at(values: Mapping[str, Any], name: str) -> Any:
    """Return one value of a mapping, or nothing."""
    return values.get(name, "")
