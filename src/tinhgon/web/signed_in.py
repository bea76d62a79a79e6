"""Who is asking, and by what mandate they act: what every page that is not for everybody asks first.

``entitled`` answers with the mandate under which an act is written. Who is not signed in is led to the sign-in page and back; who has no
mandate gets the page that says who may. Mandates are those of today, whatever day a page looks at: an ended one cannot be brought back
by asking about last year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from django.http import HttpRequest
from django.utils.timezone import localdate

from tinhgon.accounts.models import Account
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import NotEntitled
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates import queries
from tinhgon.mandates.queries import Scope, duties, entitlement
from tinhgon.mandates.rules import Lacking

__all__ = ["Lacking", "OneOffPassword", "SignInNeeded", "account", "entitled", "may", "needed", "scope"]


class SignInNeeded(NotEntitled):
    """Nobody is signed in; the page of errors becomes the way to sign in and back."""


class OneOffPassword(NotEntitled):
    """The password in use was handed out and must be changed before any act."""


def account(request: HttpRequest) -> Account | None:
    """Return who is signed in, or None."""
    user = request.user
    return cast("Account", user) if user.is_authenticated else None


def needed(request: HttpRequest) -> Account:
    """Return who is signed in. Raises SignInNeeded, and OneOffPassword while a handed-out password is in use."""
    found = account(request)
    if found is None:
        raise SignInNeeded(Sentence("Việc này cần đăng nhập.", "This needs signing in."))
    if found.one_off:
        raise OneOffPassword(
            Sentence("Đổi mật khẩu dùng một lần trước đã.", "Change the one-off password first, please.")
        )
    return found


def entitled(
    request: HttpRequest,
    act: str,
    unit: int | None,
    day: date,
    *,
    subject: str = "",
    done: Iterable[tuple[str, str]] = (),
) -> Mandate:
    """Return the mandate by which the one who is signed in does an act on a unit, or on the whole apparatus where it is None.

    ``day`` is the day on which the unit's place in the apparatus is looked up. ``subject`` names a dossier: what the ledger says was done
    on it, and ``done`` besides (pairs of act and actor), must be other people's where duties are separate. Raises SignInNeeded,
    OneOffPassword, Lacking.
    """
    me = needed(request)
    return entitlement(me.pk, act, unit, localdate(), tree=day, done=[*duties(subject), *done])


def may(
    request: HttpRequest,
    act: str,
    unit: int | None,
    day: date,
    *,
    subject: str = "",
    done: Iterable[tuple[str, str]] = (),
) -> bool:
    """Say whether `entitled` would answer with a mandate, for pages that offer an act only to those who may do it."""
    try:
        entitled(request, act, unit, day, subject=subject, done=done)
    except NotEntitled:
        return False
    return True


def scope(request: HttpRequest, act: str, day: date) -> Scope:
    """Return the units that the one who is signed in may read for an act, on the apparatus of a day; kept for the request."""
    kept: dict[tuple[str, date], Scope] = request.__dict__.setdefault("_scopes", {})
    if (act, day) not in kept:
        me = account(request)
        kept[act, day] = queries.scope(me.pk if me and not me.one_off else None, act, localdate(), tree=day)
    return kept[act, day]
