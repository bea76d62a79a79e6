"""Loading what became of what: with the slices, event by event, or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from tests.registry.builders import AN, DAY, LATER, START, books, enact, establish, history, loaded
from tests.structure.builders import key_of
from tests.workbook.histories import histories
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger import queries as ledger
from tinhgon.registry import acts, queries
from tinhgon.structure.columns import FRAMES, FrameName
from tinhgon.structure.history import DECISIONS, LINEAGE, History
from tinhgon.structure.lineage import Lineage

pytestmark = pytest.mark.django_db


def edges(*rows: tuple[Any, ...]) -> pl.DataFrame:
    """Rows of lineage: frame, source, target, relation, share, day, sequence, event."""
    full = [
        (frame, source, target, how, share, share, day, *rest) for frame, source, target, how, share, day, *rest in rows
    ]
    return pl.DataFrame(full, schema=LINEAGE, orient="row")


def decisions(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=DECISIONS, orient="row")


def with_edges(lineage: pl.DataFrame, of: pl.DataFrame | None = None, **frames: pl.DataFrame) -> History:
    given: dict[FrameName, pl.DataFrame] = {name: frames.get(name, history().frame(name)) for name in FRAMES}
    return History.of(given, lineage, of)


def places(count: int) -> pl.DataFrame:
    """Wards 501, 502, …, all there from the start."""
    return pl.DataFrame({"place": range(501, 501 + count)}).with_columns(
        pl.col("place").cast(pl.String).alias("code"), pl.lit("Xã").alias("name"), pl.lit("commune").alias("kind"),
        pl.lit("commune").alias("level"), pl.lit(START).alias("valid_from"),
    )  # fmt: skip


def renamed(whole: History) -> History:
    """The same with codes of its own, to stand beside what is there."""
    coded = {
        name: whole.frame(name).with_columns((pl.lit("b.") + pl.col("code")).alias("code"))
        if "code" in whole.frame(name).columns
        else whole.frame(name)
        for name in FRAMES
    }
    return History.of(coded, whole.lineage, whole.decisions)


def test_a_history_comes_back_with_what_became_of_what_and_by_which_decisions() -> None:
    """Two schemes of one day, one of which takes up what the other began; then all of it beside itself, under other keys."""
    loaded()
    enact(establish("99.SX", parent="99.UB"), {"do": "absorb", "of": ["99.SA"], "into": "99.SB"}, named="a")
    enact(establish("99.SY", parent="99.UB"), {"do": "absorb", "of": ["99.SB"], "into": "99.SX"}, named="b")
    enact({"do": "absorb", "of": ["99.SY"], "into": "99.SX"}, named="c", day=LATER)
    before = queries.history()
    assert before.decisions["number"].to_list() == ["Sổ ban đầu", "QĐ a", "QĐ b", "QĐ c"]
    assert before.lineage["event"].unique().sort().to_list() == [2, 3, 4]
    entry = acts.load(AN, Decision("2/BB"), renamed(before))

    cites = [ledger.entry(number) for number in entry.payload["cites"]]
    assert [(one.act, one.decision.number, one.effective) for one in cites] == [
        ("cite", "Sổ ban đầu", None), ("cite", "QĐ a", DAY), ("cite", "QĐ b", DAY), ("cite", "QĐ c", LATER),
    ]  # fmt: skip
    assert [one.mandate for one in cites] == [AN] * 4
    assert [one.payload.get("title") for one in cites] == [None, "a", "b", "c"]
    now = queries.snapshot(AsOf(LATER))
    lineage = Lineage(queries.lineage_edges(), "units")
    (kin,) = lineage.became(key_of(queries.snapshot(AsOf(START)), "b.99.SA"))
    assert kin.key == key_of(now, "b.99.SX")
    assert [ledger.entry(one.entry).decision.number for one in kin.passages if one.entry] == ["QĐ a", "QĐ b"]
    (old,) = queries.life("units", key_of(queries.snapshot(AsOf(START)), "b.99.SA"))
    assert (old.opened_by.decision.number, old.closed_by and old.closed_by.decision.number) == ("Sổ ban đầu", "QĐ a")
    assert queries.verify() == []
    stood = books()
    with pytest.raises(Refusal) as again:
        acts.load(AN, Decision("3/BB"), before)
    assert {one.rule for one in again.value.findings} == {"registry.code"}
    assert all(one.remedy and "sổ trống" in one.remedy.vi for one in again.value.findings)
    assert books() == stood


def test_the_keys_are_kept_in_empty_books_and_so_are_those_that_no_slice_names() -> None:
    """Ward 503 began and ended on one day; keys that come later are above it."""
    wards = places(2).with_columns(pl.when(place=501).then(DAY).otherwise(None).alias("valid_to"))
    wards = wards.with_columns(pl.when(place=502).then(DAY).otherwise("valid_from").alias("valid_from"))
    through = edges(("places", 501, 999, "merge", 1.0, DAY, 1, 7), ("places", 999, 502, "merge", 1.0, DAY, 2, 7))
    entry = acts.load(AN, Decision("1"), History.of({"places": wards}, through))
    told = queries.history()
    assert told.lineage.drop("event").equals(through.drop("event"))
    assert told.decisions.select("number", "title").rows() == [("", ""), ("1", "")]
    assert queries.snapshot(AsOf(DAY)).next_key >= 1000
    (kin,) = Lineage(queries.lineage_edges(), "places").became(501)
    assert (kin.key, kin.area_share, len(kin.passages)) == (502, 1.0, 2)
    assert entry.payload["lineage"] == 2
    assert queries.verify() == []


def test_events_of_one_day_stay_apart() -> None:
    """A half of 501 goes into 502 by one decision, and a half of what is left into 503 by another of the same day."""
    apart = edges(
        ("places", 501, 502, "separate", 0.5, DAY, 1, 1), ("places", 501, 501, "remain", 0.5, DAY, 2, 1),
        ("places", 501, 503, "separate", 0.5, DAY, 1, 2), ("places", 501, 501, "remain", 0.5, DAY, 2, 2),
    )  # fmt: skip
    stated = decisions(
        (1, "1/NQ", None, "", "", None, DAY), (2, "2/NQ", date(2025, 1, 2), "HĐND", "Tách", "Bước hai", DAY)
    )
    entry = acts.load(AN, Decision("1"), History.of({"places": places(3)}, apart, stated))
    found = Lineage(queries.lineage_edges(), "places").became(501)
    assert {one.key: one.area_share for one in found} == {501: 0.25, 502: 0.5, 503: 0.25}
    assert ledger.entry(entry.payload["cites"][1]).decision == Decision("2/NQ", date(2025, 1, 2), "HĐND", "Tách")
    assert queries.history().decisions["about"].to_list() == [None, "Bước hai", None]


def test_a_decision_that_nothing_rests_on_comes_back_too() -> None:
    stated = decisions((1, "1/NQ", None, "HĐND", "Không ai dẫn đến", None, None))
    acts.load(AN, Decision("2/BB"), with_edges(edges(), stated))
    assert queries.history().decisions["number"].to_list() == ["1/NQ", "2/BB"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(whole=histories())
def test_any_sound_history_is_read_back_as_it_was_loaded(whole: History) -> None:
    """Slices, edges and decisions; what rests on nothing that the source states rests on the load, its last event."""
    with transaction.atomic():
        acts.load(AN, Decision("Biên bản nạp"), whole)
        told = queries.history()
        places = {event: number for number, event in enumerate(whole.events, start=1)}
        load = len(places) + 1
        for name in FRAMES:
            rows = whole.frame(name)
            closed = pl.when(pl.col("valid_to").is_not_null()).then(pl.col("closed_by").replace(places).fill_null(load))
            stated = rows.with_columns(pl.col("opened_by").replace(places).fill_null(load), closed.alias("closed_by"))
            assert told.frame(name).equals(stated.with_columns(pl.col("closed_by").cast(pl.Int64))), name
        assert told.lineage.sort(pl.all()).equals(whole.lineage.sort(pl.all()))
        kept = {row[0]: tuple(cell or None for cell in row[1:]) for row in told.decisions.iter_rows()}
        assert {event: kept[event] for event in places} == {row[0]: row[1:] for row in whole.decisions.iter_rows()}
        transaction.set_rollback(True)  # the next example finds empty books again


BAD: list[tuple[str, tuple[Any, ...], str]] = [
    ("load.lineage_reference", ("places", 501, 777, "merge", 1.0, DAY, 1, 1), "#777"),
    ("load.lineage_reference", ("units", 501, 502, "merge", 1.0, DAY, 1, 1), "#501"),
    ("load.lineage_area_share", ("places", 501, 502, "merge", 1.5, DAY, 1, 1), "1.5"),
    ("load.lineage_population_share", ("places", 501, 502, "merge", -0.1, DAY, 1, 1), "-0.1"),
    ("load.lineage_area_share", ("places", 501, 502, "merge", float("nan"), DAY, 1, 1), "nan"),
    ("load.lineage_day", ("places", 501, 502, "merge", 1.0, date(2019, 12, 31), 1, 1), "31/12/2019"),
    ("load.lineage_relation", ("places", 501, 502, "cưới", 1.0, DAY, 1, 1), "cưới"),
    ("load.lineage_frame", ("people", 501, 502, "merge", 1.0, DAY, 1, 1), "people"),
    ("load.lineage_missing", ("places", None, 502, "merge", 1.0, DAY, 1, 1), "source"),
    ("load.lineage_missing", ("places", 501, 502, "merge", 1.0, None, 1, 1), "day"),
    ("load.lineage_missing", ("places", 501, 502, "merge", 1.0, DAY, 1, None), "event"),
    ("load.lineage_event", ("places", 501, 502, "merge", 1.0, DAY, 1, 0), "0"),
]


@pytest.mark.parametrize(("rule", "edge", "told"), BAD, ids=[f"{rule[13:]}-{told}" for rule, _, told in BAD])
def test_an_edge_that_does_not_hold_is_refused_with_all_the_rest(rule: str, edge: tuple[Any, ...], told: str) -> None:
    _refused(History.of({"places": places(3)}, edges(edge)), rule, told)


def test_a_source_gives_no_more_than_itself_in_one_event() -> None:
    much = edges(("places", 501, 502, "merge", 0.6, DAY, 1, 1), ("places", 501, 503, "merge", 0.6, DAY, 2, 1))
    _refused(History.of({"places": places(3)}, much), "load.lineage_too_much", "1.2")


def test_decisions_and_ends_that_do_not_hold_are_refused() -> None:
    twice = decisions((1, "1", None, "", "", None, None), (1, "2", None, "", "", None, None))
    _refused(with_edges(edges(), twice), "load.lineage_event_twice", "1")
    _refused(with_edges(edges(), decisions((0, "1", None, "", "", None, None))), "load.lineage_event", "")
    open_ended = history().units.with_columns(pl.lit(1).alias("closed_by"))
    _refused(with_edges(edges(), units=open_ended), "load.lineage_closed_by", "#")


def _refused(whole: History, rule: str, told: str) -> None:
    before = books()
    with pytest.raises(Refusal) as caught:
        acts.load(AN, Decision("1"), whole)
    assert {one.rule for one in caught.value.findings} >= {rule}
    assert any(told in one.sentence.vi for one in caught.value.findings)
    assert books() == before
