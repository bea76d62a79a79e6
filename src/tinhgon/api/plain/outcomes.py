"""What a scheme would do: figures before and after, findings, changes."""

from __future__ import annotations

from tinhgon.api.plain.parts import Plain, dicts, words
from tinhgon.structure.figures.comparison import differences, people_moved
from tinhgon.structure.run import Outcome
from tinhgon.structure.scheme import VERBS, Scheme


def scheme(one: Scheme) -> Plain:
    """Return a scheme's head: id, titles, day, basis, status and how many steps."""
    return {
        "id": one.id,
        "title": one.title,
        "title_en": one.title_en,
        "day": one.day.isoformat(),
        "status": one.status,
        "note": one.note,
        "basis": [basis.model_dump(mode="json") for basis in one.basis],
        "steps": len(one.steps),
    }


def outcome(found: Outcome, *, trace: bool = False) -> Plain:
    """Return what a run changes: figures that differ, people moved, findings, counts by frame, and lineage.

    ``trace`` adds every change with the step that did it.
    """
    plain: Plain = {
        "scheme": scheme(found.scheme),
        "day": found.scheme.day.isoformat(),
        "saved": False,
        "figures": [one.as_dict() for one in differences(found.before, found.after)],
        "moved": [one.as_dict() for one in people_moved(found.before, found.after)],
        "findings": [one.as_dict() for one in found.findings],
        "changes": {
            name: {"closed": len(one.closed), "opened": one.opened.height, "amended": one.amended.height}
            for name, one in found.difference().items()
        },
        "descents": len(found.descents),
    }
    if trace:
        hidden = ("birth", "sex", "home", "qualification")
        plain["trace"] = [row for row in dicts(found.trace()) if row["column"] not in hidden]
        plain["lineage"] = dicts(found.lineage())
    return plain


def verbs() -> list[Plain]:
    """Return each verb that a step may have, with its meaning in law and its fields."""
    return [
        {
            "do": str(verb.model_fields["do"].default),
            "meaning": words(verb.meaning()),
            "fields": [
                {"name": name, "required": field.is_required()}
                for name, field in verb.model_fields.items()
                if name != "do"
            ],
        }
        for verb in VERBS
    ]
