"""What an act on a dossier is to its page: who may, what it asks, what it will do, and how it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers.forms import Field, Typed


@dataclass
class Doing:
    """An act that is being done: by whom, in which dossier, on what (``subject``, from ``?cua=``), with what was typed."""

    request: HttpRequest
    asked: Asked
    at: Standing
    mandate: Mandate
    typed: Typed
    subject: str
    day: date

    @property
    def code(self) -> str:
        """The code of the dossier."""
        return self.at.dossier.code


#: What an act answers with: nothing (back to the dossier), the address to go on to, or a page of its own.
Done = str | HttpResponse | None


def nothing(doing: Doing) -> list[Sentence]:
    """Say nothing."""
    return []


def lacks_nothing(doing: Doing) -> list[Finding]:
    """Find nothing."""
    return []


def own_organ(at: Standing, subject: str) -> Sequence[int]:
    """Ask for a mandate over the organ that draws the dossier up."""
    return ()


def by_anybody(at: Standing) -> Sequence[str]:
    """Keep nobody from an act for what they did before."""
    return ()


def not_by_drafters(at: Standing) -> Sequence[str]:
    """Keep those who drafted from an act."""
    return ("scheme.draft",)


@dataclass(frozen=True)
class Act:
    """An act as its page has it. ``kind`` is the step or what is recorded, and stands in the address."""

    kind: str
    act: str
    words: Sentence
    fields: Callable[[Doing], list[Field]]
    do: Callable[[Doing], Done]
    units: Callable[[Standing, str], Sequence[int]] = own_organ
    apart: Callable[[Standing], Sequence[str]] = by_anybody
    says: Callable[[Doing], list[Sentence]] = nothing
    lacks: Callable[[Doing], list[Finding]] = lacks_nothing
    step: bool = False
    about: str = ""
    citation: str = ""
