"""Chia, tách: one body ends in several, or a part of it becomes a new body and the rest goes on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.bodies import UnitSpec, open_unit, settle_posts, titles
from tinhgon.structure.operations.folding import fold, move_post, post_for, seat
from tinhgon.structure.operations.operation import Count, Operation, Spec, refuse
from tinhgon.structure.operations.reference import Ref, label, resolve, resolve_all


class Take(Spec):
    """A post, or a part of its quota and people, that goes to a new body. Neither quota nor people stated: the whole
    post."""

    title: str = Field(min_length=1)
    quota: Count | None = None
    people: tuple[Ref, ...] = ()


class PartOf(Spec):
    """One of the bodies that a split makes: the body, and what it takes along."""

    unit: UnitSpec
    posts: tuple[Take, ...] = ()
    children: tuple[Ref, ...] = ()


class Separate(Operation):
    """Tách: một phần của đơn vị trở thành đơn vị mới, phần còn lại tiếp tục hoạt động.

    A part of a unit becomes a new unit; the rest goes on.
    """

    do: Literal["separate"] = "separate"
    unit: Ref
    into: PartOf

    def apply(self, draft: Draft) -> None:
        source = resolve(draft, "units", self.unit)
        target = open_unit(draft, self.into.unit, like=source)
        _take(draft, source, target, self.into)
        settle_posts(draft, target, self.into.unit.posts)
        draft.descend("units", source, target, "separate")
        draft.descend("units", source, source, "remain")


class Split(Operation):
    """Chia: đơn vị kết thúc, các đơn vị mới bắt đầu; ``rest_to`` (mã) nhận những gì không được nêu.

    The unit ends in several new ones; ``rest_to`` (a code) receives what no part takes.
    """

    do: Literal["split"] = "split"
    unit: Ref
    into: tuple[PartOf, ...] = Field(min_length=2)
    rest_to: str

    def apply(self, draft: Draft) -> None:
        source = resolve(draft, "units", self.unit)
        codes = [part.unit.code for part in self.into]
        if self.rest_to not in codes:
            refuse(
                "scheme.rest_to",
                f"rest_to {self.rest_to!r} không phải mã của một đơn vị mới ({', '.join(codes)}).",
                f"rest_to {self.rest_to!r} is not the code of a new unit ({', '.join(codes)}).",
                subject=label(draft, "units", source),
                key=source,
                remedy=("Chọn đơn vị mới nhận phần còn lại.", "Choose the new unit that receives the rest."),
            )
        opened = {part.unit.code: open_unit(draft, part.unit, like=source) for part in self.into}
        for part in self.into:
            _take(draft, source, opened[part.unit.code], part)
        rest = opened[self.rest_to]
        for post in draft.posts.find("unit", source):
            move_post(draft, post, rest)
        fold(draft, source, rest, "deputy")
        for part in self.into:
            settle_posts(draft, opened[part.unit.code], part.unit.posts)
            draft.descend("units", source, opened[part.unit.code], "split")
        draft.close("units", source)


def _take(draft: Draft, source: int, target: int, part: PartOf) -> None:
    for child in resolve_all(draft, "units", part.children):
        if draft.units.cell(child, "parent") != source:
            refuse(
                "scheme.not_under",
                f"{label(draft, 'units', child)} không trực thuộc {label(draft, 'units', source)}.",
                f"{label(draft, 'units', child)} is not directly under {label(draft, 'units', source)}.",
                subject=label(draft, "units", child),
                key=child,
                remedy=("Bỏ nó khỏi children; dùng move để chuyển.", "Remove it from children; use move for it."),
            )
        draft.amend("units", child, parent=target)
    for take in part.posts:
        found = [key for key in draft.posts.find("unit", source) if draft.posts.cell(key, "title") == take.title]
        if not found:
            refuse(
                "scheme.which_post",
                f"{label(draft, 'units', source)} không còn vị trí {take.title!r}.",
                f"{label(draft, 'units', source)} has no post {take.title!r} left.",
                subject=label(draft, "units", source),
                key=source,
                remedy=(f"Các vị trí còn lại: {titles(draft, source)}.", f"Posts left: {titles(draft, source)}."),
            )
        if take.quota is None and not take.people:
            move_post(draft, found[0], target)
        else:
            _take_part(draft, found[0], target, take)


def _take_part(draft: Draft, post: int, target: int, take: Take) -> None:
    people = resolve_all(draft, "people", take.people)
    quota = len(people) if take.quota is None else take.quota
    seats = {draft.tenures.cell(key, "person"): key for key in draft.tenures.find("post", post)}
    strangers = [person for person in people if person not in seats]
    if strangers:
        refuse(
            "scheme.not_holder",
            f"{label(draft, 'people', strangers[0])} không giữ vị trí {take.title!r}.",
            f"{label(draft, 'people', strangers[0])} does not hold {take.title!r}.",
            subject=label(draft, "people", strangers[0]),
            key=strangers[0],
            remedy=("Bỏ người này khỏi people, hoặc nêu đúng vị trí.", "Remove them from people, or name their post."),
        )
    left = draft.posts.cell(post, "quota") - quota
    if left < len(seats) - len(people) or quota < len(people):
        refuse(
            "scheme.quota_below_holders",
            f"{label(draft, 'posts', post)}: chia {quota} chỉ tiêu để lại {left}, không đủ cho số người mỗi bên.",
            f"{label(draft, 'posts', post)}: taking {quota} leaves {left}, too few for the people on one side.",
            subject=label(draft, "posts", post),
            measured=str(left),
            required=str(len(seats) - len(people)),
            key=post,
            remedy=("Chia lại chỉ tiêu hoặc người.", "Divide quota or people differently."),
        )
    seat_post = post_for(draft, target, take.title, draft.posts.cell(post, "rank"))
    draft.amend("posts", seat_post, quota=draft.posts.cell(seat_post, "quota") + quota)
    draft.amend("posts", post, quota=left)
    for person in people:
        seat(draft, seats[person], seat_post)
    if left == 0:
        draft.close("posts", post)
