"""What a sealed thing belongs to: stated in every seal, so that nothing can be opened in another place than it was sealed for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: The version of all that is sealed here; another way of sealing gets another one, and cannot be taken for this.
DOMAIN: Final = b"tinhgon/sealing/v1"


@dataclass(frozen=True, slots=True)
class Binding:
    """The place of an envelope: the code of its case, its number within the case, and what kind of thing it holds."""

    case: str
    number: int
    kind: str

    def info(self, purpose: str, *parts: str) -> bytes:
        """Return the bytes that bind a seal to this place, a purpose and further parts; no two lists of parts give the same."""
        return stated(purpose, self.case, str(self.number), self.kind, *parts)


def stated(purpose: str, *parts: str) -> bytes:
    """Return domain, purpose and parts, each with its length before it."""
    said = [part.encode() for part in (purpose, *parts)]
    return DOMAIN + b"".join(len(part).to_bytes(4, "big") + part for part in said)
