"""The web server, started for real and stopped as a person stops it."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

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
    first = server.free_port("127.0.0.1")
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", first))
        other.listen()
        assert first < server.free_port("127.0.0.1") <= server.LAST_PORT


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
        for _ in range(100):
            try:
                answer = urllib.request.urlopen(asked, timeout=5)
                break
            except OSError:
                process.poll()
                assert process.returncode is None
                signal.sigtimedwait([], 0.1)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
