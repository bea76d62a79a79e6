"""Cơ quan tham mưu, giúp việc chung: one office serves several bodies."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.bodies import UnitSpec, open_unit, settle_posts
from tinhgon.structure.operations.folding import move_post
from tinhgon.structure.operations.operation import Operation, Unfit, refuse
from tinhgon.structure.operations.reference import Ref, label, resolve, resolve_all


class Share(Operation):
    """Một cơ quan tham mưu, giúp việc chung phục vụ nhiều tổ chức; các tổ chức vẫn giữ tư cách riêng.

    One office serves several bodies, which remain bodies of their own. ``staff_moves`` brings their staff posts into
    it.
    """

    do: Literal["share"] = "share"
    office: Ref | None = None
    establish: UnitSpec | None = None
    units: tuple[Ref, ...] = Field(min_length=1)
    staff_moves: bool = False

    @model_validator(mode="after")
    def _one_office(self) -> Share:
        if self.office is not None and self.establish is not None:
            raise Unfit("one_way", "chỉ ghi office hoặc establish", "state office or establish, not both")
        return self

    def apply(self, draft: Draft) -> None:
        served = resolve_all(draft, "units", self.units)
        if self.establish is not None:
            office = open_unit(draft, self.establish)
        elif self.office is None:
            refuse(
                "scheme.office",
                "Chưa nêu cơ quan giúp việc chung.",
                "The step names no shared office.",
                remedy=("Ghi office hoặc establish.", "State office or establish."),
            )
        else:
            office = resolve(draft, "units", self.office)
        for unit in served:
            if unit == office:
                refuse(
                    "scheme.serves_itself",
                    f"{label(draft, 'units', office)} không thể giúp việc chung cho chính mình.",
                    f"{label(draft, 'units', office)} cannot be the shared office of itself.",
                    subject=label(draft, "units", office),
                    key=office,
                    remedy=("Bỏ nó khỏi units.", "Remove it from units."),
                )
            draft.amend("units", unit, host=office)
            if self.staff_moves:
                self._bring_staff(draft, unit, office)
        if self.establish is not None:
            settle_posts(draft, office, self.establish.posts)

    @staticmethod
    def _bring_staff(draft: Draft, unit: int, office: int) -> None:
        for post in draft.posts.find("unit", unit):
            if draft.posts.cell(post, "rank") in ("specialist", "part_time"):
                move_post(draft, post, office)
