"""Editing a draft: each edit a new version; who edits an older one is told what changed, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.utils.timezone import get_default_timezone

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Stale
from tinhgon.reform.acts.drafting.writing import digest_of, held, open_for_edits, put_version
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.queries import drafting
from tinhgon.reform.rules import edits
from tinhgon.reform.rules.differing import changes
from tinhgon.reform.rules.laying import laid
from tinhgon.reform.words import drafting as words

#: Beyond so many versions in between, what changed is told as one difference.
_MOST_TOLD = 40


def edit(mandate: Mandate, name: str, base: int, made: edits.Edit, at: datetime) -> Version:
    """Edit the version that its editor saw (``base``) and return the new one; an edit that changes nothing returns the same.

    Raises Stale where the draft shows another version by now (the findings name each step that changed, and by whom), Refusal where the
    draft is locked, there is no such step, or a text cannot stand.
    """
    with held(name) as draft:
        open_for_edits(draft)
        fresh(draft, base)
        return _put(mandate, draft, made, at)


def lay(mandate: Mandate, name: str, base: int, made: edits.Edit, at: datetime) -> Version:
    """Lay an edit of an older version on top of the current one, its steps found again where they stand now.

    Raises Refusal where the very step that it edits was changed or taken out meanwhile.
    """
    with held(name) as draft:
        open_for_edits(draft)
        if draft.current != base:
            seen = drafting.sketch(drafting.version(draft, base))
            made = laid(made, seen, drafting.sketch(drafting.version(draft)))
        return _put(mandate, draft, made, at)


def fresh(draft: Draft, base: int) -> None:
    """Raise Stale where a draft shows another version than its editor saw."""
    if draft.current != base:
        raise Stale(meanwhile(draft, base))


def _put(mandate: Mandate, draft: Draft, made: edits.Edit, at: datetime) -> Version:
    current = drafting.version(draft)
    before = drafting.sketch(current)
    after = edits.edited(before, made)
    text = after.to_yaml()
    if digest_of(text) == current.digest:
        return current
    return put_version(mandate, draft, after, edits.said(made, before), at, text=text)


def meanwhile(draft: Draft, base: int) -> list[Finding]:
    """Return what changed between the version that somebody saw and the one that the draft shows now, a finding per step."""
    last = drafting.last_turn(draft)
    at = last.at.astimezone(get_default_timezone())
    head = Finding(
        "draft.stale",
        words.stale(last.actor, at, base, draft.current),
        subject=draft.name,
        measured=str(base),
        required=str(draft.current),
        remedy=words.RELOAD,
        where={"version": draft.current, "base": base},
    )
    seen, *between = _path(draft, base)
    authors = [version.author for version in between] if between else []
    if len(between) == 1 and between[0].parent != seen.number:
        authors = [last.actor]  # somebody went back to an older version, or took up another
    return [head, *_told(seen, between, authors)]


def _told(seen: Version, between: Sequence[Version], authors: Sequence[str]) -> list[Finding]:
    findings = []
    for (old, new), actor in zip(pairwise([seen, *between]), authors, strict=True):
        for one in changes(drafting.sketch(old), drafting.sketch(new)):
            said = words.changed_meanwhile(one.kind, one.before, one.after, one.do, one.fields, actor)
            where: dict[str, str | int] = {"kind": one.kind, "version": new.number, "actor": actor}
            if number := one.after or one.before:
                where["step"] = number
            findings.append(Finding("draft.changed_meanwhile", said, subject=one.do, where=where))
    return findings


def _path(draft: Draft, base: int) -> list[Version]:
    """Return the version that was seen and those made from it up to the current one; just the two where that is no straight way."""
    seen = drafting.version(draft, base)
    parents = dict(Version.objects.filter(draft=draft, number__gt=base).values_list("number", "parent"))
    way = [draft.current]
    while way[-1] in parents and way[-1] != base:
        way.append(parents[way[-1]])
    numbers = way[-2::-1] if way[-1] == base and len(way) <= _MOST_TOLD else [draft.current]
    found = {version.number: version for version in Version.objects.filter(draft=draft, number__in=numbers)}
    return [seen, *(found[number] for number in numbers)]
