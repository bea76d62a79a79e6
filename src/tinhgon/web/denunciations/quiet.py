"""What makes a page quiet: written in nobody's name, faults without their words, nothing kept, no count of addresses on disk."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from tinhgon.accounts.acting import acting as in_name_of
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.web.page import View, acting

#: In whose name what comes in without an account is written, whoever is signed in in the same browser.
NOBODY: Final = "kênh tố cáo"
#: What one address may do in a time, and all together: how often, in how many seconds. Codes cannot be guessed; this only spares the
#: server, and must not let a stranger shut the door on everybody, nor on the many who come from one address of an anonymous network.
SENDING: Final = (60, 3600, 600)
OPENING: Final = (300, 600, 6000)


class QuietFault(Exception):
    """A fault of the program on a quiet page: its kind and place, none of its words."""


def quiet(view: View) -> View:
    """Make a page without an account: as `acting`, written in nobody's name, its faults without their words."""
    return _made(view, nobody=True)


def private(view: View) -> View:
    """Make a page of named officers: as `acting`, its faults without their words."""
    return _made(view, nobody=False)


def _made(view: View, *, nobody: bool) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = ""
        try:
            with in_name_of(lambda: NOBODY) if nobody else nullcontext():
                response = view(request, *args, **kwargs)
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex"
            return response
        except HouseError:
            raise
        except Exception as fault:
            last = traceback.extract_tb(fault.__traceback__)[-1]
            said = f"{type(fault).__name__} at {last.filename.rpartition('tinhgon/')[2]}:{last.lineno}"
        # Outside the handler, so that nothing that looks at this fault finds the first one with its words and variables behind it.
        raise QuietFault(said)

    page: View = sensitive_post_parameters()(acting(answer))
    return page


class Slow:
    """Counts attempts in memory: by a digest of the address under a secret that this process made and nobody knows, so it is no record."""

    def __init__(self, most: int, seconds: int, together: int) -> None:
        self.most, self.seconds, self.together = most, seconds, together
        self._secret = secrets.token_bytes(32)
        self._seen: dict[bytes, deque[float]] = {}
        self._all: deque[float] = deque()
        self._lock = threading.Lock()

    def count(self, request: HttpRequest, clock: Callable[[], float] = time.monotonic) -> None:
        """Count one attempt. Raises Refusal where there were too many."""
        now = clock()
        mark = hashlib.blake2b(str(get_adapter().get_client_ip(request)).encode(), key=self._secret).digest()
        with self._lock:
            for key in [key for key, times in self._seen.items() if times[-1] < now - self.seconds]:
                del self._seen[key]
            mine = self._seen.setdefault(mark, deque())
            _forget(mine, now - self.seconds)
            _forget(self._all, now - self.seconds)
            if len(mine) >= self.most or len(self._all) >= self.together:
                raise _stopped(self.seconds)
            mine.append(now)
            self._all.append(now)


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] < before:
        times.popleft()


def _stopped(seconds: int) -> Refusal:
    minutes = -(-seconds // 60)
    said = Sentence(
        f"Quá nhiều lần trong một lúc. Thử lại sau {minutes} phút.",
        f"Too many at once. Try again in {minutes} minutes.",
    )
    return Refusal([Finding("code.stopped", said)])


#: Sending, and opening by code, each with its own count.
SENDS: Final = Slow(*SENDING)
OPENS: Final = Slow(*OPENING)
