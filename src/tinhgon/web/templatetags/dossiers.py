"""Filters of the pages of dossiers."""

from __future__ import annotations

from django import template

from tinhgon.reform.words.dossier import REPLIES
from tinhgon.web.templatetags.house import language

register = template.Library()


@register.filter
def reply_kind(key: str) -> str:
    """Say what somebody affected answered."""
    return REPLIES[key].said_in(language()) if key in REPLIES else key
