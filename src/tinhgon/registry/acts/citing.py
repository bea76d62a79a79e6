"""What a loaded history says of itself: what became of what, and which decisions were behind it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

import polars as pl

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import take_pen
from tinhgon.registry import words
from tinhgon.registry.acts import writing
from tinhgon.structure.columns import FRAMES, KEYS
from tinhgon.structure.history import History
from tinhgon.structure.lineage import DESCENDING, NOUGHT, RELATIONS

#: The columns of an edge that must hold a value.
_NEEDED: Final = ("frame", "source", "target", "relation", "day", "sequence", "event")
_EDGE: Final = ("frame", "source", "target", "relation", "area_share", "population_share", "day", "sequence")
#: Of one kind of fault so many are told.
_TOLD: Final = 20


def cite(
    mandate: Mandate, history: History, edges: pl.DataFrame, payload: dict[str, Any], instant: datetime | None
) -> dict[int, int]:
    """Write an entry for each event of a history, in their order, with the edges that belong to it; return event -> entry.

    ``edges`` is the lineage with the keys that it has in the books. With an ``instant``, each entry bears one of its own just before it.
    """
    events = history.events
    stated = {row["event"]: row for row in history.decisions.iter_rows(named=True)}
    of_event = {int(event): rows for (event,), rows in edges.partition_by("event", as_dict=True).items()}
    cited: dict[int, int] = {}
    for place, event in enumerate(events):
        before = None if instant is None else instant - timedelta(microseconds=len(events) - place)
        pen = take_pen(before)
        if event in of_event:
            writing.put_lineage(of_event[event].select(_EDGE).iter_rows(), pen)
        row = stated.get(event, {})
        said = {name: row.get(name) or "" for name in ("number", "organ", "title")}
        decision = Decision(said["number"], row.get("signed"), said["organ"], said["title"])
        about = {"title": row["about"]} if row.get("about") else {}
        writing.put_down(
            pen, mandate, "cite", decision, payload={**payload, **about, "event": event}, effective=row.get("effective")
        )
        cited[event] = pen.number
    return cited


def lineage_faults(history: History) -> list[Finding]:
    """Return a finding per edge, decision or slice that cannot be taken in: of each kind the first twenty."""
    findings = _decision_faults(history)
    edges = history.lineage.with_row_index("row", offset=1)
    for column in _NEEDED:
        if lacking := edges[column].null_count():
            findings.append(_of("missing", words.load_lineage_missing(column, lacking), column=column))
    if findings or edges.is_empty():
        return findings
    checks = (
        ("frame", ~pl.col("frame").is_in(DESCENDING), words.load_lineage_frame),
        ("relation", ~pl.col("relation").is_in(list(RELATIONS)), words.load_lineage_relation),
        ("area_share", ~pl.col("area_share").is_between(0, 1), words.load_lineage_share),
        ("population_share", ~pl.col("population_share").is_between(0, 1), words.load_lineage_share),
        ("event", pl.col("event") < 1, words.load_lineage_event),
    )
    for column, wrong, say in checks:
        for row in edges.filter(wrong).head(_TOLD).iter_rows(named=True):
            findings.append(_of(column, say(row["row"], row[column]), row=row["row"], column=column))
    return [*findings, *_too_much(edges), *_out_of_life(history, edges)]


def _decision_faults(history: History) -> list[Finding]:
    decisions = history.decisions
    findings = []
    if decisions["event"].null_count() or (decisions["event"] < 1).any():
        findings.append(_of("event", words.LOAD_EVENT))
    for event in decisions["event"].filter(decisions["event"].is_duplicated()).unique().sort().head(_TOLD):
        findings.append(_of("event_twice", words.load_event_twice(event), event=event))
    for name in FRAMES:
        rows = history.frame(name).filter(pl.col("closed_by").is_not_null() & pl.col("valid_to").is_null())
        for key in rows[KEYS[name]].head(_TOLD):
            findings.append(_of("closed_by", words.load_closed_by(name, key), frame=name, key=key))
        if (pl.concat([history.frame(name)["opened_by"], history.frame(name)["closed_by"]]) < 1).any():
            findings.append(_of("event", words.LOAD_EVENT, frame=name))
    return findings


def _too_much(edges: pl.DataFrame) -> list[Finding]:
    """A source cannot give more than all of itself in one event."""
    given = edges.group_by("frame", "source", "event", "day").agg(pl.col("area_share", "population_share").sum())
    findings = []
    for column in ("area_share", "population_share"):
        for row in given.filter(pl.col(column) > 1 + NOUGHT).sort("event", "source").head(_TOLD).iter_rows(named=True):
            said = words.load_lineage_too_much(row["frame"], row["source"], row["day"], row[column])
            findings.append(_of("too_much", said, frame=row["frame"], key=row["source"], column=column))
    return findings


def _out_of_life(history: History, edges: pl.DataFrame) -> list[Finding]:
    """Both ends of an edge are there on its day, or end on it; what began and ended on one day is in no slice."""
    findings = []
    for frame in DESCENDING:
        lives = history.frame(frame).group_by(pl.col(KEYS[frame]).alias("key")).agg(
            pl.col("valid_from").min().alias("begins"),
            pl.when(pl.col("valid_to").is_null().any()).then(None).otherwise(pl.col("valid_to").max()).alias("ends"),
        )  # fmt: skip
        own = edges.filter(pl.col("frame") == frame)
        passing = own.select("day", pl.col("target").alias("key")).join(
            own.select("day", pl.col("source").alias("key")), on=["day", "key"], how="semi"
        ).unique()  # fmt: skip
        for column in ("source", "target"):
            ends = own.select("row", "day", pl.col(column).alias("key")).join(lives, on="key", how="left")
            lost = ends.filter(pl.col("begins").is_null()).join(passing, on=["day", "key"], how="anti")
            for row in lost.sort("row").head(_TOLD).iter_rows(named=True):
                said = words.load_lineage_reference(row["row"], column, frame, row["key"])
                findings.append(_of("reference", said, row=row["row"], column=column, key=row["key"]))
            outside = ends.filter((pl.col("day") < pl.col("begins")) | (pl.col("day") > pl.col("ends")))
            for row in outside.sort("row").head(_TOLD).iter_rows(named=True):
                said = words.load_lineage_day(row["row"], frame, row["key"], row["day"], row["begins"], row["ends"])
                findings.append(_of("day", said, row=row["row"], column=column, key=row["key"]))
    return findings


def _of(rule: str, sentence: Sentence, **where: str | int) -> Finding:
    return Finding(f"load.lineage_{rule}", sentence, where=dict(where))
