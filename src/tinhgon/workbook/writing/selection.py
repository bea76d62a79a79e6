"""Choosing what to write: one day, one body with everything under it, one territory; and what the chosen rows stand on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FRAMES, KEYS, FrameName
from tinhgon.structure.history import History
from tinhgon.structure.snapshot import Structure
from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.column import SheetName


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Rows chosen for writing, as a history, with what was chosen: the day, and the code and name of the body and
    territory.
    """

    history: History
    day: date | None = None
    unit: str = ""
    place: str = ""

    @property
    def parts(self) -> dict[SheetName, pl.DataFrame]:
        """The five frames, and decisions and lineage where there are any."""
        found: dict[SheetName, pl.DataFrame] = {frame: self.history.frame(frame) for frame in FRAMES}
        beside: dict[SheetName, pl.DataFrame] = {"decisions": self.history.decisions, "lineage": self.history.lineage}
        return found | {name: rows for name, rows in beside.items() if rows.height}

    @property
    def counts(self) -> dict[SheetName, int]:
        """How many rows each sheet has."""
        return {name: rows.height for name, rows in self.parts.items()}

    @property
    def last_day(self) -> date:
        """The last day on which any row begins; a fixed day where there is none."""
        days = [day for frame in FRAMES if (day := self.history.frame(frame)["valid_from"].max()) is not None]
        return max(days, default=date(2000, 1, 1))  # type: ignore[return-value]


Books = History | Structure | Selection


def select(books: Books, day: date | None = None, unit: int | None = None, place: int | None = None) -> Selection:
    """Return a part of books that can be read in again as books: what was asked for, and everything it stands on.

    ``day`` gives the rows of that day alone, valid from that day; a person's home that is no place on that day is left
    empty. ``unit`` and ``place`` are keys: everything under
    that body, on any day; the bodies seated in that territory; both: those of the one in the other. Posts, tenures and
    people come with their bodies; the bodies and places above come without their posts. Raises Unknown where there is
    no such body or place.
    """
    before = books if isinstance(books, Selection) else None
    history, day = _history(books, day)
    unit_words = _words(history, "units", unit) or (before.unit if before else "")
    place_words = _words(history, "places", place) or (before.place if before else "")
    if unit is not None or place is not None:
        history = _part(history, unit, place)
    return Selection(history, day, unit_words, place_words)


def _history(books: Books, day: date | None) -> tuple[History, date | None]:
    """Return the slices: all of them, or those of one day, beginning on that day."""
    if isinstance(books, Selection):
        if day is None or day == books.day:
            return books.history, books.day
        books = books.history
    if isinstance(books, History) and day is None:
        return books, None
    structure = books.on(day) if isinstance(books, History) and day is not None else books
    if not isinstance(structure, Structure):
        raise TypeError(type(books))
    if day is not None and structure.day != day:
        other = say_day(structure.day)
        raise Unknown(Sentence(f"Dữ liệu chỉ có của ngày {other}.", f"There are only the rows of {other}."))
    # A home that is no place on that day cannot be said in the books of that day.
    there = pl.col("home").is_in(structure.places["place"].implode())
    people = structure.people.with_columns(pl.when(there).then(pl.col("home")).alias("home"))
    frames = {**structure.frames(), "people": people}
    span = (pl.lit(structure.day).alias("valid_from"), pl.lit(None, dtype=pl.Date()).alias("valid_to"))
    return History.of({name: rows.with_columns(span) for name, rows in frames.items()}), structure.day


def _words(history: History, frame: FrameName, key: int | None) -> str:
    """Return code and name of a body or place, as it was last called."""
    if key is None:
        return ""
    rows = history.frame(frame).filter(pl.col(KEYS[frame]) == key)
    if rows.is_empty():
        raise Unknown(
            Sentence(f"Không có định danh {key} trong phần được chọn.", f"There is no key {key} in what was chosen.")
        )
    code, name = rows.sort("valid_from").select("code", "name").row(-1)
    return f"{code} {name}"


def _part(history: History, unit: int | None, place: int | None) -> History:
    """Return the rows under a body, in a territory, or both, with what they stand on."""
    units, places = history.units, history.places
    chosen = _below(units, "unit", unit) if unit is not None else units["unit"].unique()
    territory = places["place"].clear()
    if place is not None:
        territory = _below(places, "place", place)
        seated = units.filter(pl.col("place").is_in(territory.implode()))["unit"].unique()
        chosen = chosen.filter(chosen.is_in(seated.implode()))
        territory = territory if unit is None else territory.clear()
    posts = history.posts.filter(pl.col("unit").is_in(chosen.implode()))
    tenures = history.tenures.filter(pl.col("post").is_in(posts["post"].implode()))
    people = history.people.filter(pl.col("person").is_in(tenures["person"].implode()))
    # A post that moved between bodies keeps all its slices, and so all the bodies that it stood in.
    posts = history.posts.filter(pl.col("post").is_in(posts["post"].implode()))
    # What chosen things became and came from goes with them, or their lineage would not hold.
    places_kin, places_edges = _kin(history.lineage, "places", territory)
    units_kin, units_edges = _kin(history.lineage, "units", chosen)
    kept_units = _closed(units, "unit", ("parent", "host"), pl.concat([chosen, posts["unit"], units_kin]))
    bodies = units.filter(pl.col("unit").is_in(kept_units.implode()))
    homes = people["home"].drop_nulls()
    kept_places = _closed(
        places, "place", ("parent",), pl.concat([territory, places_kin, bodies["place"].drop_nulls(), homes])
    )
    part = History(
        places=places.filter(pl.col("place").is_in(kept_places.implode())),
        units=bodies,
        posts=posts,
        people=people,
        tenures=tenures,
        lineage=pl.concat([places_edges, units_edges]).sort("day", "event", "sequence", maintain_order=True),
    )
    return replace(part, decisions=history.decisions.filter(pl.col("event").is_in(part.events)))


def _kin(edges: pl.DataFrame, frame: FrameName, chosen: pl.Series) -> tuple[pl.Series, pl.DataFrame]:
    """Return the keys that a lineage of chosen things names, and its edges: forward and back over any number of events.

    Of every thing that gives, all that it gives in that event is taken, since shares are told of the whole.
    """
    edges = edges.filter(pl.col("frame") == frame)
    forward = back = chosen
    while True:
        onward = edges.filter(pl.col("source").is_in(forward.implode()))
        inward = edges.filter(pl.col("target").is_in(back.implode()))
        wider = pl.concat([forward, onward["target"]]).unique(), pl.concat([back, inward["source"]]).unique()
        if (len(wider[0]), len(wider[1])) == (forward.n_unique(), back.n_unique()):
            break
        forward, back = wider
    given = inward.select("source", "event").unique()
    whole = edges.join(given, on=["source", "event"], how="semi", maintain_order="left")
    found = pl.concat([onward, whole]).unique(maintain_order=True)
    return pl.concat([found["source"], found["target"]]).unique(), found


def _below(rows: pl.DataFrame, key: str, root: int) -> pl.Series:
    """Return the keys of a root and of everything that was under it on any day."""
    found = pl.Series([root], dtype=pl.Int64())
    while True:
        more = rows.filter(pl.col("parent").is_in(found.implode()))[key]
        wider = pl.concat([found, more]).unique()
        if len(wider) == len(found):
            return wider
        found = wider


def _closed(rows: pl.DataFrame, key: str, upward: tuple[str, ...], start: pl.Series) -> pl.Series:
    """Return the keys with everything that they stand on, on any day."""
    found = start.unique()
    while True:
        here = rows.filter(pl.col(key).is_in(found.implode()))
        wider = pl.concat([found, *(here[column].drop_nulls() for column in upward)]).unique()
        if len(wider) == len(found):
            return wider
        found = wider
