"""``remind``: the daily sweep over all running terms, and the letters handed to the mail server."""

from __future__ import annotations

import smtplib
import time
from datetime import datetime
from email.message import EmailMessage
from typing import Annotated
from urllib.parse import unquote, urlsplit

import typer
from django.conf import settings
from django.db import connection

from tinhgon.casework import jobs as cases
from tinhgon.casework.rules.marks import LATE
from tinhgon.cli.asking import Day, Json, today
from tinhgon.cli.saying import line, write
from tinhgon.denunciations.acts import forget_lapsed
from tinhgon.notices.acts import post
from tinhgon.notices.jobs import Delivered, deliver
from tinhgon.notices.queries import waiting_letters
from tinhgon.resolutions.acts.reminding import remind_followed
from tinhgon.tasks import jobs as tasks

app = typer.Typer(rich_markup_mode="rich")


@app.command("remind")
def remind(
    on: Day = None,
    every: Annotated[
        int, typer.Option("--every", min=0, metavar="MINUTES", help="Ở lại, lặp lại sau mấy phút · Stay and repeat.")
    ] = 0,
    as_json: Json = False,
) -> None:
    """Lượt hằng ngày: vụ việc, nhiệm vụ theo cơ quan đã sắp xếp, tính lại hạn theo lịch và luật, nhắc hạn, gửi thư. Chạy lại không thêm gì.

    The daily sweep: cases and tasks follow ended bodies, terms are reckoned anew, people are reminded, letters sent. Run again it adds nothing.

    [bold]Ví dụ · Examples[/bold]

      tinhgon remind
      tinhgon remind --every 15
    """
    while True:
        day = on or today()
        of_cases, of_tasks = cases.sweep(day), tasks.sweep(day)
        followed = remind_followed(day)
        forget_lapsed(datetime.now().astimezone())
        letters = post(LATE, datetime.now().astimezone()) if of_cases.reminded.worked else 0
        _say(of_cases, of_tasks, followed, letters, _delivered(), as_json=as_json)
        if not every:
            return
        connection.close()
        time.sleep(60 * every)


def _delivered() -> Delivered:
    if not settings.MAIL:
        return Delivered(waiting=waiting_letters(), trouble="TINHGON_MAIL")
    return deliver(_send, settings.MAIL_FROM, lambda: datetime.now().astimezone())


def _send(message: EmailMessage) -> None:
    """Hand one letter to the mail server that the installation names."""
    where = urlsplit(settings.MAIL)
    kind = smtplib.SMTP_SSL if where.scheme == "smtps" else smtplib.SMTP
    with kind(
        where.hostname or "localhost", where.port or (465 if where.scheme == "smtps" else 25), timeout=30
    ) as server:
        if where.scheme == "smtp+tls":
            server.starttls()
        if where.username:
            server.login(unquote(where.username), unquote(where.password or ""))
        server.send_message(message)


def _say(
    of_cases: cases.Swept, of_tasks: tasks.Swept, followed: int, letters: int, delivered: Delivered, *, as_json: bool
) -> None:
    told, asked = of_cases.reminded, of_tasks.reminded
    if as_json:
        write(
            {"worked": told.worked, "followed": of_cases.followed, "moved": of_cases.moved, "clocks": told.clocks,
             "tasks": {"followed": of_tasks.followed, "at_a_mark": asked.tasks},
             "notices": told.notices + asked.notices + followed, "letters": letters,
             "sent": delivered.sent, "waiting": delivered.waiting, "refused": delivered.refused, "trouble": delivered.trouble}
        )  # fmt: skip
        return
    if not told.worked:
        line("Hôm nay là ngày nghỉ: không nhắc. · A day off: nobody is reminded.")
    line(
        f"Vụ việc: {of_cases.followed} chuyển theo cơ quan, {of_cases.moved} có hạn thay đổi, {told.clocks} thời hạn đến mốc. · Cases."
    )
    line(f"Nhiệm vụ: {of_tasks.followed} chuyển theo cơ quan hoặc chức vụ, {asked.tasks} đến mốc. · Tasks.")
    line(f"{told.notices + asked.notices + followed} lời nhắc, {letters} thư. · Notices and letters.")
    line(
        f"Thư: {delivered.sent} đã gửi, {delivered.waiting} đang chờ, {delivered.refused} bị từ chối. {delivered.trouble}".strip()
    )
