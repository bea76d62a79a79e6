"""Chuyển đổi, đổi tên, đổi mã: a body goes on as another kind, under another name or code."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.kinds import LEVELS, SECTORS, UNIT_KINDS
from tinhgon.structure.operations.bodies import one_of
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.operations.reference import Ref, resolve


class Convert(Operation):
    """Chuyển đổi, tổ chức lại: loại hình của đơn vị thay đổi, đơn vị tiếp tục.

    The kind of the unit changes; the unit goes on. Sector follows the kind unless stated.
    """

    do: Literal["convert"] = "convert"
    unit: Ref
    kind: str
    sector: str = ""
    level: str = ""
    name: str = ""
    functions: str = ""

    @field_validator("kind")
    @classmethod
    def _kind(cls, value: str) -> str:
        return one_of(value, UNIT_KINDS, "kind")

    @field_validator("sector")
    @classmethod
    def _sector(cls, value: str) -> str:
        return one_of(value, SECTORS, "sector")

    @field_validator("level")
    @classmethod
    def _level(cls, value: str) -> str:
        return one_of(value, LEVELS, "level")

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
