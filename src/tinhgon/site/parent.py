"""A worker of the web server ends when the process that started it is gone, so that nothing is left on the port."""

import multiprocessing
import os
import signal
import threading
from multiprocessing import connection

#: So many seconds answers under way have to be finished.
GRACE = 10


def end_with_parent() -> None:
    """Watch the process that started this one; when it is gone, however it ended, stop as if asked to.

    Does nothing in a process that multiprocessing did not start, as under another server.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), name="parent", daemon=True).start()


def _watch(sentinel: int) -> None:
    connection.wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE)
    os._exit(1)
