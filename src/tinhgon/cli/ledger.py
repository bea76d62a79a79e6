"""``ledger``: every act once; who, on what decision, when."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from tinhgon.accounts.queries import trail
from tinhgon.api.plain import changes, entries
from tinhgon.cli.asking import Json, read_day
from tinhgon.cli.saying import english, iso, line, shown, table, write
from tinhgon.ledger import queries
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
ledger = typer.Typer(rich_markup_mode="rich", invoke_without_command=True)
app.add_typer(ledger, name="ledger")


@ledger.callback()
def list_entries(
    ctx: typer.Context,
    act: Annotated[str, typer.Option("--act", help="load, cite, enact, correct, cancel.")] = "",
    text: Annotated[
        str, typer.Option("--text", help="Trong văn bản, đề án, người ghi · In decision, subject or actor.")
    ] = "",
    since: Annotated[
        date | None, typer.Option("--since", parser=read_day, metavar="DAY", help="Ghi từ ngày · Since.")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--until", parser=read_day, metavar="DAY", help="Ghi đến hết ngày · Until.")
    ] = None,
    before: Annotated[
        int | None, typer.Option("--before", help="Chỉ các mục trước số này · Entries before this number.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="Nhiều nhất · At most.")] = 50,
    as_json: Json = False,
) -> None:
    """Sổ cái: mỗi việc một mục, mới nhất trước.

    The ledger: one entry per act, newest first.

    [bold]Ví dụ · Examples[/bold]

      tinhgon ledger
      tinhgon ledger --act enact --json
      tinhgon ledger show 3
    """
    if ctx.invoked_subcommand is not None:
        return
    found = queries.entries(act, text, since, until, before, limit)
    if as_json:
        write({"head": queries.head(), "entries": [entries.entry(one) for one in found]})
        return
    if not found:
        line("Sổ cái chưa có mục nào như vậy. · The ledger has no such entry.")
        return
    heads = ("No.", "Written", "Act", "Decision", "Effective", "By", "Subject") if english() else (
        "Mục", "Ghi lúc", "Việc", "Văn bản", "Hiệu lực", "Người ghi", "Về")  # fmt: skip
    rows = [
        (str(one.number), one.at.astimezone(), entries.entry(one)["act"]["en" if english() else "vi"], one.decision.number,
         one.effective, one.mandate.actor, one.subject)
        for one in found
    ]  # fmt: skip
    table("", heads, rows, right=(0,))


@ledger.command("show")
def one_entry(number: Annotated[int, typer.Argument(metavar="N", min=1)], as_json: Json = False) -> None:
    """Một mục: thẩm quyền, quyết định, nội dung và mã băm của nó.

    One entry: mandate, decision, what it holds, and its digest.
    """
    one = queries.entry(number)
    if as_json:
        write(entries.entry(one, full=True))
        return
    plain = entries.entry(one, full=True)
    decision = plain["decision"]
    facts = (
        ("Việc", "Act", plain["act"]["en" if english() else "vi"]),
        ("Ghi lúc", "Written", one.at.astimezone()),
        ("Người ghi", "By", f"{plain['actor']} ({plain['role']})"),
        ("Thẩm quyền", "Authority", plain["authority"]),
        ("Văn bản", "Decision", f"{decision['number']} {decision['title']}".strip()),
        ("Cơ quan ban hành", "Organ", decision["organ"]),
        ("Ngày ký", "Signed", iso(decision["signed"])),
        ("Hiệu lực", "Effective", say_day(one.effective) if one.effective else ""),
        ("Về", "Subject", plain["subject"]),
        ("Mã băm", "Digest", plain["digest"]),
    )
    table(f"Mục {number}" if not english() else f"Entry {number}", ("", ""),
          [(en if english() else vi, value) for vi, en, value in facts if value])  # fmt: skip
    line()
    for name, value in one.payload.items():
        line(f"{name}:")
        for part in (shown(value) if not isinstance(value, str) else value).splitlines():
            line(f"  {part}")


@ledger.command("trail")
def list_trail(
    source: Annotated[str, typer.Option("--table", help="Chỉ bảng này · This table only.")] = "",
    actor: Annotated[str, typer.Option("--actor", help="Ai · By whom.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="Nhiều nhất · At most.")] = 100,
    as_json: Json = False,
) -> None:
    """Dấu vết: mỗi dòng đã đổi trong các bảng tài khoản, thẩm quyền, hồ sơ, đề án, sổ luật; do chính cơ sở dữ liệu ghi.

    The trail: every changed row of the tables of accounts, mandates, files, dossiers and law, written by the database itself.
    """
    found = trail(source, actor, limit=limit)
    if as_json:
        write({"trail": [changes.change(one) for one in found]})
        return
    heads = (
        ("No.", "When", "Who", "Table", "Change", "Row") if english() else ("Số", "Lúc", "Ai", "Bảng", "Việc", "Dòng")
    )
    rows = [(str(one.number), one.at.astimezone(), one.actor, one.source, one.verb, one.subject) for one in found]
    table("", heads, rows, right=(0,))
