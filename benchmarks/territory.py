"""Most units of at least 20,000 people in each province of 2025: ours beside spopt and pygeoda, on the same instances in the same run.

python -m benchmarks.territory [--provinces 01,22,38] [--seconds 20] [--short 1] [--without spopt,pygeoda,short,decided]
                               [--processes 2] [--rows FILE] [--processor]
python -m benchmarks.territory --nation [--seconds 400] [--processes 2]

Each province is one instance: the communes before 1 July 2025 with the population estimated for 2025, and the neighbouring pairs over land and
water inside the province. Every answer is checked by the same few lines: everybody in one unit, connected, at least 20,000 people.
``--rows`` appends a line of JSON a province and leaves out those that are there, so that a run may be broken off. ``--processor``
counts, and limits by, the process's own processor seconds, for a machine that others use too; without it seconds are those of the wall.

``--nation`` asks for all provinces in one call, as one problem of 63 pieces, and prints its progress.

Data: ``../shared/data``, or the folder in TINHGON_DATA. Peers: ``pip install -r benchmarks/requirements.txt``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from math import comb, cos, radians
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import polars as pl

from tinhgon.planning import progress
from tinhgon.planning.limits import Limits
from tinhgon.planning.territory.plan import Plan
from tinhgon.planning.territory.problem import Border, Problem, Unit
from tinhgon.planning.territory.solve import solve

LEAST = 20_000
SEED = 1
DATA = Path(os.environ.get("TINHGON_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
KM_PER_DEGREE = 111.2


@cache
def tables() -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the communes that have an outline, and the pairs inside a province."""
    codes = dict.fromkeys(("code", "pcode", "dcode", "new_code_main"), pl.Utf8)
    communes = pl.read_csv(DATA / "communes_old.csv.gz", infer_schema_length=None, schema_overrides=codes)
    pairs = pl.read_csv(DATA / "adjacency.csv.gz", schema_overrides={"a": pl.Utf8, "b": pl.Utf8})
    return communes.filter(pl.col("lon").is_not_null()), pairs.filter(pl.col("same_province") == 1)


def instance(province: str, **asked: Any) -> tuple[Problem, list[str]]:
    """Return a province's problem, and for each unit, in the order of codes, what it became in 2025."""
    communes, pairs = tables()
    rows = communes.filter(pl.col("pcode") == province).sort("code")
    codes = set(rows["code"])
    units = tuple(
        Unit(
            code=row["code"], name=row["name"], population=int(row["pop2025_est"]), area_km2=row["area_km2"] or 0.0,
            lon=row["lon"], lat=row["lat"], parent=row["dcode"],
        )
        for row in rows.iter_rows(named=True)
    )  # fmt: skip
    borders = tuple(
        Border(a=row["a"], b=row["b"], km=row["border_km"], kind=row["kind"])
        for row in pairs.iter_rows(named=True)
        if row["a"] in codes and row["b"] in codes
    )
    return Problem(units=units, borders=borders, **(asked or {"min_population": LEAST})), rows[
        "new_code_main"
    ].to_list()


def labels_of(plan: Plan) -> list[int]:
    """Return each unit's new unit, in the order of codes."""
    of = {code: at for at, group in enumerate(plan.groups, 1) for code in group.members}
    return [of[unit.code] for unit in plan.problem.units]


def good(problem: Problem, labels: Sequence[int]) -> int | None:
    """Return how many units there are, None where one is broken: somebody left out, not connected, or too small."""
    number = {unit.code: at for at, unit in enumerate(problem.units)}
    near: list[list[int]] = [[] for _ in labels]
    for one in problem.borders:
        near[number[one.a]].append(number[one.b])
        near[number[one.b]].append(number[one.a])
    for label in set(labels):
        inside = {at for at, one in enumerate(labels) if one == label}
        edge = [min(inside)]
        seen = set(edge)
        while edge:
            for other in near[edge.pop()]:
                if other in inside and other not in seen:
                    seen.add(other)
                    edge.append(other)
        if label <= 0 or seen != inside or sum(problem.units[at].population for at in inside) < problem.min_population:
            return None
    return len(set(labels))


def points(problem: Problem) -> list[tuple[float, float]]:
    """Return the units' points in km."""
    middle = sum(unit.lat or 0 for unit in problem.units) / len(problem.units)
    across = KM_PER_DEGREE * cos(radians(middle))
    return [((unit.lon or 0) * across, (unit.lat or 0) * KM_PER_DEGREE) for unit in problem.units]


def by_spopt(problem: Problem) -> list[int]:
    """MaxPHeuristic, dissimilarity = L1 distance of the points, 99 constructions, 10 annealing iterations."""
    import geopandas
    import numpy as np
    from libpysal.weights import W
    from shapely.geometry import Point
    from spopt.region import MaxPHeuristic

    np.random.seed(SEED)
    near: dict[int, list[int]] = {at: [] for at in range(len(problem.units))}
    number = {unit.code: at for at, unit in enumerate(problem.units)}
    for one in problem.borders:
        near[number[one.a]].append(number[one.b])
        near[number[one.b]].append(number[one.a])
    at = points(problem)
    frame = geopandas.GeoDataFrame(
        {"x": [x for x, _ in at], "y": [y for _, y in at], "people": [unit.population for unit in problem.units]},
        geometry=[Point(one) for one in at],
    )
    model = MaxPHeuristic(
        frame,
        W(near, silence_warnings=True),
        ["x", "y"],
        "people",
        LEAST,
        top_n=2,
        max_iterations_construction=99,
        max_iterations_sa=10,
    )
    model.solve()
    return [int(label) for label in model.labels_]


def by_pygeoda(problem: Problem) -> list[int]:
    """maxp_greedy with its usual 99 iterations, one thread."""
    import pygeoda
    from pygeoda.weights import read_gal

    number = {unit.code: at for at, unit in enumerate(problem.units)}
    near: list[set[int]] = [set() for _ in problem.units]
    for one in problem.borders:
        near[number[one.a]].add(number[one.b])
        near[number[one.b]].add(number[one.a])
    with tempfile.NamedTemporaryFile("w", suffix=".gal") as file:
        file.write(f"0 {len(near)} places code\n")
        for at, others in enumerate(near):
            file.write(f"{at} {len(others)}\n{' '.join(map(str, sorted(others)))}\n")
        file.flush()
        weights = read_gal(file.name, [str(at) for at in range(len(near))])
    at = points(problem)
    found = pygeoda.maxp_greedy(
        weights, [[x for x, _ in at], [y for _, y in at]], [float(unit.population) for unit in problem.units], LEAST,
        distance_method="manhattan", scale_method="raw", random_seed=SEED, cpu_threads=1,
    )  # fmt: skip
    return [int(label) for label in found["Clusters"]]


def rand_index(one: Sequence[object], other: Sequence[object]) -> float:
    """Return the adjusted Rand index of two groupings (Hubert & Arabie, 1985): 1 the same, 0 as by chance."""
    both = sum(comb(n, 2) for n in Counter(zip(one, other, strict=True)).values())
    first, second = (sum(comb(n, 2) for n in Counter(side).values()) for side in (one, other))
    chance = first * second / comb(len(one), 2)
    most = (first + second) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def row(province: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure one province."""
    clock: Callable[[], float] = time.perf_counter
    if options.processor:
        clock = progress.time.monotonic = time.process_time  # the limits count what the process used
    problem, became = instance(province)
    found: dict[str, Any] = {"province": province, "communes": len(problem.units)}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        begun = clock()
        answer = work()
        found[f"{name}_s"] = round(clock() - begun, 2)
        return answer

    plan = timed("ours", lambda: solve(problem, Limits(options.seconds, SEED)))
    found |= {"ours": good(problem, labels_of(plan)), "bound": plan.bound, "ended": plan.ended}
    if "short" not in options.without:
        quick = timed("short", lambda: solve(problem, Limits(options.short, SEED)))
        found["short"] = good(problem, labels_of(quick))
    for name, peer in (("spopt", by_spopt), ("pygeoda", by_pygeoda)):
        if name not in options.without:
            found[name] = good(problem, timed(name, lambda peer=peer: peer(problem)))
    if "decided" not in options.without:
        count = len(set(became))
        free, _ = instance(province, wanted=count, most_members=20)
        decided = timed("decided", lambda: solve(free, Limits(options.short * 5, SEED)))
        found |= {"decided": count, "rand": round(rand_index(labels_of(decided), became), 4)}
    return found


def nation(options: argparse.Namespace) -> None:
    """Ask for the whole nation in one call, and print its progress as the pieces are done."""
    each = [instance(province)[0] for province in sorted(set(tables()[0]["pcode"]))]
    whole = Problem(
        units=tuple(unit for one in each for unit in one.units),
        borders=tuple(border for one in each for border in one.borders),
        min_population=LEAST,
    )
    last = [-1.0]

    def watch(found: progress.Progress) -> bool:
        if found.share is not None and found.share > last[0]:
            last[0] = found.share
            print(f"{found.seconds:6.1f} s  {found.share:4.0%}  {found.best or 0:,.0f} units", flush=True)
        return True

    plan = solve(whole, Limits(options.seconds, SEED, options.processes), watch)
    print(
        f"nation: {len(plan.groups):,} units of {len(whole.units):,}, bound {plan.bound:,.0f}, checked "
        f"{good(whole, labels_of(plan))}, {plan.seconds:.0f} s, ended by {plan.ended}"
    )


def told(found: dict[str, Any]) -> str:
    """Return a line for one province."""
    proven = (
        "proven" if found["ours"] is not None and found["ours"] >= found["bound"] else f"bound {found['bound']:.0f}"
    )
    line = (
        f"{found['province']} {found['communes']:4d} communes  ours {found['ours']} {proven:9} {found['ours_s']:6.1f} s"
    )
    for name in ("short", "spopt", "pygeoda"):
        if name in found:
            line += f"  {name} {found[name]} {found[f'{name}_s']:6.1f} s"
    return line + (f"  Rand {found['rand']:.2f} of {found['decided']}" if "rand" in found else "")


def tally(rows: list[dict[str, Any]], elapsed: float) -> None:
    """Print the sums and the ratios over all provinces of a run."""
    units = {
        name: sum(one[name] or 0 for one in rows) for name in ("ours", "short", "spopt", "pygeoda") if name in rows[0]
    }
    seconds = {name: sum(one[f"{name}_s"] for one in rows) for name in units}
    proven = sum(one["ours"] is not None and one["ours"] >= one["bound"] for one in rows)
    print(
        f"\n{len(rows)} provinces, {elapsed:.0f} s elapsed; bound {sum(one['bound'] for one in rows):.0f}, {proven} proven best"
    )
    for name, count in units.items():
        broken = sum(one[name] is None for one in rows)
        print(f"{name:8} {count:6,} units  {seconds[name]:8.1f} s  {broken} broken")
    for peer in ("spopt", "pygeoda"):
        for mine in ("ours", "short"):
            if peer in units and mine in units:
                fewer = [one["province"] for one in rows if (one[mine] or 0) < (one[peer] or 0)]
                print(
                    f"{mine} / {peer}: units {units[mine] / units[peer]:.3f}, seconds {seconds[mine] / seconds[peer]:.2f}; "
                    f"fewer in {', '.join(fewer) or 'none'}"
                )
    rand = [one["rand"] for one in rows if "rand" in one]
    if rand:
        print(
            f"adjusted Rand index with what was decided, usual weights, mean over provinces: {sum(rand) / len(rand):.3f}"
        )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--provinces", default="")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--short", type=float, default=1.0)
    parser.add_argument("--without", default="")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--nation", action="store_true")
    options = parser.parse_args()
    options.without = options.without.split(",")
    if not DATA.is_dir():
        sys.exit(f"no data in {DATA}: set TINHGON_DATA")
    if options.nation:
        nation(options)
        return
    provinces = options.provinces.split(",") if options.provinces else sorted(set(tables()[0]["pcode"]))
    kept = options.rows.read_text().splitlines() if options.rows and options.rows.exists() else []
    rows = [one for one in map(json.loads, kept) if one["province"] in provinces]
    missing = [one for one in provinces if one not in {had["province"] for had in rows}]
    begun = time.perf_counter()
    # Spawned, not forked: the provinces were listed with polars, whose threads do not live on in a fork.
    with ProcessPoolExecutor(options.processes, get_context("spawn")) as pool:
        for done in as_completed([pool.submit(row, province, options) for province in missing]):
            rows.append(done.result())
            print(told(rows[-1]), flush=True)
            if options.rows:
                with options.rows.open("a") as file:
                    file.write(json.dumps(rows[-1]) + "\n")
    tally(rows, time.perf_counter() - begun)


if __name__ == "__main__":
    main()
