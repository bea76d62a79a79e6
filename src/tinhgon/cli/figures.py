"""``figures``: the numbers of a day, each with the rows behind it."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from tinhgon.api.plain import bodies, counted
from tinhgon.cli.asking import Day, Json, Known, PlaceCode, UnitCode, as_of
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.kernel.sentence import Sentence
from tinhgon.registry import queries
from tinhgon.structure.figures.catalogue import FIGURES, figure, readings, within
from tinhgon.structure.figures.figure import Reading
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import share_sentence

app = typer.Typer(rich_markup_mode="rich")
figures = typer.Typer(rich_markup_mode="rich", invoke_without_command=True)
app.add_typer(figures, name="figures")


#: The columns of rows that people read, in words; keys and places on the map are for programs (``--json``).
HEADS: Final[dict[str, Sentence]] = {
    "code": Sentence("Mã", "Code"),
    "name": Sentence("Tên", "Name"),
    "unit_code": Sentence("Mã đơn vị", "Unit code"),
    "unit_name": Sentence("Đơn vị", "Unit"),
    "kind": Sentence("Loại", "Kind"),
    "level": Sentence("Cấp", "Level"),
    "sector": Sentence("Khối", "Sector"),
    "area_km2": Sentence("Diện tích (km²)", "Area (km²)"),
    "population": Sentence("Dân số", "Population"),
    "traits": Sentence("Đặc điểm", "Traits"),
    "title": Sentence("Chức danh", "Title"),
    "rank": Sentence("Bậc", "Rank"),
    "also_title": Sentence("Đồng thời là", "Also"),
    "also_unit_name": Sentence("Tại", "At"),
    "quota": Sentence("Chỉ tiêu", "Quota"),
    "held": Sentence("Đang giữ", "Held"),
    "vacant": Sentence("Còn trống", "Vacant"),
    "since": Sentence("Từ ngày", "Since"),
}
_KINDS: Final = {one: kind.words for one, kind in PLACE_KINDS.items()} | {
    one: kind.words for one, kind in UNIT_KINDS.items()
}
_WORDS: Final = {"kind": _KINDS, "level": LEVELS, "sector": SECTORS, "rank": RANKS}


def _cell(column: str, value: Any) -> Any:
    if column == "traits" and value:
        return ", ".join(word(TRAITS[one]) if one in TRAITS else one for one in value.split(";"))
    words = _WORDS.get(column, {})
    return word(words[value]) if value in words else value


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
        columns = [name for name in HEADS if name in found.rows.columns]
        numeric = tuple(number for number, name in enumerate(columns) if found.rows.schema[name].is_numeric())
        told = ([_cell(name, row[name]) for name in columns] for row in found.rows.iter_rows(named=True))
        line()
        table("", [word(HEADS[name]) for name in columns], told, right=numeric)


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
