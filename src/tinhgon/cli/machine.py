"""``stop`` and ``status``: the embedded database, looked at without opening the books."""

from __future__ import annotations

import os

import typer

from tinhgon.cli.asking import Json
from tinhgon.cli.saying import line, write
from tinhgon.site import embedded, places

app = typer.Typer()


@app.command()
def stop(as_json: Json = False) -> None:
    """Dừng cơ sở dữ liệu đi kèm; dữ liệu còn nguyên và lệnh sau tự mở lại.

    Stop the embedded database. Nothing is lost; the next command starts it again.
    """
    stopped = embedded.stop()
    if as_json:
        write({"stopped": stopped})
    else:
        line("Đã dừng cơ sở dữ liệu. · Stopped." if stopped else "Cơ sở dữ liệu không chạy. · It was not running.")


@app.command()
def status(as_json: Json = False) -> None:
    """Cho biết cơ sở dữ liệu nào được dùng và có đang chạy không; không khởi động gì.

    Say which database is used and whether it runs; nothing is started.
    """
    own = bool(os.environ.get("DATABASE_URL"))
    found = embedded.status()
    if as_json:
        write(
            {
                "database": "DATABASE_URL" if own else "embedded",
                "running": None if own else found.running,
                "port": None if own else found.port,
                "data": None if own else str(found.data),
                "var": str(places.var()),
            }
        )
    elif own:
        line("Dùng cơ sở dữ liệu của DATABASE_URL. · The database is the one of DATABASE_URL.")
    elif found.running:
        line(f"Cơ sở dữ liệu đi kèm đang chạy ở cổng {found.port}. · The embedded database runs on port {found.port}.")
        line(f"Dữ liệu · data: {found.data}")
    else:
        line("Cơ sở dữ liệu đi kèm đang dừng. · The embedded database is stopped.")
        line(f"Dữ liệu · data: {found.data}" if found.data.exists() else "Chưa có dữ liệu nào. · There is no data yet.")
