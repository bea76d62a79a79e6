"""What a draft would do to the books of now, and what moved in the books since it was drafted."""

from __future__ import annotations

from datetime import timedelta

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.kept import Kept
from tinhgon.ledger import queries as ledger
from tinhgon.reform.models import Draft
from tinhgon.reform.rules.working import Checkpoints, Worked, first_steps, worked
from tinhgon.reform.words import drafting as words
from tinhgon.registry.acts.conflicts import moved_since, touched
from tinhgon.registry.queries import knowledge, labels, snapshot
from tinhgon.structure.columns import KEYS
from tinhgon.structure.run import Outcome
from tinhgon.structure.scheme import Sketch
from tinhgon.structure.snapshot import Structure

#: Each holds a structure beside the books'; what is edited now and what it is compared with.
_worked: Kept[Worked] = Kept(16)
_points = Checkpoints(48)


def work(sketch: Sketch) -> Worked:
    """Return what a scheme does to the apparatus as the books now have it on its day, from memory where nothing moved."""
    structure = snapshot(AsOf(sketch.day))
    return _worked.of(
        (structure,),
        sketch.model_dump_json(exclude={"title", "title_en", "note", "basis"}),
        lambda: worked(sketch, structure, _points),
    )


def before_step(sketch: Sketch, number: int) -> Structure:
    """Return the apparatus as a step finds it: after the steps before it, as far as they can be done."""
    return work(first_steps(sketch, number - 1)).outcome.after


def conflicts(draft: Draft, sketch: Sketch) -> tuple[Finding, ...]:
    """Return a finding per row that the scheme touches and that the books changed since it was drafted; empty where nothing moved."""
    knew = knowledge()
    if knew is None or knew.entry <= draft.drafted_at:
        return ()
    now = work(sketch)
    if now.whole:
        return tuple(moved_since(now.outcome, draft.drafted_at))
    # What can no longer be done was drafted on the books of then: the rows that it touched there tell what moved.
    then = ledger.entries_by_number([draft.drafted_at]).get(draft.drafted_at)
    known = knew.at - timedelta(microseconds=1) if then is None else then.at
    drafted = worked(sketch, snapshot(AsOf(sketch.day, known))).outcome
    return (*_gone(drafted, now.outcome.before), *moved_since(drafted, draft.drafted_at))


def _gone(drafted: Outcome, now: Structure) -> list[Finding]:
    """Return a finding per row that the scheme touched on the books of then and that does not stand on its day any more."""
    findings = []
    for frame, keys in touched(drafted).items():
        standing = set(now.frame(frame)[KEYS[frame]].to_list())
        gone = [key for key in keys if key not in standing]
        names = labels(frame, gone) if gone else {}
        findings += [
            Finding(
                "draft.ended_since",
                words.ended_since(names.get(key, str(key)), drafted.scheme.day),
                subject=names.get(key, str(key)),
                remedy=words.CHOOSE_ANOTHER,
                where={"frame": frame, "key": key},
            )
            for key in gone
        ]
    return findings
