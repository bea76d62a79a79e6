"""What somebody was told, how many letters wait, whose a calendar's secret is."""

from __future__ import annotations

from tinhgon.notices.models import Feed, Letter, Notice
from tinhgon.notices.rules import feed_key

PAGE = 100


def notices(account: int, *, unread: bool = False) -> list[Notice]:
    """Return the newest notices of an account."""
    rows = Notice.objects.filter(account=account).order_by("-id")
    return list((rows.filter(read__isnull=True) if unread else rows)[:PAGE])


def unread(account: int) -> int:
    """Return how many notices of an account nobody marked as read."""
    return Notice.objects.filter(account=account, read__isnull=True).count()


def waiting_letters() -> int:
    """Return how many letters wait for the mail server."""
    return Letter.objects.filter(state__in=["waiting", "sending"]).count()


def feed_of(secret: str) -> int | None:
    """Return the account whose calendar feed has this secret, while it is not locked; or None."""
    return (
        Feed.objects.filter(key=feed_key(secret), account__is_active=True).values_list("account_id", flat=True).first()
    )
