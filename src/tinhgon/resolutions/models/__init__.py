"""The tables of resolutions: themes, documents with their clauses, and what follows from them."""

from tinhgon.resolutions.models.cascade import Copied, Link, Requirement, Review
from tinhgon.resolutions.models.documents import (
    Checked,
    Clause,
    ClauseBody,
    ClauseVersion,
    Document,
    DocumentDeed,
    OrganSymbol,
    OrganTerm,
    Supervision,
)
from tinhgon.resolutions.models.themes import Indicator, IndicatorValue, Theme, ThemeReview

__all__ = [
    "Checked",
    "Clause",
    "ClauseBody",
    "ClauseVersion",
    "Copied",
    "Document",
    "DocumentDeed",
    "Indicator",
    "IndicatorValue",
    "Link",
    "OrganSymbol",
    "OrganTerm",
    "Requirement",
    "Review",
    "Supervision",
    "Theme",
    "ThemeReview",
]
