"""``clock`` and ``calendar``: when something is due and why, and which days are worked."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from tinhgon.api.plain import clocks, entries
from tinhgon.casework import acts, queries
from tinhgon.casework.clocks.calendar import STATES, WEEKDAYS
from tinhgon.casework.clocks.clock import Extension, Suspension
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.findings import print_findings
from tinhgon.cli.saying import english, iso, line, table, word, write
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.ledger.rules import Entry
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
clock = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
calendar = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(clock, name="clock")
app.add_typer(calendar, name="calendar")

Start = Annotated[
    date, typer.Option("--start", parser=read_day, metavar="DAY", help="Ngày xảy ra sự kiện · Day of the event.")
]


@clock.callback()
def about_clocks() -> None:
    """Thời hạn do luật định: đến hạn ngày nào, từng dòng vì sao, có căn cứ.

    Terms that the law sets: when something is due, and line by line why.
    """


@calendar.callback()
def about_the_calendar() -> None:
    """Lịch ngày làm việc mà thời hạn dựa vào: ngày lễ, ngày làm bù, đính chính từng ngày.

    The calendar of worked days that terms rest on: holidays, swapped days, corrections of single days.
    """


@clock.command()
def explain(
    term: Annotated[str, typer.Argument(metavar="TERM", help="Thời hạn, như complaint.first · The term.")],
    start: Start,
    complex: Annotated[bool, typer.Option("--complex", help="Vụ việc phức tạp · Complex.")] = False,
    very_complex: Annotated[
        bool, typer.Option("--very-complex", help="Đặc biệt phức tạp · Especially complex.")
    ] = False,
    remote: Annotated[bool, typer.Option("--remote", help="Vùng sâu, vùng xa · A remote place.")] = False,
    several: Annotated[bool, typer.Option("--several", help="Nhiều nơi, nhiều cơ quan · Several places.")] = False,
    suspend: Annotated[
        list[str] | None,
        typer.Option(
            "--suspend", metavar="FROM..UNTIL", help="Tạm đình chỉ từ..đến trước ngày; bỏ ngày sau nếu còn · Suspended."
        ),
    ] = None,
    extend: Annotated[
        list[str] | None,
        typer.Option("--extend", metavar="DAYS[@DAY]", help="Gia hạn mấy ngày, ký ngày nào; lặp lại được · Extended."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Đến hạn ngày nào, và từng dòng vì sao, có căn cứ.

    When a term ends, and line by line why. Where a condition allows extensions and none is given, the longest are taken.

    [bold]Ví dụ · Examples[/bold]

      tinhgon clock explain complaint.first --start 20/1/2025
      tinhgon clock explain denunciation --start 10/2/2026 --complex --json
      tinhgon clock explain complaint.first --start 3/3/2025 --suspend 10/3/2025..24/3/2025
    """
    flags = {"complex": complex, "very_complex": very_complex, "remote": remote, "several": several}
    found = clocks.reckoned(
        term,
        start,
        [name for name, given in flags.items() if given],
        [_suspension(text) for text in suspend or ()],
        None if extend is None else [_extension(text) for text in extend],
    )
    plain = clocks.explained(found)
    if as_json:
        write(plain)
        return
    one = found.clock.term
    heads = ("Day", "", "Why", "Written in") if english() else ("Ngày", "", "Vì sao", "Căn cứ")
    table(
        word(one.name),
        heads,
        [
            (say_day(each.day), word(WEEKDAYS[each.day.weekday()]), word(each.text), each.citation)
            for each in found.lines
        ],
    )
    print_findings(found.findings)
    if not one.verified:
        line(
            word(
                Sentence(
                    "Dòng luật chưa được đối chiếu với văn bản.", "The row of law was not compared with the text yet."
                )
            )
        )
    if found.due is None:
        line("Thời hạn đang dừng, chưa tính được ngày đến hạn. · The term stands still.")
    else:
        line(f"Đến hạn: {say_day(found.due)}, hết giờ làm việc. · Due: {found.due}.")


@clock.command("list")
def list_terms(on: Day = None, as_json: Json = False) -> None:
    """Các thời hạn theo luật của một ngày.

    The terms by the law of a day.
    """
    rows = clocks.terms(on or today())
    if as_json:
        write({"day": (on or today()).isoformat(), "terms": rows})
        return
    heads = ("Term", "Name", "Days", "Written in") if english() else ("Thời hạn", "Tên", "Số ngày", "Căn cứ")
    language = "en" if english() else "vi"
    table(
        "Terms" if english() else "Thời hạn",
        heads,
        [(row["id"], row[language], _values(row, language), row["citation"] or "–") for row in rows],
    )


def _values(row: Any, language: str) -> str:
    return "; ".join(dict.fromkeys(value[language] for value in row["values"].values())) or "–"


def _suspension(text: str) -> Suspension:
    begin, _, end = text.partition("..")
    try:
        return Suspension(Span(read_day(begin), read_day(end) if end.strip() else None), "")
    except ValueError as error:
        raise typer.BadParameter(
            f"{text}: ngày sau phải sau ngày trước · the second day must lie after the first"
        ) from error


def _extension(text: str) -> Extension:
    days, _, decided = text.partition("@")
    if not days.strip().isdecimal():
        raise typer.BadParameter(f"{text}: số ngày, như 30 hoặc 30@12/3/2026 · a number of days")
    return Extension(int(days), read_day(decided) if decided.strip() else None)


@calendar.command("show")
def show_year(
    year: Annotated[int, typer.Argument(min=1, max=9999, metavar="YEAR", help="Năm · Year.")], as_json: Json = False
) -> None:
    """Ngày nghỉ và ngày làm bù của một năm.

    Days off and swapped days of a year.
    """
    plain = clocks.year(queries.calendar(), year)
    if as_json:
        write(plain)
        return
    language = "en" if english() else "vi"
    heads = ("Day", "", "State", "Name", "Source") if english() else ("Ngày", "", "Là", "Tên", "Nguồn")
    days = [(date.fromisoformat(row["day"]), row) for row in plain["days"]]
    rows = [
        (iso(row["day"]), word(WEEKDAYS[day.weekday()]), word(STATES[row["state"]]), row[language], row["source"])
        for day, row in days
    ]
    table(str(year), heads, rows)
    if not plain["entered"]:
        line(f"Chưa nạp ngày lễ của năm {year}: tinhgon calendar seed {year} · The year's holidays were not entered.")


@calendar.command()
def seed(
    years: Annotated[list[int], typer.Argument(metavar="YEAR…", help="Một hoặc nhiều năm · One year or more.")],
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Nạp ngày lễ và ngày làm bù của cả năm từ thư viện ngày lễ; năm đã nạp giữ nguyên.

    Enter whole years from a library of holidays; years entered before stay as they are.
    """
    _written(acts.seed_calendar(mandate.mandate(actor, role, authority), years), as_json=as_json)


@calendar.command("set")
def set_day(
    day: Annotated[date, typer.Argument(parser=read_day, metavar="DAY", help="Ngày · Day.")],
    state: Annotated[str, typer.Argument(metavar="STATE", help="off (nghỉ), working (làm bù), ordinary (như thường)")],
    name: Annotated[str, typer.Option("--name", help="Tên gọi, như “Quốc khánh” · What the day is called.")],
    number: mandate.Number,
    name_en: Annotated[str, typer.Option("--name-en", help="Tên tiếng Anh · Its name in English.")] = "",
    signed: mandate.Signed = None,
    organ: mandate.Organ = "",
    title: mandate.Title = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Ghi một ngày là nghỉ, làm bù, hay như ngày thường, theo văn bản công bố. Mọi thời hạn được tính lại.

    State what a day is, by the document that announced it. Every term is reckoned anew.

    [bold]Ví dụ · Example[/bold]

      tinhgon calendar set 2/5/2025 off --name "Nghỉ hoán đổi" --decision "6150/TB-BLĐTBXH"
    """
    known = next((one for one in STATES if one == state), None)
    if known is None:
        raise typer.BadParameter(f"{state}: {', '.join(STATES)}")
    decided = mandate.decision(number, signed, organ, title)
    named = Sentence(name, name_en or name)
    _written(acts.set_day(mandate.mandate(actor, role, authority), decided, day, known, named), as_json=as_json)


def _written(entry: Entry, *, as_json: bool) -> None:
    if as_json:
        write({"entry": entries.entry(entry)})
        return
    line(f"Đã ghi mục {entry.number} của sổ cái. · Written as entry {entry.number}.")
