"""What a step says of territories: those that begin, the parts that are taken of others, and the figures printed of them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from tinhgon.structure.kinds import TRAITS
from tinhgon.structure.operations.operation import Area, Count, Spec, Unfit
from tinhgon.structure.operations.reference import Named, Ref
from tinhgon.structure.operations.vocabulary import PlaceKindWord, one_of


class Printed(Spec):
    """The figures that the decision prints, which may differ from the books; a difference is reported, never hidden."""

    area_km2: Area | None = None
    population: Count | None = None


class Part(Spec):
    """A territory, whole, or a part: by share (of what it was before it first gave a part away), by stated figures, or
    all that is left."""

    place: Ref
    share: float | None = Field(None, gt=0, le=1)
    area_km2: Area | None = None
    population: Count | None = None
    rest: bool = False
    main: bool = Field(
        False, description="Trụ sở và các tổ chức của đơn vị đi theo phần này / its bodies go with this part"
    )
    printed: Printed | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Part:
        one_way(self.share, self.area_km2, self.population, rest=self.rest)
        return self


def one_way(share: float | None, area: float | None, population: int | None, *, rest: bool) -> None:
    """Raise Unfit where a part is stated in ways that may contradict each other; figures may stand beside a share."""
    if rest and (share, area, population) != (None, None, None):
        raise Unfit(
            "one_way", "rest không đi cùng share hay số liệu", "rest does not go together with a share or figures"
        )


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return {"place": value}
    if isinstance(value, dict) and "code" in value:
        return {"place": value}
    return value


PartRef = Annotated[Part, BeforeValidator(_whole, json_schema_input_type=str | Named | Part)]


class PlaceSpec(Spec):
    """A territory that begins."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: PlaceKindWord
    parent: Ref | None = None
    traits: str = ""
    lon: float | None = Field(None, ge=-180, le=180)
    lat: float | None = Field(None, ge=-90, le=90)
    note: str = ""
    printed: Printed | None = None

    @field_validator("traits")
    @classmethod
    def _traits(cls, value: str) -> str:
        return ";".join(one_of(trait.strip(), TRAITS, "traits") for trait in value.split(";") if trait.strip())

    @model_validator(mode="after")
    def _on_the_map(self) -> PlaceSpec:
        if (self.lon is None) != (self.lat is None):
            raise Unfit("point", "ghi cả lon và lat, hoặc bỏ cả hai", "state both lon and lat, or neither")
        return self
