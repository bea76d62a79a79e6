"""Going back and forth between versions, and locking a draft: pointers only, no version is touched."""

from __future__ import annotations

from datetime import datetime

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger import queries as ledger
from tinhgon.reform.acts.drafting.editing import fresh
from tinhgon.reform.acts.drafting.writing import held, open_for_edits, turn
from tinhgon.reform.models import Draft, Turn, Version
from tinhgon.reform.queries import drafting
from tinhgon.reform.words import drafting as words


def undo(mandate: Mandate, name: str, base: int, at: datetime) -> Version:
    """Show again the version that the current one was made from; raises Stale, and Refusal where there is none."""
    with held(name) as draft:
        open_for_edits(draft)
        fresh(draft, base)
        back = drafting.earlier(draft)
        if back is None:
            raise Refusal([Finding("draft.nothing_to_undo", words.NOTHING_TO_UNDO, subject=name)])
        return _show(mandate, draft, back, Turn.Act.UNDO, at)


def redo(mandate: Mandate, name: str, base: int, at: datetime) -> Version:
    """Show the newest version that was made from the current one; raises Stale, and Refusal where there is none."""
    with held(name) as draft:
        open_for_edits(draft)
        fresh(draft, base)
        forth = drafting.later(draft)
        if forth is None:
            raise Refusal([Finding("draft.nothing_to_redo", words.NOTHING_TO_REDO, subject=name)])
        return _show(mandate, draft, forth, Turn.Act.REDO, at)


def take_up(mandate: Mandate, name: str, base: int, number: int, at: datetime) -> Version:
    """Show any version again and go on from it; what was made since stays where it is. Raises Stale and Unknown."""
    with held(name) as draft:
        open_for_edits(draft)
        fresh(draft, base)
        return _show(mandate, draft, drafting.version(draft, number), Turn.Act.TAKE, at)


def renew(mandate: Mandate, name: str, base: int, at: datetime) -> Draft:
    """Say that the draft was looked at against the books of now, so that earlier changes of the books are no conflicts any more."""
    with held(name) as draft:
        open_for_edits(draft)
        fresh(draft, base)
        draft.drafted_at = ledger.head()
        draft.save(update_fields=["drafted_at"])
        turn(mandate, draft, draft.current, Turn.Act.RENEW, at, said=str(draft.drafted_at))
        return draft


def lock(mandate: Mandate, name: str, at: datetime, said: str = "") -> Draft:
    """Lock a draft while its dossier is considered: nobody edits it."""
    return _state(mandate, name, Draft.State.LOCKED, Turn.Act.LOCK, at, said)


def unlock(mandate: Mandate, name: str, at: datetime, said: str = "") -> Draft:
    """Let a locked draft be edited again."""
    return _state(mandate, name, Draft.State.OPEN, Turn.Act.OPEN, at, said)


def _state(mandate: Mandate, name: str, state: Draft.State, act: Turn.Act, at: datetime, said: str) -> Draft:
    with held(name) as draft:
        if draft.state != state:
            draft.state = state
            draft.save(update_fields=["state"])
            turn(mandate, draft, draft.current, act, at, said=said)
        return draft


def _show(mandate: Mandate, draft: Draft, version: Version, act: Turn.Act, at: datetime) -> Version:
    turn(mandate, draft, version.number, act, at, title=drafting.sketch(version).title)
    return version
