"""Chuyển đổi, đổi tên, đổi mã: a body goes on as another kind, under another name or code."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from tinhgon.structure.draft import Draft
from tinhgon.structure.kinds import UNIT_KINDS
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.operations.reference import Ref, resolve
from tinhgon.structure.operations.vocabulary import LevelIfAny, SectorIfAny, UnitKindWord


class Convert(Operation):
    """Chuyển đổi, tổ chức lại: loại hình của đơn vị thay đổi, đơn vị tiếp tục.

    The kind of the unit changes; the unit goes on. Sector follows the kind unless stated.
    """

    do: Literal["convert"] = "convert"
    unit: Ref
    kind: UnitKindWord
    sector: SectorIfAny = ""
    level: LevelIfAny = ""
    name: str = ""
    functions: str = ""

    def apply(self, draft: Draft) -> None:
        cells: dict[str, Any] = {"kind": self.kind, "sector": self.sector or UNIT_KINDS[self.kind].sector}
        cells |= {column: value for column in ("level", "name", "functions") if (value := getattr(self, column))}
        draft.amend("units", resolve(draft, "units", self.unit), **cells)


class Rename(Operation):
    """Đổi tên đơn vị.

    The unit's name changes.
    """

    do: Literal["rename"] = "rename"
    unit: Ref
    name: str = Field(min_length=1)

    def apply(self, draft: Draft) -> None:
        draft.amend("units", resolve(draft, "units", self.unit), name=self.name)


class Recode(Operation):
    """Đổi mã định danh của đơn vị.

    The unit's code changes.
    """

    do: Literal["recode"] = "recode"
    unit: Ref
    code: str = Field(min_length=1)

    def apply(self, draft: Draft) -> None:
        draft.amend("units", resolve(draft, "units", self.unit), code=self.code)
