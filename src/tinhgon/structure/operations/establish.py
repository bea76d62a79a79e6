"""Thành lập: a new body begins."""

from __future__ import annotations

from typing import Literal

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.bodies import UnitSpec, open_unit, settle_posts
from tinhgon.structure.operations.operation import Operation


class Establish(Operation):
    """Thành lập một đơn vị mới cùng các vị trí và chỉ tiêu của nó.

    A new unit begins, with its posts and their quotas.
    """

    do: Literal["establish"] = "establish"
    unit: UnitSpec

    def apply(self, draft: Draft) -> None:
        settle_posts(draft, open_unit(draft, self.unit), self.unit.posts)
