"""Kiểm tra bộ máy theo luật của ngày: rules as set-based predicates over a structure, and what changed between two.

`check` finds what breaks the law of the day; `compare` says of two findings' lists what is new, worsened, cured, unchanged.
"""

from tinhgon.law.checks.check import check
from tinhgon.law.checks.comparing import Compared, compare
from tinhgon.law.checks.told import asks, read_number, tried
from tinhgon.law.checks.touched import Touched, formed_by, merged_on, touched_by

__all__ = [
    "Compared",
    "Touched",
    "asks",
    "check",
    "compare",
    "formed_by",
    "merged_on",
    "read_number",
    "touched_by",
    "tried",
]
