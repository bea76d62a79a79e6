"""``verify``: prove the books whole."""

from __future__ import annotations

from typing import Annotated

import typer
from django.conf import settings

from tinhgon.accounts.queries import owns_tables, unwatched
from tinhgon.cli.answering import DONE, REFUSED
from tinhgon.cli.asking import Json
from tinhgon.cli.findings import print_findings
from tinhgon.cli.saying import line, note, progress, shown, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.registry import queries

app = typer.Typer(rich_markup_mode="rich")

_STAGES = {
    "ledger": "Sổ cái và niêm phong · ledger and seals",
    "contents": "Nội dung theo mã băm · contents by digest",
    "places": "Địa bàn · places",
    "units": "Đơn vị · units",
    "posts": "Vị trí · posts",
    "people": "Người · people",
    "tenures": "Việc giữ vị trí · tenures",
}


@app.command()
def verify(
    seal: Annotated[
        str, typer.Option("--seal", help="Mã băm của niêm phong đã công bố · Digest of a published seal.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Tính lại mọi mã băm, niêm phong, khoảng thời gian, chỗ đứng của từng dòng. Mã thoát 0: sổ còn nguyên; 1: kể ra chỗ sai.

    Recompute every digest and seal, every span and footing. Exit code 0: the books are whole; 1: what is not is named.
    """
    with progress(quiet=as_json) as bar:
        task = bar.add_task("", total=None)
        findings = queries.verify(
            seal,
            lambda stage, done, total: bar.update(
                task, description=_STAGES.get(stage, stage), completed=done, total=total
            ),
        )
    findings += [Finding("trail.unwatched", _unwatched(source), subject=source) for source in unwatched()]
    owns = owns_tables()
    last = ledger.last_seal()
    if as_json:
        write(
            {
                "whole": not findings,
                "entries": ledger.count(),
                "seal": last and last.digest,
                "role_owns_tables": owns,
                "findings": [found.as_dict() for found in findings],
            }
        )
    elif findings:
        print_findings(findings)
    else:
        line(f"Sổ còn nguyên: {shown(ledger.count())} mục. · The books are whole.")
        if last is not None:
            line(f"Niêm phong cuối · last seal: {last.digest}")
    if owns and not as_json and not settings.DATABASES["default"].get("EMBEDDED"):
        note(
            "Vai trò nối vào cơ sở dữ liệu cũng là chủ các bảng, nên tắt được bộ ghi dấu vết. "
            "· The role of this connection owns the tables, and so could switch the trail off.",
            style="dim",
        )
    raise typer.Exit(REFUSED if findings else DONE)


def _unwatched(source: str) -> Sentence:
    return Sentence(
        f"Bảng {source} không để lại dấu vết: bộ ghi bị tắt hoặc chưa gắn.",
        f"The table {source} leaves no trail: its triggers are off or missing.",
    )
