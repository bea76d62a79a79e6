"""What a step says of territories, and how area, population and what stands on them travel from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.draft import Draft
from tinhgon.structure.kinds import PLACE_KINDS
from tinhgon.structure.operations.bodies import one_of
from tinhgon.structure.operations.operation import Area, Count, Spec, Unfit, refuse
from tinhgon.structure.operations.reference import Named, Ref, label, resolve

AREA_DIGITS = 6
#: Shares closer to one than this are the whole: printed shares carry three to six digits.
WHOLE = 1e-9


class Printed(Spec):
    """The figures that the decision prints, which may differ from the books; a difference is reported, never hidden."""

    area_km2: Area | None = None
    population: Count | None = None


class Part(Spec):
    """A territory, whole, or a part by share (of what it was before the scheme), by stated figures, or all that is
    left."""

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
        stated = self.area_km2 is not None or self.population is not None
        if sum((self.share is not None and not stated, stated, self.rest)) > 1:
            raise Unfit("one_way", "chỉ nêu một cách: share, số liệu, hoặc rest", "state one of share, figures, rest")
        return self


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
    kind: str
    parent: Ref | None = None
    traits: str = ""
    lon: float | None = None
    lat: float | None = None
    note: str = ""
    printed: Printed | None = None

    @field_validator("kind")
    @classmethod
    def _kind(cls, value: str) -> str:
        return one_of(value, PLACE_KINDS, "kind")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken of a territory: km² and people (None where unknown), as shares of what it was, and whether it
    ended."""

    place: int
    area_km2: float | None
    population: int | None
    area_share: float
    population_share: float
    ended: bool
    main: bool


def take(draft: Draft, part: Part) -> Taken:
    """Take a part of a territory out of it; the territory closes when nothing is left. Refuses to take more than
    there is."""
    key = resolve(draft, "places", part.place)
    area, people = draft.places.cell(key, "area_km2"), draft.places.cell(key, "population")
    area_left, people_left = draft.left.get(key, (1.0, 1.0))
    if part.share is None and part.area_km2 is None and part.population is None:
        taken = Taken(key, area, people, area_left, people_left, True, part.main)
    else:
        area_share, people_share = _shares(draft, key, part)
        if area_share > area_left + WHOLE or people_share > people_left + WHOLE:
            refuse(
                "scheme.more_than_there_is",
                f"{label(draft, 'places', key)}: lấy nhiều hơn phần còn lại.",
                f"{label(draft, 'places', key)}: more is taken than is left.",
                subject=label(draft, "places", key),
                key=key,
                measured=f"{area_share:.6f} / {people_share:.6f}",
                required=f"≤ {area_left:.6f} / {people_left:.6f}",
                remedy=(
                    "Cộng lại các phần; phần cuối nên ghi rest: true.",
                    "Add the parts up; write rest: true for the last.",
                ),
            )
        ended = area_left - area_share <= WHOLE and people_left - people_share <= WHOLE
        taken = Taken(
            key,
            area if ended else _amount(area, area_share, area_left, AREA_DIGITS, part.area_km2),
            people if ended else _count(people, people_share, people_left, part.population),
            area_share,
            people_share,
            ended,
            part.main,
        )
    if part.printed is not None:
        compare_printed(draft, key, part.printed, taken.area_km2, taken.population)
    if taken.ended:
        draft.left.pop(key, None)
    else:
        draft.left[key] = (area_left - taken.area_share, people_left - taken.population_share)
        draft.amend(
            "places",
            key,
            area_km2=None if area is None else round(area - (taken.area_km2 or 0), AREA_DIGITS),
            population=None if people is None else people - (taken.population or 0),
        )
    return taken


def _shares(draft: Draft, key: int, part: Part) -> tuple[float, float]:
    """Return the shares (area, population) of what the territory was before the scheme."""
    if part.share is not None:
        return part.share, part.share
    area_left, people_left = draft.left.get(key, (1.0, 1.0))
    area, people = draft.places.cell(key, "area_km2"), draft.places.cell(key, "population")
    area_share = None if part.area_km2 is None or not area else part.area_km2 / area * area_left
    people_share = None if part.population is None or not people else part.population / people * people_left
    known = next((share for share in (area_share, people_share) if share is not None), None)
    if known is None:
        refuse(
            "scheme.no_base",
            f"{label(draft, 'places', key)} chưa có diện tích, dân số trong sổ nên không chia theo số được.",
            f"{label(draft, 'places', key)} has no area or population in the books to take figures from.",
            subject=label(draft, "places", key),
            key=key,
            remedy=("Ghi share, hoặc nhập số liệu trước.", "State share, or enter the figures first."),
        )
    return known if area_share is None else area_share, known if people_share is None else people_share


def _amount(whole: float | None, share: float, left: float, digits: int, stated: float | None) -> float | None:
    return None if whole is None else stated if stated is not None else round(whole * share / left, digits)


def _count(whole: int | None, share: float, left: float, stated: int | None) -> int | None:
    return None if whole is None else stated if stated is not None else round(whole * share / left)


def held(draft: Draft, key: int, column: str) -> float | None:
    """Return the area or population of a territory: its own, or the sum of what lies inside it (None where none is
    known)."""
    own: float | None = draft.places.cell(key, column)
    if own is not None:
        return own
    inside = [
        amount for child in draft.places.find("parent", key) if (amount := held(draft, child, column)) is not None
    ]
    return round(sum(inside), AREA_DIGITS) if inside else None


def compare_printed(
    draft: Draft, key: int, printed: Printed, area: float | None = None, people: float | None = None
) -> None:
    """Report where the decision prints another area or population than the books hold (or than was taken, if given)."""
    area = held(draft, key, "area_km2") if area is None else area
    people = held(draft, key, "population") if people is None else people
    name = label(draft, "places", key)
    pairs = (
        ("area_km2", "diện tích (km²)", "area (km²)", printed.area_km2, area, 0.005),
        ("population", "dân số", "population", printed.population, people, 0.5),
    )
    for column, vi, en, stated, booked, tolerance in pairs:
        if stated is not None and booked is not None and abs(stated - booked) > tolerance:
            draft.findings.append(
                Finding(
                    f"scheme.printed_{column}",
                    Sentence(
                        f"{name}: văn bản ghi {vi} {stated}, sổ ghi {booked}.",
                        f"{name}: the decision prints {en} {stated}, the books hold {booked}.",
                    ),
                    Severity.WARNING,
                    subject=name,
                    measured=str(booked),
                    required=str(stated),
                    where={"step": draft.step, "key": key},
                )
            )


def give(draft: Draft, taken: Sequence[Taken], target: int, relation: str) -> None:
    """Add what was taken to a territory, lead what stood there to it, and write the lineage; ended territories
    close."""
    areas = [item.area_km2 for item in taken]
    counts = [item.population for item in taken]
    area, people = draft.places.cell(target, "area_km2"), draft.places.cell(target, "population")
    if any(item is not None for item in [area, *areas]):
        area = round((area or 0) + sum(item or 0 for item in areas), AREA_DIGITS)
    if any(item is not None for item in [people, *counts]):
        people = (people or 0) + sum(item or 0 for item in counts)
    draft.amend("places", target, area_km2=area, population=people)
    for item in taken:
        draft.descend("places", item.place, target, relation, item.area_share, item.population_share)
        if item.ended or item.main:
            draft.redirect("units", "place", [item.place], target)
            draft.redirect("places", "parent", [item.place], target)
        if item.ended:
            draft.close("places", item.place)


def open_place(draft: Draft, spec: PlaceSpec, taken: Sequence[Taken]) -> int:
    """Open a territory with no area or people yet; parent, traits and its point on the map come from its parts unless
    stated."""
    level = PLACE_KINDS[spec.kind].level
    sources = [item.place for item in taken]
    parent = resolve(draft, "places", spec.parent) if spec.parent else None
    if spec.parent is None and sources:
        parent = draft.places.cell(sources[0], "parent")
    known = [trait for key in sources for trait in (draft.places.cell(key, "traits") or "").split(";") if trait]
    traits = spec.traits or ";".join(dict.fromkeys(known))
    lon, lat = (spec.lon, spec.lat) if spec.lon is not None else _middle(draft, taken)
    return draft.open(
        "places",
        code=spec.code,
        name=spec.name,
        kind=spec.kind,
        level=level,
        parent=parent,
        traits=traits or None,
        lon=lon,
        lat=lat,
        note=spec.note or None,
    )


def _middle(draft: Draft, taken: Sequence[Taken]) -> tuple[float | None, float | None]:
    weighed = [
        (draft.places.cell(item.place, "lon"), draft.places.cell(item.place, "lat"), item.area_km2 or 1e-6)
        for item in taken
        if draft.places.cell(item.place, "lon") is not None
    ]
    total = sum(weight for _, _, weight in weighed)
    if not total:
        return None, None
    return (
        round(sum(lon * weight for lon, _, weight in weighed) / total, 6),
        round(sum(lat * weight for _, lat, weight in weighed) / total, 6),
    )
