"""``serve``: pages and API, until Ctrl-C."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from django.conf import settings

from tinhgon.accounts.acts import let_serve
from tinhgon.cli.asking import Json
from tinhgon.cli.opening import open_books
from tinhgon.cli.saying import line, write
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.site.embedded.making import SERVING
from tinhgon.site.server import PortTaken
from tinhgon.site.server import serve as serve_pages

app = typer.Typer(rich_markup_mode="rich")

Host = Annotated[str, typer.Option("--host", help="Địa chỉ lắng nghe · Address to listen on.")]
Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Cổng; mặc định cổng trống từ 8000 · Port.")]
Threads = Annotated[int, typer.Option("--threads", min=1, max=64, help="Số luồng · Threads.")]


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = None, threads: Threads = 4, as_json: Json = False) -> None:
    """Mở trang và API của sổ này; Ctrl-C để dừng. Mặc định chỉ máy này vào được.

    Serve the pages and the API of these books until Ctrl-C. Unless told otherwise only this machine can reach them.

    [bold]Ví dụ · Examples[/bold]

      tinhgon serve
      TINHGON_HOSTS=sonoivu.local tinhgon serve --host 0.0.0.0 --port 8080
    """
    open_books()
    serve_now(host, port, threads, as_json=as_json)


def serve_now(host: str, port: int | None, threads: int, *, as_json: bool) -> None:
    """Serve until Ctrl-C, saying where: as one JSON object or in words."""

    def announce(address: str) -> None:
        if as_json:
            write({"pages": address, "api": f"{address}api/"})
        else:
            line(f"Trang: {address}    API: {address}api/    (Ctrl-C để dừng · to stop)")

    if settings.DATABASES["default"].get("EMBEDDED"):
        # Pages are served by a role that owns no table; the settings of the workers read this.
        let_serve(SERVING)
        os.environ["TINHGON_SERVING"] = "1"
    try:
        serve_pages(host, port, threads=threads, announce=announce)
    except PortTaken as taken:
        raise Refusal([Finding("serve.port", Sentence(str(taken), str(taken)))]) from taken
