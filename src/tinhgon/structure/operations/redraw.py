"""Sắp xếp đơn vị hành chính: hợp nhất, nhập, chia lãnh thổ, với diện tích và dân số đi theo."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.giving import give, open_place
from tinhgon.structure.operations.operation import Area, Count, Operation, Spec, refuse
from tinhgon.structure.operations.reference import Ref, keep_apart, label, resolve
from tinhgon.structure.operations.taking import compare_printed, take
from tinhgon.structure.operations.territory import Part, PartRef, PlaceSpec, Printed, one_way


class MergeTerritory(Operation):
    """Thành lập đơn vị hành chính mới trên cơ sở toàn bộ hoặc một phần diện tích, dân số của các đơn vị cũ.

    A new territory begins from the whole or parts of others; those given away whole end.
    """

    do: Literal["merge_territory"] = "merge_territory"
    of: tuple[PartRef, ...] = Field(min_length=1)
    into: PlaceSpec

    def apply(self, draft: Draft) -> None:
        taken = [take(draft, part) for part in self.of]
        target = open_place(draft, self.into, taken)
        give(draft, taken, target, "merge")
        if self.into.printed is not None:
            compare_printed(draft, target, self.into.printed)


class AbsorbTerritory(Operation):
    """Nhập toàn bộ hoặc một phần đơn vị hành chính vào đơn vị khác; đơn vị nhận tiếp tục.

    The whole or parts of territories go into one that goes on.
    """

    do: Literal["absorb_territory"] = "absorb_territory"
    of: tuple[PartRef, ...] = Field(min_length=1)
    into: Ref
    printed: Printed | None = None

    def apply(self, draft: Draft) -> None:
        target = resolve(draft, "places", self.into)
        taken = []
        for part in self.of:
            keep_apart(draft, "places", resolve(draft, "places", part.place), target)
            taken.append(take(draft, part))
        give(draft, taken, target, "absorb")
        if self.printed is not None:
            compare_printed(draft, target, self.printed)


class Piece(Spec):
    """One territory that a split makes, and what it gets: a share, stated figures, or the rest."""

    place: PlaceSpec
    share: float | None = Field(None, gt=0, le=1)
    area_km2: Area | None = None
    population: Count | None = None
    rest: bool = False
    main: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Piece:
        one_way(self.share, self.area_km2, self.population, rest=self.rest)
        return self


class SplitTerritory(Operation):
    """Chia một đơn vị hành chính thành nhiều đơn vị mới theo tỷ lệ hoặc số liệu nêu rõ; cộng lại phải bằng toàn bộ.

    A territory ends in several new ones, by shares or stated figures that add up to the whole.
    """

    do: Literal["split_territory"] = "split_territory"
    place: Ref
    into: tuple[Piece, ...] = Field(min_length=2)

    def apply(self, draft: Draft) -> None:
        source = resolve(draft, "places", self.place)
        name = label(draft, "places", source)
        for piece in self.into:
            if source not in draft.places:
                refuse(
                    "scheme.more_than_there_is",
                    f"{name} đã chia hết trước phần {piece.place.code}.",
                    f"{name} is used up before part {piece.place.code}.",
                    subject=name,
                    key=source,
                    remedy=("Cộng lại các phần.", "Add the parts up."),
                )
            part = Part(
                place=self.place.model_copy(update={"key": source, "made": None}),
                share=piece.share,
                area_km2=piece.area_km2,
                population=piece.population,
                rest=piece.rest,
                main=piece.main,
            )
            taken = [take(draft, part)]
            give(draft, taken, open_place(draft, piece.place, taken), "split")
        if source in draft.places:
            refuse(
                "scheme.does_not_add_up",
                f"{name}: các phần không cộng đủ toàn bộ, còn lại {draft.left[source][0]:.6f} diện tích.",
                f"{name}: the parts do not add up, {draft.left[source][0]:.6f} of the area is left.",
                subject=name,
                key=source,
                measured=f"{1 - draft.left[source][0]:.6f}",
                required="1",
                remedy=("Ghi rest: true cho phần cuối.", "Write rest: true for the last part."),
            )
