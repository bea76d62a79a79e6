"""What stands beside a plan of territory: the next different plans, what each wish costs, why a unit is where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from tinhgon.cli.saying import english, line, shown, table, word
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Watch
from tinhgon.planning.territory.alternatives import Alternative, Price, alternatives, prices
from tinhgon.planning.territory.plan import Plan
from tinhgon.planning.territory.why import why

Others = Annotated[
    int, typer.Option("--alternatives", min=0, max=20, metavar="N", help="Thêm N phương án khác · N other plans.")
]
Costs = Annotated[bool, typer.Option("--costs", help="Mỗi mong muốn tốn bao nhiêu · What each wish costs.")]
Why = Annotated[
    list[str] | None, typer.Option("--why", metavar="CODE", help="Vì sao đơn vị ở đó, lặp được · Why a unit is there.")
]


@dataclass(frozen=True, slots=True)
class Beside:
    """What was asked beside the plan, answered."""

    others: tuple[Alternative, ...] | None
    prices: tuple[Price, ...] | None
    reasons: tuple[tuple[str, tuple[Sentence, ...]], ...]

    def as_dict(self) -> dict[str, object]:
        """Return the answers as plain values, for JSON; what was not asked is left out."""
        told: dict[str, object] = {}
        if self.others is not None:
            told["alternatives"] = [one.as_dict() for one in self.others]
        if self.prices is not None:
            told["costs"] = [one.as_dict() for one in self.prices]
        if self.reasons:
            told["why"] = {code: [{"vi": one.vi, "en": one.en} for one in said] for code, said in self.reasons}
        return told


def beside(plan: Plan, limits: Limits, watch: Watch, *, others: int, costs: bool, reasons: Sequence[str]) -> Beside:
    """Answer what was asked beside the plan; the other plans and the prices each take as long as the plan itself may."""
    return Beside(
        alternatives(plan, others, limits, watch) if others else None,
        prices(plan, limits, watch) if costs else None,
        tuple((code, why(plan, code)) for code in reasons),
    )


def say_beside(plan: Plan, told: Beside) -> None:
    """Print the answers."""
    names = {unit.code: f"{unit.code} {unit.name}" for unit in plan.problem.units}
    if told.others is not None:
        heads = ("Units", "Aim", "Not together", "Units elsewhere") if english() else (
            "Số đơn vị", "Mục tiêu", "Không về cùng", "Đơn vị khác chỗ"
        )  # fmt: skip
        rows = [
            (
                len(one.plan.groups),
                round(one.plan.best, 1),
                " × ".join(names[code] for code in one.apart),
                len(one.differs),
            )
            for one in told.others
        ]
        table("Other plans" if english() else "Phương án khác", heads, rows, right=(0, 1, 3))
    if told.prices is not None:
        heads3 = ("Wish", "Without it", "Costs") if english() else ("Mong muốn", "Khi bỏ", "Tốn")
        table(
            "What each wish costs" if english() else "Mỗi mong muốn tốn bao nhiêu",
            heads3,
            [(word(one.demand.words), round(one.without_it, 1), round(one.cost, 1)) for one in told.prices],
            right=(1, 2),
        )
    for code, said in told.reasons:
        line()
        line(names.get(code, shown(code)))
        for one in said:
            line(f"  {word(one)}")
