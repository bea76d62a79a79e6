"""``plan committee``: which ratio a draft list breaks, and the least change that repairs it."""

from __future__ import annotations

from typing import Annotated

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
    asked,
    books_on,
    limits,
    printed,
    say_quality,
    watching,
)
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.planning.committee.plan import Plan
from tinhgon.planning.committee.problem import Problem, Quota
from tinhgon.planning.committee.reading import committee
from tinhgon.planning.committee.solve import solve

Codes = Annotated[list[str] | None, typer.Option("--keep", metavar="CODE", help="Phải có tên, lặp được · On the list.")]
Without = Annotated[
    list[str] | None, typer.Option("--leave-out", metavar="CODE", help="Không có tên, lặp được · Off the list.")
]


def plan_committee(
    file: ProblemFile = None,
    unit: Annotated[
        str, typer.Option("--unit", metavar="CODE", help="Lấy nguồn từ đơn vị này và cấp dưới · Draw people from here.")
    ] = "",
    size: Annotated[int, typer.Option("--size", min=1, help="Số lượng · How many.")] = 15,
    women: Annotated[float, typer.Option("--women", min=0, max=1, help="Tỷ lệ nữ ít nhất · Least share.")] = 0.0,
    young: Annotated[float, typer.Option("--young", min=0, max=1, help="Tỷ lệ trẻ ít nhất · Least share.")] = 0.0,
    young_under: Annotated[int, typer.Option("--young-under", help="Trẻ là dưới tuổi · Young is under.")] = 40,
    keep: Codes = None,
    leave_out: Without = None,
    on: Day = None,
    seed: Seed = 1,
    time_limit: TimeLimit = 30.0,
    threads: Threads = 1,
    effort: Effort = None,
    problem_to: ProblemTo = None,
    example: Example = False,
    schema: Schema = False,
    as_json: Json = False,
) -> None:
    """Danh sách dự thảo hụt cơ cấu nào, và thay đổi ít nhất để đạt mọi cơ cấu; nếu không thể, cơ cấu nào xung đột.

    Which ratio a draft list breaks, the least change that repairs it, or the demands that clash.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan committee --example > co-cau.yaml
      tinhgon plan committee co-cau.yaml --json
      tinhgon plan committee --unit 22.TU --size 15 --women 0.25 --young 0.15 --on 1/12/2024
    """
    if printed("committee", Problem, example=example, schema=schema):
        return

    def from_books() -> Problem:
        if not unit:
            raise typer.BadParameter("Ghi FILE hoặc --unit. · State FILE or --unit.")
        said = [
            Quota(id="women", words="Tỷ lệ nữ", sex="female", least_share=women),
            Quota(id="young", words=f"Dưới {young_under} tuổi", under=young_under, least_share=young),
        ]
        quotas = [quota for quota in said if quota.least_share]
        return committee(books_on(on), unit, size, quotas, keep=keep or (), leave_out=leave_out or ())

    problem = asked(Problem, file, from_books, problem_to)
    with watching(quiet=as_json) as watch:
        found = solve(problem, limits(seed, time_limit, threads, effort), watch)
    if as_json:
        write(found.as_dict())
    else:
        _print(problem, found)


def _print(problem: Problem, found: Plan) -> None:
    line(problem.title)
    say_quality(found.quality)
    line()
    rows = [
        (
            one.words,
            f"{shown(one.before)}/{shown(one.of_before)}{' ✗' if one.broken_before else ''}",
            f"{shown(one.after)}/{shown(one.of_after)}",
            one.least,
            one.most,
            one.citation,
        )
        for one in found.measured
    ]
    vi = ("Cơ cấu", "Dự thảo", "Đề xuất", "Ít nhất", "Nhiều nhất", "Căn cứ")
    en = ("Ratio", "Draft", "Proposed", "Least", "Most", "Basis")
    table("", en if english() else vi, rows, right=(1, 2, 3, 4))
    line()
    acts = (("Rời danh sách", "Vào danh sách"), ("Leaves", "Comes"))[english()]
    changes = [(one.code, one.name, acts[one.comes], word(one.why)) for one in found.changes]
    heads = ("Code", "Name", "Change", "Why") if english() else ("Mã", "Họ tên", "Thay đổi", "Vì sao")
    table("", heads, changes)
