"""Sáp nhập: one body goes on, the others end in it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.bodies import PostSpec, each_once, settle_posts
from tinhgon.structure.operations.folding import HeadPolicy, fold, outside, serve_others_only
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.operations.reference import Ref, keep_apart, resolve, resolve_all


class Absorb(Operation):
    """Sáp nhập: các đơn vị trong ``of`` kết thúc và nhập vào đơn vị ``into``, đơn vị này tiếp tục hoạt động.

    The units in ``of`` end in ``into``, which goes on with their people and quotas.
    """

    do: Literal["absorb"] = "absorb"
    of: tuple[Ref, ...] = Field(min_length=1)
    into: Ref
    heads: HeadPolicy = "deputy"
    posts: tuple[PostSpec, ...] = ()

    @field_validator("posts")
    @classmethod
    def _posts(cls, value: tuple[PostSpec, ...]) -> tuple[PostSpec, ...]:
        return each_once(value)

    def apply(self, draft: Draft) -> None:
        target = resolve(draft, "units", self.into)
        sources = resolve_all(draft, "units", self.of)
        draft.amend("units", target, parent=outside(draft, draft.units.cell(target, "parent"), sources))
        for source in sources:
            keep_apart(draft, "units", source, target)
            fold(draft, source, target, self.heads)
            draft.descend("units", source, target, "absorb")
            draft.close("units", source)
        serve_others_only(draft, target)
        settle_posts(draft, target, self.posts)
