"""``diff``: what differs between two days."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from tinhgon.api.plain import counted
from tinhgon.api.plain.parts import Plain
from tinhgon.cli.asking import Json, Known, as_of, read_day
from tinhgon.cli.saying import FRAMES, english, line, shown, table, write
from tinhgon.registry import queries
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")


@app.command()
def diff(
    before: Annotated[date, typer.Argument(parser=read_day, metavar="DAY1", help="Ngày đầu · The first day.")],
    after: Annotated[date, typer.Argument(parser=read_day, metavar="DAY2", help="Ngày sau · The second day.")],
    known: Known = None,
    rows: Annotated[bool, typer.Option("--rows", help="Kể từng dòng của mọi bảng · Every row of every frame.")] = False,
    as_json: Json = False,
) -> None:
    """Hai ngày khác nhau ở đâu: con số, người được sắp xếp, dòng kết thúc, bắt đầu và đổi.

    What differs between two days: figures, people moved, rows that ended, began and changed.

    [bold]Ví dụ · Examples[/bold]

      tinhgon diff 31/12/2019 30/6/2020
      tinhgon diff 2024-12-31 2025-07-02 --json
    """
    one, other = queries.snapshot(as_of(before, known)), queries.snapshot(as_of(after, known))
    found = counted.difference(one, other, rows=rows)
    if as_json:
        write(found)
        return
    print_figures(found["figures"], say_day(before), say_day(after))
    heads = ("Frame", "Ended", "Begun", "Changed") if english() else ("Bảng", "Kết thúc", "Bắt đầu", "Đổi")
    counts = [
        (FRAMES[name][english()], one["ended"], one["begun"], one["amended"]) for name, one in found["frames"].items()
    ]
    line()
    table("", heads, counts, right=(1, 2, 3))
    for name, one in found["frames"].items():
        if "rows" in one:
            _print_rows(FRAMES[name][english()], one["rows"])


def print_figures(figures: list[Plain], before: str, after: str) -> None:
    """Print figures of two sides and their difference."""
    heads = ("Figure", "Name", before, after, "Change") if english() else ("Con số", "Tên", before, after, "Tăng giảm")
    language = "en" if english() else "vi"
    rows = [
        (one["id"], one["name"][language], _of(one, "before"), _of(one, "after"), signed(one["change"]))
        for one in figures
    ]
    table("", heads, rows, right=(2, 3, 4))


def signed(number: float) -> str:
    """Return a change with its sign."""
    return f"+{shown(number)}" if number > 0 else shown(number)


def _of(one: Plain, side: str) -> str:
    of = one.get(f"{side}_of")
    return shown(one[side]) + ("" if of is None else f"/{shown(of)}")


def _print_rows(title: str, rows: dict[str, list[Plain]]) -> None:
    for part, vi, en, style in (("ended", "kết thúc", "ended", "-"), ("begun", "bắt đầu", "begun", "+")):
        if rows[part]:
            line()
            line(f"{title}: {en if english() else vi}")
            for row in rows[part]:
                line(f"  {style} {_called(row)}")
    if rows["amended"]:
        line()
        heads = ("Code", "Column", "Before", "After") if english() else ("Mã", "Cột", "Trước", "Sau")
        table(title, heads, [(_called(row), row["column"], row["before"], row["after"]) for row in rows["amended"]])


def _called(row: Plain) -> str:
    words = [str(row[name]) for name in ("code", "name", "title") if row.get(name)]
    return " ".join(words) or str(row["key"])
