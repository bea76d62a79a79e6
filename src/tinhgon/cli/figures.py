"""``figures``: the numbers of a day, each with the rows behind it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tinhgon.api.plain import bodies, counted
from tinhgon.cli.asking import Day, Json, Known, PlaceCode, UnitCode, as_of
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.registry import queries
from tinhgon.structure.figures.catalogue import FIGURES, figure, readings, within
from tinhgon.structure.figures.figure import Reading
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import share_sentence

app = typer.Typer(rich_markup_mode="rich")
figures = typer.Typer(rich_markup_mode="rich", invoke_without_command=True)
app.add_typer(figures, name="figures")


@figures.callback()
def all_figures(
    ctx: typer.Context,
    on: Day = None,
    known: Known = None,
    unit: UnitCode = "",
    place: PlaceCode = "",
    as_json: Json = False,
) -> None:
    """Mọi con số vào một ngày: đầu mối, cấp trưởng, biên chế, đơn vị hành chính, nhất thể hóa.

    All figures of a day; “figures show ID --rows” proves one by its rows.

    [bold]Ví dụ · Examples[/bold]

      tinhgon figures --on 31/12/2019
      tinhgon figures --on 1/7/2025 --place 06649 --json
      tinhgon figures show places.commune --on 31/12/2024 --rows
      tinhgon figures list
    """
    if ctx.invoked_subcommand is not None:
        return
    structure = scoped(on, known, unit, place)
    found = readings(structure)
    if as_json:
        scope = {**({"unit": unit} if unit else {}), **({"place": place} if place else {})}
        write({"day": structure.day.isoformat(), **scope, "figures": counted.figures(found)})
        return
    heads = (
        ("Figure", "Name", "Value", "Counted", "Share")
        if english()
        else ("Con số", "Tên", "Giá trị", "Đơn vị tính", "Tỷ lệ")
    )
    rows = [
        (one.figure.id, word(one.figure.name), one.value, word(one.figure.unit), _share(one))
        for one in found
        if one.value or one.of
    ]
    table(f"{'On' if english() else 'Ngày'} {say_day(structure.day)}", heads, rows, right=(2,))


@figures.command("show")
def one_figure(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Tên con số, như places.commune · The figure.")],
    on: Day = None,
    known: Known = None,
    unit: UnitCode = "",
    place: PlaceCode = "",
    rows: Annotated[
        bool, typer.Option("--rows", help="In các dòng được đếm · Print the rows that are counted.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Một con số, câu định nghĩa của nó, và với --rows là từng dòng nó đếm.

    One figure, its definition and, with --rows, every row that it counts.

    [bold]Ví dụ · Example[/bold]

      tinhgon figures show places.commune --on 2024-12-31 --rows --json
    """
    figure(id)
    given = (ctx.parent.params if ctx.parent else {}) | {}
    structure = scoped(
        on or given.get("on"),
        known or given.get("known"),
        unit or given.get("unit", ""),
        place or given.get("place", ""),
    )
    found = readings(structure, [id])[0]
    if as_json or given.get("as_json"):
        write(counted.figure(found, rows=rows))
        return
    line(
        f"{word(found.figure.name)}, {say_day(found.day)}: {shown(found.value)} {word(found.figure.unit)} {_share(found)}".rstrip()
    )
    line(word(found.figure.sentence))
    if rows:
        columns = [name for name in found.rows.columns if name not in {"lon", "lat", "note", "functions"}]
        numeric = tuple(number for number, name in enumerate(columns) if found.rows.schema[name].is_numeric())
        line()
        table("", columns, found.rows.select(columns).iter_rows(), right=numeric)


@figures.command("list")
def list_figures(as_json: Json = False) -> None:
    """Có những con số nào, và mỗi con số nghĩa là gì.

    What figures there are, and what each means.
    """
    if as_json:
        write({"figures": counted.catalogue()})
        return
    heads = ("Figure", "Name", "Meaning") if english() else ("Con số", "Tên", "Nghĩa")
    table("", heads, [(one.id, word(one.name), word(one.sentence)) for one in FIGURES.values()])


def scoped(on: Any, known: Any, unit: str, place: str) -> Structure:
    """Return the apparatus of a day, or the part of it under a unit or on a place; raises Unknown."""
    structure = queries.snapshot(as_of(on, known))
    if not unit and not place:
        return structure
    of_unit = bodies.key_of(structure, "units", unit) if unit else None
    of_place = bodies.key_of(structure, "places", place) if place else None
    return within(structure, of_unit, of_place)


def _share(found: Reading) -> str:
    return "" if found.of is None else word(share_sentence(found.value, found.of))
