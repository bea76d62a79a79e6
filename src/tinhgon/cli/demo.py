"""``demo``: the sample province loaded, its schemes enacted in order, and the pages opened.

Each step is one act, all or nothing, so a demonstration that was killed goes on where it stopped. Books that hold anything else
are left alone.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final

import typer
from django.conf import settings
from django.db import connection

from tinhgon.accounts.queries import accounts as all_accounts
from tinhgon.casework import queries as casework
from tinhgon.casework.acts import seed_calendar
from tinhgon.cli.asking import Json, today
from tinhgon.cli.demo_accounts import make_accounts
from tinhgon.cli.demo_cases import make_cases
from tinhgon.cli.demo_denunciations import PASSPHRASE, make_denunciations
from tinhgon.cli.demo_dossier import make_dossier
from tinhgon.cli.demo_petitions import make_petitions
from tinhgon.cli.demo_resolutions import make_resolutions
from tinhgon.cli.demo_reviews import make_reviews
from tinhgon.cli.demo_tasks import make_tasks
from tinhgon.cli.opening import open_books
from tinhgon.cli.saying import english, errors, line, note, progress, shown, table, write
from tinhgon.cli.server import Host, Port, Threads, serve_now
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger
from tinhgon.ledger.rules import Entry
from tinhgon.registry import acts, queries
from tinhgon.sample import SEED, province, real_scheme
from tinhgon.sample.schemes import ORDER
from tinhgon.structure.scheme import Scheme

app = typer.Typer(rich_markup_mode="rich")

#: The years whose holidays the demonstration enters: from before its first day to the coming year.
_YEARS: Final = range(2014, 2028)
#: Who acts in the sample, and where its rows come from: by these the demonstration knows its own entries again.
ACTOR: Final = Mandate("Bản chạy thử · Demonstration", "minh họa", "dữ liệu mẫu, tổ chức và nhân sự giả định")
SOURCE: Final = "tinhgon.sample"


@app.command()
def demo(
    host: Host = "127.0.0.1",
    port: Port = None,
    threads: Threads = 4,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Chỉ nạp, không mở trang · Load only.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Xóa hết sổ đi kèm rồi nạp lại; có hỏi · Start over.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại · Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Nạp tỉnh mẫu (Quảng Ninh 12/2019, địa giới thật, tổ chức giả định), thi hành lần lượt các đề án đến 7/2025, rồi mở trang.

    Load the sample province, enact its schemes from 2019 to 2025 one after another, then serve the pages. A second start takes
    seconds; a start after a kill goes on where it stopped; books that hold anything else are left alone.

    [bold]Ví dụ · Examples[/bold]

      tinhgon demo
      tinhgon demo --no-serve
      tinhgon demo --reset --port 8080
    """
    with _alone():
        if reset:
            _clear(yes=yes)
        open_books()
        told = _fill(quiet=as_json)
        made = make_accounts(ACTOR) if told["sample"] else []
        if told["sample"]:
            _enter_holidays()
            make_cases(today())
            make_petitions(today())
            make_dossier(today())
            sealed = make_denunciations(ACTOR, today())
            made += sealed.accounts
            make_tasks(today())
            make_resolutions(today())
            make_reviews(today())  # of the sample resolution
    if as_json and no_serve:
        write({**told, "entries": ledger.count(), "accounts": made})
    elif not as_json:
        _print(told)
        _print_accounts(made)
        if told["sample"] and sealed.code:
            _print_sealed(sealed.code)
    if not no_serve:
        serve_now(host, port, threads, as_json=as_json)


def _fill(*, quiet: bool) -> dict[str, int | bool]:
    """Load and enact what is still missing; say what was done now, or that the books hold something else."""
    entries = _all_entries()
    own = [entry for entry in entries if entry.mandate.actor == ACTOR.actor]
    if entries and not _is_sample(entries[0]):
        return {"sample": False, "loaded": False, "enacted": 0, "schemes": 0}
    loaded = not entries
    done = sum(entry.act == "enact" for entry in own)
    if len(entries) > len(own) or done == len(ORDER):  # complete, or people went on from here on their own
        return {"sample": True, "loaded": False, "enacted": 0, "schemes": done}
    with progress(quiet=quiet) as bar:
        task = bar.add_task("Tỉnh mẫu · sample province", total=len(ORDER) + 1, completed=done + 1 - loaded)
        if loaded:
            history = province()
            source = {"sample": SOURCE, "seed": str(SEED)}
            acts.load(
                ACTOR,
                Decision("", None, "", "Tỉnh mẫu Quảng Ninh, ngày 01/12/2019"),
                history,
                note="tỉnh mẫu",
                source=source,
            )
            bar.update(task, advance=1)
        for day, made in ORDER[done:]:
            scheme = real_scheme(made) if isinstance(made, str) else made(queries.snapshot(AsOf(day)))
            bar.update(task, description=f"{scheme.id}")
            acts.enact(ACTOR, scheme, _decision(scheme))
            bar.update(task, advance=1)
    return {"sample": True, "loaded": loaded, "enacted": len(ORDER) - done, "schemes": len(ORDER)}


def _enter_holidays() -> None:
    """Enter the days off of the sample's years, where they are missing, so that terms can be reckoned."""
    missing = sorted(set(_YEARS) - casework.calendar().years)
    if missing:
        seed_calendar(ACTOR, missing)


def _all_entries() -> list[Entry]:
    """Return the entries from the first one on, as many as tell whether anyone but the demonstration wrote."""
    rows: list[Entry] = []
    before: int | None = None
    while page := ledger.entries(before=before, limit=500):
        rows += page
        before = page[-1].number
    return rows[::-1]


def _is_sample(entry: Entry) -> bool:
    return entry.act == "load" and (entry.payload.get("source") or {}).get("sample") == SOURCE


def _decision(scheme: Scheme) -> Decision:
    if not scheme.basis:
        return Decision("", None, "", scheme.title)
    basis = scheme.basis[0]
    return Decision(basis.number, basis.date, basis.organ, basis.title or scheme.title)


def _print(told: dict[str, int | bool]) -> None:
    if not told["sample"]:
        note(
            "Sổ đang giữ dữ liệu khác tỉnh mẫu: để nguyên, không nạp gì. · These books hold other data; they are left alone."
        )
        note("Tỉnh mẫu ở chỗ khác: TINHGON_VAR=/thu/muc/khac tinhgon demo · Elsewhere: set TINHGON_VAR.", style="dim")
    elif told["loaded"] or told["enacted"]:
        line(f"Tỉnh mẫu đã sẵn sàng: {shown(told['schemes'])} đề án đã thi hành. · The sample province is ready.")
    else:
        line(f"Tỉnh mẫu đã có từ trước, {shown(told['schemes'])} đề án. · The sample province was there already.")
    if told["sample"]:
        line("Thử · try:  tinhgon figures --on 31/12/2019    tinhgon lineage 06869    tinhgon diff 31/12/2024 2/7/2025")


def _print_accounts(made: list[dict[str, str]]) -> None:
    if made:
        heads = ("Login", "Role", "Password") if english() else ("Đăng nhập", "Vai trò", "Mật khẩu")
        said = "Tài khoản giả định, mật khẩu chỉ in lần này · Invented accounts; passwords are printed this once"
        tongue = "en" if english() else "vi"
        table(said, heads, [(one["login"], one[tongue], one["password"]) for one in made])
    elif all_accounts():
        line("Quên mật khẩu giả định · a password forgotten:  tinhgon account password soan-thao")


def _print_sealed(code: str) -> None:
    line(f"Tố cáo giả định, mở bằng mã ở /to-cao/ · an invented denunciation, opened by its code: {code}")
    line(f"Cụm mật khẩu của ba khóa giả định · passphrase of the three invented keys: {PASSPHRASE}")


@contextmanager
def _alone() -> Iterator[None]:
    """Hold back a second demonstration on the same installation until the first has loaded."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            note("Một lần nạp khác đang chạy, xin chờ. · Another one is loading; waiting.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _clear(*, yes: bool) -> None:
    """Throw away the embedded books after asking; those of DATABASE_URL are never thrown away from here."""
    if not settings.DATABASES["default"].get("EMBEDDED"):
        said = Sentence(
            "--reset chỉ xóa cơ sở dữ liệu đi kèm, không xóa cơ sở dữ liệu của DATABASE_URL.",
            "--reset clears the embedded database only, never the one of DATABASE_URL.",
        )
        raise Refusal([Finding("demo.not_embedded", said)])
    if not yes:
        question = "Xóa TOÀN BỘ sổ đi kèm của bản này? · Delete ALL embedded books of this installation?"
        errors().print(f"Dữ liệu · data: {settings.VAR}", markup=False)
        typer.confirm(question, abort=True, err=True)
    with connection.cursor() as cursor:
        cursor.execute("set lock_timeout = '10s'")
        cursor.execute("drop schema public cascade")
        cursor.execute("create schema public")
        cursor.execute("reset lock_timeout")
    connection.close()
