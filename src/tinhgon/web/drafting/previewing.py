"""What a step would do before it is saved: the rows that it changes, the figures that move, what stands against it."""

from __future__ import annotations

from typing import Any, Final

from tinhgon.kernel.finding import Finding
from tinhgon.law.checks import compare
from tinhgon.reform.queries.judging import judged
from tinhgon.reform.queries.working import work
from tinhgon.reform.rules import edits
from tinhgon.reform.rules.working import Worked
from tinhgon.structure.columns import FrameName
from tinhgon.structure.draft import Change
from tinhgon.structure.figures.comparison import differences, people_moved
from tinhgon.structure.scheme import Sketch
from tinhgon.web.asking import Asked
from tinhgon.web.rows.columns import FRAME_WORDS
from tinhgon.web.rows.naming import Namer
from tinhgon.web.schemes.enacted import Unwritten
from tinhgon.web.schemes.words import CHANGES

_ROWS: Final = 24
_FRAMES: Final[tuple[FrameName, ...]] = ("places", "units", "posts", "tenures", "people")


def preview(sketch: Sketch, edit: edits.Edit, number: int, asked: Asked) -> dict[str, Any]:
    """Return what differs between the scheme with an edit and without it, and the changes that its step makes."""
    without, after = work(sketch), work(edits.edited(sketch, edit))
    new = [one for one in after.blocked if one not in without.blocked]
    here = asked.on(sketch.day)
    names = Namer((after.outcome.after, Unwritten(here.as_of, here.today)), (after.outcome.before, here))
    changes = [one for one in after.outcome.changes if one.step == number]
    return {
        "blocked": new,
        "done": after.done >= number,
        "figures": differences(without.outcome.after, after.outcome.after),
        "moved": [one for one in people_moved(without.outcome.after, after.outcome.after) if one.value],
        "findings": [one for one in after.outcome.findings if one not in without.outcome.findings],
        "law": [
            one.finding for one in compare(_standing(without), _standing(after)) if one.state in ("new", "worsened")
        ],
        "changes": _told(changes, names),
        "changes_left": max(len(_whole(changes)) - _ROWS, 0),
    }


def _standing(found: Worked) -> list[Finding]:
    """Return the findings of law that stand after what a draft does."""
    return [one.finding for one in judged(found) if one.state != "cured"]


def _whole(changes: list[Change]) -> list[Change]:
    """Return one change per row: rows that begin and end tell themselves, cells of one row are told once."""
    found: dict[tuple[str, int, str], Change] = {}
    for one in changes:
        found.setdefault((one.frame, one.key, one.verb), one)
    order = {frame: position for position, frame in enumerate(_FRAMES)}
    return sorted(found.values(), key=lambda one: (order[one.frame], one.verb == "amend"))


def _told(changes: list[Change], names: Namer) -> list[dict[str, Any]]:
    shown = _whole(changes)[:_ROWS]
    things = {frame: names.things(frame, [one.key for one in shown if one.frame == frame]) for frame in _FRAMES}
    return [
        {
            "thing": things[one.frame].get(one.key),
            "key": one.key,
            "frame": FRAME_WORDS[one.frame],
            "verb": CHANGES.get(one.verb),
        }
        for one in shown
    ]
