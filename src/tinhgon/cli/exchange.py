"""``import`` and ``export``: books in and out, as workbook, CSV folder, JSON or Parquet folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tinhgon.api.plain import bodies
from tinhgon.cli import mandate
from tinhgon.cli.answering import DONE, REFUSED
from tinhgon.cli.asking import Day, Json, Known, PlaceCode, UnitCode, as_of, read_day
from tinhgon.cli.findings import print_by_rule
from tinhgon.cli.opening import open_books
from tinhgon.cli.saying import amounts, line, note, progress, shown, word, write
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry import acts, queries
from tinhgon.workbook.books import ReadResult, read_books
from tinhgon.workbook.writing.frames import write_json, write_parquet_folder
from tinhgon.workbook.writing.report import write_report
from tinhgon.workbook.writing.selection import Selection, select
from tinhgon.workbook.writing.sheets import write_csv_folder, write_xlsx

app = typer.Typer(rich_markup_mode="rich")


@app.command("import")
def import_books(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Tệp .xlsx, .json, hoặc thư mục CSV, Parquet.")],
    check: Annotated[bool, typer.Option("--check", help="Chỉ kiểm tra, không ghi gì · Check only.")] = False,
    day: Annotated[
        date | None,
        typer.Option(
            "--day", parser=read_day, metavar="DAY", help="Ngày bắt đầu cho dòng bỏ trống · For empty valid_from."
        ),
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Ghi mọi lỗi ra .xlsx hoặc .csv · All faults.")
    ] = None,
    number: mandate.Number = "",
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    as_json: Json = False,
) -> None:
    """Nạp sổ: đọc hết, kể mọi chỗ sai cùng lúc kèm trang tính, dòng, cột; chỉ ghi khi không còn chỗ nào sai. Văn bản mà tệp nêu được
    dẫn thành từng mục của sổ cái.

    Import books. Everything is read and every fault named at once, with sheet, row and column; nothing is written unless all is right. The
    decisions that the file names are cited in the ledger, an entry each.

    [bold]Ví dụ · Examples[/bold]

      tinhgon template so.xlsx
      tinhgon import so.xlsx --check --report loi.xlsx
      tinhgon import so.xlsx --day 1/7/2025 --decision "12/QĐ-UBND"
    """
    with progress(quiet=as_json) as bar:
        task = bar.add_task("", total=100)
        read = read_books(
            path, lambda done, _, said: bar.update(task, completed=done, description=word(said)), first_day=day
        )
    written = str(write_report(read.findings, report, force=True)) if report is not None else None
    if read.history is None or check:
        _tell(read, written, None, as_json=as_json)
        raise typer.Exit(REFUSED if read.history is None else DONE)
    open_books()
    source = {"file": path.name, "sha256": _digest(path)} if path.is_file() else {"folder": path.name}
    with progress(quiet=as_json) as bar:
        task = bar.add_task("", total=None)
        entry = acts.load(
            mandate.mandate(actor, role),
            mandate.decision(number, signed, organ, title),
            read.history,
            source=source,
            progress=lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total),
        )
    _tell(read, written, entry.number, as_json=as_json)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tell(read: ReadResult, report: str | None, entry: int | None, *, as_json: bool) -> None:
    if as_json:
        write(
            {
                "ok": read.history is not None,
                "entry": entry,
                "counts": read.counts,
                "by_rule": read.by_rule,
                "report": report,
                "findings": [found.as_dict() for found in read.findings],
            }
        )
        return
    hidden = print_by_rule(read.findings)
    if report:
        note(f"Mọi phát hiện ở · all findings in: {report}")
    elif hidden:
        note("Xem đủ từng dòng: thêm --report loi.xlsx · For every row add --report loi.xlsx", style="dim")
    counts = amounts(read.counts)
    if entry is not None:
        line(f"Đã nạp, mục {entry} của sổ cái: {counts}. · Loaded.")
    elif read.history is not None:
        line(f"Đọc được, chưa ghi gì: {counts}. · All is right; nothing was written.")
    else:
        errors = sum(found.severity == Severity.ERROR for found in read.findings)
        said = f"{shown(errors)} chỗ sai; không ghi gì. · {shown(errors)} faults; nothing was written."
        note(said, style="bold red")


@app.command("export")
def export_books(
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help=".xlsx, .json, thư mục (CSV), hoặc thư mục .parquet.")
    ],
    on: Day = None,
    unit: UnitCode = "",
    place: PlaceCode = "",
    history: Annotated[bool, typer.Option("--history", help="Mọi ngày, không chỉ một ngày · All days.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè · Overwrite.")] = False,
    known: Known = None,
    as_json: Json = False,
) -> None:
    """Xuất sổ của một ngày ra tệp nạp lại được; --history: cả lịch sử, với văn bản và kế thừa (cái gì đã thành cái gì). Đuôi tệp chọn
    dạng: .xlsx, .json, .parquet; không đuôi là thư mục CSV.

    Export the books of a day to a file that can be imported again, or with --history all of it, with decisions and lineage. The ending
    chooses the format.

    [bold]Ví dụ · Examples[/bold]

      tinhgon export --on 31/12/2019 --to so-2019.xlsx
      tinhgon export --history --to so.json
      tinhgon export --unit 22.TU --to tinh-uy --force
    """
    chosen = _chosen(as_of(on, known).day, known, unit, place, history=history)
    written = _writer(to)(chosen, to, force=force)
    if as_json:
        write({"file": str(written), "day": chosen.day and chosen.day.isoformat(), "counts": chosen.counts})
    else:
        line(f"Đã ghi {written}: {amounts(chosen.counts)}. · Written.")


def _chosen(day: date, known: Any, unit: str, place: str, *, history: bool) -> Selection:
    structure = queries.snapshot(as_of(day, known))
    of_unit = bodies.key_of(structure, "units", unit) if unit else None
    of_place = bodies.key_of(structure, "places", place) if place else None
    if history:
        return select(queries.history(known), None, of_unit, of_place)
    return select(structure, day, of_unit, of_place)


def _writer(to: Path) -> Callable[..., Path]:
    ending = to.suffix.lower()
    writers: dict[str, Callable[..., Path]] = {
        ".xlsx": write_xlsx,
        ".json": write_json,
        ".parquet": write_parquet_folder,
        ".csv": write_csv_folder,
        "": write_csv_folder,
    }
    if ending not in writers:
        said = Sentence(f"Không biết dạng tệp “{ending}”.", f"There is no format “{ending}”.")
        remedy = Sentence(
            "Dùng .xlsx, .json, .parquet, hoặc thư mục không đuôi (CSV).",
            "Use .xlsx, .json, .parquet or a folder (CSV).",
        )
        raise Refusal([Finding("export.format", said, remedy=remedy, measured=ending)])
    return writers[ending]
