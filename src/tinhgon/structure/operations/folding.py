"""How bodies, posts and people are folded together when bodies end, part, or share an office."""

from __future__ import annotations

from itertools import chain, count
from typing import Literal

from tinhgon.structure.draft import Draft

#: What becomes of the head of a body that ends: a deputy of the one that goes on, its staff, or relieved.
HeadPolicy = Literal["deputy", "specialist", "relieve"]


def seat(draft: Draft, tenure: int, post: int) -> None:
    """Put the holder of a tenure into another post; a holder who already sits there is not seated twice."""
    person = draft.tenures.cell(tenure, "person")
    twin = [
        key for key in draft.tenures.find("post", post) if draft.tenures.cell(key, "person") == person and key != tenure
    ]
    if twin:
        if not draft.tenures.cell(tenure, "concurrent"):
            draft.amend("tenures", twin[0], concurrent=False)
        draft.close("tenures", tenure)
        return
    draft.amend("tenures", tenure, post=post, since=draft.day)


def post_for(draft: Draft, unit: int, title: str, rank: str) -> int:
    """Return the body's post of this title and rank, opened with no quota where there is none."""
    for key in draft.posts.find("unit", unit):
        if draft.posts.cell(key, "title") == title and draft.posts.cell(key, "rank") == rank:
            return key
    return draft.open("posts", unit=unit, title=_free_title(draft, unit, title), rank=rank, quota=0)


def _free_title(draft: Draft, unit: int, title: str, origin: str = "") -> str:
    """Return a title that no post of the body bears: itself, with where it comes from, or with a number."""
    taken = {draft.posts.cell(key, "title") for key in draft.posts.find("unit", unit)}
    wanted = [title, f"{title} ({origin})"] if origin else [title]
    numbered = (f"{title} ({number})" for number in count(2))
    return next(one for one in chain(wanted, numbered) if one not in taken)


def move_post(draft: Draft, post: int, target: int, twin: int | None = None) -> None:
    """Move a post with its people to another body; where that has a post of its title and rank (or ``twin``), they
    become one with the sum of their quotas, and where it has the title at another rank, the moved post is retitled."""
    title, rank, quota, unit = (draft.posts.cell(post, column) for column in ("title", "rank", "quota", "unit"))
    same = twin
    for key in draft.posts.find("unit", target):
        if draft.posts.cell(key, "title") == title and draft.posts.cell(key, "rank") == rank:
            same = key
    if same is None:
        free = _free_title(draft, target, title, draft.units.cell(unit, "name"))
        draft.amend("posts", post, unit=target, title=free)
        return
    draft.amend("posts", same, quota=draft.posts.cell(same, "quota") + quota)
    for tenure in draft.tenures.find("post", post):
        seat(draft, tenure, same)
    draft.close("posts", post)


def fold(draft: Draft, source: int, target: int, heads: HeadPolicy) -> None:
    """Fold a body that ends into one that goes on: children, hosted bodies, posts with their quota, and people.

    Posts of one title and rank become one post with the sum of their quotas; other posts move as they are. The head
    post
    ends: a head by primary tenure becomes a deputy or a specialist, or is relieved; a concurrent head just steps down.
    """
    draft.redirect("units", "parent", [source], target)
    draft.redirect("units", "host", [source], target)
    for post in draft.posts.find("unit", source):
        if draft.posts.cell(post, "rank") == "head":
            _fold_head(draft, post, target, heads)
        else:
            _fold_post(draft, post, target)


def _fold_post(draft: Draft, post: int, target: int) -> None:
    """Move a post; deputies of any title become deputies of the body that goes on."""
    deputies = [key for key in draft.posts.find("unit", target) if draft.posts.cell(key, "rank") == "deputy"]
    alike = deputies[0] if deputies and draft.posts.cell(post, "rank") == "deputy" else None
    move_post(draft, post, target, alike)


def _fold_head(draft: Draft, post: int, target: int, heads: HeadPolicy) -> None:
    leading = [key for key in draft.posts.find("unit", target) if draft.posts.cell(key, "rank") == "head"]
    for tenure in draft.tenures.find("post", post):
        person = draft.tenures.cell(tenure, "person")
        also = [
            key
            for lead in leading
            for key in draft.tenures.find("post", lead)
            if draft.tenures.cell(key, "person") == person
        ]
        if also:
            if not draft.tenures.cell(tenure, "concurrent"):
                draft.amend("tenures", also[0], concurrent=False)
            draft.close("tenures", tenure)
        elif draft.tenures.cell(tenure, "concurrent") or heads == "relieve":
            draft.close("tenures", tenure)
        else:
            _seat_former_head(draft, post, tenure, target, heads)
    draft.close("posts", post)


def _seat_former_head(draft: Draft, post: int, tenure: int, target: int, rank: str) -> None:
    there = [key for key in draft.posts.find("unit", target) if draft.posts.cell(key, "rank") == rank]
    title = draft.posts.cell(post, "title")
    fresh = f"Phó {title[:1].lower()}{title[1:]}" if rank == "deputy" else "Chuyên viên"
    person = draft.tenures.cell(tenure, "person")
    sits = {key: [draft.tenures.cell(one, "person") for one in draft.tenures.find("post", key)] for key in there}
    seat_post = next((key for key in there if person in sits[key]), there[0] if there else None)
    if seat_post is None:
        seat_post = post_for(draft, target, fresh, rank)
    holders = sits.get(seat_post, [])
    if person not in holders and len(holders) >= draft.posts.cell(seat_post, "quota"):
        draft.amend("posts", seat_post, quota=len(holders) + 1)
    seat(draft, tenure, seat_post)


def end_people(draft: Draft, unit: int) -> None:
    """Relieve everyone who sits in a body and close its posts."""
    for post in draft.posts.find("unit", unit):
        for tenure in draft.tenures.find("post", post):
            draft.close("tenures", tenure)
        draft.close("posts", post)


def outside(draft: Draft, parent: int | None, sources: list[int]) -> int | None:
    """Return what a body shall lie under once the sources have ended in it: its parent, or what lies above the highest
    source over it."""
    if parent is None:
        return None
    ending = [key for key in (parent, *draft.above("units", parent)) if key in sources]
    found: int | None = draft.units.cell(ending[-1], "parent") if ending else parent
    return found


def serve_others_only(draft: Draft, unit: int) -> None:
    """A body that took in the office that served it is served by none."""
    if draft.units.cell(unit, "host") == unit:
        draft.amend("units", unit, host=None)
