"""Enacting a scheme at its own door: what a dossier carries is enacted by its dossier alone."""

from __future__ import annotations

from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.reform.queries.dossier.carrying import outside
from tinhgon.registry import acts as registry
from tinhgon.registry.acts import Enactment
from tinhgon.registry.acts.writing import books
from tinhgon.structure.scheme import Scheme


def enact(mandate: Mandate, scheme: Scheme, decision: Decision, drafted_at: int | None = None) -> Enactment:
    """Carry out a scheme that no dossier carries, as `registry.acts.enact`. Raises Refusal (``dossier.enacted_outside``) where one does."""
    with books():
        if found := outside(scheme):
            raise Refusal(found)
        return registry.enact(mandate, scheme, decision, drafted_at)
