"""The doors: the whole tree over HTTP, and a workbook of 50,000 rows read with every check.

python -m benchmarks.doors
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import openpyxl
from benchmarks.invented import PROVINCE, Size, apparatus
from benchmarks.measure import say, seconds
from benchmarks.scratch import database

from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.registry import acts
from tinhgon.structure.columns import FRAMES
from tinhgon.workbook.books import read_books
from tinhgon.workbook.writing.sheets import write_xlsx

CLERK = Mandate("benchmark", "clerk")
PORT = 8799
SHEET = Size(provinces=1, communes=640, bodies=6, people=5, after=200)


def tree_over_http() -> None:
    """Load 10,001 units, serve them, and time the tree of a day: first asked, then again."""
    with database():
        acts.load(CLERK, Decision("benchmark"), apparatus(PROVINCE))
        server = subprocess.Popen(
            [str(Path(sys.executable).with_name("tinhgon")), "serve", "--port", str(PORT)], stdout=subprocess.DEVNULL
        )
        try:
            _wait()
            address = f"http://127.0.0.1:{PORT}/api/tree?on=2024-01-01"
            first, body = seconds(lambda: urllib.request.urlopen(address).read())
            again, _ = seconds(lambda: urllib.request.urlopen(address).read(), repeats=5)
            say(f"tree of 10,001 units over HTTP, first asked ({len(body) / 1e6:.1f} MB)", first)
            say("tree of 10,001 units over HTTP, asked again", again, 0.5)
            other = address.replace("2024-01-01", "2024-01-02")
            fresh, _ = seconds(lambda: urllib.request.urlopen(other).read())  # noqa: S310
            say("tree of 10,001 units over HTTP, of a day not asked before", fresh, 0.5)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait() -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/openapi.json").read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not answer")


def workbook() -> None:
    """Read about 50,000 workbook rows with every check, beside openpyxl that only reads the cells."""
    history = apparatus(SHEET)
    rows = sum(history.frame(frame).height for frame in FRAMES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "books.xlsx"
        write_xlsx(history, path)

        def only_cells() -> int:
            book = openpyxl.load_workbook(path, read_only=True)
            return sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))

        ours, result = seconds(lambda: read_books(path))
        if result.history is None:
            raise ValueError(result.findings[:3])
        plain, _ = seconds(only_cells)
        say(f"workbook of {rows:,} rows read, every check on", ours, 20.0, plain, "openpyxl, cells only, no check")


if __name__ == "__main__":
    workbook()
    tree_over_http()
