"""``plan territory``: which adjacent units merge, to a number or to a standard, with the proven bound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tinhgon.cli.asking import Day, Json
from tinhgon.cli.planning.asking import (
    Effort,
    ProblemFile,
    ProblemTo,
    Seed,
    Threads,
    TimeLimit,
    ToScheme,
    asked,
    books_on,
    limits,
    split_codes,
    watching,
    write_scheme,
)
from tinhgon.cli.planning.beside import Costs, Others, Why, beside, say_beside
from tinhgon.cli.planning.sweep import Cluster, Over, Sweep, To, Workers, problems, swept
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, shown, table, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.planning.territory.bodies import with_bodies
from tinhgon.planning.territory.outlines import borders_of
from tinhgon.planning.territory.plan import Plan
from tinhgon.planning.territory.problem import Border, Problem, Weights
from tinhgon.planning.territory.reading import known_of, neighbours, territory
from tinhgon.planning.territory.solve import solve
from tinhgon.planning.territory.steps import scheme
from tinhgon.planning.territory.sweep import first_aims
from tinhgon.proposals import queries as plans
from tinhgon.registry import queries
from tinhgon.structure.snapshot import Structure

Pairs = Annotated[
    list[str] | None,
    typer.Option("--must-join", metavar="A+B", help="Phải về cùng một đơn vị, lặp được · Must come together."),
]
Apart = Annotated[
    list[str] | None,
    typer.Option("--must-not-join", metavar="A+B", help="Không được về cùng, lặp được · Must not come together."),
]
Keep = Annotated[
    list[str] | None, typer.Option("--keep", metavar="CODE", help="Giữ nguyên, lặp được · Stays as it is.")
]
Exempt = Annotated[
    list[str] | None, typer.Option("--exempt", metavar="CODE", help="Được dưới tiêu chuẩn · May stay below.")
]


def plan_territory(
    file: ProblemFile = None,
    units: Annotated[int | None, typer.Option("--units", help="Số đơn vị sau sắp xếp · How many result.")] = None,
    min_population: Annotated[int, typer.Option("--min-population", min=0, help="Dân số ít nhất · Least people.")] = 0,
    min_area: Annotated[float, typer.Option("--min-area", min=0, help="Diện tích ít nhất, km² · Least area.")] = 0.0,
    under: Annotated[str, typer.Option("--under", metavar="CODE", help="Chỉ trong địa bàn này · Within a place.")] = "",
    level: Annotated[str, typer.Option("--level", help="Cấp: commune, district, province · Level.")] = "commune",
    must_join: Pairs = None,
    must_not_join: Apart = None,
    keep: Keep = None,
    exempt: Exempt = None,
    split_walls: Annotated[
        bool,
        typer.Option("--split-walls/--walls", help="Được vượt, hay không, ranh giới huyện · Cross districts, or not."),
    ] = True,
    neighbours_file: Annotated[
        Path | None,
        typer.Option("--neighbours", metavar="FILE", help="CSV các cặp giáp ranh: a,b,border_km,kind · Pairs."),
    ] = None,
    map_file: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="Giáp ranh từ GeoJSON (thuộc tính code) · Borders from GeoJSON."),
    ] = None,
    weights: Annotated[
        str, typer.Option("--weights", metavar="NAME=N,…", help="Điểm phạt: " + ", ".join(Weights.model_fields))
    ] = "",
    most_members: Annotated[int, typer.Option("--most-members", min=1, help="Đơn vị cũ tối đa · Most old units.")] = 8,
    on: Day = None,
    seed: Seed = 1,
    time_limit: TimeLimit = 30.0,
    threads: Threads = 1,
    effort: Effort = None,
    problem_to: ProblemTo = None,
    to_scheme: ToScheme = None,
    with_them: Annotated[
        bool,
        typer.Option(
            "--with-bodies", help="Đề án nhập cả cấp ủy, HĐND, UBND, đoàn thể · The scheme merges bodies too."
        ),
    ] = False,
    sweep: Sweep = None,
    over: Over = None,
    workers: Workers = 2,
    cluster: Cluster = "",
    to: To = None,
    others: Others = 0,
    costs: Costs = False,
    reasons: Why = None,
    as_json: Json = False,
) -> None:
    """Đơn vị hành chính liền kề nào sắp xếp với nhau, để còn một số đơn vị cho trước hoặc để mọi đơn vị đạt tiêu chuẩn.

    Which adjacent units merge, so that a number of units results or as many as can be meet a standard.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan territory --on 30/6/2025 --units 54 --json
      tinhgon plan territory --on 30/6/2025 --min-population 20000 --to-scheme de-an.yaml
      tinhgon plan territory --on 30/6/2025 --units 54 --keep 07192 --alternatives 3 --costs --why 07192
      tinhgon plan territory --on 30/6/2025 --sweep units=50..60:2 --sweep weights.walls=0,5 --workers 2
      tinhgon plan territory --over cac-tinh --sweep min_population=16000,20000 --cluster local --to so-sanh.xlsx
    """

    def from_books() -> Problem:
        structure = books_on(on)
        known = queries.knowledge()
        begun = first_aims(sweep or ())
        return territory(
            structure,
            _borders(structure, neighbours_file, map_file),
            under=under,
            level=level,
            exempt=exempt or (),
            entry=known.entry if known else None,
            wanted=units if units is not None or "wanted" not in begun else int(begun["wanted"]),
            min_population=min_population or int(begun.get("min_population", 0)),
            min_area_km2=min_area or begun.get("min_area_km2", 0.0),
            join=_pairs(must_join, "--must-join"),
            part=_pairs(must_not_join, "--must-not-join"),
            keep=tuple(keep or ()),
            walls=not split_walls,
            weights=read_weights(weights),
            most_members=most_members,
        )

    bounds = limits(seed, time_limit, threads, effort)
    if sweep or over:
        many = problems(over, lambda: asked(Problem, file, from_books, None))
        swept(many, sweep or (), bounds, workers, cluster, to=to, as_json=as_json)
        return
    problem = asked(Problem, file, from_books, problem_to)
    with watching(quiet=as_json) as watch:
        found = solve(problem, bounds, watch)
        told = beside(found, bounds, watch, others=others, costs=costs, reasons=reasons or ())
    if as_json:
        write({**found.as_dict(), **told.as_dict()})
    else:
        _print(problem, found)
        say_beside(found, told)
    if to_scheme is not None:
        made = scheme(found)
        if with_them:
            made = with_bodies(made, queries.snapshot(AsOf(made.day)))
        write_scheme(made, to_scheme, quiet=as_json)


def _borders(structure: Structure, pairs: Path | None, outlines: Path | None) -> tuple[Border, ...]:
    """Return which units lie side by side: of a map, of a table, of both (a map knows no ferries), else as the books know it."""
    drawn = borders_of(read_file(outlines), str(outlines)) if outlines else ()
    if outlines and not pairs:
        return drawn
    if pairs:
        return (*drawn, *known_of(structure, neighbours(read_file(pairs), str(pairs)), str(pairs)))
    return (*drawn, *neighbours(plans.neighbours(structure.day), "neighbours"))


def read_weights(text: str) -> Weights:
    """Read weights such as ``distance=0.1,walls=0``; those not named keep their usual value."""
    given = {}
    for one in (part.strip() for part in text.split(",") if part.strip()):
        name, _, value = one.partition("=")
        try:
            if name not in Weights.model_fields:
                raise ValueError(name)
            given[name] = float(value)
        except ValueError as error:
            known = ", ".join(Weights.model_fields)
            raise typer.BadParameter(f"--weights {one!r}: NAME=N, {known}") from error
    return Weights(**given)


def _pairs(given: list[str] | None, option: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for group in split_codes(given):
        if len(group) < 2:
            raise typer.BadParameter(f"{option} {'+'.join(group)!r}: A+B")
        pairs += [(group[0], other) for other in group[1:]] if option == "--must-join" else [
            (one, other) for at, one in enumerate(group) for other in group[at + 1 :]
        ]  # fmt: skip
    return tuple(pairs)


def _print(problem: Problem, found: Plan) -> None:
    names = {unit.code: unit.name for unit in problem.units}
    bound = "—" if found.bound is None else shown(round(found.bound, 1))
    gap = "—" if found.gap is None else f"{found.gap:.1%}"
    aim = {"units": ("số đơn vị", "units"), "points": ("điểm", "points")}[problem.aim][english()]
    if english():
        line(f"{len(found.groups)} units; {aim} {shown(round(found.best, 1))}, proven bound {bound}, gap {gap}.")
    else:
        line(
            f"Còn {len(found.groups)} đơn vị; {aim} {shown(round(found.best, 1))}, cận chứng minh {bound}, cách {gap}."
        )
    line()
    rows = [
        (
            group.main,
            group.name,
            group.population,
            round(group.area_km2, 2),
            ", ".join(names[code] for code in group.members if code != group.main),
        )
        for group in found.groups
    ]
    heads = (
        ("Code", "New unit", "People", "km²", "With")
        if english()
        else ("Mã", "Đơn vị mới", "Dân số", "km²", "Cùng với")
    )
    table("", heads, rows, right=(2, 3))
    if found.given_up:
        said = ", ".join(f"{code} {names[code]}" for code in found.given_up)
        line(f"Biệt lập, được dưới tiêu chuẩn: {said}. · Isolated, may stay below the standard.")
