"""``plan placement``: who goes where after a scheme, with a reason and the next best for each; who leaves, when, for how much."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tinhgon.api.telling import try_scheme
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
    ToScheme,
    asked,
    limits,
    printed,
    say_quality,
    watching,
    write_scheme,
)
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.law.books import Law, builtin
from tinhgon.law.retirement import retires
from tinhgon.planning.placement.money import Money, money
from tinhgon.planning.placement.plan import Plan
from tinhgon.planning.placement.problem import Fixed, Problem, Weights, months_after
from tinhgon.planning.placement.reading import placement
from tinhgon.planning.placement.solve import solve
from tinhgon.planning.placement.steps import scheme
from tinhgon.proposals.rules.placement import entitled, soon
from tinhgon.proposals.words import FATES
from tinhgon.structure.scheme import Scheme, read_scheme

Fix = Annotated[
    list[str] | None,
    typer.Option("--fix", metavar="PERSON=UNIT/TITLE", help="Chốt người vào vị trí; = trống là dôi dư · Settle."),
]


def plan_placement(
    file: ProblemFile = None,
    scheme_file: Annotated[
        Path | None, typer.Option("--scheme", metavar="FILE", help="Đề án có hợp nhất, sáp nhập · The scheme.")
    ] = None,
    most_deputies: Annotated[int | None, typer.Option("--deputies", help="Cấp phó nhiều nhất một nơi · Cap.")] = None,
    staff_share: Annotated[
        float, typer.Option("--staff-share", min=0, max=1, help="Phần chỉ tiêu công chức còn lại · Share kept.")
    ] = 1.0,
    grace_months: Annotated[int, typer.Option("--grace", help="Lộ trình dôi dư, tháng · Grace period.")] = 60,
    most_terms: Annotated[int | None, typer.Option("--terms", help="Nhiệm kỳ liên tiếp nhiều nhất · Most.")] = None,
    farthest_km: Annotated[float | None, typer.Option("--farthest", help="Không xa quá, km · Not farther.")] = None,
    salary: Annotated[int, typer.Option("--salary", help="Lương tháng giả định khi sổ chưa có, đồng · VND.")] = 0,
    retire_men: Annotated[
        float | None, typer.Option("--retire-men", help="Tuổi nghỉ hưu nam, thay luật · Age.")
    ] = None,
    retire_women: Annotated[float | None, typer.Option("--retire-women", help="Tuổi nghỉ hưu nữ · Age.")] = None,
    fairness: Annotated[int, typer.Option("--fairness", help="Giá của đối xử không đều · Price of unevenness.")] = 1,
    empty_heads: Annotated[
        bool, typer.Option("--empty-heads", help="Cho để trống cấp trưởng · Heads may wait.")
    ] = False,
    fix: Fix = None,
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
    """Ai về đâu sau đề án: cấp trưởng trước, ít xáo trộn nhất, ai cũng có chỗ hoặc có lộ trình ghi ngày; vì sao từng người.

    Who goes where after a scheme: heads first, least movement, everybody placed or on a dated path, each with a reason.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan placement --scheme de-an.yaml --deputies 3 --salary 12000000
      tinhgon plan placement --scheme de-an.yaml --fix NG00012=22.BTG.HN/Trưởng ban --to-scheme bo-tri.yaml
      tinhgon plan placement --example > bai-toan.yaml && tinhgon plan placement bai-toan.yaml --json
    """
    if printed("placement", Problem, example=example, schema=schema):
        return
    base = read_scheme(read_file(scheme_file), str(scheme_file)) if scheme_file else None
    settled = tuple(_fixed(one) for one in fix or ())

    def from_books() -> Problem:
        if base is None:
            raise typer.BadParameter("Ghi FILE hoặc --scheme. · State FILE or --scheme.")
        law = builtin().at(base.day)
        return placement(
            try_scheme(base),
            lambda birth, sex: _retires(law, birth, sex, retire_men, retire_women),
            most_deputies=most_deputies,
            staff_share=staff_share,
            salary=salary,
            grace_months=grace_months,
            most_terms=most_terms,
            farthest_km=farthest_km,
            fill_heads=not empty_heads,
            fixed=settled,
            weights=Weights(fairness=fairness),
        )

    problem = asked(Problem, file, from_books, problem_to)
    if file and settled:
        problem = Problem.model_validate({**dict(problem), "fixed": (*problem.fixed, *settled)})
    with watching(quiet=as_json) as watch:
        found = solve(problem, limits(seed, time_limit, threads, effort), watch)
    law = builtin().at(problem.day)
    paid = money(problem, found, lambda leaving: entitled(law, leaving), soon(law))
    if as_json:
        write({**found.as_dict(), "money": paid.as_dict()})
    else:
        _print(found, paid)
    _write(base, problem, found, to_scheme, quiet=as_json)


def _retires(law: Law, birth: date, sex: str, men: float | None, women: float | None) -> date | None:
    years = women if sex == "female" else men
    return retires(law, birth, sex) if years is None else months_after(birth, round(years * 12))


def _fixed(text: str) -> Fixed:
    person, mark, post = text.partition("=")
    if not mark:
        raise typer.BadParameter(f"{text!r}: PERSON=UNIT/TITLE")
    return Fixed(person=person.strip(), post=post.strip())


def _write(base: Scheme | None, problem: Problem, found: Plan, to_scheme: Path | None, *, quiet: bool) -> None:
    if to_scheme is None:
        return
    if base is None:
        raise typer.BadParameter("--to-scheme cần --scheme: bước bố trí đứng sau các bước của đề án. · needs --scheme.")
    write_scheme(scheme(base, problem, found), to_scheme, quiet=quiet)


def _print(found: Plan, paid: Money) -> None:
    say_quality(found.quality)
    line()
    counts = [(word(FATES[fate]), count) for fate, count in found.fates.items()]
    table("", ("What becomes", "People") if english() else ("Kết quả", "Người"), counts, right=(1,))
    line()
    rows = [
        (
            one.person,
            one.name,
            word(FATES[one.fate]),
            one.post_words or one.until,
            word(one.why),
            "" if one.next_best is None else f"{word(one.next_best.words)} ({one.next_best.more:+})",
        )
        for one in found.placed
        if one.fate != "stays"
    ]
    vi = ("Mã", "Họ tên", "Kết quả", "Vị trí hoặc ngày", "Vì sao", "Kế tiếp tốt nhất")
    en = ("Code", "Name", "Result", "Post or day", "Why", "Next best")
    table("Those who do not just stay" if english() else "Những người có thay đổi", en if english() else vi, rows)
    line()
    even = [(one.unit, one.body, f"{one.kept}/{one.of}") for one in found.evenness]
    title = "Leaders who kept their rank" if english() else "Lãnh đạo giữ được chức vụ, theo đơn vị cũ"
    table(title, ("Unit", "From", "Kept") if english() else ("Đơn vị", "Từ", "Giữ"), even, right=(2,))
    if paid.paid or paid.unknown:
        line()
        years = [(str(year), amount) for year, amount in paid.by_year().items()]
        title = "Entitlements by year, VND" if english() else "Chế độ theo năm, đồng"
        table(title, ("Year", "VND") if english() else ("Năm", "Đồng"), years, right=(1,))
    if paid.unruled:
        count = shown(len(paid.unruled))
        vi_said = f"{count} người nghỉ: ngày này sổ luật không có dòng nào về chế độ."
        line(f"{count} people leave: the law book has no rule of that day." if english() else vi_said)
    if paid.unknown:
        count = shown(len(paid.unknown))
        line(f"{count} people: no salary known." if english() else f"{count} người nghỉ chưa có mức lương (--salary).")
