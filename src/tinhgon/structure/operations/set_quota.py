"""Giao biên chế: how many may sit in a post."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.bodies import PostSpec, settle_posts, titles
from tinhgon.structure.operations.operation import Count, Operation, refuse
from tinhgon.structure.operations.reference import Ref, label, resolve
from tinhgon.structure.operations.vocabulary import RankIfAny


class SetQuota(Operation):
    """Giao chỉ tiêu biên chế cho một vị trí; vị trí chưa có thì lập mới (cần rank; cấp trưởng thì đổi chức danh), chỉ tiêu 0
    thì bỏ.

    Set the quota of a post. A post that is not there opens (``rank`` needed; the one head post is retitled instead);
    quota 0 ends it once nobody holds it.
    """

    do: Literal["set_quota"] = "set_quota"
    unit: Ref
    title: str = Field(min_length=1)
    quota: Count
    rank: RankIfAny = ""

    def apply(self, draft: Draft) -> None:
        unit = resolve(draft, "units", self.unit)
        there = [key for key in draft.posts.find("unit", unit) if draft.posts.cell(key, "title") == self.title]
        if not there and not (self.rank and self.quota):
            listed = titles(draft, unit)
            refuse(
                "scheme.which_post",
                f"{label(draft, 'units', unit)} không có vị trí {self.title!r}.",
                f"{label(draft, 'units', unit)} has no post {self.title!r}.",
                subject=label(draft, "units", unit),
                key=unit,
                remedy=(
                    f"Ghi rank để lập mới. Các vị trí hiện có: {listed}.",
                    f"State rank to open it. Posts there: {listed}.",
                ),
            )
        rank = self.rank or draft.posts.cell(there[0], "rank")
        settle_posts(draft, unit, [PostSpec(title=self.title, rank=rank, quota=self.quota)])
        if self.quota == 0 and there:
            draft.close("posts", there[0])
