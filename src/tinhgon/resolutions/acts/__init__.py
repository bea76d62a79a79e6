"""The only writers of the tables of resolutions. Each act is one transaction and leaves one entry in the ledger."""

from tinhgon.resolutions.acts.amending import OUTCOMES, New, amend, end, finish_review
from tinhgon.resolutions.acts.assigning import assign_clauses
from tinhgon.resolutions.acts.cascading import Asked, drop_line, link, require
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
from tinhgon.resolutions.acts.entering import Signing, enter
from tinhgon.resolutions.acts.issuing import Issue, enforce, issue
from tinhgon.resolutions.acts.numbering import set_symbol, set_term
from tinhgon.resolutions.acts.planning import Watch, drop_supervision, plan_supervision
from tinhgon.resolutions.acts.themes import Measure, add_indicator, file_under, open_theme, record_value, review_theme
from tinhgon.resolutions.acts.writing import Given

__all__ = [
    "OUTCOMES",
    "Asked",
    "Given",
    "Issue",
    "Measure",
    "New",
    "Said",
    "Signing",
    "Watch",
    "Wish",
    "add_clause",
    "add_indicator",
    "amend",
    "assign_clauses",
    "change",
    "draft",
    "drop",
    "drop_clause",
    "drop_line",
    "drop_supervision",
    "end",
    "enforce",
    "enter",
    "file_under",
    "finish_review",
    "issue",
    "link",
    "open_theme",
    "plan_supervision",
    "record_value",
    "require",
    "review_theme",
    "set_clause",
    "set_symbol",
    "set_term",
    "set_text",
]
