"""Đổi tên, đổi loại hình, đổi mã, chuyển, kết thúc đơn vị hành chính; cập nhật số liệu diện tích, dân số."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.kinds import PLACE_KINDS
from tinhgon.structure.operations.operation import Area, Count, Operation, Unfit, refuse
from tinhgon.structure.operations.reference import Ref, keep_above, keep_apart, label, resolve, resolve_all
from tinhgon.structure.operations.vocabulary import PlaceKindWord


class RenameTerritory(Operation):
    """Đổi tên đơn vị hành chính.

    The territory's name changes.
    """

    do: Literal["rename_territory"] = "rename_territory"
    place: Ref
    name: str = Field(min_length=1)

    def apply(self, draft: Draft) -> None:
        draft.amend("places", resolve(draft, "places", self.place), name=self.name)


class RetypeTerritory(Operation):
    """Chuyển loại hình đơn vị hành chính (xã thành phường, thị xã thành thành phố …).

    The territory's kind changes, and its name and code where stated.
    """

    do: Literal["retype_territory"] = "retype_territory"
    place: Ref
    kind: PlaceKindWord
    name: str = ""
    code: str = ""

    def apply(self, draft: Draft) -> None:
        cells: dict[str, Any] = {"kind": self.kind, "level": PLACE_KINDS[self.kind].level}
        cells |= {column: value for column in ("name", "code") if (value := getattr(self, column))}
        draft.amend("places", resolve(draft, "places", self.place), **cells)


class RecodeTerritory(Operation):
    """Đổi mã đơn vị hành chính.

    The territory's code changes.
    """

    do: Literal["recode_territory"] = "recode_territory"
    place: Ref
    code: str = Field(min_length=1)

    def apply(self, draft: Draft) -> None:
        draft.amend("places", resolve(draft, "places", self.place), code=self.code)


class MoveTerritory(Operation):
    """Chuyển đơn vị hành chính về trực thuộc đơn vị khác.

    Territories go under another parent.
    """

    do: Literal["move_territory"] = "move_territory"
    places: tuple[Ref, ...] = Field(min_length=1)
    parent: Ref

    def apply(self, draft: Draft) -> None:
        parent = resolve(draft, "places", self.parent)
        for key in resolve_all(draft, "places", self.places):
            keep_above(draft, "places", key, parent)
            draft.amend("places", key, parent=parent)


class DissolveTerritory(Operation):
    """Kết thúc hoạt động một cấp đơn vị hành chính không còn đơn vị trực thuộc (như cấp huyện từ 01/7/2025).

    A territory with nothing inside it any more ends; the bodies that stand on it go to ``bodies_to``.
    """

    do: Literal["dissolve_territory"] = "dissolve_territory"
    place: Ref
    bodies_to: Ref | None = None

    def apply(self, draft: Draft) -> None:
        key = resolve(draft, "places", self.place)
        name = label(draft, "places", key)
        inside = draft.places.find("parent", key)
        if inside:
            refuse(
                "scheme.has_children",
                f"{name} còn {len(inside)} đơn vị hành chính bên trong.",
                f"{name} still holds {len(inside)} territories.",
                subject=name,
                key=key,
                remedy=("Chuyển (move_territory) chúng trước.", "Move them (move_territory) first."),
            )
        figures = (draft.places.cell(key, "area_km2"), draft.places.cell(key, "population"))
        if key in draft.left or figures != (None, None):
            refuse(
                "scheme.conserved",
                f"{name} còn diện tích, dân số: phải nhập vào đơn vị khác.",
                f"{name} still has area and people: they must go somewhere.",
                subject=name,
                key=key,
                remedy=("Dùng absorb_territory hoặc merge_territory.", "Use absorb_territory or merge_territory."),
            )
        standing = draft.units.find("place", key)
        if standing and self.bodies_to is None:
            refuse(
                "scheme.bodies_unplaced",
                f"Trên địa bàn {name} còn {len(standing)} tổ chức.",
                f"{len(standing)} bodies still stand on {name}.",
                subject=name,
                key=key,
                remedy=(
                    "Ghi bodies_to, hoặc giải thể, chuyển chúng trước.",
                    "State bodies_to, or dissolve or move them first.",
                ),
            )
        if self.bodies_to is not None:
            target = resolve(draft, "places", self.bodies_to)
            keep_apart(draft, "places", key, target)
            draft.redirect("units", "place", [key], target)
            draft.descend("places", key, target, "dissolve")
        draft.close("places", key)


class RestateTerritory(Operation):
    """Cập nhật diện tích, dân số theo số liệu mới công bố (điều tra, đo đạc); không phải sắp xếp, nên tổng được phép
    đổi.

    New figures for area or population, from the source stated in ``note``: not a redrawing, so totals may move.
    """

    do: Literal["restate_territory"] = "restate_territory"
    place: Ref
    area_km2: Area | None = None
    population: Count | None = None

    @model_validator(mode="after")
    def _something(self) -> RestateTerritory:
        if self.area_km2 is None and self.population is None:
            raise Unfit("no_figure", "ghi area_km2 hoặc population", "state area_km2 or population")
        return self

    def apply(self, draft: Draft) -> None:
        key = resolve(draft, "places", self.place)
        if not self.note:
            refuse(
                "scheme.source",
                f"{label(draft, 'places', key)}: số liệu mới phải ghi nguồn.",
                f"{label(draft, 'places', key)}: new figures need a source.",
                subject=label(draft, "places", key),
                key=key,
                remedy=("Ghi nguồn vào note.", "State the source in note."),
            )
        if self.area_km2 is not None:
            draft.restated[0] += self.area_km2 - (draft.places.cell(key, "area_km2") or 0)
            draft.amend("places", key, area_km2=self.area_km2)
        if self.population is not None:
            draft.restated[1] += self.population - (draft.places.cell(key, "population") or 0)
            draft.amend("places", key, population=self.population)
