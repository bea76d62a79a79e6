"""``paper``: official papers from a scheme, in the layout of their organ and day. Nothing here writes into the books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings

from tinhgon.api.plain import papers
from tinhgon.api.telling import enacted_by, try_scheme
from tinhgon.cli.asking import Day, Json, read_day, today
from tinhgon.cli.reading import read_file
from tinhgon.cli.saying import english, line, note, table, word, write
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.lawbook.queries import books
from tinhgon.papers.issuing import Wanted, issue, written
from tinhgon.papers.kinds import KINDS, PaperKind
from tinhgon.papers.paper import Paper
from tinhgon.papers.profile import Profile, profiles_on
from tinhgon.structure.kinds import SECTORS
from tinhgon.structure.run import Outcome
from tinhgon.structure.scheme import read_scheme
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.writing.atomic import new_file

app = typer.Typer(rich_markup_mode="rich")
paper = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
app.add_typer(paper, name="paper")

File = Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Tệp đề án YAML, hoặc - · Scheme file, or -.")]
Entry = Annotated[
    int | None,
    typer.Option("--entry", min=1, metavar="N", help="Thay cho tệp: mục sổ cái đã thi hành · A ledger entry."),
]
Organ = Annotated[str, typer.Option("--organ", metavar="CODE", help="Mã cơ quan ban hành · Code of the issuing organ.")]
To = Annotated[Path, typer.Option("--to", metavar="FILE", help=".docx, .pdf, hoặc .xlsx (phụ lục) · Where to write.")]
Number = Annotated[
    str, typer.Option("--number", metavar="N", help="Số, như 12; bỏ trống là dự thảo · Number, else a draft.")
]
Dated = Annotated[
    date | None,
    typer.Option("--dated", parser=read_day, metavar="DAY", help="Ngày ký; chọn thể thức · Day of signature."),
]
Signer = Annotated[str, typer.Option("--signer", help="Người ký; mặc định người đứng đầu · Who signs.")]
SignerTitle = Annotated[
    str, typer.Option("--signer-title", help="Chức vụ người ký, như Phó Chủ tịch · The signer's title.")
]
Authority = Annotated[
    list[str] | None, typer.Option("--authority", help="Dòng quyền hạn, như “TL. CHỦ TỊCH” · Words of authority.")
]
Addressed = Annotated[list[str] | None, typer.Option("--addressed", help="Kính gửi; lặp lại được · Whom it is for.")]
Recipient = Annotated[list[str] | None, typer.Option("--recipient", help="Nơi nhận; lặp lại được · Recipients.")]
BasisText = Annotated[list[str] | None, typer.Option("--basis", help="Căn cứ thêm; lặp lại được · A further basis.")]
People = Annotated[bool, typer.Option("--people", help="Nêu tên người trong văn bản và phụ lục · Name people.")]
Template = Annotated[Path | None, typer.Option("--template", metavar="FILE", help="Mẫu Word riêng · A Word template.")]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè · Overwrite.")]


@paper.callback()
def about() -> None:
    """Văn bản của một đề án, đúng thể thức của cơ quan ban hành vào ngày đó: DOCX, PDF, phụ lục XLSX.

    Official papers from a scheme, in the layout that binds the issuing organ on that day.

    [bold]Ví dụ · Examples[/bold]

      tinhgon paper quyet-dinh de-an.yaml --organ 22.UB --number 12 --to quyet-dinh.docx
      tinhgon paper nghi-quyet --entry 6 --organ 22.HD --dated 17/12/2019 --to nghi-quyet.pdf
    """


def _made(kind: PaperKind) -> Callable[..., None]:
    def make(
        organ: Organ,
        to: To,
        file: File = None,
        entry: Entry = None,
        number: Number = "",
        dated: Dated = None,
        signer: Signer = "",
        signer_title: SignerTitle = "",
        authority: Authority = None,
        addressed: Addressed = None,
        recipient: Recipient = None,
        basis: BasisText = None,
        people: People = False,
        template: Template = None,
        force: Force = False,
        as_json: Json = False,
    ) -> None:
        wanted = Wanted(
            kind=kind.id,
            organ=organ,
            made_on=today(),
            number=number,
            dated=dated,
            signer=signer,
            signer_title=signer_title,
            authority=tuple(authority or ()),
            to=tuple(addressed or ()),
            recipients=tuple(recipient or ()),
            bases=tuple(basis or ()),
            with_people=people,
        )
        outcome = _outcome(file, entry)
        made, profile = issue(outcome, wanted, lawbooks=books(AsOf(outcome.scheme.day)))
        hostile = None if template is None else _bytes(template)
        data = written(made, profile, to.suffix.lower().lstrip("."), settings.PAPER_FONTS, hostile)
        with new_file(to, force=force) as temporary:
            temporary.write_bytes(data)
        _tell(to, made, profile, as_json=as_json)

    make.__doc__ = f"{kind.name.vi}: {kind.meaning.vi}\n\n{kind.name.en}. {kind.meaning.en}"
    return make


for _kind in KINDS.values():
    paper.command(_kind.slug)(_made(_kind))
    paper.command(_kind.id, hidden=True)(_made(_kind))


def _outcome(file: Path | None, entry: int | None) -> Outcome:
    if (file is None) == (entry is None):
        raise typer.BadParameter(
            "FILE hoặc --entry, một trong hai · FILE or --entry, one of the two", param_hint="FILE"
        )
    if entry is not None:
        return enacted_by(entry)
    return try_scheme(read_scheme(read_file(Path(file or "-")), str(file)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        said = Sentence(f"Không đọc được {path}: {error.strerror}.", f"{path} cannot be read: {error.strerror}.")
        raise Refusal([Finding("file.unreadable", said, subject=str(path))]) from error


def _tell(to: Path, made: Paper, profile: Profile, *, as_json: bool) -> None:
    if as_json:
        write({"file": str(to), "paper": papers.paper(made, profile)})
        return
    line(f"Đã ghi {to}: {made.heading} {made.number or '(dự thảo)'}, {len(made.annexes)} phụ lục. · Written.")
    _warn([profile])


def _warn(found: list[Profile]) -> None:
    loose = ", ".join(one.id for one in found if not one.verified)
    if loose:
        said = Sentence(
            f"Thể thức {loose} chưa đối chiếu bản gốc: xem lại trước khi ký.",
            f"The layout {loose} was not compared with the official text: look again before signing.",
        )
        note(word(said), style="yellow")


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
    found = list(profiles_on(day))
    rows: list[Any] = [
        (
            one.id,
            ", ".join(word(SECTORS[sector]) for sector in one.sectors),
            say_day(one.valid_from),
            one.citation,
            one.verified,
        )
        for one in found
    ]
    vi, en = (
        ("Thể thức", "Khối", "Từ ngày", "Căn cứ", "Đã đối chiếu"),
        ("Layout", "Organs", "From", "Citation", "Verified"),
    )
    table("", en if english() else vi, rows)
    for one in found:
        for point in one.uncertain:
            line(f"{one.id} · {point.field}: {point.used} (nguồn khác: {point.other}) — {point.why}")
    _warn(found)
