"""Chương trình nguyên: a CP-SAT model in which every constraint belongs to a demand, solved so that it can be stopped.

Same model, seed and threads give the same answer wherever work, and not the wall, ends the search: several threads take
turns (``interleave_search``), and the limit of work is the solver's deterministic time.
Source: OR-Tools CP-SAT, sat_parameters.proto.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Clash, Demand, clash
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Clock, gap

#: Seconds between two looks at a running search.
LOOK = 0.1
#: Units of deterministic time that a first plan may take where no time was given, and a question of feasibility.
FIRST, ASK = 10.0, 5.0
#: Looks that a stopped search may still take to find its first plan.
GRACE = 100


@dataclass(slots=True)
class Program:
    """A model in the making. Where ``switched``, each demand gets a literal that turns its constraints on."""

    switched: bool = False
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    demands: dict[str, Demand] = field(default_factory=dict)
    switches: dict[str, cp_model.IntVar] = field(default_factory=dict)

    def require(self, demand: Demand, *constraints: Any) -> None:
        """Add linear constraints that the plan keeps for the sake of a demand; False stands for what can never hold."""
        if demand.id not in self.demands:
            self.demands[demand.id] = demand
            if self.switched:
                self.switches[demand.id] = self.model.new_bool_var(demand.id)
        for one in constraints:
            if one is True:
                continue
            made = self.model.add_bool_or([]) if one is False else self.model.add(one)
            if self.switched:
                made.only_enforce_if(self.switches[demand.id])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found: a value for each variable by index, the aim and its bound, and why the search ended."""

    values: tuple[int, ...]
    best: float
    bound: float
    ended: str

    @property
    def proven(self) -> bool:
        """Whether no plan can be better."""
        return self.ended == "done"

    def of(self, variable: Any) -> int:
        """Return the value of a variable."""
        return int(self.values[variable.index])


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a plan is: its aim, the proven bound, why the search ended (done, time, effort, stopped)."""

    best: float
    bound: float
    ended: str

    @property
    def gap(self) -> float:
        """The relative distance from the proven bound; 0 is proven best."""
        return gap(self.best, self.bound) or 0.0

    def as_dict(self) -> dict[str, object]:
        """Return the quality as plain values, for JSON."""
        proven = self.ended == "done"
        return {
            "best": self.best,
            "bound": self.bound,
            "gap": round(self.gap, 6),
            "proven": proven,
            "ended": self.ended,
        }


class _Heard(cp_model.CpSolverSolutionCallback):
    """Hears of each better plan."""

    def __init__(self) -> None:
        super().__init__()
        self.best: float | None = None
        self.bound: float | None = None

    def on_solution_callback(self) -> None:
        self.best = float(self.objective_value)
        self.bound = float(self.best_objective_bound)


def search(
    model: cp_model.CpModel,
    clock: Clock,
    words: Sentence,
    start: Mapping[Any, int] | None = None,
    *,
    linear: bool = False,
) -> Answer | None:
    """Return the best answer within the limits, or None where there is none at all; the watcher is asked all the while.

    ``linear`` puts every constraint into the linear relaxation, for models whose relaxation is a close bound.

    A search that is out of time, or stopped, before its first plan goes on for a moment to find one. Raises Refusal where
    that was not enough.
    """
    if start is not None:
        model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in start.items():
            model.add_hint(variable, value)
    solver, heard = _solver(clock), _Heard()
    if linear:
        solver.parameters.linearization_level = 2
    solver.best_bound_callback = lambda bound: setattr(heard, "bound", float(bound))
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(solver.solve, model, heard)
        try:
            _wait(running, solver, heard, clock, words)
        finally:
            solver.stop_search()
        status = running.result()
    clock.spent += int(solver.response_proto.deterministic_time)
    if status == cp_model.INFEASIBLE:
        return None
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise too_early()
    ended = "done" if status == cp_model.OPTIMAL else clock.why if clock.why != "done" else "effort"
    values = tuple(solver.response_proto.solution)
    # Aims are whole numbers; the solver scales them and may come back a hair beside.
    return Answer(values, round(float(solver.objective_value), 6), round(float(solver.best_objective_bound), 6), ended)


def _wait(running: Any, solver: cp_model.CpSolver, heard: _Heard, clock: Clock, words: Sentence) -> None:
    looks = 0
    while True:
        try:
            running.result(timeout=LOOK)
        except NotYet:
            going_on = clock.tell(heard.best, heard.bound, words)
            looks += 0 if going_on else 1
            if not going_on and (heard.best is not None or looks > GRACE):
                solver.stop_search()
        else:
            clock.tell(heard.best, heard.bound, words)
            return


def _solver(clock: Clock) -> cp_model.CpSolver:
    solver, limits = cp_model.CpSolver(), clock.limits
    parameters = solver.parameters
    parameters.random_seed = limits.seed
    parameters.num_workers = limits.threads
    parameters.interleave_search = limits.threads > 1
    work = limits.effort if limits.effort is not None else limits.seconds
    if work is not None:
        parameters.max_deterministic_time = max(FIRST, float(work - (clock.spent if limits.effort is not None else 0)))
    if clock.over:
        parameters.stop_after_first_solution = True
    return solver


def too_early() -> Refusal:
    """Return the refusal of a search that ended before its first plan, with no proof that there is none."""
    said = Sentence(
        "Hết giới hạn mà chưa tìm được phương án nào, cũng chưa chứng minh là không có.",
        "The limits ended the search before a first plan was found; whether there is one is not known.",
    )
    remedy = Sentence("Cho thêm thời gian, hoặc bớt yêu cầu.", "Give more time, or fewer demands.")
    return Refusal([Finding("planning.too_early", said, remedy=remedy)])


def clash_of(build: Callable[[Program], object], limits: Limits, core: Sequence[str] | None = None) -> Clash | None:
    """Return the minimal clashing set of a program's demands, or None where all can be kept; the aim plays no part.

    ``core`` names demands that are known to clash already."""
    program = Program(switched=True)
    build(program)
    program.model.clear_objective()  # type: ignore[no-untyped-call]
    by_index = {variable.index: id for id, variable in program.switches.items()}

    def asked(kept: Sequence[str] | frozenset[str]) -> tuple[bool | None, list[str]]:
        model = program.model
        model.clear_assumptions()
        model.add_assumptions([variable for id, variable in program.switches.items() if id in kept])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = limits.seed
        solver.parameters.max_deterministic_time = ASK
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return False, [by_index[index] for index in solver.sufficient_assumptions_for_infeasibility()]
        return (True if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None), []

    if core is None:
        found, core = asked(frozenset(program.switches))
        if found:
            return None
    start = [id for id in program.switches if id in core] if core else None
    return clash(list(program.demands.values()), lambda kept: asked(kept)[0], start)
