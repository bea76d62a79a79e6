"""Changes of watched tables, as the trail keeps them."""

from __future__ import annotations

from tinhgon.accounts.models import Trail
from tinhgon.api.plain.parts import Plain


def change(one: Trail) -> Plain:
    """Return one changed row: when, who, by which role of the database, which table, which row, before and after."""
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "actor": one.actor,
        "role": one.role,
        "table": one.source,
        "verb": one.verb,
        "row": one.subject,
        "before": one.before,
        "after": one.after,
    }
