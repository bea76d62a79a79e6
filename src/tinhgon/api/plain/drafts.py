"""Drafts of schemes: their heads, steps and versions, what they would do, and several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tinhgon.api.plain import outcomes
from tinhgon.api.plain.parts import Plain, words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.checks import Compared
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.rules.differing import Change
from tinhgon.reform.rules.working import Worked
from tinhgon.reform.words.drafting import STATES
from tinhgon.structure.figures.catalogue import FIGURES
from tinhgon.structure.figures.comparison import people_moved, readings
from tinhgon.structure.scheme import Scheme, told


def head(one: Draft, shown: Version) -> Plain:
    """Return a draft and the version that it shows now, without its steps."""
    origin = one.origin
    return {
        "name": one.name,
        "title": one.title,
        "day": shown.day.isoformat(),
        "steps": shown.steps,
        "state": {"id": one.state, **words(STATES[one.state])},
        "version": shown.number,
        "organ": one.organ,
        "made_by": one.made_by,
        "made_at": one.made_at.isoformat(),
        "changed_by": shown.author,
        "changed_at": one.changed_at.isoformat(),
        "drafted_at": one.drafted_at,
        "origin": None if origin is None else {"draft": origin.draft.name, "version": origin.number},
    }


def version(one: Version) -> Plain:
    """Return a version: who made it from which, when, and what changed."""
    return {
        "number": one.number,
        "parent": one.parent,
        "author": one.author,
        "role": one.role,
        "at": one.at.isoformat(),
        "steps": one.steps,
        "words": {"vi": one.words, "en": one.words_en},
        "digest": one.digest,
    }


def steps(scheme: Scheme) -> list[Plain]:
    """Return every step as a file writes it, with its number."""
    return [{"number": number, **told(step)} for number, step in enumerate(scheme.steps, start=1)]


def changes(found: Iterable[Change]) -> list[Plain]:
    """Return what differs between two texts."""
    return [
        {"kind": one.kind, "before": one.before, "after": one.after, "do": one.do, "fields": list(one.fields)}
        for one in found
    ]


def worked(found: Worked, conflicts: Sequence[Finding] = (), law: Sequence[Compared] = ()) -> Plain:
    """Return what a draft would do as far as its steps go, why the rest cannot be done, and what moved in the books."""
    plain = outcomes.outcome(found.outcome)
    return plain | {
        "done": found.done,
        "of": len(found.sketch.steps),
        "blocked": [one.as_dict() for one in found.blocked],
        "conflicts": [one.as_dict() for one in conflicts],
        "law": [one.finding.as_dict() | {"state": one.state} for one in law],
    }


def side_by_side(found: Sequence[tuple[str, Worked]]) -> Plain:
    """Return several schemes beside one another: every figure that any of them changes, people moved, findings.

    A figure's ``values`` are in the order of ``schemes``; ``before`` is that of the first scheme's day.
    """
    before = [readings(one.outcome.before) for _, one in found]
    after = [readings(one.outcome.after) for _, one in found]
    differing = [
        position
        for position in range(len(FIGURES))
        if any(b[position].value != a[position].value for b, a in zip(before, after, strict=True))
    ]
    moved = [people_moved(one.outcome.before, one.outcome.after) for _, one in found]
    return {
        "schemes": [
            {
                "name": name,
                "title": one.sketch.title,
                "day": one.sketch.day.isoformat(),
                "steps": len(one.sketch.steps),
                "done": one.done,
            }
            for name, one in found
        ],
        "figures": [
            {
                "id": before[0][position].figure.id,
                "name": words(before[0][position].figure.name),
                "before": [one[position].value for one in before],
                "values": [one[position].value for one in after],
                "changes": [
                    _difference(b[position].value, a[position].value) for b, a in zip(before, after, strict=True)
                ],
            }
            for position in differing
        ],
        "moved": [
            {"id": one.id, "name": words(one.name), "values": [each[position].value for each in moved]}
            for position, one in enumerate(moved[0])
        ]
        if moved
        else [],
        "findings": [[one.as_dict() for one in (*each.blocked, *each.outcome.findings)] for _, each in found],
    }


def _difference(before: float, after: float) -> float:
    change = after - before
    return round(change, 6) if isinstance(change, float) else change


NO_ORGAN = Sentence(
    "Nêu cơ quan soạn: mã đơn vị vào ngày hiệu lực.", "Name the organ that drafts: a unit's code on the effective day."
)
