"""``resolution``, ``resolutions``, ``themes``: documents entered, exported, issued; who put them into practice; what a theme produced."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from tinhgon.api.plain import resolutions as plain
from tinhgon.cli import mandate
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, shown, table, word, write
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import Scope
from tinhgon.papers.issuing import FORMATS, written
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Given, Issue
from tinhgon.resolutions.queries import bodies, checking, lists
from tinhgon.resolutions.queries import themes as theme_queries
from tinhgon.resolutions.queries.cascade import matrix
from tinhgon.resolutions.queries.exporting import as_file, as_paper
from tinhgon.resolutions.queries.lists import WHICH, Wanted
from tinhgon.resolutions.queries.standing import standing
from tinhgon.resolutions.rules.exchange import TEMPLATE, read_document, write_document
from tinhgon.resolutions.rules.reading import read_clauses
from tinhgon.resolutions.words import documents as words
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
resolution = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(resolution, name="resolution")

Code = Annotated[str, typer.Argument(metavar="CODE", help="Mã văn bản, như VB15-000001 · Code of the document.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="Tệp, hoặc “-” · A file, or “-”.")]
#: Who sits at this machine reads all books.
_ALL = Scope(everything=True, units=frozenset())


@resolution.callback()
def about() -> None:
    """Văn bản lãnh đạo: nhập, kiểm tra, ban hành, cụ thể hóa ở cấp dưới, xuất.

    Documents: entered, checked, issued, put into practice below, exported.
    """


@app.command("resolutions")
def list_documents(
    which: Annotated[str, typer.Option("--which", help="all, draft, issued, force, ended")] = "all",
    kind: Annotated[str, typer.Option("--kind", help="Loại · Kind.")] = "",
    of: Annotated[str, typer.Option("--of", metavar="UNIT", help="Cơ quan ban hành · Issuing body.")] = "",
    text: Annotated[str, typer.Option("--text", help="Số hiệu, trích yếu · Number, title.")] = "",
    page: Annotated[int, typer.Option("--page", min=1, help="Trang · Page.")] = 1,
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Các văn bản, mới nhất trước, với tình trạng vào một ngày.

    Documents, the newest first, with their state on a day.

    [bold]Ví dụ · Examples[/bold]

      tinhgon resolutions --which force --json
      tinhgon resolutions --of 22.TU --text "19-NQ/TU"
    """
    day = on or today()
    if which not in WHICH:
        raise typer.BadParameter(f"{which}: {', '.join(WHICH)}")
    organ = bodies.by_code(of, day, "of").key if of else None
    found = lists.listed(_ALL, Wanted(day, which, kind, organ, text=text, page=page))
    rows = plain.listed(found.documents, day)
    if as_json:
        write(
            {"day": day.isoformat(), "count": found.count, "more": found.more, "page": found.page, "resolutions": rows}
        )
        return
    tongue = "en" if english() else "vi"
    heads = (
        ("Code", "Number", "Title", "Organ", "State")
        if english()
        else ("Mã", "Số hiệu", "Trích yếu", "Cơ quan", "Tình trạng")
    )
    table(
        shown(found.count),
        heads,
        [(row["code"], row["symbol"], row["title"], row["organ"]["name"], row["state"][tongue]) for row in rows],
    )


@app.command("themes")
def list_themes(
    year: Annotated[
        int | None, typer.Option("--year", help="Năm: cho biết chủ đề ấy tạo ra gì · Year: what it produced.")
    ] = None,
    on: Day = None,
    as_json: Json = False,
) -> None:
    """Chủ đề các năm; với --year: văn bản, chỉ tiêu, nguồn, tổng kết của năm ấy.

    The themes of years; with --year what that one produced, with sources.
    """
    day = on or today()
    found = theme_queries.themes(year)
    if year is not None and not found:
        raise Unknown(Sentence(f"Chưa có chủ đề năm {year}.", f"There is no theme of {year}."))
    told = (
        [plain.theme(theme_queries.whole(one, _ALL, day), day) for one in found]
        if year is not None
        else plain.themes(found, day)
    )
    if as_json:
        write({"day": day.isoformat(), "themes": told})
        return
    for one in told:
        line(f"{one['year']}  {one['organ']}  {one['title']}")
        for document in one.get("documents", ()):
            line(f"  {document['symbol'] or document['code']}  {document['title']}")
        for indicator in one.get("indicators", ()):
            newest = indicator["values"][0] if indicator["values"] else None
            line(f"  {indicator['name']}: {newest['value'] if newest else '–'} / {indicator['target'] or '–'}")


@resolution.command("show")
def show(code: Code, on: Day = None, as_json: Json = False) -> None:
    """Một văn bản vào một ngày: điều khoản, điều gì chưa rõ, nhiệm vụ.

    One document on a day: its clauses, what is unclear, its tasks.
    """
    day = on or today()
    at = standing(code, day)
    report = checking.check(at.document, at.document.signed or day, at.lines)
    if as_json:
        write(plain.whole(at, day, report if at.document.signed is None else None))
        return
    line(f"{at.document.symbol or at.document.code}  {at.document.title}: {word(words.STATES[at.state])}")
    for one in at.lines:
        missing = ", ".join(clear.name for clear in one.clears if not clear.met) if one.version.orders else ""
        line(f"{one.clause.mark:<10} {one.version.words[:100]}{f'  [! {missing}]' if missing else ''}")


@resolution.command("check")
def check(code: Code, on: Day = None, as_json: Json = False) -> None:
    """Kiểm tra điều khoản giao việc: ai, hạn, sản phẩm, kinh phí; phần chép lại.

    Check the clauses that order something, and what was copied.
    """
    day = on or today()
    at = standing(code, day)
    report = checking.check(at.document, at.document.signed or day, at.lines)
    if as_json:
        write({"findings": [one.as_dict() for one in report.findings], "figures": report.figures})
        return
    for finding in report.findings:
        line(f"{finding.severity.value}: {word(finding.sentence)}")
    line(f"{len(report.findings)}")


@resolution.command("coverage")
def coverage(code: Code, on: Day = None, as_json: Json = False) -> None:
    """Cấp dưới đã cụ thể hóa đến đâu vào một ngày: đúng hạn, muộn mấy ngày, chép lại, chưa có.

    Who put it into practice by a day: in time, late, copied, missing.
    """
    found = matrix(standing(code, on or today()).document, on or today())
    told = plain.coverage(found)
    if as_json:
        write(told)
        return
    columns = [one or "*" for one in told["columns"]]
    tongue = "en" if english() else "vi"
    rows = [
        (row["body"]["code"], row["body"]["name"], *("–" if one is None else one[tongue] for one in row["cells"]))
        for row in told["rows"]
    ]
    table(f"{found.document} · {say_day(found.day)}", ("", "", *columns), rows)


@resolution.command("template")
def template() -> None:
    """In tệp mẫu của một văn bản.

    Print a template of a document's file.
    """
    typer.echo(TEMPLATE, nl=False)


@resolution.command("read")
def read(file: File, as_json: Json = False) -> None:
    """Thử đọc một văn bản chữ thành điều khoản; không ghi gì.

    Read a plain text into clauses; nothing is written.
    """
    found = read_clauses(read_file(file))
    rows = [
        {"mark": one.mark, "level": one.level, "label": one.label, "below": one.parent, "words": one.words, "orders": one.orders,
         "due": one.due.isoformat() if one.due else None, "line": one.line}
        for one in found
    ]  # fmt: skip
    if as_json:
        write({"clauses": rows})
        return
    for one in found:
        line(f"{one.mark:<10} {one.words[:110]}")


@resolution.command("enter")
def enter(
    file: File,
    number: mandate.Number = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Nhập một văn bản trọn vẹn từ YAML hoặc JSON, kể cả số, ngày ký nếu tệp có.

    Enter a whole document from YAML or JSON, with its number and signature where the file has them.

    [bold]Ví dụ · Examples[/bold]

      tinhgon resolution template > nq.yaml
      tinhgon resolution enter nq.yaml
    """
    told = read_document(read_file(file), file.name)
    who = mandate.mandate(actor, role, authority)
    given = Given(today(), today(), basis=mandate.decision(number, None, "", ""))
    made = acts.enter(acts.Signing(who, who), told, given)
    if as_json:
        write(plain.listed([made], today())[0])
        return
    line(f"{made.code} · {made.symbol or word(words.STATES['draft'])}")


@resolution.command("issue")
def issue(
    code: Code,
    number: Annotated[
        int, typer.Option("--number", min=1, help="Số trong nhiệm kỳ, trong năm · Number in its series.")
    ],
    signer: Annotated[str, typer.Option("--signer", help="Người ký · Signer.")],
    signed: Annotated[
        date | None, typer.Option("--signed", parser=read_day, metavar="DAY", help="Ngày ký · Signed on.")
    ] = None,
    title: Annotated[str, typer.Option("--signer-title", help="Chức vụ · Title.")] = "",
    force: Annotated[
        date | None, typer.Option("--force", parser=read_day, metavar="DAY", help="Hiệu lực từ · In force from.")
    ] = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:
    """Ban hành một dự thảo; kết quả kiểm tra gắn vào văn bản. Với --force: cho có hiệu lực, cần kế hoạch giám sát.

    Issue a draft; what the check found is attached. With --force also bring it into force, which needs its supervision plan.
    """
    who = mandate.mandate(actor, role, authority)
    day = signed or today()
    given = Given(day, today())
    made = acts.issue(who, code, Issue(number, day, signer, title), given)
    if force is not None:
        made = acts.enforce(who, code, force, given)
    line(f"{made.symbol} · {say_day(day)}")


@resolution.command("export")
def export(
    code: Code,
    file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Tệp .yaml, .json, .docx, .pdf · File.")
    ] = None,
    on: Day = None,
) -> None:
    """Xuất một văn bản: YAML ra màn hình, hoặc ra tệp theo đuôi; DOCX và PDF theo thể thức của cơ quan, của ngày ký.

    Export a document: YAML to the screen, or to a file by its ending; DOCX and PDF in the layout of its organ and day.
    """
    at = standing(code, on or today())
    if file is None:
        typer.echo(write_document(as_file(at)), nl=False)
        return
    ending = file.suffix.removeprefix(".").lower()
    if ending in FORMATS and ending != "xlsx":
        paper, profile = as_paper(at, today())
        file.write_bytes(written(paper, profile, ending, settings.PAPER_FONTS))
    elif ending in ("yaml", "yml", "json"):
        told = as_file(at)
        file.write_text(
            json.dumps(told, ensure_ascii=False, indent=1) if ending == "json" else write_document(told),
            encoding="utf-8",
        )
    else:
        raise typer.BadParameter(f"{file}: .yaml, .json, .docx, .pdf")
    line(str(file))


@resolution.command("symbol")
def symbol(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="Mã cơ quan, như 22.TU · Code of the organ.")],
    said: Annotated[str, typer.Argument(metavar="SYMBOL", help="Ký hiệu, như TU · The symbol.")],
    since: Annotated[date, typer.Option("--since", parser=read_day, metavar="DAY", help="Từ ngày · From.")],
    number: mandate.Number = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:
    """Ký hiệu mà một cơ quan ghi sau số văn bản, từ một ngày; thay cho ký hiệu đặt sẵn theo loại và cấp.

    The symbol that an organ signs with from a day on, in place of the usual one.
    """
    given = Given(today(), today(), basis=mandate.decision(number, None, "", ""))
    made = acts.set_symbol(mandate.mandate(actor, role, authority), bodies.by_code(unit, since).key, said, since, given)
    line(f"{unit}: {made.symbol} · {say_day(since)}")


@resolution.command("term")
def term(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="Mã cơ quan · Code of the organ.")],
    name: Annotated[str, typer.Argument(metavar="TERM", help="Nhiệm kỳ, như 2015-2020 · The term.")],
    since: Annotated[date, typer.Option("--since", parser=read_day, metavar="DAY", help="Ngày đầu tiên · First day.")],
    number: mandate.Number = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
) -> None:
    """Nhiệm kỳ của một cấp ủy bắt đầu ngày nào: số văn bản chạy lại từ đầu.

    When a term of a committee begins: its numbers start anew.
    """
    given = Given(today(), today(), basis=mandate.decision(number, None, "", ""))
    made = acts.set_term(mandate.mandate(actor, role, authority), bodies.by_code(unit, since).key, name, since, given)
    line(f"{unit}: {made.name} · {say_day(since)}")
