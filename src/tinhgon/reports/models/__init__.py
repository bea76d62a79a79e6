"""The tables of reports."""

from tinhgon.reports.models.pack import Pack, Prose, Signed

__all__ = ["Pack", "Prose", "Signed"]
