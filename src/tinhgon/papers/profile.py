"""Layouts (thể thức) as dated rows: whose papers they are for, from when to when, on what citation, verified or not."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, Field, model_validator

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.structure.kinds import SECTORS
from tinhgon.structure.operations.operation import Spec
from tinhgon.vietnamese.days import say_day


def _in_order(value: tuple[float, float, float]) -> tuple[float, float, float]:
    least, used, most = value
    if not 0 < least <= used <= most:
        raise ValueError("a measure is written as least, used, most")
    return value


#: A measure as the rule gives it: the least, the one used here, the most.
Measure = Annotated[tuple[float, float, float], AfterValidator(_in_order)]


class Words(Spec):
    """A sentence in both languages, as data."""

    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return Sentence(self.vi, self.en)


class Look(Spec):
    """How one component is set: its size in points (least, used, most), weight, slope, capitals, line below."""

    size: Measure
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    underlined: bool = False

    @property
    def points(self) -> float:
        """The size that is used, in points."""
        return self.size[1]


class Margins(Spec):
    """The four margins in millimetres (least, used, most)."""

    top: Measure
    bottom: Measure
    left: Measure
    right: Measure


class Body(Spec):
    """Paragraphs: indent of the first line, space between, and the pitch of lines (a multiple, or exact points)."""

    first_line_mm: Measure
    between_pt: float = Field(ge=0)
    line: float | None = Field(None, gt=0, le=2)
    line_exact_pt: float | None = Field(None, gt=0)

    @model_validator(mode="after")
    def _one_pitch(self) -> Body:
        if (self.line is None) == (self.line_exact_pt is None):
            raise ValueError("give the pitch of lines as a multiple or in points, one of the two")
        return self


class PageNumber(Spec):
    """Where the number of a page stands; the first page shows none."""

    at: Literal["top-centre", "bottom-right"]


class Header(Spec):
    """The two blocks at the top of the first page: what stands on the right, and what is under the name of the organ."""

    right: tuple[str, ...] = Field(min_length=1, description="Lines, the first in the look `title`, others in `motto`")
    right_rule: Literal["title", "motto"]
    organ_mark: Literal["rule", "star"]
    number_at: Literal["left"] = "left"


class Signing(Spec):
    """The words of authority before a signature, and how the title of the signer is set."""

    collective: str
    instead: str
    by_order: str
    by_proxy: str
    acting: str
    title_bold: bool = True


class Recipients(Spec):
    """The list of recipients: its heading, the sign before each, how the last line reads and ends."""

    heading: str
    archive: str
    last: str
    between: str = ";"


class Uncertain(Spec):
    """A value that sources give differently: which is used here, what else was found, and why this one."""

    field: str
    used: str
    other: str
    why: str


class Profile(Spec):
    """One layout: for whose papers, on which days, with every measure and word that a writer needs."""

    id: str
    name: Words
    sectors: tuple[str, ...] = Field(min_length=1)
    valid_from: date
    valid_to: date | None = None
    citation: str
    replaces: str = ""
    verified: bool = False
    verified_by: str = ""
    sources: tuple[str, ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    font: str
    width_mm: float
    height_mm: float
    margins_mm: Margins
    header: Header
    looks: dict[str, Look]
    body: Body
    page_number: PageNumber
    number_format: str = Field(description="{number}, {kind}, {organ}")
    kinds: dict[str, str] = Field(description="paper kind → abbreviation in the number")
    basis_lead: str = "Căn cứ"
    basis_dash: str = ""
    basis_end: str = "."
    end_mark: str = "./."
    addressed: dict[str, str]
    signing: Signing
    recipients: Recipients
    article: Literal["Điều"] = "Điều"

    @model_validator(mode="after")
    def _whole(self) -> Profile:
        if lacking := sorted(set(LOOKS) - set(self.looks)):
            raise ValueError(f"looks are missing: {', '.join(lacking)}")
        if unknown := sorted(set(self.sectors) - set(SECTORS)):
            raise ValueError(f"unknown sectors: {', '.join(unknown)}")
        if self.verified and not self.verified_by:
            raise ValueError("a verified layout says who compared it with the text")
        return self

    @property
    def span(self) -> Span:
        """The days on which the layout holds."""
        return Span(self.valid_from, self.valid_to)

    @property
    def text_mm(self) -> float:
        """The width of the text."""
        return self.width_mm - self.margins_mm.left[1] - self.margins_mm.right[1]

    def look(self, component: str) -> Look:
        """Return how a component is set."""
        return self.looks[component]

    def as_dict(self) -> dict[str, Any]:
        """Return the layout as plain values, for JSON."""
        return self.model_dump(mode="json")


#: Every component that a writer sets.
LOOKS: tuple[str, ...] = (
    "title", "motto", "superior", "organ", "number", "place_day", "kind", "abstract", "bases", "body", "article",
    "heading", "resolved", "authority", "sign_title", "sign_name", "recipients_heading", "recipients", "page_number",
    "annex", "annex_note", "table",
)  # fmt: skip


@cache
def profiles() -> tuple[Profile, ...]:
    """Return all layouts, in the order of their first days."""
    folder = files("tinhgon.papers").joinpath("layouts")
    found = [
        Profile.model_validate(yaml.safe_load(file.read_text("utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
    ]
    return tuple(sorted(found, key=lambda one: (one.valid_from, one.id)))


def profiles_on(day: date) -> tuple[Profile, ...]:
    """Return the layouts that hold on a day, one per group of organs."""
    return tuple(one for one in profiles() if day in one.span)


def profile_for(sector: str, day: date) -> Profile:
    """Return the layout of an organ's papers on a day; raises Unknown where the books of layouts hold none."""
    for one in profiles_on(day):
        if sector in one.sectors:
            return one
    words = SECTORS.get(sector, Sentence(sector, sector))
    raise Unknown(
        Sentence(
            f"Chưa có thể thức văn bản của khối {words.vi} vào ngày {say_day(day)}.",
            f"There is no layout for papers of {words.en} on {day}.",
        )
    )
