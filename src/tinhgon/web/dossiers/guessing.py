"""A stop to guessing codes: what one address may try in a time, counted as attempts to sign in are, apart from them."""

from __future__ import annotations

from typing import Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.timezone import now

from tinhgon.accounts import acts as accounts
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

#: Under this name attempts at codes are counted; no account can have it, for a login holds no blank.
_NAME: Final = "mã hồ sơ"


def counted(request: HttpRequest) -> None:
    """Count one attempt from this address. Raises Refusal while attempts are stopped."""
    name = _name(request)
    until = accounts.attempt(name, name, now())
    if until is not None:
        when = f"{until.astimezone():%H:%M}"
        said = Sentence(f"Thử quá nhiều lần. Thử lại sau {when}.", f"Too many attempts. Try again after {when}.")
        raise Refusal([Finding("code.stopped", said)])


def was_right(request: HttpRequest) -> None:
    """Take back the newest attempt of an address, whose code was right.

    The attempts before it stay: who holds one good code cannot go on guessing others by showing it in between.
    """
    accounts.forget_newest(_name(request))


def _name(request: HttpRequest) -> str:
    return f"{_NAME} {get_adapter().get_client_ip(request)}"
