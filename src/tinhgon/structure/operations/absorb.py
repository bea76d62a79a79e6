"""Sáp nhập: one body goes on, the others end in it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.bodies import HeadPolicy, PostSpec, fold, settle_posts
from tinhgon.structure.operations.operation import Operation, refuse
from tinhgon.structure.operations.reference import Ref, label, resolve, resolve_all


class Absorb(Operation):
    """Sáp nhập: các đơn vị trong ``of`` kết thúc và nhập vào đơn vị ``into``, đơn vị này tiếp tục hoạt động.

    The units in ``of`` end in ``into``, which goes on with their people and quotas.
    """

    do: Literal["absorb"] = "absorb"
    of: tuple[Ref, ...] = Field(min_length=1)
    into: Ref
    heads: HeadPolicy = "deputy"
    posts: tuple[PostSpec, ...] = ()

    def apply(self, draft: Draft) -> None:
        target = resolve(draft, "units", self.into)
        sources = resolve_all(draft, "units", self.of)
        if target in sources:
            refuse(
                "scheme.into_itself",
                f"{label(draft, 'units', target)} không thể nhập vào chính mình.",
                f"{label(draft, 'units', target)} cannot be absorbed into itself.",
                subject=label(draft, "units", target),
                key=target,
                remedy=("Bỏ đơn vị này khỏi of.", "Remove it from of."),
            )
        above = draft.units.cell(target, "parent")
        while above in sources:
            above = draft.units.cell(above, "parent")
        draft.amend("units", target, parent=above)
        for source in sources:
            fold(draft, source, target, self.heads)
            draft.descend("units", source, target, "absorb")
            draft.close("units", source)
        settle_posts(draft, target, self.posts)
