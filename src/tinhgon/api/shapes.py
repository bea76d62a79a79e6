"""The shapes of answers, as the OpenAPI document publishes them. Answers are written from plain values, not through these."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema


class Words(Schema):
    """A sentence in both languages."""

    vi: str
    en: str


class Term(Words):
    """An identifier of a closed vocabulary, with its words."""

    id: str


class Found(Schema):
    """One finding: which rule, about what, in words a person can act on."""

    rule: str
    severity: str
    sentence: Words
    subject: str
    remedy: Words | None
    measured: str
    required: str
    citation: str
    where: dict[str, Any]


class Problem(Schema):
    """Why there is no answer."""

    status: int
    findings: list[Found]


class Reference(Schema):
    """Another row, by key, code and name."""

    key: int
    code: str
    name: str


class KindReference(Reference):
    """Another row, with its kind."""

    kind: str


class Holder(Schema):
    """Who holds a post: the name and nothing private."""

    person: int
    name: str
    concurrent: bool
    since: str


class Post(Schema):
    """A post of a unit: how many seats it has, how many are held, by whom."""

    key: int
    title: str
    rank: Term
    quota: int
    held: int
    holders: list[Holder]


class Unit(Schema):
    """A unit on a day."""

    day: str
    key: int
    code: str
    name: str
    kind: Term
    sector: Term
    level: Term
    parent: Reference | None
    place: Reference | None
    host: Reference | None
    hosts: list[KindReference]
    functions: list[str]
    note: str | None
    units: list[KindReference]
    posts: list[Post]


class Posts(Schema):
    """The posts of a unit."""

    day: str
    unit: Reference
    posts: list[Post]


class Place(Schema):
    """A place on a day."""

    day: str
    key: int
    code: str
    name: str
    kind: Term
    level: Term
    parent: Reference | None
    area_km2: float | None
    population: int | None
    traits: list[str]
    lon: float | None
    lat: float | None
    note: str | None
    places: list[KindReference]
    units: list[KindReference]


class Listed(Schema):
    """A page of a list: how many there are in all, the rows, and the address of the next page."""

    day: str
    total: int
    rows: list[dict[str, Any]]
    next: str | None


class Tree(Schema):
    """A tree: nodes with key, code, name, kind, level, how many are ``below``, and ``children``."""

    day: str
    frame: str
    tree: list[dict[str, Any]]


class Figure(Schema):
    """A figure on a day; ``of`` and ``share`` where it is an "x of y"."""

    id: str
    value: float
    name: Words
    sentence: Words
    unit: Words
    of: int | None = None
    share: float | None = None


class Figures(Schema):
    """All figures of a day."""

    day: str
    figures: list[Figure]


class OneFigure(Figure):
    """A figure with the rows that it counts."""

    day: str
    counted: int = Field(description="Số dòng được đếm / how many rows are counted")
    rows: list[dict[str, Any]] | None = None


class Kinship(Schema):
    """What each bearer of a code became, or came from."""

    code: str
    direction: str
    day: str | None
    found: list[dict[str, Any]]


class Comparison(Schema):
    """What differs between two days."""

    before: str
    after: str
    figures: list[dict[str, Any]]
    moved: list[dict[str, Any]]
    frames: dict[str, dict[str, Any]]


class Schemes(Schema):
    """Schemes that come with the house or were enacted."""

    schemes: list[dict[str, Any]]


class Tried(Schema):
    """What a scheme does; ``saved`` is always false here."""

    scheme: dict[str, Any]
    day: str
    saved: bool
    figures: list[dict[str, Any]]
    moved: list[dict[str, Any]]
    findings: list[Found]
    changes: dict[str, dict[str, int]]
    descents: int
    trace: list[dict[str, Any]] | None = None
    lineage: list[dict[str, Any]] | None = None


class Entry(Schema):
    """An entry of the ledger."""

    number: int
    at: str
    act: Term
    actor: str
    role: str
    authority: str
    decision: dict[str, Any]
    effective: str | None
    subject: str
    digest: str
    payload: dict[str, Any] | None = None
    content: dict[str, Any] | None = None


class Ledger(Schema):
    """Entries, newest first, and the address of the next page."""

    head: int
    entries: list[Entry]
    next: str | None


class Seals(Schema):
    """Seals, newest first."""

    seals: list[dict[str, Any]]


class Hits(Schema):
    """What a search found."""

    day: str
    text: str
    total: int
    found: list[dict[str, Any]]


class Coming(Schema):
    """Changes that lie ahead of a day."""

    day: str
    coming: list[dict[str, Any]]


class Lives(Schema):
    """The lives of everything that bore a code."""

    code: str
    found: list[dict[str, Any]]


class Terms(Schema):
    """The terms by the law of a day."""

    day: str
    terms: list[dict[str, Any]]


class DueLine(Schema):
    """One line of an explanation."""

    day: str
    text: str
    text_en: str
    citation: str


class Due(Schema):
    """When a term ends, and why; ``due`` is null while it stands still."""

    term: Term
    event: Words
    start: str
    days: int
    unit: Term
    citation: str
    verified: bool
    due: str | None
    due_without_extension: str | None
    extensions: list[int]
    lines: list[DueLine]
    findings: list[Found]


class CalendarYear(Schema):
    """The special days of a year."""

    year: int
    entered: bool
    days: list[dict[str, Any]]
