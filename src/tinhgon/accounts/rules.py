"""Pure: what a login looks like, one-off passwords, and when guessing is stopped."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tinhgon.accounts import words
from tinhgon.kernel.finding import Finding

_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
TOKEN_MARK: Final = "tg_"  # noqa: S105 - a mark, not a secret
MOST_DAYS: Final = 366
#: Without letters and digits that are mistaken for each other when read aloud or copied by hand.
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Guessing:
    """How many failures within how long stop further attempts: under one login, and from one address.

    From one address more are let through, because a whole office often has one.
    """

    window: timedelta = timedelta(minutes=15)
    per_login: int = 5
    per_address: int = 30


GUESSING: Final = Guessing()


def login_faults(login: str) -> list[Finding]:
    """Return what is wrong with a login name: 2 to 60 small letters, digits, dots, dashes, beginning with a letter or digit."""
    return (
        []
        if _LOGIN.fullmatch(login)
        else [Finding("account.login", words.bad_login(login), remedy=words.HOW_LOGINS_LOOK)]
    )


def one_off_password() -> str:
    """Return a password of four groups of four letters (79 bits), to be handed over once."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def new_token() -> str:
    """Return a token: a mark by which a leaked one is recognised, and 256 bits of chance."""
    return f"{TOKEN_MARK}{secrets.token_urlsafe(32)}"


def token_digest(token: str) -> str:
    """Return what is kept of a token. It is chance itself, so a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def stopped_until(of_login: list[datetime], of_address: list[datetime], now: datetime) -> datetime | None:
    """Return until when attempts are stopped, or None. The lists hold the instants of failures, in any order.

    Attempts are stopped while the window behind holds as many failures as are allowed, so each failure counts for one window.
    """
    ends = []
    for failures, most in ((of_login, GUESSING.per_login), (of_address, GUESSING.per_address)):
        within = sorted(at for at in failures if now - at < GUESSING.window)
        if len(within) >= most:
            ends.append(within[-most] + GUESSING.window)
    return max(ends) if ends else None
