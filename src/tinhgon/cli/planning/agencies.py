"""``plan agencies``: which bodies of similar functions come together or share one office, and why."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tinhgon.cli.asking import Day, Json
from tinhgon.cli.planning.asking import (
    Effort,
    Example,
    ProblemFile,
    ProblemTo,
    Schema,
    Seed,
    Threads,
    TimeLimit,
    ToScheme,
    asked,
    books_on,
    limits,
    printed,
    say_quality,
    split_codes,
    watching,
    write_scheme,
)
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.law.books import builtin
from tinhgon.planning.agencies.plan import Plan
from tinhgon.planning.agencies.problem import Permitted, Problem
from tinhgon.planning.agencies.reading import agencies
from tinhgon.planning.agencies.solve import solve
from tinhgon.planning.agencies.steps import scheme
from tinhgon.proposals.rules.lawful import merged

Groups = list[str] | None


def plan_agencies(
    file: ProblemFile = None,
    under: Annotated[
        str, typer.Option("--under", metavar="CODE", help="Các đơn vị ngay dưới đơn vị này · Bodies right under it.")
    ] = "",
    level: Annotated[
        str, typer.Option("--level", metavar="LEVEL", help="Mọi đơn vị của cấp này bên dưới · All of this level.")
    ] = "",
    permit: Annotated[
        Groups,
        typer.Option("--permit", metavar="A+B", help="Nhóm được hợp nhất, theo mã hoặc đuôi mã, lặp được · May merge."),
    ] = None,
    share: Annotated[
        Groups, typer.Option("--share", metavar="A+B", help="Nhóm được dùng chung văn phòng · May share an office.")
    ] = None,
    basis: Annotated[str, typer.Option("--basis", help="Căn cứ của các nhóm trên · The document behind them.")] = "",
    by_law: Annotated[
        bool, typer.Option("--by-law", help="Cho phép các cặp mà sổ luật ngày ấy nêu · Permit the law book's pairs.")
    ] = False,
    alike: Annotated[
        float | None, typer.Option("--alike", help="Đề xuất cả nhóm giống nhau từ mức này, 0–1 · Propose these too.")
    ] = None,
    bodies_left: Annotated[
        int | None, typer.Option("--left", help="Còn đúng số đầu mối · Exactly so many left.")
    ] = None,
    least_staff: Annotated[int, typer.Option("--least-staff", help="Quy mô tối thiểu · Least people in a body.")] = 0,
    most_staff: Annotated[int | None, typer.Option("--most-staff", help="Quy mô tối đa · Most after a merger.")] = None,
    most_under: Annotated[
        int | None, typer.Option("--span", help="Tầm quản lý: đầu mối một nơi · Span of control.")
    ] = None,
    loss_weight: Annotated[
        float, typer.Option("--loss-weight", help="Giá của độ tương đồng mất đi · Price of lost similarity.")
    ] = 1.0,
    together: Annotated[Groups, typer.Option("--together", metavar="A+B", help="Phải về một mối · Must join.")] = None,
    apart: Annotated[Groups, typer.Option("--apart", metavar="A+B", help="Không về chung · Must not join.")] = None,
    keep: Annotated[Groups, typer.Option("--keep", metavar="CODE", help="Giữ nguyên, lặp được · Stays.")] = None,
    on: Day = None,
    seed: Seed = 1,
    time_limit: TimeLimit = 30.0,
    threads: Threads = 1,
    effort: Effort = None,
    to_scheme: ToScheme = None,
    problem_to: ProblemTo = None,
    example: Example = False,
    schema: Schema = False,
    as_json: Json = False,
) -> None:
    """Những đơn vị chức năng giống nhau nào về một mối hoặc dùng chung văn phòng; vì sao từng nhóm; đường đánh đổi.

    Which bodies of similar functions merge or share one office, why, and the front of bodies against similarity.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan agencies --under 22.TU --permit 22.BTG+22.BDV --basis "18-NQ/TW" --on 1/12/2024
      tinhgon plan agencies --level district --permit TG+DV --permit TC+NV --to-scheme de-an.yaml
      tinhgon plan agencies --level district --by-law --on 1/12/2024
      tinhgon plan agencies --example > bai-toan.yaml
    """
    if printed("agencies", Problem, example=example, schema=schema):
        return

    def from_books() -> Problem:
        if not under and not level:
            raise typer.BadParameter("Ghi FILE, --under hoặc --level. · State FILE, --under or --level.")
        groups = [Permitted(codes=codes, citation=basis) for codes in split_codes(permit)]
        groups += [Permitted(codes=codes, way="share", citation=basis) for codes in split_codes(share)]
        wishes: dict[str, Any] = {
            "title": under or level,
            "alike": alike,
            "bodies_left": bodies_left,
            "least_staff": least_staff,
            "most_staff": most_staff,
            "most_under": most_under,
            "loss_weight": loss_weight,
            "together": split_codes(together),
            "apart": split_codes(apart),
            "keep": tuple(keep or ()),
        }
        structure = books_on(on)
        law = merged(builtin().at(structure.day), level) if by_law else ()
        return agencies(structure, under=under, level=level, permitted=groups, lawful=law, **wishes)

    problem = asked(Problem, file, from_books, problem_to)
    with watching(quiet=as_json) as watch:
        found = solve(problem, limits(seed, time_limit, threads, effort), watch)
    if as_json:
        write(found.as_dict())
    else:
        _print(found)
    if to_scheme is not None:
        write_scheme(scheme(problem, found), to_scheme, quiet=as_json, of_books=file is None)


def _print(found: Plan) -> None:
    before, after = shown(found.bodies_before), shown(found.bodies_after)
    line(f"{'Bodies' if english() else 'Đầu mối'}: {before} → {after}")
    say_quality(found.quality)
    line()
    ways = {"merge": ("Hợp nhất", "Merge"), "share": ("Dùng chung", "Share")}
    rows = [
        (ways[one.way][english()], one.name, "; ".join(one.names), f"{one.similarity:.0%}", one.staff, word(one.why))
        for one in found.together
    ]
    vi = ("Cách", "Đề xuất", "Từ", "Giống", "Người", "Vì sao")
    table("", ("Way", "Proposed", "From", "Alike", "People", "Why") if english() else vi, rows, right=(3, 4))
    line()
    front = [(one.bodies, round(one.loss, 3), "✓" if one.proven else "") for one in found.front]
    title = "Bodies against lost similarity" if english() else "Đánh đổi: số đầu mối và độ tương đồng mất đi"
    table(title, ("Bodies", "Loss", "Proven") if english() else ("Đầu mối", "Mất", "Chứng minh"), front, right=(0, 1))
    line()
    other = [("; ".join(one.names), word(one.words)) for one in found.otherwise]
    title = "If decided otherwise" if english() else "Nếu quyết định khác đi"
    table(title, ("Bodies", "Then") if english() else ("Đơn vị", "Thì"), other)
