"""Plans that were asked for: who asked what, where it stands, and its answer."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tinhgon.api.plain.parts import Plain, words
from tinhgon.kernel.finding import Finding
from tinhgon.proposals import queries
from tinhgon.proposals.models import Run
from tinhgon.proposals.queries import Standing
from tinhgon.proposals.rules.kinds import kind_of
from tinhgon.proposals.rules.privacy import for_many
from tinhgon.proposals.words import ENDED, STATES


def head(one: Standing) -> Plain:
    """Return a request, who asked for it, and where its newest run stands."""
    request = one.request
    return {
        "number": request.pk,
        "kind": {"id": request.kind, **words(kind_of(request.kind).words)},
        "title": request.title,
        "organ": request.organ,
        "day": request.day.isoformat(),
        "entry": request.entry,
        "asked_by": request.asked_by,
        "role": request.role,
        "authority": request.authority,
        "asked_at": request.asked_at.isoformat(),
        "origin": request.origin_id,
        "limits": request.limits,
        "problem": request.fingerprint,
        "state": {"id": one.state, **words(STATES[one.state])},
        "run": run(one.run),
    }


def run(one: Run) -> Plain:
    """Return a run: when it began and ended, who stopped it, and how far it came."""
    found = one.progress
    return {
        "number": one.number,
        "queued_by": one.queued_by,
        "queued_at": one.queued_at.isoformat(),
        "started_at": None if one.started_at is None else one.started_at.isoformat(),
        "ended_at": None if one.ended_at is None else one.ended_at.isoformat(),
        "ended": None if not one.ended else {"id": one.ended, **words(ENDED[one.ended])},
        "stopped_by": one.stop_by or None,
        "progress": {
            "best": found.best,
            "bound": found.bound,
            "gap": found.gap,
            "seconds": found.seconds,
            "share": found.share,
            "words": {"vi": found.words, "en": found.words_en},
        },
    }


def whole(one: Standing, moved: Sequence[Finding], *, private: bool = False) -> Plain:
    """Return a request with its wishes, its answer, why there is none, and what moved in the books since; ``private`` also what is private
    of one person."""
    plan = queries.plan(one.run)
    return {
        **head(one),
        "wish": json.loads(one.request.wish) if one.request.wish else None,
        "plan": (plan if private else for_many(plan)) or None,
        "has_scheme": bool(one.run.scheme),
        "findings": one.run.findings,
        "moved": [found.as_dict() for found in moved],
    }
