"""``plan programme``: which team visits whom in which week; as a table, a workbook, or a calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tinhgon.cli.asking import Json
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
    limits,
    printed,
    say_quality,
    watching,
    write_result,
)
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.programme.calendar import calendar
from tinhgon.planning.programme.plan import Plan
from tinhgon.planning.programme.problem import Fixed, Problem
from tinhgon.planning.programme.solve import solve
from tinhgon.planning.programme.tables import SIDES, tables
from tinhgon.proposals import queries as plans
from tinhgon.proposals.rules.programme import lawful

Fix = Annotated[
    list[str] | None,
    typer.Option("--fix", metavar="SUBJECT/TOPIC=WEEK[@TEAM]", help="Chốt tuần, đoàn của một cuộc, lặp được · Settle."),
]


def plan_programme(
    file: ProblemFile = None,
    fix: Fix = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Ghi kết quả ra .xlsx hoặc .ics · Write the result.")
    ] = None,
    team: Annotated[
        str, typer.Option("--team", metavar="CODE", help="Lịch .ics của riêng một đoàn · Only this team's calendar.")
    ] = "",
    seed: Seed = 1,
    time_limit: TimeLimit = 30.0,
    threads: Threads = 1,
    effort: Effort = None,
    problem_to: ProblemTo = None,
    example: Example = False,
    schema: Schema = False,
    as_json: Json = False,
) -> None:
    """Đoàn nào đến đâu, tuần nào: đủ độ phủ, không ai bị kiểm tra hai lần một nội dung trong 12 tháng trừ khi đi chung, việc và đường đi đều nhau.

    Which team visits whom in which week: coverage reached, nobody twice for one matter in 12 months unless jointly, work and ways even.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan programme --example > chuong-trinh.yaml
      tinhgon plan programme chuong-trinh.yaml --to chuong-trinh.xlsx
      tinhgon plan programme chuong-trinh.yaml --problem-to bai-toan.xlsx && tinhgon plan programme bai-toan.xlsx --to lich.ics
    """
    if printed("programme", Problem, example=example, schema=schema):
        return

    def from_books() -> Problem:
        raise typer.BadParameter("Ghi FILE (mẫu: --example). · State FILE (a sample: --example).")

    problem = asked(Problem, file, from_books, problem_to)
    if problem.apart_months is None:
        problem = lawful(problem, plans.books().law(problem.day))
    if fix:
        settled = tuple(_fixed(one) for one in fix)
        problem = Problem.model_validate({**dict(problem), "fixed": (*problem.fixed, *settled)})
    _known_team(problem, team)
    with watching(quiet=as_json) as watch:
        found = solve(problem, limits(seed, time_limit, threads, effort), watch)
    if as_json:
        write(found.as_dict())
    else:
        _print(problem, found)
    language = "en" if english() else "vi"
    made = datetime.now(UTC)
    write_result(
        to,
        {
            ".xlsx": lambda: tables(problem, found, language),
            ".ics": lambda: calendar(problem, found, made, language, team),
        },
        quiet=as_json,
    )


def _fixed(text: str) -> Fixed:
    visit, mark, rest = text.partition("=")
    subject, slash, topic = visit.partition("/")
    week, _, team = rest.partition("@")
    if not mark or not slash or not (week.strip().isdigit() or (not week.strip() and team)):
        raise typer.BadParameter(f"{text!r}: SUBJECT/TOPIC=WEEK[@TEAM]")
    return Fixed(
        subject=subject.strip(), topic=topic.strip(), week=int(week) if week.strip() else None, team=team.strip()
    )


def _known_team(problem: Problem, team: str) -> None:
    if team and team not in {one.code for one in problem.teams}:
        said = Sentence(f"Không có đoàn mã {team}.", f"There is no team {team}.")
        near = ", ".join(one.code for one in problem.teams)
        raise Refusal(
            [Finding("planning.programme.unknown", said, subject=team, remedy=Sentence(f"Các đoàn: {near}.", f"Teams: {near}."))]
        )  # fmt: skip


def _print(problem: Problem, found: Plan) -> None:
    line(problem.title)
    say_quality(found.quality)
    joint, joinable, km, busiest = (shown(one) for one in (found.joint, found.joinable, found.km, found.busiest))
    if english():
        line(
            f"{shown(len(found.visits))} visits, {joint} of {joinable} possible joint; ways {km} km; busiest week {busiest}."
        )
    else:
        line(
            f"{shown(len(found.visits))} cuộc, đi chung {joint}/{joinable}; tổng đường một chiều {km} km; tuần bận nhất {busiest} cuộc."
        )
    line()
    rows = [
        (
            one.week,
            one.start,
            one.name,
            "; ".join(part.topic_name for part in one.parts),
            "; ".join(part.team_name for part in one.parts),
            word(one.why),
        )
        for one in found.visits
    ]
    vi = ("Tuần", "Từ ngày", "Đối tượng", "Nội dung", "Đoàn", "Vì sao")
    table("", ("Week", "From", "Subject", "Topics", "Teams", "Why") if english() else vi, rows, right=(0,))
    line()
    loads = [
        (one.name, SIDES[one.side][english()], one.visits, f"{one.weeks}/{one.of_weeks}", f"{one.share:.0f} %", one.km)
        for one in found.loads
    ]
    heads = ("Đoàn", "Bên", "Cuộc", "Tuần", "Bận", "Km")
    table("", ("Team", "Side", "Visits", "Weeks", "Busy", "Km") if english() else heads, loads, right=(2, 3, 4, 5))
