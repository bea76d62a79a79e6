"""``outlines``: where places lie, in and out of the books as GeoJSON."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from tinhgon.api.plain.outlines import drawn
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, Known, as_of
from tinhgon.cli.findings import print_by_rule
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, shown, write
from tinhgon.registry import acts, queries
from tinhgon.registry.queries.outlines import outlines as known_outlines
from tinhgon.structure.outlines import geojson, read_outlines
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.writing.atomic import new_file

app = typer.Typer(rich_markup_mode="rich")


@app.command("outlines")
def outlines(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Bản đồ GeoJSON để nạp · The map to bring in; - reads stdin."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Xuất đường ranh của ngày · Write them out.")
    ] = None,
    code: Annotated[
        str, typer.Option("--code", metavar="NAME", help="Thuộc tính chứa mã · The property of the code.")
    ] = "code",
    check: Annotated[bool, typer.Option("--check", help="Chỉ kiểm tra, không ghi gì · Check only.")] = False,
    on: Day = None,
    known: Known = None,
    number: mandate.Number = "",
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    as_json: Json = False,
) -> None:
    """Đường ranh của địa bàn: nạp từ bản đồ GeoJSON, từ ngày --on; hoặc xem, xuất ra (--to). Mọi chỗ sai kể cùng lúc, nạp trọn hoặc không.

    Outlines of places: brought in from a GeoJSON map, from the day --on; or shown and written out. Every fault at once, all or nothing. Units
    then lie side by side where their outlines share a border, and maps are drawn in their real shape.

    [bold]Ví dụ · Examples[/bold]

      tinhgon outlines ban-do.geojson --on 1/11/2024 --check
      tinhgon outlines ban-do.geojson --on 1/11/2024 --code ma_xa --decision "12/QĐ-UBND"
      tinhgon outlines --on 1/7/2025 --to ban-do.geojson
    """
    asked = as_of(on, known)
    if file is None:
        structure, found = queries.snapshot(asked), known_outlines(asked)
        if to is not None:
            with new_file(to, force=False) as path:
                path.write_text(geojson.text(structure, found), encoding="utf-8")
        told = {
            "day": asked.day.isoformat(),
            "places": structure.places.height,
            "drawn": len(found),
            "file": to and str(to),
        }
        if as_json:
            write(told)
        elif english():
            line(
                f"On {say_day(asked.day)}, {shown(len(found))} of {shown(structure.places.height)} places can be drawn."
            )
        else:
            line(
                f"Ngày {say_day(asked.day)}: {shown(len(found))} trên {shown(structure.places.height)} địa bàn có đường ranh."
            )
        return
    text = read_file(file)
    made = acts.outline(
        mandate.mandate(actor, role),
        mandate.decision(number, signed, organ, title),
        asked.day,
        read_outlines(text, str(file), code),
        source={"file": file.name, "sha256": hashlib.sha256(text.encode()).hexdigest()},
        only_try=check,
    )
    if as_json:
        write(drawn(made))
        return
    print_by_rule(made.notes)
    count = f"{shown(made.places)} địa bàn, {shown(made.points)} điểm · {shown(made.places)} places, {shown(made.points)} points"
    if made.entry is None:
        line(f"Đọc được, chưa ghi gì: {count}. · All is right; nothing was written.")
    else:
        line(f"Đã nạp từ ngày {say_day(asked.day)}, mục {made.entry.number} của sổ cái: {count}. · Loaded.")
