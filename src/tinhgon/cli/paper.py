"""``paper``: official papers from a scheme, in the layout of their organ and day. Nothing here writes into the books."""

from __future__ import annotations

import typer

from tinhgon.api.plain import papers
from tinhgon.cli.asking import Day, Json, today
from tinhgon.cli.saying import english, line, note, table, word, write
from tinhgon.papers.kinds import KINDS
from tinhgon.papers.profile import profiles_on
from tinhgon.structure.kinds import SECTORS
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
paper = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(paper, name="paper")


@paper.callback()
def about() -> None:
    """Văn bản của một đề án, đúng thể thức của cơ quan ban hành vào ngày đó: DOCX, PDF, phụ lục XLSX.

    Official papers from a scheme, in the layout that binds the issuing organ on that day.
    """


@paper.command()
def kinds(as_json: Json = False) -> None:
    """Các loại văn bản làm được từ một đề án.

    The kinds of papers that can be made from a scheme.
    """
    if as_json:
        write({"kinds": papers.kinds()})
        return
    heads = ("KIND", "Name", "What it says") if english() else ("LOẠI", "Tên", "Nội dung")
    table("", heads, [(kind.slug, word(kind.name), word(kind.meaning)) for kind in KINDS.values()])


@paper.command()
def profiles(on: Day = None, as_json: Json = False) -> None:
    """Thể thức văn bản đang có hiệu lực vào một ngày: của khối nào, căn cứ, lề, phông chữ, điều chưa rõ.

    The layouts that hold on a day: whose, on what citation, margins, face, and what is not certain.
    """
    day = on or today()
    if as_json:
        write({"day": day.isoformat(), "profiles": papers.profiles(day)})
        return
    heads = ("Layout", "Organs", "From", "Citation", "Verified") if english() else (
        "Thể thức", "Khối", "Từ ngày", "Căn cứ", "Đã đối chiếu"
    )  # fmt: skip
    found = profiles_on(day)
    table("", heads, [
        (one.id, ", ".join(word(SECTORS[sector]) for sector in one.sectors), say_day(one.valid_from), one.citation, one.verified)
        for one in found
    ])  # fmt: skip
    for one in found:
        for point in one.uncertain:
            line(f"{one.id} · {point.field}: {point.used} (nguồn khác: {point.other}) — {point.why}")
    if any(not one.verified for one in found):
        note("Chưa đối chiếu bản gốc: xem lại trước khi ký. · Not compared with the official text.", style="yellow")
