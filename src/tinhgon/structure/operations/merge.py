"""Hợp nhất: bodies end, a new one begins in their place."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.bodies import UnitSpec, open_unit, settle_posts
from tinhgon.structure.operations.folding import HeadPolicy, fold, outside, serve_others_only
from tinhgon.structure.operations.operation import Operation, refuse
from tinhgon.structure.operations.reference import Ref, label, resolve, resolve_all


class Merge(Operation):
    """Hợp nhất nhiều đơn vị thành một đơn vị mới; các đơn vị cũ kết thúc, người và chỉ tiêu về đơn vị mới.

    Several units end and a new one begins in their place, with their people and quotas. The head of ``lead`` (the first
    unit unless stated) leads it; what becomes of the other heads is said by ``heads``.
    """

    do: Literal["merge"] = "merge"
    of: tuple[Ref, ...] = Field(min_length=1)
    into: UnitSpec
    lead: Ref | None = None
    heads: HeadPolicy = "deputy"

    def apply(self, draft: Draft) -> None:
        sources = resolve_all(draft, "units", self.of)
        lead = resolve(draft, "units", self.lead) if self.lead else sources[0]
        if lead not in sources:
            refuse(
                "scheme.lead",
                f"{label(draft, 'units', lead)} không nằm trong các đơn vị hợp nhất.",
                f"{label(draft, 'units', lead)} is not among the merging units.",
                subject=label(draft, "units", lead),
                key=lead,
                remedy=("Chọn lead trong danh sách of.", "Choose lead from the list in of."),
            )
        target = open_unit(draft, self.into, like=lead)
        draft.amend("units", target, parent=outside(draft, draft.units.cell(target, "parent"), sources))
        draft.redirect("units", "parent", [lead], target)
        draft.redirect("units", "host", [lead], target)
        draft.redirect("posts", "unit", [lead], target)
        for source in sources:
            if source != lead:
                fold(draft, source, target, self.heads)
            draft.descend("units", source, target, "merge")
            draft.close("units", source)
        serve_others_only(draft, target)
        settle_posts(draft, target, self.into.posts)
