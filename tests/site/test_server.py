"""The web server, started for real and stopped as a person stops it."""

import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from tinhgon.site import server


def test_a_port_that_is_another_programs_is_refused_by_number():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(server.PortTaken, match=str(port)):
            server.free_port("127.0.0.1", port)


def test_without_a_wish_the_next_free_port_is_taken():
    with server.free_port("127.0.0.1") as probe:
        first = probe.getsockname()[1]
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", first))
        other.listen()
        with server.free_port("127.0.0.1") as held:
            assert first < held.getsockname()[1] <= server.LAST_PORT


@pytest.mark.skipif(sys.platform != "linux", reason="ports are shared like this on Linux only")
def test_two_that_start_together_get_two_ports():
    with server.free_port("127.0.0.1") as one, server.free_port("127.0.0.1") as other:
        assert one.getsockname()[1] != other.getsockname()[1]


def test_pages_and_compressed_static_files_are_served_until_ctrl_c(tmp_path):
    """Static files only: the var folder is empty, so that gathering them is tried too, and no database is asked."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "mau.css").write_text("body { color: navy } " * 100)
    start = "from tinhgon.site import server; server.serve(announce=lambda url: print(url, flush=True))"
    process = subprocess.Popen(
        [sys.executable, "-c", start],
        env=os.environ | {"TINHGON_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tinhgon.site.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        url = process.stdout.readline().strip()
        names = {path.name for path in (tmp_path / "static").iterdir()}
        hashed = next(name for name in names if name.startswith("mau.") and name.endswith(".css") and name != "mau.css")
        asked = urllib.request.Request(f"{url}static/{hashed}", headers={"Accept-Encoding": "gzip"})
        answer = urllib.request.urlopen(asked, timeout=30)  # at once: what is announced is open
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the worker is looked up in /proc")
def test_nothing_stays_on_the_port_when_the_server_is_killed(tmp_path):
    (tmp_path / "assets").mkdir()
    start = "from tinhgon.site import server; server.serve(announce=lambda url: print(url, flush=True))"
    environment = os.environ | {"TINHGON_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tinhgon.site.settings"}
    process = subprocess.Popen([sys.executable, "-c", start], env=environment, stdout=subprocess.PIPE, text=True)
    port = int(process.stdout.readline().rsplit(":", 1)[1].strip("/\n"))
    children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    process.kill()
    process.wait(timeout=20)
    for _ in range(300):
        with contextlib.suppress(server.PortTaken), server.free_port("127.0.0.1", port):
            break
        signal.sigtimedwait([], 0.1)
    else:
        pytest.fail(f"port {port} is still held, by one of {children}")


def test_pages_are_answered_though_frames_and_database_were_used_before_the_server_opened(tmp_path):
    """Seen in the first demonstration of a newcomer: the load had used polars, and in a forked worker it hung."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = (
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
        "from tinhgon.sample import province; province().on(__import__('datetime').date(2019, 12, 31))\n"
        "from tinhgon.site import server\n"
        f"server.serve(port={port}, announce=lambda url: print(url, flush=True))"
    )
    environment = os.environ | {"TINHGON_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tinhgon.site.settings"}
    environment.pop("DATABASE_URL", None)
    (tmp_path / "assets").mkdir()
    process = subprocess.Popen([sys.executable, "-c", start], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        url = process.stdout.readline().strip()
        assert urllib.request.urlopen(f"{url}api/figures", timeout=60).status == 200
        with ThreadPoolExecutor(4) as readers:
            answers = readers.map(lambda _: urllib.request.urlopen(f"{url}api/figures", timeout=60).status, range(12))
            assert set(answers) == {200}
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        subprocess.run([sys.executable, "-m", "tinhgon.site.embedded", "stop"], env=environment, check=True)
