"""How a part of a territory is taken out of it: by share, by figures, or all that is left; never more than there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.operation import refuse
from tinhgon.structure.operations.reference import label, resolve
from tinhgon.structure.operations.territory import Part, Printed
from tinhgon.vietnamese.figures import say_number

AREA_DIGITS = 6
#: Half a unit in the last digit of an area.
AREA_SLACK = 5e-7
#: Shares closer to one than this are the whole: printed shares carry three to six digits.
WHOLE = 1e-9

#: Area and population, None where the books hold none.
_Amounts = tuple[float | None, int | None]


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
    whole: _Amounts = (draft.places.cell(key, "area_km2"), draft.places.cell(key, "population"))
    left = draft.left.get(key, (1.0, 1.0))
    if left == (0.0, 0.0):
        _too_much(draft, key, "1", "0")
    if part.share is None and part.area_km2 is None and part.population is None:
        taken = Taken(key, *whole, *left, True, part.main)
    else:
        taken = _portion(draft, key, part, whole, left)
    if part.printed is not None:
        compare_printed(draft, key, part.printed, taken.area_km2, taken.population)
    if taken.ended:
        draft.left[key] = (0.0, 0.0)
        return taken
    draft.left[key] = (max(0.0, left[0] - taken.area_share), max(0.0, left[1] - taken.population_share))
    area, people = whole
    draft.amend(
        "places",
        key,
        area_km2=None if area is None else round(area - (taken.area_km2 or 0), AREA_DIGITS),
        population=None if people is None else people - (taken.population or 0),
    )
    return taken


def _portion(draft: Draft, key: int, part: Part, whole: _Amounts, left: tuple[float, float]) -> Taken:
    """Return the part that is taken by share or by figures, once it is known to be there."""
    for stated, there in ((part.area_km2, whole[0]), (part.population, whole[1])):
        if stated is not None and there is None:
            _no_base(draft, key)
        if stated is not None and there is not None and stated > there + AREA_SLACK:
            _too_much(draft, key, str(stated), str(there))
    area_share, people_share = _shares(draft, key, part, whole, left)
    if area_share > left[0] + WHOLE or people_share > left[1] + WHOLE:
        _too_much(draft, key, f"{area_share:.6f} / {people_share:.6f}", f"{left[0]:.6f} / {left[1]:.6f}")
    ended = left[0] - area_share <= WHOLE and left[1] - people_share <= WHOLE
    if not ended:
        area = _amount(whole[0], area_share, left[0], part.area_km2)
        people = _amount(whole[1], people_share, left[1], part.population)
        count = None if people is None else round(people)
        return Taken(key, area, count, area_share, people_share, False, part.main)
    for stated, there in ((part.area_km2, whole[0]), (part.population, whole[1])):
        if stated is not None and there is not None and abs(stated - there) > AREA_SLACK:
            refuse(
                "scheme.does_not_add_up",
                f"{label(draft, 'places', key)}: lấy hết phần còn lại nhưng số liệu nêu {say_number(stated)}, sổ còn {say_number(there)}.",
                f"{label(draft, 'places', key)}: all that is left is taken, yet {stated:,} is stated and {there:,} is there.",
                subject=label(draft, "places", key),
                key=key,
                measured=str(stated),
                required=str(there),
                remedy=(
                    "Ghi rest: true; số liệu in trong văn bản ghi ở printed.",
                    "Write rest: true; figures that the decision prints go into printed.",
                ),
            )
    return Taken(key, *whole, *left, True, part.main)


def _shares(draft: Draft, key: int, part: Part, whole: _Amounts, left: tuple[float, float]) -> tuple[float, float]:
    """Return the shares (area, population) of what the territory was before it first gave a part away.

    Where only one figure is stated, or the books hold only one, the other follows it in proportion.
    """
    if part.share is not None:
        return part.share, part.share
    area = part.area_km2 / whole[0] if part.area_km2 is not None and whole[0] else None
    people = part.population / whole[1] if part.population is not None and whole[1] else None
    known = area if area is not None else people
    if known is None:
        _no_base(draft, key)
    return (known if area is None else area) * left[0], (known if people is None else people) * left[1]


def _amount(whole: float | None, share: float, left: float, stated: float | None) -> float | None:
    """Return how much a share is: what is stated, or in proportion to what is left."""
    if whole is None or stated is not None:
        return stated
    return min(whole, round(whole * share / left, AREA_DIGITS)) if left > 0 else 0.0


def _too_much(draft: Draft, key: int, measured: str, required: str) -> NoReturn:
    name = label(draft, "places", key)
    refuse(
        "scheme.more_than_there_is",
        f"{name}: lấy nhiều hơn phần còn lại ({measured} so với {required}).",
        f"{name}: more is taken than is left ({measured} against {required}).",
        subject=name,
        key=key,
        measured=measured,
        required=f"≤ {required}",
        remedy=(
            "Cộng lại các phần; phần cuối nên ghi rest: true.",
            "Add the parts up; write rest: true for the last.",
        ),
    )


def _no_base(draft: Draft, key: int) -> NoReturn:
    name = label(draft, "places", key)
    refuse(
        "scheme.no_base",
        f"{name} chưa có diện tích, dân số trong sổ nên không chia theo số được.",
        f"{name} has no area or population in the books to take figures from.",
        subject=name,
        key=key,
        remedy=("Ghi share, hoặc nhập số liệu trước.", "State share, or enter the figures first."),
    )


def held(draft: Draft, key: int, column: str) -> float | None:
    """Return the area or population of a territory: its own, or the sum of what lies inside it (None where none is
    known)."""
    own: float | None = draft.places.cell(key, column)
    if own is not None:
        return own
    inside = [
        amount
        for child in draft.places.find("parent", key)
        if key not in draft.above("places", key) and (amount := held(draft, child, column)) is not None
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
                        f"{name}: văn bản ghi {vi} {say_number(stated)}, sổ ghi {say_number(booked)}.",
                        f"{name}: the decision prints {en} {stated:,}, the books hold {booked:,}.",
                    ),
                    Severity.WARNING,
                    subject=name,
                    measured=str(booked),
                    required=str(stated),
                    where={"step": draft.step, "key": key},
                )
            )
