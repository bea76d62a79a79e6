"""The options that every kind of plan shares; a search that Ctrl+C ends with the best plan so far."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.status import Status

from tinhgon.api.telling import try_scheme
from tinhgon.cli.asking import as_of
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, errors, line, note, shown, word, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import P, problem_file, read_problem, schema_of
from tinhgon.planning.program import Quality
from tinhgon.planning.progress import Progress, Watch
from tinhgon.planning.sheets import problem_of_sheets, sheets_of
from tinhgon.registry import queries
from tinhgon.structure.operations.operation import Spec
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure
from tinhgon.workbook.tables import ENDINGS, read_tables, workbook_of, written_of
from tinhgon.workbook.writing.atomic import new_file

T = TypeVar("T")

ProblemFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]",
        help="Tệp bài toán YAML, JSON, .xlsx, thư mục CSV, hoặc -; bỏ trống thì lấy từ sổ · Problem file; else from the books.",
    ),
]
Seed = Annotated[int, typer.Option("--seed", help="Hạt giống: cùng hạt, cùng phương án · Same seed, same plan.")]
TimeLimit = Annotated[float, typer.Option("--time-limit", metavar="SECONDS", help="Thời gian tối đa · Most seconds.")]
Threads = Annotated[int, typer.Option("--threads", help="Số luồng · Threads.")]
Effort = Annotated[
    int | None, typer.Option("--effort", help="Giới hạn bằng công tính, không theo đồng hồ · Limit in units of work.")
]
ToScheme = Annotated[
    Path | None,
    typer.Option("--to-scheme", metavar="FILE", help="Ghi phương án thành đề án để sửa và chạy · Write a scheme."),
]
ProblemTo = Annotated[
    Path | None,
    typer.Option(
        "--problem-to", metavar="FILE", help="Ghi bài toán ra .yaml hoặc .xlsx để sửa, không giải · Write it."
    ),
]
Example = Annotated[bool, typer.Option("--example", help="In tệp bài toán mẫu có chú giải · Print a sample problem.")]
Schema = Annotated[bool, typer.Option("--schema", help="In lược đồ JSON của tệp bài toán · Print its JSON Schema.")]


def limits(seed: int, seconds: float, threads: int, effort: int | None) -> Limits:
    """Return the limits of a search. Raises Refusal where a number is out of its range."""
    return Limits(seconds, seed, threads, effort)


def books_on(day: Any) -> Structure:
    """Return the apparatus on a day, today unless stated."""
    return queries.snapshot(as_of(day))


def printed(kind: str, of: type[Spec], *, example: bool, schema: bool) -> bool:
    """Print the sample problem or the schema where that was asked; say whether it was."""
    if example:
        typer.echo(files("tinhgon.planning").joinpath("examples", f"{kind}.yaml").read_text("utf-8"), nl=False)
    if schema:
        write(schema_of(of, kind))
    return example or schema


def asked(kind: type[P], file: Path | None, from_books: Callable[[], P], problem_to: Path | None) -> P:
    """Return the problem of a file, or of the books; write it down and leave where that was asked."""
    problem = read_asked(kind, file) if file else from_books()
    if problem_to is not None:
        sheets = problem_to.suffix.lower() == ".xlsx"
        text = workbook_of(written_of(sheets_of(problem))) if sheets else problem_file(problem).encode()
        with new_file(problem_to, force=True) as temporary:
            temporary.write_bytes(text)
        line(f"Đã ghi bài toán vào {problem_to}. · The problem is written.")
        raise typer.Exit
    return problem


def read_asked(kind: type[P], file: Path) -> P:
    """Read a problem from YAML or JSON, or from sheets: a workbook, a folder of CSV files."""
    if file.is_dir() or file.suffix.lower() in ENDINGS:
        return problem_of_sheets(kind, read_tables(file), file.name)
    return read_problem(kind, read_file(file), str(file))


def write_result(to: Path | None, ways: Mapping[str, Callable[[], Any]], *, quiet: bool) -> None:
    """Write a plan to a file by its ending: tables as a workbook, bytes as they are. Raises Refusal for another ending."""
    if to is None:
        return
    way = ways.get(to.suffix.lower())
    if way is None:
        near = ", ".join(ways)
        said = Sentence(f"Không ghi được dạng “{to.suffix}”.", f"There is no format “{to.suffix}” here.")
        remedy = Sentence(f"Dùng {near}.", f"Use {near}.")
        raise Refusal([Finding("planning.format", said, subject=to.name, remedy=remedy)])
    made = way()
    with new_file(to, force=True) as temporary:
        temporary.write_bytes(made if isinstance(made, bytes) else workbook_of(written_of(made)))
    if not quiet:
        line(f"Đã ghi {to}. · Written.")


@contextmanager
def watching(*, quiet: bool) -> Iterator[Watch]:
    """Show where a search stands on the error stream; Ctrl+C ends it with the best plan so far, twice ends the command."""
    stop: list[int] = []

    def interrupted(number: int, _frame: Any) -> None:
        if stop:
            raise KeyboardInterrupt
        stop.append(number)
        note("Đang dừng, lấy phương án tốt nhất đến lúc này… · Stopping with the best so far…", style="dim")

    before = signal.signal(signal.SIGINT, interrupted)
    status = Status("", console=errors())
    drawn = errors().is_terminal and not quiet

    def watch(found: Progress) -> bool:
        if drawn:
            status.update(_told(found))
        return not stop

    try:
        if drawn:
            status.start()
        yield watch
    finally:
        status.stop()
        signal.signal(signal.SIGINT, before)


def _told(found: Progress) -> str:
    best, bound = shown(found.best) or "…", shown(found.bound) or "…"
    gap = "" if found.gap is None else f" · {found.gap:.1%}"
    return f"{word(found.words)} — {best} ({'bound' if english() else 'cận'} {bound}){gap} · {found.seconds:.0f} s"


def say_quality(quality: Quality) -> None:
    """Say how good a plan is, and why the search ended."""
    if quality.ended == "done":
        vi, en = "đã chứng minh là tốt nhất", "proven best"
    else:
        why = {"time": ("hết giờ", "out of time"), "effort": ("hết công tính", "out of effort")}
        vi, en = why.get(quality.ended, ("được dừng", "stopped"))
        vi, en = f"{vi}, cách cận {quality.gap:.1%}", f"{en}, {quality.gap:.1%} from the bound"
    line(f"{'Aim' if english() else 'Mục tiêu'}: {shown(quality.best)} ({en if english() else vi}).")


def write_scheme(scheme: Scheme, file: Path | None, *, quiet: bool, of_books: bool = True) -> None:
    """Write a plan as a scheme; one made from the books is tried on them at once, so that it is known to run."""
    if file is None:
        return
    file.write_text(scheme.to_yaml(), encoding="utf-8")
    if quiet:
        return
    line()
    line(f"Đã ghi đề án {scheme.id} vào {file}. Thử: tinhgon scheme run {file} · The scheme is written.")
    if not of_books:
        return
    try:
        found = try_scheme(scheme)
    except Refusal as refusal:
        note(f"Chưa chạy được trên sổ: {refusal.sentence.vi} · {refusal.sentence.en}", style="yellow")
    else:
        note(f"Chạy thử được trên sổ: {shown(len(found.changes))} thay đổi. · It runs on the books.", style="dim")


def split_codes(given: Sequence[str] | None) -> tuple[tuple[str, ...], ...]:
    """Return options such as ``22.BTG+22.BDV`` as groups of codes."""
    return tuple(tuple(one.strip() for one in group.split("+") if one.strip()) for group in given or ())
