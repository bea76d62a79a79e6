"""``draft``: schemes that are being written, with every version kept."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from tinhgon.api import drafting as shared
from tinhgon.api.plain import drafts
from tinhgon.cli import mandate
from tinhgon.cli.asking import Json, read_day, today
from tinhgon.cli.diff import print_figures
from tinhgon.cli.findings import print_findings
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, note, shown, table, write
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.queries.working import conflicts, work
from tinhgon.reform.rules import edits
from tinhgon.reform.rules.differing import changes
from tinhgon.structure.scheme import read_sketch
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
draft = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
step = typer.Typer(rich_markup_mode="rich", no_args_is_help=True, help="Thêm, sửa, chuyển, bỏ bước · Steps of a draft.")
app.add_typer(draft, name="draft")
draft.add_typer(step, name="step")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Tên bản soạn · Name of the draft.")]
Number = Annotated[int, typer.Argument(metavar="N", min=1, help="Bước thứ mấy · Number of the step.")]
StepText = Annotated[
    str, typer.Argument(metavar="STEP", help="Bước bằng YAML hoặc JSON; @tệp, - là đầu vào chuẩn · A step, @file or -.")
]
Base = Annotated[
    int | None,
    typer.Option("--base", metavar="V", help="Phiên bản đang xem; nêu ra thì bị từ chối nếu người khác đã sửa · Seen."),
]
OrganCode = Annotated[str, typer.Option("--organ", metavar="CODE", help="Mã cơ quan soạn · Code of the organ.")]


@draft.callback()
def about() -> None:
    """Soạn đề án: mỗi lần sửa là một phiên bản mới, không gì mất; hoàn tác, rẽ nhánh, so sánh.

    Write schemes: every edit is a new version and nothing is lost; undo, branch, compare.
    """


def _now() -> datetime:
    return datetime.now().astimezone()


@draft.command()
def new(
    title: Annotated[str, typer.Option("--title", help="Tên đề án · Title.")] = "",
    day: Annotated[
        date | None, typer.Option("--day", parser=read_day, metavar="DAY", help="Ngày hiệu lực · Effective day.")
    ] = None,
    organ: OrganCode = "",
    name: Annotated[str, typer.Option("--name", help="Tên ngắn; bỏ trống thì lấy từ tên đề án · Short name.")] = "",
    file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Từ tệp đề án · From a scheme file.")
    ] = None,
    copy: Annotated[str, typer.Option("--copy", metavar="NAME", help="Chép một bản soạn khác · Copy a draft.")] = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Lập bản soạn: từ đầu, từ tệp, hoặc chép bản khác.

    Begin a draft: from nothing, from a file, or by copying.

    [bold]Ví dụ · Examples[/bold]

      tinhgon draft new --title "Sắp xếp các phòng" --day 1/1/2027 --organ QN.SNV
      tinhgon draft new --from de-an.yaml --organ QN.SNV
    """
    who = mandate.mandate(actor, role, authority)
    if copy:
        source = queries.draft(copy)
        key = shared.organ_key(organ, today()) if organ else source.organ
        made = drafting.branch(who, copy, _now(), organ=key, title=title, as_name=name)
    else:
        sketch = read_sketch(read_file(file), str(file)) if file else edits.begun("de-an", title, day or today())
        made = drafting.begin(who, shared.organ_key(organ, sketch.day), sketch, _now(), name=name)
    _told(made, as_json=as_json)


@draft.command("list")
def list_drafts(
    text: Annotated[str, typer.Option("--text", help="Có chữ này trong tên · With this text.")] = "",
    as_json: Json = False,
) -> None:
    """Các bản soạn, mới sửa trước.

    Drafts, the last changed first.
    """
    found = queries.drafts(None, text, limit=queries.MOST_LISTED)
    rows = [drafts.head(one.draft, one) for one in found.versions]
    if as_json:
        write({"total": found.total, "drafts": rows})
        return
    heads = (
        ("Draft", "Day", "Steps", "Version", "By", "Title")
        if english()
        else ("Bản soạn", "Hiệu lực", "Bước", "Phiên bản", "Người sửa", "Tên")
    )
    table(
        "",
        heads,
        [(one["name"], one["day"], one["steps"], one["version"], one["changed_by"], one["title"]) for one in rows],
        right=(2, 3),
    )


@draft.command()
def show(
    name: Name,
    number: Annotated[int | None, typer.Option("--version", metavar="V", min=1, help="Phiên bản · Version.")] = None,
    as_json: Json = False,
) -> None:
    """Một bản soạn: các bước, con số trước và sau, phát hiện, xung đột với sổ.

    A draft: steps, figures before and after, findings, conflicts with the books.
    """
    plain = shared.shown(name, number=number)
    if as_json:
        write(plain)
        return
    one = queries.draft(name)
    sketch = queries.sketch(queries.version(one, number))
    line(f"{sketch.title} — {say_day(sketch.day)}, {plain['version']}")
    rows = [
        (each["number"], each["do"], ", ".join(f"{k}={v}" for k, v in each.items() if k not in ("number", "do")))
        for each in plain["steps"]
    ]
    table("", ("#", "do", ""), rows, right=(0,))
    print_figures(plain["outcome"]["figures"], "Before" if english() else "Trước", "After" if english() else "Sau")
    found = work(sketch)
    print_findings([*conflicts(one, sketch), *found.blocked, *found.outcome.findings])


@draft.command()
def history(name: Name, as_json: Json = False) -> None:
    """Mọi phiên bản: ai, lúc nào, sửa gì, từ phiên bản nào.

    Every version: who, when, what changed, from which one.
    """
    found = queries.versions(queries.draft(name), limit=1000)
    if as_json:
        write({"versions": [drafts.version(one) for one in found]})
        return
    rows = [
        (one.number, one.parent or "", one.author, f"{one.at:%d/%m/%Y %H:%M}", one.words_en if english() else one.words)
        for one in found
    ]
    table("", ("#", "←", "Ai · Who", "Lúc · When", "Việc · What"), rows, right=(0, 1))


@draft.command()
def diff(name: Name, old: Annotated[int, typer.Argument(min=1)], new: Annotated[int, typer.Argument(min=1)]) -> None:
    """Hai phiên bản khác nhau ở bước nào, dưới dạng JSON.

    Which steps differ between two versions, as JSON.
    """
    one = queries.draft(name)
    before, after = (queries.sketch(queries.version(one, number)) for number in (old, new))
    write({"changes": drafts.changes(changes(before, after))})


@step.command()
def add(
    name: Name,
    text: StepText,
    at: Annotated[int | None, typer.Option("--at", metavar="N", min=1, help="Thành bước thứ · At number.")] = None,
    base: Base = None,
    preview: Annotated[bool, typer.Option("--preview", help="Chỉ xem trước · Only preview.")] = False,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Thêm một bước, hoặc một danh sách bước.

    Add a step, or a list of steps.

    [bold]Ví dụ · Example[/bold]

      tinhgon draft step add sap-xep "{do: rename, unit: QN.SNV, name: Sở Nội vụ và Lao động}"
    """
    made = edits.Add(shared.read_steps(_text(text)), at)
    if preview:
        write(shared.previewed(name, made))
        return
    _edited(name, base, made, mandate.mandate(actor, role, authority), as_json=as_json)


@step.command()
def edit(
    name: Name,
    number: Number,
    text: StepText,
    base: Base = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Thay một bước bằng bước khác.

    Put another step in the place of one.
    """
    (one,) = shared.read_steps(_text(text))
    _edited(name, base, edits.Replace(number, one), mandate.mandate(actor, role, authority), as_json=as_json)


@step.command()
def move(
    name: Name,
    number: Number,
    to: Annotated[int, typer.Argument(metavar="TO", min=1)],
    base: Base = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Chuyển một bước thành bước thứ khác.

    Carry a step to another number.
    """
    _edited(name, base, edits.Move(number, to), mandate.mandate(actor, role, authority), as_json=as_json)


@step.command()
def remove(
    name: Name,
    numbers: Annotated[list[int], typer.Argument(metavar="N", min=1)],
    base: Base = None,
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    authority: mandate.Authority = "",
    as_json: Json = False,
) -> None:
    """Bỏ các bước.

    Take steps out.
    """
    _edited(name, base, edits.Remove(tuple(numbers)), mandate.mandate(actor, role, authority), as_json=as_json)


@draft.command()
def undo(
    name: Name, base: Base = None, actor: mandate.Actor = "", role: mandate.Role = "", as_json: Json = False
) -> None:
    """Hoàn tác: hiện lại phiên bản trước.

    Show the version before again.
    """
    _moved(drafting.undo(mandate.mandate(actor, role), name, _base(name, base), _now()), as_json=as_json)


@draft.command()
def redo(
    name: Name, base: Base = None, actor: mandate.Actor = "", role: mandate.Role = "", as_json: Json = False
) -> None:
    """Làm lại: hiện phiên bản vừa hoàn tác.

    Show again what was undone.
    """
    _moved(drafting.redo(mandate.mandate(actor, role), name, _base(name, base), _now()), as_json=as_json)


@draft.command()
def branch(
    name: Name,
    title: Annotated[str, typer.Option("--title", help="Tên nhánh · Title.")] = "",
    number: Annotated[int | None, typer.Option("--version", metavar="V", min=1, help="Từ phiên bản · Version.")] = None,
    as_name: Annotated[str, typer.Option("--name", help="Tên ngắn · Short name.")] = "",
    actor: mandate.Actor = "",
    role: mandate.Role = "",
    as_json: Json = False,
) -> None:
    """Rẽ nhánh: bản soạn khác bắt đầu từ một phiên bản.

    Begin another draft where a version stands.
    """
    who = mandate.mandate(actor, role)
    _told(drafting.branch(who, name, _now(), number=number, title=title, as_name=as_name), as_json=as_json)


@draft.command()
def compare(names: Annotated[list[str], typer.Argument(metavar="NAME...")], as_json: Json = False) -> None:
    """Nhiều bản soạn cạnh nhau: con số, người phải chuyển, phát hiện.

    Several drafts side by side: figures, people moved, findings.
    """
    plain = shared.compared(names)
    if as_json:
        write(plain)
        return
    language = "en" if english() else "vi"
    heads = ("", "Trước · Before", *(one["name"] for one in plain["schemes"]))
    rows = [
        (one["name"][language], shown(one["before"][0]), *(shown(value) for value in one["values"]))
        for one in plain["figures"]
    ]
    rows += [(one["name"][language], "", *(shown(value) for value in one["values"])) for one in plain["moved"]]
    table("", heads, rows, right=tuple(range(1, len(heads))))


@draft.command()
def export(
    name: Name,
    number: Annotated[int | None, typer.Option("--version", metavar="V", min=1, help="Phiên bản · Version.")] = None,
) -> None:
    """In tệp đề án YAML của bản soạn.

    Print the draft's scheme as YAML.
    """
    typer.echo(queries.version(queries.draft(name), number).text, nl=False)


def _text(text: str) -> str:
    return read_file(Path(text.removeprefix("@"))) if text == "-" or text.startswith("@") else text


def _base(name: str, base: int | None) -> int:
    return queries.draft(name).current if base is None else base


def _edited(name: str, base: int | None, made: edits.Edit, who: mandate.Mandate, *, as_json: bool) -> None:
    _moved(drafting.edit(who, name, _base(name, base), made, _now()), as_json=as_json)


def _moved(version: Version, *, as_json: bool) -> None:
    if as_json:
        write({"saved": True, "draft": version.draft.name, "version": drafts.version(version)})
    else:
        line(f"{version.draft.name}: phiên bản {version.number} · version {version.number}.")
        note(version.words_en if english() else version.words)


def _told(made: Draft, *, as_json: bool) -> None:
    if as_json:
        write({"saved": True, "draft": drafts.head(made, queries.version(made))})
    else:
        line(f"Đã lập bản soạn {made.name}. Xem: tinhgon draft show {made.name} · Begun.")
