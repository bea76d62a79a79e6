"""``plan rotation``: who heads what for the coming term, from elsewhere and within two terms; who holds two posts."""

from __future__ import annotations

from pathlib import Path
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
    watching,
    write_result,
    write_scheme,
)
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.law.books import builtin
from tinhgon.planning.rotation.plan import Plan, Result
from tinhgon.planning.rotation.problem import Fixed, Problem, Weights
from tinhgon.planning.rotation.reading import rotation
from tinhgon.planning.rotation.solve import solve
from tinhgon.planning.rotation.steps import scheme
from tinhgon.proposals.rules.lawful import lawful
from tinhgon.proposals.words import ROTATED
from tinhgon.structure.kinds import LEVELS, UNIT_KINDS

Codes = list[str] | None


def plan_rotation(
    file: ProblemFile = None,
    level: Annotated[str, typer.Option("--level", help="Cấp: district, commune, province · Level.")] = "district",
    kinds: Annotated[
        str, typer.Option("--kinds", metavar="A,B", help="Loại đơn vị, từ cao xuống · Kinds, the highest first.")
    ] = "party_committee,people_committee",
    under: Annotated[str, typer.Option("--under", metavar="CODE", help="Chỉ dưới đơn vị này · Under this body.")] = "",
    new_term: Annotated[
        bool, typer.Option("--new-term", help="Bắt đầu nhiệm kỳ mới: ở lại là thêm một nhiệm kỳ · A term begins.")
    ] = False,
    planned: Annotated[
        Codes, typer.Option("--planned", metavar="CODE", help="Người được quy hoạch, lặp được · Planned for all.")
    ] = None,
    deputies: Annotated[
        bool, typer.Option("--deputies/--no-deputies", help="Cấp phó là nguồn · Deputies may rise.")
    ] = True,
    unify: Annotated[int, typer.Option("--unify", min=0, help="Nhất thể hóa ít nhất số nơi · At least so many.")] = 0,
    most_unified: Annotated[int | None, typer.Option("--most-unified", min=0, help="Nhiều nhất · At most.")] = None,
    terms: Annotated[
        int | None, typer.Option("--terms", min=1, help="Nhiệm kỳ liên tiếp, thay luật · Terms in a row.")
    ] = None,
    months_left: Annotated[
        int | None, typer.Option("--months-left", min=0, help="Tháng công tác còn lại để nhận việc · To take a post.")
    ] = None,
    rotated_left: Annotated[
        int | None, typer.Option("--rotated-left", min=0, help="Tháng còn lại để đi nơi khác · To go elsewhere.")
    ] = None,
    in_post: Annotated[
        int | None, typer.Option("--in-post", min=0, help="Tháng tối thiểu ở chức vụ cũ · Least months before.")
    ] = None,
    farthest_km: Annotated[float | None, typer.Option("--farthest", help="Không xa quá, km · Not farther.")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Cho để trống · Posts may wait.")] = False,
    fix: Annotated[
        Codes, typer.Option("--fix", metavar="PERSON=UNIT/TITLE", help="Chốt; = trống là không giữ · Settle.")
    ] = None,
    retire_men: Annotated[
        float | None, typer.Option("--retire-men", help="Tuổi nghỉ hưu nam, thay luật · Age.")
    ] = None,
    retire_women: Annotated[float | None, typer.Option("--retire-women", help="Tuổi nghỉ hưu nữ · Age.")] = None,
    weights: Annotated[
        str, typer.Option("--weights", metavar="NAME=N,…", help="Điểm: " + ", ".join(Weights.model_fields))
    ] = "",
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Ghi kết quả ra .xlsx · Write it.")] = None,
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
    """Ai đứng đầu nơi nào từ ngày ấy: không là người địa phương, không quá hai nhiệm kỳ một nơi, còn đủ thời gian công tác; ai giữ hai chức danh.

    Who heads what from the day on: not from there, within two terms, with enough service left; who holds two posts where permitted.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan rotation --on 1/12/2024 --new-term
      tinhgon plan rotation --on 1/12/2024 --unify 3 --to-scheme luan-chuyen.yaml
      tinhgon plan rotation --on 1/12/2024 --problem-to nguon.xlsx && tinhgon plan rotation nguon.xlsx
    """
    if printed("rotation", Problem, example=example, schema=schema):
        return
    settled = tuple(_fixed(one) for one in fix or ())
    said: dict[str, Any] = {
        "most_terms": terms,
        "months_left": months_left,
        "months_left_rotated": rotated_left,
        "months_in_post": in_post,
        "farthest_km": farthest_km,
        "unified_most": most_unified,
    }
    wishes = {name: value for name, value in said.items() if value is not None}

    def from_books() -> Problem:
        structure = books_on(on)
        law = lawful(builtin().at(structure.day), level, retire_men, retire_women)
        return rotation(
            structure,
            law,
            level=level,
            kinds=tuple(one.strip() for one in kinds.split(",") if one.strip()),
            under=under,
            deputies_rise=deputies,
            planned=planned or (),
            title=_title(level, kinds),
            new_term=new_term,
            fill=not empty,
            unified_least=unify,
            weights=_weights(weights),
            fixed=settled,
            **wishes,
        )

    problem = asked(Problem, file, from_books, problem_to)
    if file:
        over = {**wishes, **({"unified_least": unify} if unify else {}), **({"new_term": True} if new_term else {})}
        over |= {"fixed": (*problem.fixed, *settled)}
        problem = Problem.model_validate({**dict(problem), **over})
    with watching(quiet=as_json) as watch:
        found = solve(problem, limits(seed, time_limit, threads, effort), watch)
    if as_json:
        write(found.as_dict())
    else:
        _print(problem, found)
    write_result(to, {".xlsx": lambda: _tables(found)}, quiet=as_json)
    if to_scheme is not None:
        write_scheme(scheme(problem, found), to_scheme, quiet=as_json, of_books=file is None)


def _title(level: str, kinds: str) -> str:
    """Return what is planned, in words: the kinds of bodies and their level."""
    words = [word(UNIT_KINDS[one.strip()].words) if one.strip() in UNIT_KINDS else one for one in kinds.split(",")]
    return f"{', '.join(words)}, {word(LEVELS[level]).lower() if level in LEVELS else level}"


def _weights(text: str) -> Weights:
    given = {}
    for one in (part.strip() for part in text.split(",") if part.strip()):
        name, _, value = one.partition("=")
        if name not in Weights.model_fields or not value.isdigit():
            raise typer.BadParameter(f"--weights {one!r}: NAME=N, {', '.join(Weights.model_fields)}")
        given[name] = int(value)
    return Weights(**given)


def _fixed(text: str) -> Fixed:
    person, mark, post = text.partition("=")
    if not mark:
        raise typer.BadParameter(f"{text!r}: PERSON=UNIT/TITLE")
    return Fixed(person=person.strip(), post=post.strip())


def _row(one: Result) -> tuple[Any, ...]:
    other = one.next_best
    more = "" if other is None or other.whole else f" ({other.more:+})"
    return (
        one.person,
        one.name,
        word(ROTATED[one.fate]),
        "; ".join(one.post_words),
        word(one.why),
        "" if other is None else f"{word(other.words)}{more}",
    )


def _heads() -> tuple[str, ...]:
    vi = ("Mã", "Họ tên", "Kết quả", "Chức vụ", "Vì sao", "Kế tiếp tốt nhất")
    return ("Code", "Name", "Result", "Post", "Why", "Next best") if english() else vi


def _print(problem: Problem, found: Plan) -> None:
    line(problem.title)
    say_quality(found.quality)
    line(
        f"{'Longest way' if english() else 'Chặng xa nhất'}: {shown(round(found.longest_km))} km"
        + ("" if found.evened else (" (not proven shortest)" if english() else " (chưa chứng minh ngắn nhất)"))
    )
    line()
    counts = [(word(ROTATED[fate]), count) for fate, count in found.fates.items() if fate != "none"]
    table("", ("What becomes", "People") if english() else ("Kết quả", "Người"), counts, right=(1,))
    line()
    title = "Those who change" if english() else "Những người có thay đổi"
    table(title, _heads(), [_row(one) for one in found.results if one.fate not in ("stays", "none")])
    if found.unified:
        line()
        pairs = [(one.name, " + ".join(one.posts), one.citation or "—", one.new) for one in found.unified]
        vi = ("Họ tên", "Hai chức danh", "Căn cứ", "Mới")
        title = "One person, two posts" if english() else "Một người, hai chức danh"
        table(title, ("Name", "Two posts", "Basis", "New") if english() else vi, pairs)
    empty = [one.words for one in found.seats if not one.person]
    if empty:
        line()
        line(f"{'Empty' if english() else 'Còn trống'}: {'; '.join(empty)}")


def _tables(found: Plan) -> dict[str, tuple[tuple[str, ...], list[list[Any]]]]:
    people = [list(_row(one)) for one in found.results]
    names = {one.person: one.name for one in found.results}
    seats = [[one.post, one.words, names.get(one.before, one.before), one.name] for one in found.seats]
    vi = ("Mã", "Chức vụ", "Hiện nay", "Đề xuất")
    return {
        "People" if english() else "Cán bộ": (_heads(), people),
        "Posts" if english() else "Chức vụ": (("Code", "Post", "Now", "Proposed") if english() else vi, seats),
    }
