"""``enact``, ``cancel``, ``correct``, ``coming``: what changes the books, each on a decision."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from tinhgon.api.plain import bodies, entries, lives, outcomes
from tinhgon.api.telling import not_on
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.diff import print_figures
from tinhgon.cli.findings import print_findings
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, errors, iso, line, note, table, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.ledger.rules import Entry
from tinhgon.reform.acts import enacting
from tinhgon.registry import acts, queries
from tinhgon.structure.columns import SCHEMAS, FrameName
from tinhgon.structure.scheme import read_scheme
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import parse_day, say_day
from tinhgon.vietnamese.figures import parse_number

app = typer.Typer(rich_markup_mode="rich")

Number = Annotated[
    str, typer.Option("--decision", metavar="NUMBER", help="Số hiệu văn bản, như 1679/NQ-UBTVQH15 · The decision.")
]
Reason = Annotated[str, typer.Option("--reason", help="Vì sao · Why.")]


@app.command()
def enact(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp đề án YAML, hoặc - · Scheme file, or -.")],
    number: Number,
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    drafted_at: Annotated[
        int | None,
        typer.Option("--drafted-at", metavar="N", help="Mục sổ cái mới nhất khi soạn; sổ đã đổi thì kể từng dòng."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Thi hành một đề án theo quyết định, từ ngày hiệu lực của nó: tất cả hoặc không gì cả.

    Enact a scheme on a decision, from its day on: all or nothing. It runs the very code that “scheme run” tries.

    [bold]Ví dụ · Example[/bold]

      tinhgon enact de-an.yaml --decision "15/NQ-HĐND" --signed 20/12/2025 --organ "HĐND tỉnh"
    """
    scheme = read_scheme(read_file(file), str(file))
    with errors().status(scheme.id):
        done = enacting.enact(
            mandate.mandate(actor, role, authority), scheme, mandate.decision(number, signed, organ, title), drafted_at
        )
    plain = outcomes.outcome(done.outcome) | {"saved": True, "entry": entries.entry(done.entry)}
    if as_json:
        write(plain)
        return
    print_figures(plain["figures"], "Before" if english() else "Trước", "After" if english() else "Sau")
    print_findings(done.outcome.findings)
    line(f"Đã thi hành {scheme.id}, hiệu lực {say_day(scheme.day)}: mục {done.entry.number} của sổ cái. · Enacted.")


@app.command()
def cancel(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", min=1, help="Số mục sổ cái · Number of the ledger entry.")],
    number: Number,
    reason: Reason,
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Hủy một đề án đã ghi nhưng chưa đến ngày hiệu lực, bằng một mục mới; mục cũ vẫn còn.

    Take back a scheme that has not come into force yet, by a new entry; the old one stays on record.
    """
    decided = mandate.decision(number, signed, organ, title)
    _written(acts.cancel(mandate.mandate(actor, role, authority), decided, entry, today(), reason), as_json=as_json)


@app.command()
def correct(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Mã địa bàn, đơn vị hoặc người · Code.")],
    number: Number,
    reason: Reason,
    cells: Annotated[
        list[str], typer.Option("--set", metavar="COLUMN=VALUE", help="Giá trị đúng; lặp lại được · The right value.")
    ],
    on: Day = None,
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Đính chính: giá trị vốn đã như vậy suốt khoảng thời gian ấy, sổ ghi sai. Điều đã biết trước đây vẫn tra lại được.

    Correct what the books had wrong: it was always so. For a change from a day on, enact a scheme instead.

    [bold]Ví dụ · Example[/bold]

      tinhgon correct 06838 --on 1/1/2020 --set population=8123 --decision "3/BC" --reason "chép nhầm số liệu"
    """
    day = on or today()
    structure = queries.snapshot(AsOf(day))
    frames: tuple[FrameName, ...] = ("units", "places", "people")
    here = [(frame, key) for frame in frames for key in bodies.keys_of(structure, frame, code)]
    if not here:
        raise not_on(code, day)
    frame, key = here[0]
    values = dict(_cell(structure, frame, text) for text in cells)
    decided = mandate.decision(number, signed, organ, title)
    _written(
        acts.correct(mandate.mandate(actor, role, authority), decided, frame, key, day, values, reason), as_json=as_json
    )


def _cell(structure: Structure, frame: FrameName, text: str) -> tuple[str, Any]:
    """Read "column=value"; a reference is given by code, an empty value means none."""
    column, mark, value = text.partition("=")
    column, value = column.strip(), value.strip()
    if not mark:
        raise typer.BadParameter(f"{text!r}: COLUMN=VALUE", param_hint="--set")
    kind = SCHEMAS[frame].get(column)
    references: dict[str, FrameName] = {"parent": frame, "place": "places", "host": "units", "home": "places"}
    if value == "" or kind is None:
        return column, value or None
    if column in references:
        return column, bodies.key_of(structure, references[column], value)
    if kind == pl.Date():
        return column, parse_day(value)
    if kind.is_numeric():
        return column, parse_number(value, "whole" if kind.is_integer() else "decimal")
    return column, value


def _written(entry: Entry, *, as_json: bool) -> None:
    if as_json:
        write({"entry": entries.entry(entry, full=True)})
    else:
        line(f"Đã ghi mục {entry.number} của sổ cái. · Written as entry {entry.number}.")


@app.command()
def coming(
    after: Annotated[
        date | None,
        typer.Option("--after", parser=read_day, metavar="DAY", help="Sau ngày; mặc định hôm nay · After a day."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="Nhiều nhất · At most.")] = 1000,
    as_json: Json = False,
) -> None:
    """Những thay đổi đã ghi trong sổ mà chưa đến ngày.

    Changes that the books already hold for later days.
    """
    day = after or today()
    found = [lives.coming(one) for one in queries.coming(day, limit)]
    if as_json:
        write({"day": day.isoformat(), "coming": found})
    elif not found:
        note(f"Sau ngày {say_day(day)} chưa có thay đổi nào. · Nothing lies ahead.")
    else:
        heads = ("Day", "What", "Change", "Entry") if english() else ("Ngày", "Cái gì", "Thế nào", "Mục")
        verbs = {"opens": ("bắt đầu", "opens"), "changes": ("đổi", "changes"), "ends": ("kết thúc", "ends")}
        rows = [(iso(one["day"]), one["label"], verbs[one["verb"]][english()], one["entry"]) for one in found]
        table("", heads, rows, right=(3,))
