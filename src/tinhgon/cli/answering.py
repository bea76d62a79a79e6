"""From errors to words and exit codes: the one place where a command's failure becomes an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.utils import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from rich.text import Text
from typer._click.exceptions import ClickException, UsageError
from typer.exceptions import Abort, Exit

from tinhgon.cli.findings import print_findings
from tinhgon.cli.saying import errors, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.site.embedded import Unavailable

DONE, REFUSED, WRONG_USE, UNREACHABLE, INTERRUPTED = 0, 1, 2, 3, 130

_NO_BOOKS = Sentence(
    "Sổ chưa được lập. Chạy “tinhgon demo” để có tỉnh mẫu, hoặc “tinhgon import” để nạp sổ của mình.",
    "There are no books yet. Run “tinhgon demo” for the sample province, or “tinhgon import” for your own.",
)

_BAD_ADDRESS = "DATABASE_URL chưa đúng; cần dạng postgresql://người:mật-khẩu@máy:5432/cơ-sở-dữ-liệu. "


def answered(program: Any, arguments: Sequence[str]) -> int:
    """Run the program on its arguments and return the exit code; what went wrong is said, in JSON where that was asked."""
    as_json = "--json" in arguments
    try:
        code = program.main(list(arguments), prog_name="tinhgon", standalone_mode=False)
    except Exit as done:
        return int(done.exit_code)
    except (Abort, KeyboardInterrupt):
        errors().print("Đã dừng. · Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except UsageError as wrong:
        return _wrong_use(wrong, as_json=as_json)
    except ClickException as wrong:
        return _say(WRONG_USE, [_plain("use", wrong.format_message())], as_json=as_json)
    except ImproperlyConfigured as error:
        return _say(
            UNREACHABLE, [Finding("database.address", Sentence(f"{_BAD_ADDRESS}{error}", str(error)))], as_json=as_json
        )
    except HouseError as error:
        return _say(REFUSED, findings_of(error), as_json=as_json)
    except (Unavailable, DatabaseError, InterfaceError) as error:
        found = _database(error)
        if found is None:
            raise
        return _say(UNREACHABLE, [found], as_json=as_json)
    return int(code) if isinstance(code, int) else DONE


def findings_of(error: HouseError) -> list[Finding]:
    """Return what an error has to say as findings, at least one."""
    if isinstance(error, Refusal) and error.findings:
        return list(error.findings)
    return [Finding(type(error).__name__.lower(), error.sentence)]


def _say(code: int, findings: Sequence[Finding], *, as_json: bool) -> int:
    if as_json:
        write({"refused": True, "exit": code, "findings": [found.as_dict() for found in findings]})
    else:
        print_findings(findings)
    return code


def _wrong_use(wrong: Any, *, as_json: bool) -> int:
    message = wrong.format_message()
    if not message:  # called without a command: typer has shown the help page
        return WRONG_USE
    if as_json:
        return _say(WRONG_USE, [_plain("use", message)], as_json=True)
    console = errors()
    if wrong.ctx is not None:
        console.print(Text(wrong.ctx.get_usage(), style="dim"))
    console.print(Text.assemble(("✗ ", "bold red"), message))
    if wrong.ctx is not None:
        console.print(Text(f"Xem · see: {wrong.ctx.command_path} --help", style="dim"))
    return WRONG_USE


def _database(error: Exception) -> Finding | None:
    """Return the finding of a database that cannot be reached or holds no books; None for any other fault, a bug."""
    if isinstance(error, Unavailable):
        return _plain("database.unavailable", str(error))
    if getattr(error.__cause__, "sqlstate", "") == "42P01":  # undefined table
        return Finding("database.no_books", _NO_BOOKS)
    if isinstance(error, ProgrammingError) or not isinstance(error, OperationalError | InterfaceError):
        return None
    said = str(error).strip()
    return Finding(
        "database.unreachable",
        Sentence(f"Không kết nối được cơ sở dữ liệu: {said}", f"The database cannot be reached: {said}"),
        remedy=Sentence(
            "Kiểm tra DATABASE_URL, hoặc bỏ nó đi để dùng cơ sở dữ liệu đi kèm.",
            "Check DATABASE_URL, or unset it to use the embedded database.",
        ),
    )


def _plain(rule: str, text: str) -> Finding:
    return Finding(rule, Sentence(text, text))
