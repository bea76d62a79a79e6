"""Who acts and on what decision: the options that every act asks for."""

from __future__ import annotations

import getpass
from datetime import date
from typing import Annotated

import typer

from tinhgon.cli.asking import read_day
from tinhgon.kernel.mandate import Decision, Mandate

Number = Annotated[
    str, typer.Option("--decision", metavar="NUMBER", help="Số hiệu văn bản, như 1679/NQ-UBTVQH15 · The decision.")
]
Signed = Annotated[
    date | None, typer.Option("--signed", parser=read_day, metavar="DAY", help="Ngày ký · Day of signature.")
]
Organ = Annotated[str, typer.Option("--organ", help="Cơ quan ban hành · Issuing organ.")]
Title = Annotated[str, typer.Option("--title", help="Trích yếu văn bản · Title of the decision.")]
Actor = Annotated[str, typer.Option("--actor", help="Người ghi; mặc định là tài khoản máy này · Who writes this down.")]
Role = Annotated[str, typer.Option("--role", help="Với vai trò gì · In what role.")]
Authority = Annotated[str, typer.Option("--authority", help="Theo ủy quyền nào · On what authority.")]


def mandate(actor: str, role: str, authority: str = "") -> Mandate:
    """Return the mandate of whoever sits at this machine, under the name given or the account's."""
    return Mandate(actor or getpass.getuser(), role or "quản trị sổ", authority)


def decision(number: str, signed: date | None, organ: str, title: str) -> Decision:
    """Return the document an act rests on."""
    return Decision(number, signed, organ, title)
