"""The web server: granian, in this process, until Ctrl-C."""

import ipaddress
import multiprocessing
import os
import socket
import sys
import threading
from collections.abc import Callable

import django
from granian import Granian
from granian.constants import Interfaces

from tinhgon.site import static

FIRST_PORT, LAST_PORT = 8000, 8099


class PortTaken(RuntimeError):
    """Another program listens where this one was told to; the message says where."""


def serve(
    host: str = "127.0.0.1",
    port: int | None = None,
    *,
    threads: int = 4,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve pages until Ctrl-C; then finish the answers under way and return.

    Without ``port`` the first free one from 8000 on is taken; ``announce`` gets the address once it is open. Raises
    PortTaken where ``port`` is another program's.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhgon.site.settings")
    django.setup()
    static.collect()
    # A forked child has the locks of polars and of the connection pool but none of their threads: after a load it hangs.
    multiprocessing.set_start_method("spawn", force=True)
    with free_port(host, port) as held:
        chosen = int(held.getsockname()[1])
        address = f"http://{f'[{host}]' if ':' in host else host}:{chosen}/"
        threading.Thread(target=_once_open, args=(host, chosen, lambda: announce(address)), daemon=True).start()
        Granian(
            "tinhgon.site.wsgi:application",
            address=host,
            port=chosen,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=threads,
            log_access=False,
            log_level="warning",
            workers_kill_timeout=10,
        ).serve()


def _once_open(host: str, port: int, then: Callable[[], None]) -> None:
    """Call ``then`` when the port is open, which granian's worker does last, seconds after it was started."""
    try:
        everywhere = ipaddress.ip_address(host).is_unspecified
    except ValueError:  # a name
        everywhere = False
    near = host if not everywhere else "::1" if ":" in host else "127.0.0.1"
    pause = threading.Event()
    while True:
        try:
            socket.create_connection((near, port), timeout=5).close()
        except OSError:
            pause.wait(0.1)
        else:
            return then()


def free_port(host: str, wanted: int | None = None) -> socket.socket:
    """Hold the wanted port, or the first free one of 8000–8099, until the socket is closed. Raises PortTaken.

    Granian opens its port shared (SO_REUSEPORT) and a second after it was chosen: two servers that start together would
    answer in turns on one port. The socket keeps others from choosing the port and lets granian, which shares, open it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in [wanted] if wanted is not None else range(FIRST_PORT, LAST_PORT + 1):
        held = socket.socket(family)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((host, port))
        except OSError:
            held.close()
            continue
        if sys.platform == "linux":
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        return held
    taken = f"port {wanted} of {host} is" if wanted is not None else f"all ports {FIRST_PORT}–{LAST_PORT} of {host} are"
    raise PortTaken(f"Cổng đang có chương trình khác dùng. / Taken by another program: {taken} in use.")
