"""Which word opens which file: the help page reads this table alone; a command's file is loaded when it is called."""

from __future__ import annotations

import getpass
import importlib
import os
from dataclasses import dataclass
from typing import Any, Final

import django
import typer
from django.conf import settings
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from tinhgon import __version__
from tinhgon.accounts.acting import acting


@dataclass(frozen=True, slots=True)
class Word:
    """A command: its file, what it does in one line, the panel it is shown in, whether it opens the books and serves them."""

    file: str
    says: str
    panel: str
    books: bool = True
    serves: bool = False


_START: Final = "Bắt đầu · Start"
_READ: Final = "Tra cứu · Read"
_PLAN: Final = "Đề án · Schemes"
_CASES: Final = "Vụ việc · Cases"
_BOOKS: Final = "Sổ sách · Books"
_WHO: Final = "Ai được làm gì · Who may"

WORDS: Final[dict[str, Word]] = {
    "demo": Word("demo", "Nạp tỉnh mẫu, thi hành các đề án của nó, rồi mở trang · Demonstration", _START, serves=True),
    "serve": Word("server", "Mở trang và API · Serve pages and API", _START, serves=True),
    "stop": Word("machine", "Dừng cơ sở dữ liệu đi kèm · Stop the embedded database", _START, books=False),
    "status": Word("machine", "Cơ sở dữ liệu chạy chưa, ở đâu · How the database is", _START, books=False),
    "show": Word("show", "Một đơn vị, địa bàn hoặc người, vào một ngày · Show a unit, place or person", _READ),
    "tree": Word("show", "Cây tổ chức hoặc địa bàn vào một ngày · The tree on a day", _READ),
    "find": Word("show", "Tìm theo mã hoặc tên, không cần dấu · Find by code or name", _READ),
    "figures": Word("figures", "Các con số vào một ngày, kèm dòng dẫn chứng · Figures and their rows", _READ),
    "diff": Word("diff", "Hai ngày khác nhau ở đâu · Compare two days", _READ),
    "lineage": Word("lineage", "Thành gì, từ đâu ra, theo tỷ lệ nào · What became of what", _READ),
    "scheme": Word("scheme", "Thử, kiểm tra, soạn đề án; không ghi gì · Try and check schemes", _PLAN),
    "plan": Word("planning.app", "Lập phương án: đề xuất, cận, lý do · Propose plans with bounds and reasons", _PLAN),
    "paper": Word("paper", "Văn bản của đề án: DOCX, PDF, XLSX · Official papers", _PLAN),
    "draft": Word("draft", "Soạn đề án: mỗi lần sửa một phiên bản, hoàn tác, rẽ nhánh · Write schemes", _PLAN),
    "dossier": Word("dossier", "Hồ sơ đề án: từ soạn thảo đến rà soát · Dossiers, from draft to review", _PLAN),
    "law": Word("law", "Sổ luật: dòng nào có hiệu lực, ai đã đối chiếu · The law books", _PLAN),
    "check": Word("law", "Bộ máy, đề án trái luật ở đâu · What breaks the law", _PLAN),
    "enact": Word("acts", "Thi hành một đề án theo quyết định · Enact a scheme", _PLAN),
    "cancel": Word("acts", "Hủy một mục đã thi hành · Cancel an enacted entry", _PLAN),
    "correct": Word("acts", "Đính chính: vốn đã như vậy · Correct what was wrong", _PLAN),
    "coming": Word("acts", "Những thay đổi sắp có hiệu lực · Changes that lie ahead", _PLAN),
    "clock": Word("clock", "Thời hạn: đến hạn ngày nào, vì sao · When something is due, and why", _READ),
    "calendar": Word("clock", "Lịch ngày làm việc: ngày lễ, ngày làm bù · Days off and swapped days", _BOOKS),
    "cases": Word("case", "Vụ việc: hạn gần nhất trước, quá hạn mấy ngày · Cases, the nearest due first", _READ),
    "track": Word("case", "Mã trên giấy biên nhận mở ra gì · What a receipt's code opens", _READ),
    "case": Word("case", "Hồ sơ vụ việc: tiếp nhận, từng bước, thời hạn, chuyển · Cases, step by step", _CASES),
    "petitions": Word("petitions", "Đơn thư: phân loại, xử lý, trả lời, công khai · Petitions", _CASES),
    "reception": Word("reception", "Tiếp công dân: lịch theo luật, tỷ lệ, từng lượt · Reception of citizens", _CASES),
    "remind": Word("remind", "Lượt hằng ngày: nhắc hạn, gửi thư, hồ sơ theo cơ quan · The daily sweep", _CASES),
    "resolutions": Word("resolution", "Nghị quyết, văn bản: tình trạng vào một ngày · Documents on a day", _READ),
    "themes": Word("resolution", "Chủ đề năm tạo ra gì, nguồn nào · What a year's theme produced", _READ),
    "resolution": Word(
        "resolution", "Văn bản: nhập, kiểm tra, ban hành, cụ thể hóa, xuất · Documents, clause by clause", _CASES
    ),
    "tasks": Word("task", "Nhiệm vụ: ai nợ ai việc gì, hạn nào · Who owes what by when", _READ),
    "task": Word("task", "Nhiệm vụ: giao, nhận, báo cáo, gia hạn, nghiệm thu · Tasks, act by act", _CASES),
    "review": Word("review", "Sơ kết, tổng kết: con số và các dòng; hạn chế, kiến nghị, nghĩa vụ · Reviews", _READ),
    "import": Word("exchange", "Nạp sổ từ XLSX, CSV, JSON hoặc Parquet · Import", _BOOKS),
    "export": Word("exchange", "Xuất sổ vào một ngày ra tệp · Export", _BOOKS),
    "outlines": Word("outlines", "Đường ranh địa bàn: nạp, xuất GeoJSON · Outlines of places", _BOOKS),
    "template": Word("template", "Bảng tính trống có hướng dẫn · Empty workbook", _BOOKS, books=False),
    "ledger": Word("ledger", "Sổ cái: ai, theo văn bản nào, lúc nào · The ledger", _BOOKS),
    "account": Word("accounts", "Tài khoản: ai được đăng nhập · Accounts", _WHO),
    "mandate": Word("mandates", "Thẩm quyền: ai được làm gì, ở đâu, đến bao giờ · Mandates", _WHO),
    "authority": Word("mandates", "Sổ thẩm quyền: cơ quan nào giữ quyền nào · Authority register", _WHO),
    "verify": Word("verify", "Chứng minh sổ còn nguyên · Prove the books whole", _BOOKS),
}


class Rooms(TyperGroup):
    """The first level of commands; shows them from the table and loads the file of the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(WORDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        word = WORDS.get(cmd_name)
        return word and TyperCommand(cmd_name, help=word.says, rich_help_panel=word.panel)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, found, rest = super().resolve_command(ctx, args)
        return name, (found and opened(str(name))), rest


def opened(name: str) -> Any:
    """Return the command itself, from its file; where it needs the books, Django is set up first."""
    word = WORDS[name]
    if word.books:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhgon.site.settings")
        django.setup()
        if not word.serves:
            # One command needs one connection; a pool would start threads, and wait long for a database that is not there.
            settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    file = importlib.import_module(f"tinhgon.cli.{word.file}")
    found = get_group(file.app).commands[name]
    return _in_name(found) if word.books else found


def _in_name(found: Any) -> Any:
    """Return the command run in the name of whoever sits at this machine, for the trail of changes."""
    run = found.invoke

    def invoke(ctx: Any) -> Any:
        with acting(lambda: f"dòng lệnh: {getpass.getuser()}"):
            return run(ctx)

    found.invoke = invoke
    return found


def _version(asked: bool) -> None:  # noqa: FBT001 - the shape that typer calls
    if asked:
        typer.echo(f"tinhgon {__version__}")
        raise typer.Exit


def command() -> Any:
    """Return the whole program as one command."""
    app = typer.Typer(
        cls=Rooms,
        name="tinhgon",
        no_args_is_help=True,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(epilog="[dim]Mã thoát · exit codes: 0 xong, 1 bị từ chối, 2 sai cách dùng, 3 không có dữ liệu.[/dim]")
    def tinhgon(
        version: bool = typer.Option(  # noqa: FBT001 - options of a command are its arguments
            False, "--version", callback=_version, is_eager=True, help="Phiên bản · Version."
        ),
    ) -> None:
        """Tinh Gọn: lập phương án, thực hiện và giải trình việc tinh gọn bộ máy.

        Plan, carry out and account for the streamlining of a public apparatus.

        [bold]Ví dụ · Examples[/bold]

          tinhgon demo
          tinhgon figures --on 31/12/2019
          tinhgon lineage 06869
          tinhgon scheme run de-an.yaml
        """

    return get_group(app)
