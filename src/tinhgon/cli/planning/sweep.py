"""``plan territory --sweep``: one question asked in many ways, of one province or many, on this machine or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from tinhgon.cli.planning.asking import read_asked, watching, write_result
from tinhgon.cli.saying import english, line, note, progress, shown, table, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.limits import Limits
from tinhgon.planning.progress import Progress, Watch
from tinhgon.planning.territory.problem import Problem
from tinhgon.planning.territory.sweep import Swept, scenarios, sweep, tasks

Sweep = Annotated[
    list[str] | None,
    typer.Option("--sweep", metavar="NAME=50,54|50..60", help="Quét nhiều kịch bản, lặp được · Many scenarios."),
]
Over = Annotated[
    Path | None,
    typer.Option("--over", metavar="FOLDER", help="Mỗi tệp bài toán một tỉnh · A problem for each province."),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Số tiến trình song song · Processes.")]
Cluster = Annotated[
    str, typer.Option("--cluster", metavar="local|ADDRESS", help="Chạy trên cụm Ray (tinhgon[cluster]) · On Ray.")
]
To = Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Ghi bảng so sánh .xlsx · Write the table.")]
_SWEEPING = Sentence("Quét kịch bản", "Sweeping scenarios")


def problems(over: Path | None, one: Callable[[], Problem]) -> dict[str, Problem]:
    """Return the problems to be asked by the name of their place: those of a folder, else the one that was asked."""
    if over is None:
        return {"": one()}
    files = (
        sorted(file for file in over.iterdir() if file.suffix in (".yaml", ".yml", ".json")) if over.is_dir() else []
    )
    if not files:
        said = Sentence(f"{over} không có tệp bài toán nào.", f"There are no problem files in {over}.")
        remedy = Sentence("Ghi bài toán bằng --problem-to thư-mục/tên.yaml.", "Write them by --problem-to.")
        raise Refusal([Finding("planning.sweep", said, subject=str(over), remedy=remedy)])
    return {file.stem: read_asked(Problem, file) for file in files}


def swept(
    asked: Mapping[str, Problem],
    texts: Sequence[str],
    limits: Limits,
    workers: int,
    cluster: str,
    *,
    to: Path | None,
    as_json: bool,
) -> None:
    """Answer every scenario of every place and print them side by side; Ctrl+C keeps what is done."""
    wanted = tasks(asked, scenarios(texts), limits)
    found: dict[int, Swept] = {}
    with watching(quiet=True) as watch, progress(quiet=as_json) as bar:
        task = bar.add_task(_SWEEPING.vi, total=len(wanted))
        for at, one in sweep(wanted, workers, cluster):
            found[at] = one
            bar.advance(task)
            if not _going_on(watch, len(found), len(wanted)):
                break
    rows = [found[at] for at in sorted(found)]
    if as_json:
        write({"scenarios": len(wanted), "answered": len(rows), "results": [one.as_dict() for one in rows]})
    else:
        table("", _heads(rows), [_row(one) for one in rows], right=(2, 3, 4, 5, 6))
        if len(rows) < len(wanted):
            note(f"Dừng sau {len(rows)}/{len(wanted)} kịch bản. · Stopped.", style="yellow")
        _say_refused(rows)
    write_result(to, {".xlsx": lambda: {"Kịch bản": (_heads(rows), [list(_row(one)) for one in rows])}}, quiet=as_json)


def _going_on(watch: Watch, done: int, of: int) -> bool:
    return watch(Progress(float(done), float(of), None, 0.0, _SWEEPING, done / of))


def _heads(rows: Sequence[Swept]) -> tuple[str, ...]:
    vi = ("Nơi", "Kịch bản", "Đơn vị", "Điểm", "Cận", "Cách cận, %", "Giây", "Kết thúc")
    en = ("Place", "Scenario", "Units", "Points", "Bound", "Gap, %", "Seconds", "Ended")
    return en if english() else vi


def _row(one: Swept) -> tuple[Any, ...]:
    said = ", ".join(f"{name}={shown(value)}" for name, value in one.scenario)
    gap = None if one.gap is None else round(100 * one.gap, 2)
    points = None if one.points is None else round(one.points, 1)
    bound = None if one.bound is None else round(one.bound, 1)
    return one.place, said, one.units, points, bound, gap, round(one.seconds, 1), one.ended


def _say_refused(rows: Sequence[Swept]) -> None:
    for one in rows:
        for found in one.refused:
            words = found["sentence"]["en" if english() else "vi"]
            line(f"{one.place} {', '.join(f'{name}={shown(value)}' for name, value in one.scenario)}: {words}")
