"""Mô hình: one variable for each candidate, each ratio a demand."""

from __future__ import annotations

from typing import Any

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.committee.problem import Problem, demand_of, least_of, most_of
from tinhgon.planning.demands import Demand
from tinhgon.planning.program import Program
from tinhgon.vietnamese.figures import say_number


def build(problem: Problem, program: Program) -> dict[str, Any]:
    """Put the problem into a program; return the variable of each candidate by code: 1 is on the list."""
    chosen = {one.code: program.model.new_bool_var(one.code) for one in problem.candidates}
    size = Demand(
        "size",
        Sentence(f"Danh sách gồm {say_number(problem.size)} người", f"The list has {problem.size} people"),
    )
    program.require(size, sum(chosen.values()) == problem.size)
    names = {one.code: one.name for one in problem.candidates}
    for code in problem.keep:
        said = Sentence(f"Giữ {names[code]} ({code}) trong danh sách", f"{names[code]} ({code}) stays on the list")
        program.require(Demand(f"keep:{code}", said), chosen[code] == 1)
    for code in problem.leave_out:
        said = Sentence(f"Không đưa {names[code]} ({code}) vào danh sách", f"{names[code]} ({code}) stays off the list")
        program.require(Demand(f"leave_out:{code}", said), chosen[code] == 0)
    for quota in problem.quotas:
        able = problem.counted(quota)
        counted = sum(chosen[one.code] for one in able)
        least, most = least_of(quota, problem.size), most_of(quota, problem.size)
        demand = demand_of(quota, problem.size, len(able))
        program.require(
            demand, *([] if least is None else [counted >= least]), *([] if most is None else [counted <= most])
        )
    return chosen
