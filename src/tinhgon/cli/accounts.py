"""``account``: who may sign in. Passwords are handed out once and kept nowhere."""

from __future__ import annotations

from typing import Annotated

import typer

from tinhgon.accounts import acts, queries
from tinhgon.accounts.models import Account
from tinhgon.api.plain import bodies
from tinhgon.api.plain.mandates import account as plain
from tinhgon.cli.asking import Json, today
from tinhgon.cli.saying import english, line, table, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.registry import queries as registry

_HELP = """Tài khoản: ai được đăng nhập; mật khẩu dùng một lần chỉ in ra lúc cấp.

Accounts: who may sign in; a one-off password is printed when it is handed out, and never again."""

app = typer.Typer(rich_markup_mode="rich")
account = typer.Typer(rich_markup_mode="rich", no_args_is_help=True, help=_HELP)
app.add_typer(account, name="account")

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="Tên đăng nhập, như an.nv · The login.")]


@account.command("add")
def add(
    login: Login,
    name: Annotated[str, typer.Option("--name", help="Họ tên · Full name.")],
    person: Annotated[str, typer.Option("--person", metavar="CODE", help="Mã người trong sổ bộ · Code in the registry.")] = "",
    email: Annotated[str, typer.Option("--email", help="Thư điện tử · E-mail.")] = "",
    as_json: Json = False,
) -> None:  # fmt: skip
    """Lập tài khoản và in mật khẩu dùng một lần; người nhận phải đổi ở lần đăng nhập đầu.

    Make an account and print its one-off password, which must be changed at the first sign-in.

    [bold]Ví dụ · Example[/bold]

      tinhgon account add an.nv --name "Nguyễn Văn An"
    """
    key = bodies.key_of(registry.snapshot(AsOf(today())), "people", person) if person else None
    made, password = acts.add(login, name, person=key, email=email)
    _handed_out(made, password, as_json=as_json)


@account.command("list")
def list_accounts(
    text: Annotated[str, typer.Option("--text", help="Trong tên đăng nhập hoặc họ tên · In login or name.")] = "",
    as_json: Json = False,
) -> None:
    """Các tài khoản, theo tên đăng nhập.

    The accounts, in order of logins.
    """
    found = [plain(one) for one in queries.accounts(text)]
    if as_json:
        write({"accounts": found})
        return
    heads = (
        ("Login", "Name", "State", "Last sign-in") if english() else ("Đăng nhập", "Họ tên", "Tình trạng", "Lần cuối")
    )
    table("", heads, [(one["login"], one["name"], _state(one), (one["last_sign_in"] or "")[:10]) for one in found])


@account.command("password")
def password(login: Login, as_json: Json = False) -> None:
    """Cấp mật khẩu dùng một lần mới; mọi phiên đang mở kết thúc, việc chặn vì nhập sai được bỏ.

    Hand out a new one-off password; open sessions end, and a stop for wrong attempts is lifted.
    """
    found, made = acts.reset_password(login)
    _handed_out(found, made, as_json=as_json)


@account.command("lock")
def lock(
    login: Login,
    reason: Annotated[str, typer.Option("--reason", help="Vì sao · Why.")] = "",
    as_json: Json = False,
) -> None:
    """Khóa tài khoản: không đăng nhập được nữa, phiên đang mở kết thúc, thẩm quyền không dùng được.

    Lock an account: it signs in no more, its sessions end, its mandates are of no use.
    """
    _said(acts.lock(login, reason), as_json=as_json)


@account.command("unlock")
def unlock(login: Login, as_json: Json = False) -> None:
    """Mở khóa tài khoản và bỏ việc chặn vì nhập sai.

    Unlock an account, and lift a stop for wrong attempts.
    """
    _said(acts.unlock(login), as_json=as_json)


def _state(one: dict[str, object]) -> str:
    if not one["active"]:
        return "locked" if english() else "bị khóa"
    if one["one_off"]:
        return "one-off password" if english() else "mật khẩu dùng một lần"
    return ("invented" if english() else "giả định") if one["invented"] else ""


def _handed_out(made: Account, password: str, *, as_json: bool) -> None:
    if as_json:
        write({"account": plain(made), "password": password})
    else:
        line(f"{made.login} ({made.name})")
        line(f"Mật khẩu dùng một lần, chỉ in lần này · one-off password, printed this once:  {password}")


def _said(found: Account, *, as_json: bool) -> None:
    if as_json:
        write({"account": plain(found)})
    else:
        line(f"{found.login} ({found.name}): {_state(plain(found)) or 'đang dùng · in use'}")
