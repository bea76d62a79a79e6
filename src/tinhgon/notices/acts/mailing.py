"""The outbox: a letter is claimed before it goes out, and settled after the mail server said what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

from django.db import transaction

from tinhgon.notices.models import Letter

#: After so many minutes a letter is tried again; the last one repeats until the server takes it.
_WAITS: Final = (1, 5, 15, 60, 240)
#: A letter that was being handed over when the program was killed is taken up again after this long.
LEASE: Final = timedelta(minutes=15)
_MOST_TROUBLE: Final = 500


def claim(now: datetime) -> Letter | None:
    """Claim the next letter for this process alone, or None where none is due; the claim is committed before anything is sent."""
    with transaction.atomic():
        found = (
            Letter.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("account")
            .filter(state__in=["waiting", "sending"], next__lte=now)
            .order_by("next", "id")
            .first()
        )
        if found is None:
            return None
        found.state, found.tries, found.tried, found.next = "sending", found.tries + 1, now, now + LEASE
        found.save(update_fields=["state", "tries", "tried", "next"])
        return found


def settle(letter: Letter, state: Literal["sent", "refused"], trouble: str, now: datetime) -> None:
    """Write down that the server took a letter, or refuses its address for good."""
    letter.state, letter.trouble = state, trouble[:_MOST_TROUBLE]
    letter.sent = now if state == "sent" else None
    letter.save(update_fields=["state", "trouble", "sent"])


def put_off(letter: Letter, trouble: str, now: datetime) -> None:
    """Put a letter off that the server did not take: longer with each try, never for good."""
    wait = _WAITS[min(letter.tries, len(_WAITS)) - 1]
    letter.state, letter.trouble, letter.next = "waiting", trouble[:_MOST_TROUBLE], now + timedelta(minutes=wait)
    letter.save(update_fields=["state", "trouble", "next"])
