"""``plan list|show|stop|again|work``: plans that were asked for on pages or over the API, and the worker that searches for them."""

from __future__ import annotations

import getpass
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings
from django.db import connection
from django.utils.timezone import now

from tinhgon.api.plain import plans
from tinhgon.cli.asking import Json
from tinhgon.cli.planning.beside import Beside, say_beside
from tinhgon.cli.saying import english, line, note, shown, table, word, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.proposals import acts, jobs, queries, words
from tinhgon.proposals.rules.kinds import kind_of
from tinhgon.proposals.rules.territory import kept, kept_beside, other_scheme
from tinhgon.vietnamese.days import say_day

Number = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="Số của phương án · Number of the plan.")]
#: Seconds that a worker whose site was closed may still take to write down the best so far.
GRACE = 8


def list_plans(
    text: Annotated[str, typer.Option("--text", help="Có chữ này trong tên · With this text in the title.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="Một loại: territory, agencies, … · One kind.")] = "",
    most: Annotated[int, typer.Option("--most", min=1, max=200, help="Nhiều nhất · At most.")] = 50,
    as_json: Json = False,
) -> None:
    """Các phương án đã hỏi, mới nhất trước: đang chờ, đang chạy, đã xong. · Plans that were asked for, newest first.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan list
      tinhgon plan list --kind territory --json
    """
    found = queries.listed(text=text, kind=kind, limit=most)
    if as_json:
        write({"total": found.total, "plans": [plans.head(one) for one in found.rows]})
        return
    rows = [
        (
            one.request.pk,
            word(kind_of(one.request.kind).words),
            one.request.title,
            say_day(one.request.day),
            word(words.STATES[one.state]),
            one.run.progress.best,
            one.run.progress.bound,
        )
        for one in found.rows
    ]
    vi = ("Số", "Loại", "Tên", "Ngày", "Tình trạng", "Tốt nhất", "Cận")
    en = ("Number", "Kind", "Title", "Day", "State", "Best", "Bound")
    table("", en if english() else vi, rows, right=(0, 5, 6))


def show_plan(
    number: Number,
    to_scheme: Annotated[
        Path | None, typer.Option("--to-scheme", metavar="FILE", help="Ghi thành tệp đề án · Write it as a scheme.")
    ] = None,
    other: Annotated[
        int | None,
        typer.Option("--alternative", min=1, metavar="N", help="Phương án khác thứ N cho --to-scheme · Other plan N."),
    ] = None,
    problem_to: Annotated[
        Path | None, typer.Option("--problem-to", metavar="FILE", help="Ghi bài toán ra tệp · Write the problem.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Một phương án: ai hỏi, tiến độ, kết quả, và sổ có đổi từ lúc ấy không. · One plan: who asked, where it stands, its result.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan show 12 --json
      tinhgon plan show 12 --to-scheme de-an.yaml && tinhgon scheme run de-an.yaml
      tinhgon plan show 12 --alternative 1 --to-scheme khac.yaml
    """
    found = queries.standing(number)
    if to_scheme is not None:
        if not found.run.scheme:
            raise Refusal([Finding("plan.no_scheme", words.NO_SCHEME, subject=str(number))])
        chosen = found.run.scheme
        if other is not None:
            chosen = other_scheme(queries.problem(found.request), queries.plan(found.run), other).to_yaml()
        to_scheme.write_text(chosen, encoding="utf-8")
    if problem_to is not None:
        problem_to.write_text(found.request.problem, encoding="utf-8")
    told = plans.whole(found, queries.moved_since(found.request), private=True)
    if as_json:
        write(told)
        return
    request, run = found.request, found.run
    line(f"{request.pk} · {request.title} · {word(kind_of(request.kind).words)} · {say_day(request.day)}")
    line(f"{request.asked_by} ({request.role}) · {word(words.STATES[found.state])}")
    line(f"{shown(run.progress.best) or '—'} ({'bound' if english() else 'cận'} {shown(run.progress.bound) or '—'})")
    for one in told["findings"]:
        note(f"- {one['sentence']['en' if english() else 'vi']}")
    _say_beside(found)
    if told["moved"]:
        said = Sentence("Sổ đã đổi từ lúc hỏi:", "The books have moved since it was asked:")
        line(word(said))
        for one in told["moved"][:20]:
            line(f"- {one['sentence']['en' if english() else 'vi']} {one['measured']}")


def _say_beside(found: queries.Standing) -> None:
    """Print the other plans and the prices that a territory plan was asked for with."""
    told = queries.plan(found.run)
    if found.request.kind != "territory" or not told:
        return
    others, costs = kept_beside(queries.problem(found.request), told)
    say_beside(kept(queries.problem(found.request), told), Beside(others, costs, ()))


def stop_plan(number: Number, as_json: Json = False) -> None:
    """Dừng một phương án đang chạy, giữ phương án tốt nhất đến lúc này. · Stop a search with the best so far."""
    acts.stop(_here(), queries.standing(number).request, now())
    _told(number, as_json=as_json)


def again(number: Number, as_json: Json = False) -> None:
    """Giải lại cùng bài toán, từ đầu. · Search for the same problem's answer again."""
    acts.again(_here(), queries.standing(number).request, now())
    _told(number, as_json=as_json)


def work(
    idle: Annotated[
        float | None, typer.Option("--idle", min=0, help="Không có việc sau số giây này thì thôi · Leave when idle.")
    ] = None,
    most: Annotated[int | None, typer.Option("--most", min=1, max=64, help="Cùng lúc nhiều nhất · At once.")] = None,
    until_closed: Annotated[
        bool, typer.Option("--until-closed", hidden=True, help="Thôi khi đầu vào đóng · End when the input is closed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Giải các phương án đang chờ, từng cái một; Ctrl-C để thôi, giữ phương án tốt nhất. Trang web tự mở khi cần.

    Search for plans that wait, one at a time; Ctrl-C ends it with the best so far. The site starts workers by itself;
    with TINHGON_PLANNERS=0 it leaves that to this command, on as many machines as are wanted.

    [bold]Ví dụ · Examples[/bold]

      tinhgon plan work
      tinhgon plan work --idle 0 --most 4
    """
    gone = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: gone.set())
    if until_closed:
        threading.Thread(target=_watch_input, args=(gone,), name="input", daemon=True).start()
    worker = f"{socket.gethostname()}:{os.getpid()}"
    done = jobs.work(
        worker, now, most=most or settings.PLANNERS or 2, idle=float("inf") if idle is None else idle, gone=gone
    )
    if not done.clean:
        # A search that did not end when it was told to goes on in this process: leave it, and begin anew where work may be left.
        connection.close()
        if gone.is_set():
            os._exit(0)
        os.execv(sys.executable, [sys.executable, "-m", "tinhgon.cli", *sys.argv[1:]])  # noqa: S606 - this very program
    if as_json:
        write({"worker": worker, "ended": done.runs})
    else:
        line(f"Đã xong {done.runs} lần chạy. · {done.runs} runs ended.")


def _watch_input(gone: threading.Event) -> None:
    """End with the process that started this one: its end of the pipe closes, however it ended."""
    while os.read(0, 4096):  # not by sys.stdin, whose lock would be held when the program ends
        pass
    gone.set()
    threading.Event().wait(GRACE)
    os._exit(1)


def _told(number: int, *, as_json: bool) -> None:
    found = queries.standing(number)
    if as_json:
        write(plans.head(found))
    else:
        line(f"{number}: {word(words.STATES[found.state])}")


def _here() -> Mandate:
    """Return in whose name the command line acts: whoever sits at this machine."""
    return Mandate(f"dòng lệnh: {getpass.getuser()}", "quản trị máy", "")


COMMANDS: dict[str, Any] = {"list": list_plans, "show": show_plan, "stop": stop_plan, "again": again, "work": work}
