"""Bài toán sắp xếp: the units with their weights, what lies beside what, what is demanded, and what a plan is measured by."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import model_validator

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.operations.operation import Day, Spec


class Unit(Spec):
    """A unit that may merge: people, km², its point on the map (degrees), and the code of what it lies in (district).

    ``exempt`` units may stay as they are below the standard, where they stay alone.
    """

    code: str
    name: str
    population: int
    area_km2: float = 0.0
    lon: float | None = None
    lat: float | None = None
    parent: str = ""
    kind: str = "commune"
    traits: str = ""
    key: int | None = None
    exempt: bool = False


class Border(Spec):
    """Two units side by side: the length of the shared border in km (0 where unknown), over land or water."""

    a: str
    b: str
    km: float = 0.0
    kind: str = "land"


class Weights(Spec):
    """What a plan is measured by: points for each unit of measure; the plan with the fewest points is best.

    ``changed`` per unit that does not stay alone; ``people`` per 1,000 people whose unit is not the one that goes on;
    ``distance`` per 1,000 person-kilometres to the seat; ``balance`` per 1,000 people away from the average;
    ``compactness`` per km of border between the new units; ``walls`` per old parent more than one inside a new unit.
    """

    changed: float = 0.0
    people: float = 0.0
    distance: float = 0.05
    balance: float = 0.05
    compactness: float = 0.2
    walls: float = 5.0


class Problem(Spec):
    """Which units merge so that ``wanted`` new ones result, or, without it, as many as can meet the standard.

    Every new unit hangs together, has at least ``min_population`` people and ``min_area_km2``, and at most ``most_members`` old
    units where a number is wanted. ``join`` and ``part`` are pairs that must, or must not, come together; ``keep`` stays as it
    is; with ``walls`` no new unit crosses a parent's border, save between the pairs in ``gates``. ``day`` and ``entry`` say of
    which day, and as of which entry of the ledger, the units were read. Raises Refusal naming all that is wrong at once.
    """

    units: tuple[Unit, ...]
    borders: tuple[Border, ...]
    wanted: int | None = None
    min_population: int = 0
    min_area_km2: float = 0.0
    join: tuple[tuple[str, str], ...] = ()
    part: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, ...] = ()
    walls: bool = False
    gates: tuple[tuple[str, str], ...] = ()
    weights: Weights = Weights()
    most_members: int = 8
    day: Day | None = None
    entry: int | None = None

    @model_validator(mode="after")
    def _whole(self) -> Problem:
        wrong = [*_units(self), *_pairs(self), *_aims(self)]
        if wrong:
            raise Refusal(wrong)
        return self

    @property
    def aim(self) -> str:
        """What is optimised: ``units`` (as many as can be) or ``points`` (as few as can be)."""
        return "units" if self.wanted is None else "points"


def found(
    rule: str, vi: str, en: str, subject: str = "", remedy: tuple[str, str] | None = None, **where: str | int
) -> Finding:
    """Return a finding of this room."""
    said = None if remedy is None else Sentence(*remedy)
    return Finding(f"territory.{rule}", Sentence(vi, en), subject=subject, remedy=said, where=where)


def _units(problem: Problem) -> Iterator[Finding]:
    if not problem.units:
        yield found("nothing", "Không có đơn vị nào để sắp xếp.", "There are no units to plan for.")
    seen: set[str] = set()
    for row, unit in enumerate(problem.units, 1):
        if unit.code in seen:
            yield found(
                "twice", f"Mã {unit.code} có hai lần.", f"Code {unit.code} is there twice.", unit.code,
                ("Bỏ một dòng.", "Remove one row."), row=row, field="code",
            )  # fmt: skip
        seen.add(unit.code)
        if unit.population <= 0:
            yield found(
                "population",
                f"{unit.code} {unit.name}: dân số là {unit.population}, phải lớn hơn 0.",
                f"{unit.code} {unit.name}: the population is {unit.population}; it must be above 0.",
                unit.code,
                ("Nhập dân số, hoặc để đơn vị này ngoài bài toán.", "Enter the population, or leave the unit out."),
                row=row,
                field="population",
            )


def _pairs(problem: Problem) -> Iterator[Finding]:
    codes = {unit.code for unit in problem.units}
    named = [("borders", one.a, one.b) for one in problem.borders]
    named += [(name, a, b) for name in ("join", "part", "gates") for a, b in getattr(problem, name)]
    for row, (name, a, b) in enumerate(named, 1):
        for code in (a, b):
            if code not in codes:
                yield found(
                    f"unknown_{name}", f"{name}: không có đơn vị mã {code}.", f"{name}: there is no unit {code}.", code,
                    ("Kiểm tra mã vào ngày của bài toán.", "Check the code on the day of the problem."), row=row, field=name,
                )  # fmt: skip
        if a == b:
            yield found(
                f"itself_{name}", f"{name}: {a} đi với chính nó.", f"{name}: {a} is paired with itself.", a, row=row, field=name
            )  # fmt: skip
    for code in sorted(set(problem.keep) - codes):
        yield found("unknown_keep", f"keep: không có đơn vị mã {code}.", f"keep: there is no unit {code}.", code, field="keep")  # fmt: skip


def _aims(problem: Problem) -> Iterator[Finding]:
    if problem.wanted is None and not problem.min_population and not problem.min_area_km2:
        yield found(
            "no_aim", "Chưa nêu số đơn vị hay tiêu chuẩn.", "Neither a number of units nor a standard is given.",
            remedy=("Nêu số đơn vị, hoặc dân số, diện tích tối thiểu.", "Give a number of units, or a least population or area."),
        )  # fmt: skip
    if problem.wanted is not None and not 1 <= problem.wanted <= len(problem.units):
        yield found(
            "wanted",
            f"Không thể có {problem.wanted} đơn vị từ {len(problem.units)} đơn vị.",
            f"{problem.wanted} units cannot come of {len(problem.units)}.",
            str(problem.wanted),
            (f"Chọn từ 1 đến {len(problem.units)}.", f"Choose from 1 to {len(problem.units)}."),
            field="wanted",
        )
    if problem.most_members < 1:
        yield found("most_members", "Số đơn vị cũ tối đa phải từ 1.", "At least one old unit must be allowed.", field="most_members")  # fmt: skip
