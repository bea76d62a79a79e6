"""``lineage``: what became of a code, or where it came from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from rich.text import Text

from tinhgon.api.plain.descent import FRAMES
from tinhgon.api.plain.parts import Plain
from tinhgon.api.telling import kinship
from tinhgon.cli.asking import Json, Known, read_day
from tinhgon.cli.saying import english, iso, line, table, write
from tinhgon.vietnamese.figures import say_number

app = typer.Typer(rich_markup_mode="rich")


@app.command()
def lineage(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="Mã hoặc tên địa bàn, đơn vị · Code or name of a place or unit.")
    ],
    back: Annotated[bool, typer.Option("--back", help="Từ đâu ra, thay vì thành gì · Where it came from.")] = False,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", parser=read_day, metavar="DAY", help="Mã này của ai vào ngày ấy · Whose the code was on that day."
        ),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", parser=read_day, metavar="DAY", help="Lần theo đến ngày · Follow until a day."),
    ] = None,
    units: Annotated[bool, typer.Option("--units", help="Chỉ đơn vị · Units only.")] = False,
    places: Annotated[bool, typer.Option("--places", help="Chỉ địa bàn · Places only.")] = False,
    known: Known = None,
    as_json: Json = False,
) -> None:
    """Một mã đã thành gì, qua mấy lần sắp xếp, theo tỷ lệ nào, theo nghị quyết nào; --back hỏi ngược lại.

    What became of a code, through how many reorganisations, in what shares, by which decisions; --back asks where from.
    A code may have belonged to several things over time: --on chooses, else all of them are told.

    [bold]Ví dụ · Examples[/bold]

      tinhgon lineage 06869
      tinhgon lineage "xã Đại Thành"
      tinhgon lineage 06862 --back --json
      tinhgon lineage 06838 --on 31/12/2019
    """
    frames = tuple(one for one in FRAMES if units == places or (one == "units") == units)
    told = kinship(code, on=on, until=until, back=back, frames=frames, known=known)
    if as_json:
        write(told)
        return
    for one in told["found"]:
        _print(one, back=back)


def _print(one: Plain, *, back: bool) -> None:
    end = iso(one["to"]) or "…"
    line(
        Text.assemble((one["code"], "bold cyan"), "  ", (one["name"], "bold"), (f"  {iso(one['from'])} – {end}", "dim"))
    )
    kin = one["came_from" if back else "became"]
    if len(kin) == 1 and kin[0]["same"] and not kin[0]["passages"]:
        line("  Chưa sáp nhập, chia tách lần nào. · It never passed into another, nor came from one.")
        line()
        return
    heads = (
        ("Came from" if back else "Became", "", "Area", "People", "Day", "How", "Decision")
        if english()
        else ("Từ" if back else "Thành", "", "Diện tích", "Dân số", "Ngày", "Cách", "Văn bản")
    )
    rows = []
    for relative in kin:
        first, *others = relative["passages"] or [None]
        rows.append(
            (
                relative["code"],
                relative["name"],
                _share(relative["area_share"]),
                _share(relative["population_share"]),
                *_step(first),
            )
        )
        rows += [("", "", "", "", *_step(passage)) for passage in others]
    table("", heads, rows, right=(2, 3))
    line()


def _step(passage: Plain | None) -> tuple[str, str, str]:
    if passage is None:
        return ("", "", "")
    how = passage["relation"]["en" if english() else "vi"]
    via = f"{how}: {passage['source']['code']} → {passage['target']['code']}"
    return (iso(passage["day"]), via, (passage["decision"] or {}).get("number", ""))


def _share(share: float | None) -> str:
    return "" if share is None else f"{say_number(share * 100, 1)} %"
