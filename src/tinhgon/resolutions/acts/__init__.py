"""The only writers of the tables of resolutions. Each act is one transaction and leaves one entry in the ledger."""

from tinhgon.resolutions.acts.drafting import (
    Said,
    Wish,
    add_clause,
    change,
    draft,
    drop,
    drop_clause,
    set_clause,
    set_text,
)
from tinhgon.resolutions.acts.issuing import Issue, enforce, issue
from tinhgon.resolutions.acts.planning import Watch, plan_supervision

__all__ = [
    "Issue",
    "Said",
    "Watch",
    "Wish",
    "add_clause",
    "change",
    "draft",
    "drop",
    "drop_clause",
    "enforce",
    "issue",
    "plan_supervision",
    "set_clause",
    "set_text",
]
