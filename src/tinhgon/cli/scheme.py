"""``scheme``: try, check, list and begin schemes. Nothing here writes into the books."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from tinhgon.api.plain import outcomes
from tinhgon.api.plain.parts import Plain
from tinhgon.api.telling import scheme_heads, try_scheme
from tinhgon.cli.asking import Json
from tinhgon.cli.diff import print_figures
from tinhgon.cli.findings import print_findings
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, iso, line, note, progress, shown, table, word, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.run import Outcome
from tinhgon.structure.scheme import VERBS, Scheme, read_scheme, schema
from tinhgon.vietnamese.days import say_day

app = typer.Typer(rich_markup_mode="rich")
scheme = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(scheme, name="scheme")

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="Tệp đề án YAML, hoặc - là đầu vào chuẩn · Scheme file, or -.")
]


@scheme.callback()
def about() -> None:
    """Thử, kiểm tra, liệt kê, soạn đề án. Không lệnh nào ở đây ghi vào sổ.

    Try, check, list and begin schemes. Nothing here writes into the books.
    """


@scheme.command("run")
def run_scheme(
    file: File,
    trace: Annotated[bool, typer.Option("--trace", help="Kể từng thay đổi và bước gây ra nó · Every change.")] = False,
    as_json: Json = False,
) -> None:
    """Thử một đề án trên sổ vào ngày hiệu lực của nó: con số trước, sau, phát hiện. Không ghi gì.

    Try a scheme on the books as of its day: figures before and after, findings. Nothing is saved.

    [bold]Ví dụ · Examples[/bold]

      tinhgon scheme run de-an.yaml
      tinhgon scheme run de-an.yaml --trace --json
    """
    one = read_scheme(read_file(file), str(file))
    found = tried(one, quiet=as_json)
    if as_json:
        write(outcomes.outcome(found, trace=trace))
        return
    plain = outcomes.outcome(found, trace=trace)
    line(f"{one.title} — {say_day(one.day)}")
    line()
    print_figures(plain["figures"], "Trước" if not english() else "Before", "Sau" if not english() else "After")
    line()
    for moved in plain["moved"]:
        line(f"{moved['name']['en' if english() else 'vi']}: {shown(moved['value'])}")
    if trace:
        _print_trace(plain["trace"])
    print_findings(found.findings)
    note("Chỉ là chạy thử, chưa ghi gì. · This was a trial; nothing is saved.", style="dim")


def tried(one: Scheme, *, quiet: bool = False) -> Outcome:
    """Try a scheme with a progress bar."""
    with progress(quiet=quiet) as bar:
        task = bar.add_task(one.id, total=len(one.steps))
        return try_scheme(one, lambda done, _: bar.update(task, completed=done))


def _print_trace(rows: list[Plain]) -> None:
    heads = ("Step", "Do", "Frame", "Key", "What", "Column", "Before", "After")
    vi = ("Bước", "Việc", "Bảng", "Định danh", "Làm gì", "Cột", "Trước", "Sau")
    columns = ("step", "do", "frame", "key", "verb", "column", "before", "after")
    line()
    table("", heads if english() else vi, [[row[column] for column in columns] for row in rows], right=(0, 3))


@scheme.command()
def check(file: File, as_json: Json = False) -> None:
    """Đọc tệp và kể mọi chỗ sai cùng lúc, kèm số dòng; không cần sổ.

    Read a file and name everything that is wrong with it, with line numbers; needs no books.
    """
    one = read_scheme(read_file(file), str(file))
    if as_json:
        write({"ok": True, "scheme": outcomes.scheme(one), "findings": []})
    else:
        line(f"Đúng dạng: {one.title}, {shown(len(one.steps))} bước, hiệu lực {say_day(one.day)}. · Well-formed.")


@scheme.command("schema")
def print_schema() -> None:
    """Lược đồ JSON của tệp đề án, để trình soạn thảo gợi ý và kiểm tra.

    The JSON Schema of scheme files, for editors.
    """
    write(schema())


@scheme.command()
def verbs(as_json: Json = False) -> None:
    """Mỗi động từ của luật mà một bước có thể dùng, nghĩa của nó và các trường của nó.

    Every verb of the law that a step may use, with its meaning and its fields; those in brackets may be left out.
    """
    if as_json:
        write({"verbs": outcomes.verbs()})
        return
    rows = [(str(verb.model_fields["do"].default), word(verb.meaning()), _fields(verb)) for verb in VERBS]
    heads = ("do", "Meaning", "Fields (optional)") if english() else ("do", "Nghĩa", "Trường (không bắt buộc)")
    table("", heads, rows)


def _fields(verb: type[Operation]) -> str:
    """Return the fields of a verb, those that may be left out in brackets."""
    fields = {name: field.is_required() for name, field in verb.model_fields.items() if name != "do"}
    needed = [name for name, required in fields.items() if required]
    return " ".join([*needed, *(f"({name})" for name, required in fields.items() if not required)])


@scheme.command("list")
def list_schemes(as_json: Json = False) -> None:
    """Các đề án đã thi hành, kèm mục sổ cái, và các nghị quyết đi kèm chưa thi hành.

    The schemes that were enacted, with their ledger entries, and the resolutions that were not.
    """
    found = scheme_heads()
    if as_json:
        write({"schemes": found})
        return
    heads = ("Scheme", "Day", "Steps", "Entry", "Title") if english() else ("Đề án", "Hiệu lực", "Bước", "Mục", "Tên")
    rows = [(one["id"], iso(one["day"]), one["steps"], one["entry"] or "", one["title"]) for one in found]
    table("", heads, rows, right=(2, 3))


@scheme.command()
def new(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Tệp mới; bỏ trống thì in ra · New file, else print.")
    ] = None,
) -> None:
    """Một tệp đề án mẫu có chú giải từng dòng, để sửa thành của mình.

    A commented scheme file to start from.
    """
    text = files("tinhgon.cli").joinpath("starter.yaml").read_text(encoding="utf-8")
    if file is None:
        typer.echo(text, nl=False)
        return
    if file.exists():
        said = Sentence(f"Tệp {file} đã có, không ghi đè.", f"{file} is there already and is left alone.")
        raise Refusal([Finding("scheme.file_exists", said, subject=str(file))])
    file.write_text(text, encoding="utf-8")
    line(f"Đã ghi {file}. Thử: tinhgon scheme check {file} · Written.")
