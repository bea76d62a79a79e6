"""Nhất thể hóa chức danh: one person holds two posts on purpose."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.appoint import hold, room_for_one
from tinhgon.structure.operations.operation import Operation, refuse
from tinhgon.structure.operations.reference import PostRef, Ref, label, resolve, resolve_post


class Unify(Operation):
    """Nhất thể hóa: người giữ vị trí thứ nhất đồng thời giữ các vị trí còn lại; người đang giữ chúng thôi giữ.

    The holder of the first post (or ``person``) also holds the others, concurrently; whoever holds those steps down.
    """

    do: Literal["unify"] = "unify"
    posts: tuple[PostRef, ...] = Field(min_length=2)
    person: Ref | None = None

    def apply(self, draft: Draft) -> None:
        first, *others = [resolve_post(draft, ref) for ref in self.posts]
        for position, post in enumerate(others):
            if post in (first, *others[:position]):
                refuse(
                    "scheme.named_twice",
                    f"{label(draft, 'posts', post)} được nêu hai lần trong cùng một bước.",
                    f"{label(draft, 'posts', post)} is named twice in one step.",
                    subject=label(draft, "posts", post),
                    key=post,
                    remedy=("Xoá một lần.", "Remove one of them."),
                )
        holders = draft.tenures.find("post", first)
        if self.person is not None:
            person = resolve(draft, "people", self.person)
        elif len(holders) == 1:
            person = draft.tenures.cell(holders[0], "person")
        else:
            refuse(
                "scheme.whom",
                f"{label(draft, 'posts', first)} có {len(holders)} người giữ, cần nêu rõ người nhất thể hóa.",
                f"{label(draft, 'posts', first)} has {len(holders)} holders; name the person.",
                subject=label(draft, "posts", first),
                measured=str(len(holders)),
                required="1",
                key=first,
                remedy=(
                    "Ghi person, hoặc bổ nhiệm người giữ vị trí thứ nhất trước.",
                    "State person, or appoint a holder of the first post first.",
                ),
            )
        for post in (first, *others):
            self._take_over(draft, person, post)

    @staticmethod
    def _take_over(draft: Draft, person: int, post: int) -> None:
        held = draft.tenures.find("post", post)
        if any(draft.tenures.cell(key, "person") == person for key in held):
            return
        if len(held) >= draft.posts.cell(post, "quota"):
            if len(held) != 1:
                room_for_one(draft, post)
            draft.close("tenures", held[0])
        primary = any(not draft.tenures.cell(key, "concurrent") for key in draft.tenures.find("person", person))
        hold(draft, person, post, concurrent=primary)
