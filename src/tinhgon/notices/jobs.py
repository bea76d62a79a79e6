"""What runs by itself: the outbox handed to the mail server letter by letter."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from tinhgon.notices.acts import mailing
from tinhgon.notices.models import Letter

#: Sends one letter; raises OSError or an error of smtplib where the server did not take it.
Send = Callable[[EmailMessage], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the letters that were tried: taken, put off, refused for good; and the last trouble in the server's words."""

    sent: int = 0
    waiting: int = 0
    refused: int = 0
    trouble: str = ""


def deliver(send: Send, sender: str, now: Callable[[], datetime], most: int = 10_000) -> Delivered:
    """Hand letters that are due to the mail server, the oldest first, each claimed before it is sent.

    A server that cannot be reached puts all of them off: after the first failure nothing more is tried this time. A letter is marked as
    being sent before it goes out and as sent after the server took it; if the program is killed in between, it goes out again with the
    same Message-ID, by which mail programs know it again.
    """
    sent = refused = 0
    while sent + refused < most:
        letter = mailing.claim(now())
        if letter is None:
            return Delivered(sent, _waiting(), refused)
        try:
            send(_message(letter, sender))
        except smtplib.SMTPRecipientsRefused as error:
            if not _for_good(error):
                mailing.put_off(letter, str(error), now())
                return Delivered(sent, _waiting(), refused, str(error)[:500])
            mailing.settle(letter, "refused", str(error), now())
            refused += 1
        except (OSError, smtplib.SMTPException) as error:
            mailing.put_off(letter, str(error), now())
            return Delivered(sent, _waiting(), refused, str(error)[:500])
        else:
            mailing.settle(letter, "sent", "", now())
            sent += 1
    return Delivered(sent, _waiting(), refused)


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, letter.account.email, letter.subject
    message["Message-ID"] = f"<{letter.key}@{sender.rpartition('@')[2] or 'tinhgon'}>"
    message["Date"] = letter.made
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    return message


def _for_good(error: smtplib.SMTPRecipientsRefused) -> bool:
    """Say whether the server refuses the address for good (5xx), and not only for now."""
    return all(code >= 500 for code, _ in error.recipients.values())


def _waiting() -> int:
    return Letter.objects.filter(state__in=["waiting", "sending"]).count()
