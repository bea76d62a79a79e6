"""What was known: the condition on rows that are written once, for any question with an instant of knowledge."""

from __future__ import annotations

from django.db.models import Q

from tinhgon.kernel.as_of import AsOf


def known_by(as_of: AsOf) -> Q:
    """Return the condition that a row was written by the instant of knowledge; all rows where none is given."""
    return Q() if as_of.known is None else Q(at__lte=as_of.known)
