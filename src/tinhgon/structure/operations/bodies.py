"""What a step says of a body that it opens, and how bodies and their posts are opened."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field, field_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.kinds import UNIT_KINDS
from tinhgon.structure.operations.operation import Count, Spec, Unfit, refuse
from tinhgon.structure.operations.reference import Ref, label, resolve
from tinhgon.structure.operations.vocabulary import LevelIfAny, RankWord, SectorIfAny, UnitKindWord


class PostSpec(Spec):
    """A post: its title, rank and quota."""

    title: str = Field(min_length=1)
    rank: RankWord
    quota: Count = 1


class UnitSpec(Spec):
    """A body that begins: what is not said is taken from its kind, its parent or its predecessors."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: UnitKindWord
    sector: SectorIfAny = ""
    level: LevelIfAny = ""
    parent: Ref | None = None
    place: Ref | None = None
    host: Ref | None = None
    functions: str = ""
    note: str = ""
    posts: tuple[PostSpec, ...] = ()

    @field_validator("posts")
    @classmethod
    def _posts(cls, value: tuple[PostSpec, ...]) -> tuple[PostSpec, ...]:
        return each_once(value)


def each_once(posts: tuple[PostSpec, ...]) -> tuple[PostSpec, ...]:
    """Return the posts of one body, or raise Unfit where two bear one title or two are its head."""
    titles = [spec.title for spec in posts]
    twice = next((title for position, title in enumerate(titles) if title in titles[:position]), None)
    if twice is not None:
        raise Unfit("title_twice", f"chức danh “{twice}” nêu hai lần", f"title “{twice}” is stated twice")
    heads = [spec.title for spec in posts if spec.rank == "head"]
    if len(heads) > 1:
        raise Unfit(
            "second_head",
            f"một đơn vị chỉ có một cấp trưởng, đang nêu: {', '.join(heads)}",
            f"a body has one head post, these are stated: {', '.join(heads)}",
        )
    return posts


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
    host = resolve(draft, "units", spec.host) if spec.host else (draft.units.cell(like, "host") if like else None)
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
        host=host,
        functions=functions or None,
        note=spec.note or None,
    )


def titles(draft: Draft, unit: int) -> str:
    """Return the titles of a body's posts, for a message."""
    return "; ".join(draft.posts.cell(key, "title") for key in draft.posts.find("unit", unit)) or "—"


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
