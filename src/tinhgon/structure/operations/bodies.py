"""What a step says of a body that it opens, and how bodies, posts and people are opened and folded together."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from pydantic import Field, field_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.kinds import LEVELS, RANKS, SECTORS, UNIT_KINDS
from tinhgon.structure.operations.operation import Count, Spec, Unfit, refuse
from tinhgon.structure.operations.reference import Ref, label, resolve

#: What becomes of the head of a body that ends: a deputy of the one that goes on, its staff, or relieved.
HeadPolicy = Literal["deputy", "specialist", "relieve"]


def one_of(value: str, words: Iterable[str], what: str) -> str:
    """Return the value, or raise Unfit naming what may stand here."""
    if value and value not in words:
        known = list(words)
        near = get_close_matches(value, known, n=2, cutoff=0.6)
        raise Unfit(
            "vocabulary",
            f"{what} “{value}” không có trong danh mục{_perhaps('có phải', near)}; có: {', '.join(known)}",
            f"{what} “{value}” is not in the vocabulary{_perhaps('perhaps', near)}; there are: {', '.join(known)}",
        )
    return value


def _perhaps(word: str, near: list[str]) -> str:
    return f" ({word} {', '.join(near)}?)" if near else ""


class PostSpec(Spec):
    """A post: its title, rank and quota."""

    title: str
    rank: str
    quota: Count = 1

    @field_validator("rank")
    @classmethod
    def _rank(cls, value: str) -> str:
        return one_of(value, RANKS, "rank")


class UnitSpec(Spec):
    """A body that begins: what is not said is taken from its kind, its parent or its predecessors."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: str
    sector: str = ""
    level: str = ""
    parent: Ref | None = None
    place: Ref | None = None
    host: Ref | None = None
    functions: str = ""
    note: str = ""
    posts: tuple[PostSpec, ...] = ()

    @field_validator("kind")
    @classmethod
    def _kind(cls, value: str) -> str:
        return one_of(value, UNIT_KINDS, "kind")

    @field_validator("sector")
    @classmethod
    def _sector(cls, value: str) -> str:
        return one_of(value, SECTORS, "sector")

    @field_validator("level")
    @classmethod
    def _level(cls, value: str) -> str:
        return one_of(value, LEVELS, "level")


def open_unit(draft: Draft, spec: UnitSpec, like: int | None = None) -> int:
    """Open a body and return its key; what the spec leaves out is taken from ``like`` (a predecessor) or its parent."""
    parent = (
        resolve(draft, "units", spec.parent) if spec.parent else (draft.units.cell(like, "parent") if like else None)
    )
    place = resolve(draft, "places", spec.place) if spec.place else (draft.units.cell(like, "place") if like else None)
    if place is None and parent is not None:
        place = draft.units.cell(parent, "place")
    level = spec.level or (draft.units.cell(like, "level") if like else "")
    if not level and place is not None:
        level = draft.places.cell(place, "level")
    if not level:
        refuse(
            "scheme.level",
            f"Chưa rõ cấp của {spec.code} {spec.name}.",
            f"The level of {spec.code} {spec.name} is not known.",
            subject=spec.code,
            remedy=("Ghi level, parent hoặc place.", "State level, parent or place."),
        )
    functions = spec.functions or (draft.units.cell(like, "functions") if like else None)
    return draft.open(
        "units",
        code=spec.code,
        name=spec.name,
        kind=spec.kind,
        sector=spec.sector or UNIT_KINDS[spec.kind].sector,
        level=level,
        parent=parent,
        place=place,
        host=resolve(draft, "units", spec.host) if spec.host else None,
        functions=functions or None,
        note=spec.note or None,
    )


def settle_posts(draft: Draft, unit: int, posts: Iterable[PostSpec]) -> None:
    """Give a body the posts that a step states: a head post is retitled, a post of that title gets the quota, others
    open."""
    for spec in posts:
        there = draft.posts.find("unit", unit)
        same = [key for key in there if draft.posts.cell(key, "title") == spec.title]
        if not same and spec.rank == "head":
            same = [key for key in there if draft.posts.cell(key, "rank") == "head"]
        if not same:
            draft.open("posts", unit=unit, title=spec.title, rank=spec.rank, quota=spec.quota)
            continue
        held = len(draft.tenures.find("post", same[0]))
        if held > spec.quota:
            refuse(
                "scheme.quota_below_holders",
                f"{label(draft, 'posts', same[0])}: chỉ tiêu {spec.quota} thấp hơn số người đang giữ ({held}).",
                f"{label(draft, 'posts', same[0])}: quota {spec.quota} is below its {held} holders.",
                subject=label(draft, "posts", same[0]),
                measured=str(held),
                required=str(spec.quota),
                key=same[0],
                remedy=(
                    "Miễn nhiệm, điều động bớt người trước, hoặc giao chỉ tiêu cao hơn.",
                    "Relieve or transfer people first, or set a higher quota.",
                ),
            )
        draft.amend("posts", same[0], title=spec.title, rank=spec.rank, quota=spec.quota)


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
    there = draft.posts.find("unit", unit)
    for key in there:
        if draft.posts.cell(key, "title") == title and draft.posts.cell(key, "rank") == rank:
            return key
    taken = {draft.posts.cell(key, "title") for key in there}
    free = title
    number = 2
    while free in taken:
        free, number = f"{title} ({number})", number + 1
    return draft.open("posts", unit=unit, title=free, rank=rank, quota=0)


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
    title, rank, quota = (draft.posts.cell(post, column) for column in ("title", "rank", "quota"))
    titles = {draft.posts.cell(key, "title"): key for key in draft.posts.find("unit", target)}
    same = titles.get(title)
    if rank == "deputy" and same is None:
        same = next((key for key in titles.values() if draft.posts.cell(key, "rank") == "deputy"), None)
    if same is None or draft.posts.cell(same, "rank") != rank:
        if same is not None:
            draft.amend("posts", post, title=f"{title} ({draft.units.cell(draft.posts.cell(post, 'unit'), 'name')})")
        draft.amend("posts", post, unit=target)
        return
    draft.amend("posts", same, quota=draft.posts.cell(same, "quota") + quota)
    for tenure in draft.tenures.find("post", post):
        seat(draft, tenure, same)
    draft.close("posts", post)


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
    seat_post = there[0] if there else post_for(draft, target, fresh, rank)
    held = len(draft.tenures.find("post", seat_post))
    if held >= draft.posts.cell(seat_post, "quota"):
        draft.amend("posts", seat_post, quota=held + 1)
    seat(draft, tenure, seat_post)


def end_people(draft: Draft, unit: int) -> None:
    """Relieve everyone who sits in a body and close its posts."""
    for post in draft.posts.find("unit", unit):
        for tenure in draft.tenures.find("post", post):
            draft.close("tenures", tenure)
        draft.close("posts", post)
