"""Who a program acts for: the token in ``Authorization: Bearer …``. Cookies of browsers count for nothing here, so no other site can
use them; a token may do what it names and what its account's mandates allow today, whichever is less.
"""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.timezone import localdate, now

from tinhgon.accounts.models import Account, Token
from tinhgon.accounts.queries import token
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import NotEntitled
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import duties, entitlement
from tinhgon.mandates.rules import Lacking


class TokenNeeded(NotEntitled):
    """No token, or one that is not good any more."""


def bearer(request: HttpRequest) -> Token:
    """Return the token of a request, and name its account to the trail. Raises TokenNeeded."""
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    found = token(text.strip(), now()) if kind.lower() == "bearer" and text.strip() else None
    if found is None:
        raise TokenNeeded(
            Sentence(
                "Địa chỉ này cần mã truy cập còn hiệu lực: Authorization: Bearer …",
                "This address needs a valid token: Authorization: Bearer …",
            )
        )
    request.user = found.account
    return found


def entitled(
    request: HttpRequest, act: str, unit: int | None, day: date, *, subject: str = ""
) -> tuple[Account, Mandate]:
    """Return the account and the mandate by which a program does an act. Raises TokenNeeded, Lacking."""
    held = bearer(request)
    if act not in held.acts:
        said = Sentence(f"Mã truy cập này không dùng được cho việc {act}.", f"This token is not for the act {act}.")
        raise Lacking(said, act)
    return held.account, entitlement(held.account.pk, act, unit, localdate(), tree=day, done=duties(subject))
