"""What every act on a draft does: hold its row, see that it may be edited, and write down a version and a turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Draft, Turn, Version
from tinhgon.reform.queries import drafting
from tinhgon.reform.words import drafting as words
from tinhgon.structure.scheme import Sketch


@contextmanager
def held(name: str) -> Iterator[Draft]:
    """Hold a draft for the time of an act, so that no other act on it comes between; raises Unknown."""
    with transaction.atomic():
        found = Draft.objects.select_for_update().filter(name=name).first()
        if found is None:
            raise Unknown(words.no_draft(name))
        yield found


def open_for_edits(draft: Draft) -> None:
    """Refuse an edit of a locked draft."""
    if draft.state == Draft.State.LOCKED:
        raise Refusal(
            [Finding("draft.locked", words.is_locked(draft.name), subject=draft.name, remedy=words.BRANCH_IT)]
        )


def put_version(
    mandate: Mandate, draft: Draft, sketch: Sketch, said: Sentence, at: datetime, *, text: str = ""
) -> Version:
    """Write a new version made from the current one, and have the draft show it; ``text`` is the scheme's, where it was made already."""
    text = text or sketch.to_yaml()
    newest = Version.objects.filter(draft=draft).aggregate(newest=Max("number"))["newest"]
    made = Version.objects.create(
        draft=draft,
        number=(newest or 0) + 1,
        parent=draft.current if newest else None,
        text=text,
        steps=len(sketch.steps),
        day=sketch.day,
        author=mandate.actor,
        role=mandate.role,
        authority=mandate.authority,
        at=at,
        words=said.vi,
        words_en=said.en,
        digest=digest_of(text),
    )
    drafting.remembered(made.digest, sketch)
    turn(mandate, draft, made.number, Turn.Act.EDIT, at, title=sketch.title)
    return made


def turn(
    mandate: Mandate,
    draft: Draft,
    number: int,
    act: Turn.Act,
    at: datetime,
    *,
    said: str = "",
    title: str | None = None,
) -> None:
    """Have a draft show a version, and write down who made it so."""
    Turn.objects.create(
        draft=draft,
        version=number,
        act=act,
        actor=mandate.actor,
        role=mandate.role,
        authority=mandate.authority,
        at=at,
        words=said,
    )
    draft.current, draft.changed_at = number, at
    draft.title = draft.title if title is None else title
    draft.save(update_fields=["current", "changed_at", "title"])


def digest_of(text: str) -> str:
    """Return the digest of a version's text."""
    return sha256(text.encode()).hexdigest()
