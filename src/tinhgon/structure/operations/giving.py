"""What was taken of territories goes into another, with what stands there and what lies inside."""

from __future__ import annotations

from collections.abc import Sequence

from tinhgon.structure.draft import Draft
from tinhgon.structure.kinds import OF_THE_GROUND, PLACE_KINDS
from tinhgon.structure.operations.operation import refuse
from tinhgon.structure.operations.reference import keep_above, label, resolve
from tinhgon.structure.operations.taking import AREA_DIGITS, Taken
from tinhgon.structure.operations.territory import PlaceSpec


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
        if item.main:
            _guard_main(draft, item.place)
        if item.ended or item.main:
            for child in draft.places.find("parent", item.place):
                keep_above(draft, "places", child, target)
            draft.redirect("units", "place", [item.place], target)
            draft.redirect("places", "parent", [item.place], target)
        if item.ended:
            draft.close("places", item.place)


def _guard_main(draft: Draft, place: int) -> None:
    if place in draft.mains:
        refuse(
            "scheme.two_mains",
            f"{label(draft, 'places', place)}: trụ sở và tổ chức đã đi theo một phần khác.",
            f"{label(draft, 'places', place)}: its seat and bodies have gone with another part.",
            subject=label(draft, "places", place),
            key=place,
            remedy=("Chỉ ghi main: true cho một phần.", "Write main: true for one part only."),
        )
    draft.mains.add(place)


def open_place(draft: Draft, spec: PlaceSpec, taken: Sequence[Taken]) -> int:
    """Open a territory with no area or people yet; parent, traits and its point on the map come from its parts unless
    stated."""
    level = PLACE_KINDS[spec.kind].level
    sources = [item.place for item in taken]
    parent = resolve(draft, "places", spec.parent) if spec.parent else None
    if spec.parent is None and sources:
        parent = draft.places.cell(sources[0], "parent")
    held = [trait for key in sources for trait in (draft.places.cell(key, "traits") or "").split(";")]
    known = [trait for trait in held if trait in OF_THE_GROUND]
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
