"""What a scheme is about, as a title and within a sentence."""

from __future__ import annotations

import re
from typing import Final

#: Titles that begin with another document's name: "Nghị quyết 837/NQ-UBTVQH14 về sắp xếp …".
_OF_A_DOCUMENT: Final = re.compile(
    r"^(?:Nghị quyết|Quyết định|Kế hoạch|Đề án|Luật|Nghị định)\s+(?:số\s+)?\S*\d\S*\s+(?:về|Về)\s+(?:việc\s+)?(.+)$"
)
_LEADS: Final = ("về việc ", "về ", "việc ")


def subject(title: str) -> str:
    """Return what a title says it is about, as it stands within a sentence: "sắp xếp các đơn vị hành chính …"."""
    found = _OF_A_DOCUMENT.match(title.strip())
    text = found[1] if found else title.strip()
    for lead in _LEADS:
        if text.lower().startswith(lead):
            text = text[len(lead) :]
            break
    first, _, rest = text.partition(" ")
    # A name keeps its capital: it is followed by another capital, or written in capitals.
    name = (first.isupper() and len(first) > 1) or rest[:1].isupper()
    return text if name else f"{text[:1].lower()}{text[1:]}"


def about(title: str) -> str:
    """Return the abstract of a paper (trích yếu): "Về việc sắp xếp các đơn vị hành chính …"."""
    return f"Về việc {subject(title)}"
