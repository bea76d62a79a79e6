"""Drafts and their versions, and the scheme that a version holds. Few queries each, none per row."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import F, Q

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.refusal import Unknown
from tinhgon.reform.models import Draft, Turn, Version
from tinhgon.reform.words import drafting as words
from tinhgon.structure.scheme import Sketch, read_sketch

#: Schemes are small beside the books; a text read once is not read again.
_sketches: Kept[Sketch] = Kept(200)
MOST_LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A page of drafts, each with the version it shows, and how many there are in all."""

    versions: tuple[Version, ...]
    total: int


def draft(name: str) -> Draft:
    """Return a draft by its name; raises Unknown."""
    found = Draft.objects.select_related("origin__draft").filter(name=name).first()
    if found is None:
        raise Unknown(words.no_draft(name))
    return found


def drafts(
    organs: Collection[int] | None = None, text: str = "", state: str = "", *, offset: int = 0, limit: int = 50
) -> Found:
    """Return drafts, the last changed first, each with its current version (without its text).

    ``organs`` are the keys of the units whose drafts may be seen, None for all; ``text`` stands in the name or the title.
    """
    shown = Version.objects.filter(number=F("draft__current")).select_related("draft").defer("text")
    if organs is not None:
        shown = shown.filter(draft__organ__in=list(organs))
    if text:
        shown = shown.filter(Q(draft__title__icontains=text) | Q(draft__name__icontains=text))
    if state:
        shown = shown.filter(draft__state=state)
    page = shown.order_by("-draft__changed_at", "-draft_id")[offset : offset + min(limit, MOST_LISTED)]
    return Found(tuple(page), shown.count())


def version(one: Draft, number: int | None = None) -> Version:
    """Return a version of a draft, the current one unless numbered; raises Unknown."""
    wanted = one.current if number is None else number
    found = Version.objects.filter(draft=one, number=wanted).first()
    if found is None:
        raise Unknown(words.no_version(one.name, wanted))
    return found


def shown(names: Collection[str]) -> list[Version]:
    """Return the current versions of several drafts, in the order in which they are named; raises Unknown."""
    every = Version.objects.filter(number=F("draft__current"), draft__name__in=list(names)).select_related("draft")
    found = {version.draft.name: version for version in every}
    for name in names:
        if name not in found:
            raise Unknown(words.no_draft(name))
    return [found[name] for name in dict.fromkeys(names)]


def versions(one: Draft, before: int | None = None, limit: int = 100) -> list[Version]:
    """Return the versions of a draft without their texts, newest first; ``before`` continues after a page."""
    found = Version.objects.filter(draft=one).defer("text").order_by("-number")
    return list(found.filter(number__lt=before)[:limit] if before is not None else found[:limit])


def turns(one: Draft, limit: int = 100) -> list[Turn]:
    """Return the moments at which a draft came to show a version, newest first."""
    return list(Turn.objects.filter(draft=one).order_by("-id")[:limit])


def last_turn(one: Draft) -> Turn:
    """Return the last moment at which a draft came to show another version."""
    return Turn.objects.filter(draft=one).order_by("-id")[0]


def earlier(one: Draft) -> Version | None:
    """Return the version that undoing would show: what the current one was made from."""
    here = Version.objects.filter(draft=one, number=one.current).values("parent")
    return Version.objects.filter(draft=one, number__in=here).defer("text").first()


def later(one: Draft) -> Version | None:
    """Return the version that doing again would show: the newest that was made from the current one."""
    return Version.objects.filter(draft=one, parent=one.current).defer("text").order_by("-number").first()


def sketch(one: Version) -> Sketch:
    """Return the scheme that a version holds, from memory where it was read before."""
    return _sketches.of((), one.digest, lambda: read_sketch(one.text))


def remembered(digest: str, made: Sketch) -> Sketch:
    """Keep a scheme under the digest of its text, so that what was just written is not read again."""
    return _sketches.of((), digest, lambda: made)
