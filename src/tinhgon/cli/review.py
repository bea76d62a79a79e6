"""``review``: packs opened, read figure by figure, written as papers; what is followed: limitations, recommendations, duties, problems."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from tinhgon.api.plain import following as plain
from tinhgon.casework.queries.bodies import unit_by_code
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, as_of, read_day, today
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.papers.issuing import FORMATS, written
from tinhgon.reports import acts
from tinhgon.reports.acts import PackWish
from tinhgon.reports.queries import packs
from tinhgon.reports.queries.compiling import compiled, since_previous
from tinhgon.reports.queries.paper import paper_of_pack
from tinhgon.reports.rules.figures import figure
from tinhgon.reports.rules.marks import told
from tinhgon.resolutions.queries import issues, limits, lists, recommendations, regulations
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
review = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(review, name="review")

Code = Annotated[str, typer.Argument(metavar="CODE", help="Mã báo cáo, như SK26-00012 · Code of the pack.")]
#: Who sits at this machine reads all books.
_ALL = Scope(everything=True, units=frozenset())


@review.callback()
def about() -> None:
    """Sơ kết, tổng kết: mỗi con số là các dòng mà nó đếm; hạn chế, kiến nghị cấp trên, nghĩa vụ theo quy chế, vấn đề mới.

    Reviews: every figure is the rows that it counted; limitations, recommendations, duties under regulations, problems.
    """


@review.command("list")
def list_packs(as_json: Json = False) -> None:
    """Các báo cáo, mới nhất trước.

    The packs, the newest first.
    """
    found = packs.packs(_ALL, AsOf(today()))
    if as_json:
        write({"reviews": [plain.pack(one) for one in found]})
        return
    heads = ("Code", "Title", "Day", "State") if english() else ("Mã", "Báo cáo", "Tại ngày", "Trạng thái")
    table(
        shown(len(found)), heads, [(one.pack.code, one.pack.title, say_day(one.pack.day), one.state) for one in found]
    )


@review.command("open")
def open_pack(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="Mã hoặc số văn bản, như 19-NQ/TU · The document.")
    ],
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="Cơ quan báo cáo · Body that reports.")],
    since: Annotated[date, typer.Option("--since", parser=read_day, metavar="DAY", help="Ngày đầu kỳ · First day.")],
    kind: Annotated[str, typer.Option("--kind", help="interim, final, five_year")] = "interim",
    on: Day = None,
    previous: Annotated[str, typer.Option("--previous", metavar="CODE", help="Báo cáo kỳ trước · Previous pack.")] = "",
    title: Annotated[str, typer.Option("--title", help="Tên báo cáo · Title.")] = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Lập một báo cáo tại một ngày, theo những gì sổ biết lúc này; con số đếm từ sổ.

    Open a pack as of a day, with what the books know now; the figures are counted from the books.

    [bold]Ví dụ · Examples[/bold]

      tinhgon review open 19-NQ/TU --unit 22.TU --since 1/1/2025 --kind interim
    """
    day = on or today()
    found = lists.signed(document)
    organ = unit_by_code(unit, today())
    if organ is None:
        raise Refusal([Finding("review.body", Sentence(f"Không có đơn vị {unit}.", f"There is no unit {unit}."))])
    wish = PackWish(kind, organ, since, day, found.code if found else document, None, title, previous)
    made = acts.open_pack(mandate.mandate(actor, role, authority), wish, today())
    if as_json:
        _write_whole(made.code)
        return
    line(f"{made.code}  {made.title}")


@review.command("show")
def show(code: Code, as_json: Json = False) -> None:
    """Một báo cáo: mọi con số, mã băm, thay đổi so với kỳ trước.

    One pack: every figure, the digest, what changed since the previous one.
    """
    if as_json:
        _write_whole(code)
        return
    at = packs.pack(code, _ALL, AsOf(today()))
    made = compiled(at.pack)
    line(f"{code}  {at.pack.title}  ({at.state})")
    heads = ("Figure", "", "Value") if english() else ("Con số", "", "Giá trị")
    rows = [(id, word(one.figure.name), word(one.said(share=True))) for id, one in made.readings.items()]
    table("", heads, rows)
    for one in packs.findings(packs.texts(at.pack), made.readings):
        line(f"! {word(one.sentence)}")
    line(made.digest)


@review.command("figure")
def show_figure(
    code: Code,
    id: Annotated[str, typer.Argument(metavar="FIGURE", help="Tên con số, như tasks.overdue · The figure.")],
    as_json: Json = False,
) -> None:
    """Một con số và mọi dòng mà nó đếm.

    One figure and every row that it counted.

    [bold]Ví dụ · Examples[/bold]

      tinhgon review figure SK26-00012 tasks.overdue --json
    """
    at = packs.pack(code, _ALL, AsOf(today()))
    reading = compiled(at.pack).readings[figure(id).id]
    if as_json:
        write(reading.as_dict(rows=True))
        return
    line(f"{word(reading.figure.name)}: {word(reading.said(share=True))}. {word(reading.figure.sentence)}")
    table("", ("", "", "", ""), [(row["code"], row["what"], row["body"], word(told(row))) for row in reading.rows])


@review.command("write")
def write_paper(
    code: Code,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .docx, .pdf hoặc .xlsx · The file.")],
) -> None:
    """Ghi báo cáo ra tệp theo thể thức văn bản: DOCX, PDF; các dòng dẫn chứng ra XLSX.

    Write the pack in the official layout: DOCX, PDF; its rows as XLSX.
    """
    ending = file.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise typer.BadParameter(f"{file.name}: {', '.join(FORMATS)}")
    paper, profile = paper_of_pack(packs.pack(code, _ALL, AsOf(today())), today())
    file.write_bytes(written(paper, profile, ending, settings.PAPER_FONTS))
    line(f"{file}: {shown(file.stat().st_size)} byte")


@review.command("limitations")
def list_limitations(on: Day = None, as_json: Json = False) -> None:
    """Các hạn chế, nguyên nhân, năm thứ mấy.

    Limitations with their causes and the year in which each is found.
    """
    found = limits.limitations(_ALL, as_of(on))
    if as_json:
        write({"limitations": [plain.limitation(one) for one in found]})
        return
    table(
        shown(len(found)),
        ("", "", "", ""),
        [(one.row.code, one.row.text, one.body[1], f"{one.mark}, {one.year}") for one in found],
    )


@review.command("recommendations")
def list_recommendations(on: Day = None, as_json: Json = False) -> None:
    """Kiến nghị với cấp trên, chờ lâu nhất trước.

    Recommendations to higher levels, those that wait longest first.
    """
    found = recommendations.recommendations(_ALL, as_of(on))
    if as_json:
        write({"recommendations": [plain.recommendation(one) for one in found]})
        return
    table(
        shown(len(found)), ("", "", "", "", ""),
        [(one.row.code, one.row.text, one.row.addressee, one.outcome, shown(one.waiting)) for one in found],
    )  # fmt: skip


@review.command("duties")
def list_duties(
    since: Annotated[date, typer.Option("--since", parser=read_day, metavar="DAY", help="Đến hạn từ ngày · Due from.")],
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Nghĩa vụ định kỳ theo quy chế đến hạn từ một ngày đến ngày hỏi: đúng hạn, trễ, chưa làm.

    Recurring duties that came due between two days: in time, late, not done.
    """
    asked = as_of(on)
    found = regulations.owed(regulations.regulations(_ALL, asked), asked, since, asked.day)
    if as_json:
        write({"duties": [plain.owed(one) for one in found]})
        return
    rows = [(one.regulation.number, one.duty.what, word(one.occurrence.label), one.body[1], say_day(one.occurrence.due), one.mark)
            for one in found]  # fmt: skip
    table(shown(len(found)), ("", "", "", "", "", ""), rows)


@review.command("issues")
def list_issues(on: Day = None, as_json: Json = False) -> None:
    """Vấn đề mới phát sinh, hạn phân loại gần nhất trước.

    Emerging problems, the nearest due triage first.
    """
    found = issues.issues(_ALL, as_of(on))
    if as_json:
        write({"issues": [plain.issue(one) for one in found]})
        return
    table(
        shown(len(found)),
        ("", "", "", ""),
        [(one.row.code, one.row.text, say_day(one.row.due), one.mark) for one in found],
    )


def _write_whole(code: str) -> None:
    at = packs.pack(code, _ALL, AsOf(today()))
    made = compiled(at.pack)
    texts = packs.texts(at.pack)
    write(plain.compiled(at, made, texts, packs.findings(texts, made.readings), since_previous(made)))
