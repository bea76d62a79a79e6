"""The life of a row in the books: its states one after another, what changed, by which entry and decision."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tinhgon.api.plain.descent import Bearer
from tinhgon.api.plain.parts import PRIVATE, Plain, span
from tinhgon.registry.queries import Coming, Slice


def life(bearer: Bearer, slices: list[Slice], *, known: datetime | None = None) -> Plain:
    """Return the states of a row that the books hold true (or held, at ``known``), each with what differs from the state before."""
    told: list[Plain] = []
    before: dict[str, Any] | None = None
    for one in slices:
        if not _held(one, known):
            continue
        cells = {name: _said(value) for name, value in one.cells.items() if name not in PRIVATE}
        changed = (
            {}
            if before is None
            else {name: [before[name], value] for name, value in cells.items() if before[name] != value}
        )
        told.append(
            {
                **span(one.valid.start, one.valid.end),
                "cells": cells,
                "changed": changed,
                "opened_by": one.opened_by.number,
                "decision": one.opened_by.decision.number,
                "title": one.opened_by.decision.title,
                "closed_by": one.closed_by and one.closed_by.number,
                "closing_decision": one.closed_by and one.closed_by.decision.number,
                "recorded": one.recorded_from.isoformat(),
                "recorded_by": one.recorded_by.number,
            }
        )
        before = cells
    return {**bearer.as_dict(), "slices": told}


def _held(one: Slice, known: datetime | None) -> bool:
    if known is None:
        return one.current
    return one.recorded_from <= known and (one.recorded_to is None or one.recorded_to > known)


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def coming(one: Coming) -> Plain:
    """Return a change that lies ahead."""
    return {
        "day": one.day.isoformat(),
        "frame": one.frame,
        "key": one.key,
        "label": one.label,
        "verb": one.verb,
        "entry": one.entry,
    }
