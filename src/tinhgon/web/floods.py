"""What people send without an account, and how a flood of it is stopped: by a field that only programs fill in, and by network address.

Many people can share one address, so the limit is that of attempts to sign in from one address (`accounts.rules`). The address is kept
for as long as that count needs it and beside nothing that was sent.
"""

from __future__ import annotations

from secrets import token_hex
from typing import Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.timezone import now

from tinhgon.accounts import acts as accounts
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

#: A field that no person sees; who fills it in is a program.
TRAP: Final = "trang-web"


def stop(request: HttpRequest, what: str) -> None:
    """Refuse what a program filled in, and more of one kind (``what``, a few plain words) from one address than people send."""
    if request.POST.get(TRAP, "").strip():
        raise _refused("sent.trap", "Không nhận được nội dung này.", "This could not be taken.")
    until = accounts.attempt(f"{what} {token_hex(8)}", f"{what} {get_adapter().get_client_ip(request)}", now())
    if until is not None:
        when = f"{until.astimezone():%H:%M}"
        raise _refused(
            "sent.stopped", f"Từ địa chỉ mạng này đã gửi quá nhiều lần. Gửi lại sau {when}.",
            f"Too many were sent from this network address. Send it again after {when}.",
        )  # fmt: skip


def _refused(rule: str, vi: str, en: str) -> Refusal:
    return Refusal([Finding(rule, Sentence(vi, en))])
