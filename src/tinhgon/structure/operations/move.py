"""Chuyển: a body goes under another body, or to another place."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.operation import Operation, Unfit
from tinhgon.structure.operations.reference import Ref, keep_above, resolve


class Move(Operation):
    """Chuyển đơn vị sang trực thuộc đơn vị khác, hoặc sang địa bàn khác.

    The unit goes under another parent, or to another place, with all that hangs on it.
    """

    do: Literal["move"] = "move"
    unit: Ref
    parent: Ref | None = None
    place: Ref | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> Move:
        if self.parent is None and self.place is None:
            raise Unfit("where_to", "ghi parent hoặc place", "state parent or place")
        return self

    def apply(self, draft: Draft) -> None:
        unit = resolve(draft, "units", self.unit)
        if self.parent is not None:
            parent = resolve(draft, "units", self.parent)
            keep_above(draft, "units", unit, parent)
            draft.amend("units", unit, parent=parent)
        if self.place is not None:
            draft.amend("units", unit, place=resolve(draft, "places", self.place))
