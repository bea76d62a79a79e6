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
from tinhgon.resolutions.models.issues import Issue, Triage, TriageTerm
from tinhgon.resolutions.models.limits import Cause, Limitation, Measure, Overcome, Repeat
from tinhgon.resolutions.models.ordered import ClauseTask, IssueTask, MeasureTask
from tinhgon.resolutions.models.recommendations import Answered, Recommendation
from tinhgon.resolutions.models.regulations import (
    Duty,
    DutyDone,
    Regulation,
    RegulationClause,
    RegulationEnd,
    RegulationParty,
)
from tinhgon.resolutions.models.themes import Indicator, IndicatorValue, Theme, ThemeReview

__all__ = [
    "Answered",
    "Cause",
    "Checked",
    "Clause",
    "ClauseBody",
    "ClauseTask",
    "ClauseVersion",
    "Copied",
    "Document",
    "DocumentDeed",
    "Duty",
    "DutyDone",
    "Indicator",
    "IndicatorValue",
    "Issue",
    "IssueTask",
    "Limitation",
    "Link",
    "Measure",
    "MeasureTask",
    "OrganSymbol",
    "OrganTerm",
    "Overcome",
    "Recommendation",
    "Regulation",
    "RegulationClause",
    "RegulationEnd",
    "RegulationParty",
    "Repeat",
    "Requirement",
    "Review",
    "Supervision",
    "Theme",
    "ThemeReview",
    "Triage",
    "TriageTerm",
]
