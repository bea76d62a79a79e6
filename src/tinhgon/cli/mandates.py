"""``mandate`` and ``authority``: who may do what, and which organ holds which power."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from tinhgon.accounts import queries as accounts
from tinhgon.api.plain import bodies
from tinhgon.api.plain import mandates as plain
from tinhgon.cli import mandate as who
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.findings import print_findings
from tinhgon.cli.saying import english, iso, line, table, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.span import Span
from tinhgon.mandates import acts, queries, words
from tinhgon.mandates.models import Grant
from tinhgon.mandates.rules import Power, catalogue
from tinhgon.registry import queries as registry

_MANDATE = """Thẩm quyền: ai được làm gì, ở phần nào của bộ máy, đến bao giờ, theo văn bản nào.

Mandates: who may do what, over which part of the apparatus, until when, on what document."""
_AUTHORITY = """Sổ thẩm quyền: loại cơ quan nào giữ quyền nào, theo căn cứ nào, từ ngày nào đến ngày nào.

The authority register: which kind of organ holds which power, on what basis, from when to when."""

app = typer.Typer(rich_markup_mode="rich")
mandate = typer.Typer(rich_markup_mode="rich", no_args_is_help=True, help=_MANDATE)
authority = typer.Typer(rich_markup_mode="rich", no_args_is_help=True, help=_AUTHORITY)
app.add_typer(mandate, name="mandate")
app.add_typer(authority, name="authority")

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="Tên đăng nhập · The login.")]
From = Annotated[
    date | None, typer.Option("--from", parser=read_day, metavar="DAY", help="Từ ngày; mặc định hôm nay · From.")
]
To = Annotated[date | None, typer.Option("--to", parser=read_day, metavar="DAY", help="Đến trước ngày · Until before.")]
Unit = Annotated[
    str, typer.Option("--unit", metavar="CODE", help="Trong đơn vị này và cấp dưới; bỏ trống: toàn bộ máy · Over.")
]
Organ = Annotated[str, typer.Option("--in-name-of", metavar="CODE", help="Nhân danh cơ quan nào · In whose name.")]
Note = Annotated[str, typer.Option("--note", help="Ghi chú · Note.")]


@mandate.command("grant")
def grant(
    login: Login,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="Vai trò, xem “mandate roles” · See “mandate roles”.")],
    number: who.Number,
    since: From = None,
    until: To = None,
    unit: Unit = "",
    in_name_of: Organ = "",
    sector: Annotated[str, typer.Option("--sector", help="Chỉ khối này, như party · This sector only.")] = "",
    note: Note = "",
    signed: who.Signed = None,
    organ: who.Organ = "",
    title: who.Title = "",
    actor: who.Actor = "",
    as_json: Json = False,
) -> None:
    """Giao thẩm quyền: vai trò, phần bộ máy, thời gian, theo văn bản. Được ghi công khai vào sổ cái.

    Grant a mandate: a role over a part of the apparatus for some days, on a document; written in the open into the ledger.

    [bold]Ví dụ · Example[/bold]

      tinhgon mandate grant an.nv drafter --unit 22.SNV --from 1/7/2025 --decision "12/QĐ-SNV"
    """
    day = since or today()
    wish = acts.Wish(
        accounts.account(login), role, day, until, who.decision(number, signed, organ, title),
        _key(unit, day), _key(in_name_of, day), sector, note,
    )  # fmt: skip
    _told(acts.grant(who.mandate(actor, "quản trị thẩm quyền"), wish), as_json=as_json)


@mandate.command("delegate")
def delegate(
    through: Annotated[int, typer.Argument(metavar="N", min=1, help="Số của thẩm quyền gốc · Number of the mandate.")],
    login: Login,
    number: who.Number,
    since: From = None,
    until: To = None,
    unit: Unit = "",
    stand_in: Annotated[bool, typer.Option("--stand-in", help="Thay mặt khi người giữ vắng · As a stand-in.")] = False,
    note: Note = "",
    signed: who.Signed = None,
    organ: who.Organ = "",
    title: who.Title = "",
    actor: who.Actor = "",
    as_json: Json = False,
) -> None:
    """Ủy quyền hoặc cử người thay mặt, trong thời gian và phạm vi của thẩm quyền gốc; không ủy quyền tiếp được.

    Delegate a mandate, or name a stand-in, within its days and part; it cannot be passed on again.
    """
    root, day = queries.grant(through), since or today()
    wish = acts.Wish(
        accounts.account(login), root.role, day, until or root.until, who.decision(number, signed, organ, title),
        _key(unit, day), None, "", note,
    )  # fmt: skip
    made = acts.delegate(who.mandate(actor, "quản trị thẩm quyền"), root, wish, stand_in=stand_in)
    _told(made, as_json=as_json)


@mandate.command("end")
def end(
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="Số của thẩm quyền · Number of the mandate.")],
    reason: Annotated[str, typer.Option("--reason", help="Vì sao · Why.")],
    decision: Annotated[str, typer.Option("--decision", metavar="NUMBER", help="Số văn bản · The document.")] = "",
    on: Day = None,
    actor: who.Actor = "",
    as_json: Json = False,
) -> None:
    """Chấm dứt một thẩm quyền từ một ngày; những gì được ủy quyền từ nó cũng hết.

    End a mandate from a day on; what was delegated from it ends too.
    """
    by = who.mandate(actor, "quản trị thẩm quyền")
    _told(acts.end(by, number, on or today(), reason, who.decision(decision, None, "", "")), as_json=as_json)


@mandate.command("list")
def list_mandates(
    on: Day = None,
    ended: Annotated[bool, typer.Option("--all", help="Kể cả trước và sau ngày ấy · Also before and after.")] = False,
    role: Annotated[str, typer.Option("--role", help="Chỉ vai trò này · This role only.")] = "",
    text: Annotated[str, typer.Option("--text", help="Trong tên hoặc văn bản · In name or document.")] = "",
    as_json: Json = False,
) -> None:
    """Các thẩm quyền đang có hiệu lực vào một ngày.

    The mandates in force on a day.
    """
    day = on or today()
    found = [plain.mandate(one) for one in queries.grants(day, ended=ended, text=text, role=role)]
    if as_json:
        write({"on": day.isoformat(), "mandates": found})
        return
    tongue = "en" if english() else "vi"
    heads = ("No.", "Who", "Role", "Over", "From", "To", "Document") if english() else (
        "Số", "Ai", "Vai trò", "Phạm vi", "Từ", "Đến trước", "Văn bản")  # fmt: skip
    everything = "all" if english() else "toàn bộ máy"
    rows = [
        (str(one["number"]), f"{one['name']} ({one['login']})", one["role"][tongue], one["unit"]["code"] if one["unit"] else everything,
         iso(one["from"]), iso(one["to"]), one["document"])
        for one in found
    ]  # fmt: skip
    table("", heads, rows, right=(0,))


@mandate.command("roles")
def roles(as_json: Json = False) -> None:
    """Các vai trò và việc mỗi vai trò được làm.

    The roles and the acts that each may do.
    """
    found = [plain.role(one) for one in catalogue().roles.values()]
    if as_json:
        write({"roles": found})
        return
    tongue = "en" if english() else "vi"
    for one in found:
        line(f"{one['id']}: {one[tongue]}. {one['sentence'][tongue]}")
        for act in one["acts"]:
            line(f"  {act['id']}: {act[tongue]}")


@authority.command("list")
def list_powers(
    on: Day = None,
    ended: Annotated[bool, typer.Option("--all", help="Mọi dòng, mọi ngày · Every row, every day.")] = False,
    as_json: Json = False,
) -> None:
    """Sổ thẩm quyền: loại cơ quan nào giữ quyền nào, theo căn cứ nào, vào một ngày.

    The authority register: which kind of organ holds which power, on what basis, on a day.
    """
    day = on or today()
    found = [plain.power(one) for one in queries.register(None if ended else day)]
    if as_json:
        write({"on": day.isoformat(), "powers": found})
        return
    tongue = "en" if english() else "vi"
    heads = ("Row", "Power", "Organ", "Level", "From", "To", "Verified", "Basis") if english() else (
        "Dòng", "Quyền", "Cơ quan", "Cấp", "Từ", "Đến trước", "Đã xác nhận", "Căn cứ")  # fmt: skip
    rows = [
        (one["id"], one["act"][tongue], one["organ_kind"][tongue], one["level"][tongue], iso(one["from"]), iso(one["to"]),
         one["verified_by"], one["basis"])
        for one in found
    ]  # fmt: skip
    table("", heads, rows)


@authority.command("defects")
def list_defects(on: Day = None, as_json: Json = False) -> None:
    """Việc không cơ quan nào có thẩm quyền, hoặc hai cơ quan cùng có, vào một ngày.

    Powers that no organ holds, or two, on a day.
    """
    day = on or today()
    found = queries.register_defects(day)
    if as_json:
        write({"on": day.isoformat(), "defects": [one.as_dict() for one in found]})
    elif found:
        print_findings(found)
    else:
        line("Không có khiếm khuyết nào. · There are none.")


@authority.command("confirm")
def confirm(
    row: Annotated[str, typer.Argument(metavar="ROW", help="Mã dòng của sổ thẩm quyền · Row of the register.")],
    by: Annotated[str, typer.Option("--by", help="Ai đã đối chiếu với văn bản · Who compared it with the text.")],
    number: Annotated[str, typer.Option("--decision", metavar="NUMBER", help="Số văn bản · The document.")] = "",
    actor: who.Actor = "",
    as_json: Json = False,
) -> None:
    """Xác nhận một dòng đã được đối chiếu với văn bản: từ đó nó ràng buộc việc làm.

    Confirm that a row was compared with the text; from then on it binds.
    """
    found = next((one for one in queries.register() if one.id == row), None)
    if found is None:
        raise Unknown(words.no_power(row))
    _power(replace(found, verified_by=by), number, actor, as_json=as_json)


@authority.command("add")
def add_power(
    row: Annotated[str, typer.Argument(metavar="ROW", help="Mã dòng · Id of the row.")],
    act: Annotated[str, typer.Option("--act", help="Việc, như scheme.decide · The act.")],
    organ_kind: Annotated[str, typer.Option("--organ-kind", help="Loại cơ quan, như people_council · Kind of organ.")],
    level: Annotated[str, typer.Option("--level", help="Cấp: province, district, commune · The level.")],
    basis: Annotated[str, typer.Option("--basis", help="Căn cứ: văn bản, điều · The legal basis.")],
    since: Annotated[date, typer.Option("--from", parser=read_day, metavar="DAY", help="Từ ngày · From.")],
    until: To = None,
    by: Annotated[str, typer.Option("--by", help="Ai đã đối chiếu với văn bản · Who compared it.")] = "",
    number: Annotated[str, typer.Option("--decision", metavar="NUMBER", help="Số văn bản · The document.")] = "",
    actor: who.Actor = "",
    as_json: Json = False,
) -> None:
    """Thêm một dòng vào sổ thẩm quyền, hoặc sửa dòng cùng mã.

    Add a row to the authority register, or correct the row of the same id.
    """
    _power(Power(row, act, organ_kind, level, basis, Span(since, until), by), number, actor, as_json=as_json)


def _power(power: Power, number: str, actor: str, *, as_json: bool) -> None:
    acts.write_power(who.mandate(actor, "giữ sổ thẩm quyền"), power, who.decision(number, None, "", ""))
    written: Any = next(one for one in queries.register() if one.id == power.id)
    if as_json:
        write({"power": plain.power(written)})
    else:
        line(f"Đã ghi dòng {power.id} của sổ thẩm quyền, mục {written.entry}. · Written.")


def _key(code: str, day: date) -> int | None:
    return bodies.key_of(registry.snapshot(AsOf(day)), "units", code) if code else None


def _told(made: Grant, *, as_json: bool) -> None:
    day = today()
    listed = next(one for one in queries.of_account(made.account.pk, day) if one.grant.pk == made.pk)
    said = plain.mandate(listed)
    if as_json:
        write({"mandate": said})
        return
    tongue = "en" if english() else "vi"
    over = said["unit"]["code"] if said["unit"] else ("everything" if english() else "toàn bộ máy")
    line(
        f"Thẩm quyền số {made.pk}: {made.account.actor}, {said['role'][tongue]}, {over}, {iso(said['from'])}–{iso(said['to'])}"
    )
