"""Loading, enacting, correcting and cancelling: each whole or not at all, each named when refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest
from django.db import connection

from tests.registry.builders import (
    AN,
    DAY,
    LATER,
    START,
    books,
    copied,
    enact,
    establish,
    history,
    loaded,
    plainly,
    rename,
    rows,
    sizes,
)
from tests.structure.builders import key_of, row
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.ledger import acts as ledger_acts
from tinhgon.ledger import queries as ledger
from tinhgon.registry import acts, queries
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.history import History

pytestmark = pytest.mark.django_db
GROUNDS = ("opened_by", "closed_by")


def refused(act: Callable[[], Any], *told: str, kind: type[Refusal] = Refusal) -> Refusal:
    """The act is refused, its findings hold every one of these texts, and the books are as they were."""
    before = books()
    with pytest.raises(kind) as caught:
        act()
    said = " ".join(f"{one.rule} {one.sentence.vi} {one.sentence.en}" for one in caught.value.findings)
    for text in told:
        assert text in said
    assert books() == before
    return caught.value


# Loading -----------------------------------------------------------------------------------------------------------


def test_what_was_loaded_is_read_back() -> None:
    entry = loaded()
    for day in (START, DAY):
        assert queries.snapshot(AsOf(day)).same_as(history().on(day))
    assert queries.snapshot(AsOf(date(2019, 12, 31))).units.is_empty()
    exported = queries.history()
    by = {name: exported.frame(name)["opened_by"].unique().to_list() for name in FRAMES if exported.frame(name).height}
    assert set(map(tuple, by.values())) == {(1,)}
    assert all(exported.frame(name).drop(GROUNDS).equals(history().frame(name).drop(GROUNDS)) for name in FRAMES)
    assert exported.decisions.row(0, named=True)["number"] == "Sổ ban đầu"
    assert (entry.act, entry.payload["slices"]["units"]) == ("load", 11)
    # Keys are never given twice, also not those of acts that were rolled back before.
    assert queries.snapshot(AsOf(DAY)).next_key >= history().next_key
    assert ledger.last_seal().last == entry.number  # type: ignore[union-attr]


def test_empty_text_and_odd_letters_survive() -> None:
    odd = history()
    notes = ["", 'a "b", c', "dòng\nmới", "\\N", None, " x ", "'", "\\."]
    units = odd.units.head(8).with_columns(pl.Series("note", notes), parent=pl.lit(None, pl.Int64()))
    acts.load(AN, Decision("1"), History.of({"places": odd.places, "units": units}))
    assert queries.snapshot(AsOf(DAY)).units["note"].to_list() == notes


def test_a_second_load_gets_keys_of_its_own() -> None:
    loaded()
    first = queries.snapshot(AsOf(DAY))
    other = History.of({
        name: history().frame(name).with_columns((pl.lit("b.") + pl.col("code")).alias("code")) if "code" in history().frame(name).columns
        else history().frame(name) for name in FRAMES
    })  # fmt: skip
    acts.load(AN, Decision("2"), other)
    both = queries.snapshot(AsOf(DAY))
    assert both.units.height == 2 * first.units.height
    parent = row(both, "b.99.SA1")["parent"]
    assert both.units.filter(unit=parent)["code"].to_list() == ["b.99.SA"]
    assert min(key_of(both, "b.99"), key_of(both, "b.99.UB")) >= first.next_key
    assert queries.verify() == []


def test_a_load_that_does_not_hold_is_refused_whole() -> None:
    whole = history()
    hanging = whole.units.with_columns(pl.when(unit=23).then(999).otherwise("parent").alias("parent"))
    nameless = whole.units.with_columns(pl.when(unit=23).then(None).otherwise("name").alias("name"))
    shared = whole.people.with_columns(pl.when(person=100).then(20).otherwise("person").alias("person"))
    frames = {name: whole.frame(name) for name in FRAMES}
    refused(lambda: acts.load(AN, Decision("1"), History.of({**frames, "units": hanging})), "load.reference", "#999")
    refused(lambda: acts.load(AN, Decision("1"), History.of({**frames, "units": nameless})), "load.missing", "name")
    refused(lambda: acts.load(AN, Decision("1"), History.of({**frames, "people": shared})), "load.key", "20")
    overlap = pl.concat([whole.units, whole.units.filter(unit=23).with_columns(valid_from=pl.lit(DAY))])
    refused(
        lambda: acts.load(AN, Decision("1"), History.of({**frames, "units": overlap})), "registry.overlap", "99.SA1"
    )
    short = whole.units.with_columns(pl.when(unit=23).then(START).otherwise(None).alias("valid_to"))
    refused(lambda: acts.load(AN, Decision("1"), History.of({**frames, "units": short})), "registry.empty_span")


def test_a_big_load_makes_its_indexes_afterwards_and_is_checked_no_less() -> None:
    def indexes() -> list[Any]:
        return rows("select indexname, indexdef from pg_indexes where tablename = 'registry_person' order by 1")

    before, told = indexes(), []
    many = 30_000
    people = pl.DataFrame({"person": range(1, many + 1), "code": [str(one) for one in range(many)]}).with_columns(
        pl.lit("Lê Văn Ánh").alias("name"), pl.lit(START).alias("valid_from")
    )
    twice = people.with_columns(code=pl.when(person=7).then(pl.lit("29000")).otherwise("code"))
    refused(lambda: acts.load(AN, Decision("1"), History.of({"people": twice})), "registry.code")
    counted: list[str] = []

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        counted.extend([sql] if sql.startswith("analyze") else [])
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        acts.load(AN, Decision("1"), History.of({"people": people}), progress=lambda *said: told.append(said))
    assert counted == ["analyze registry_person"]
    assert indexes() == before
    assert ("people", many, many) in told
    assert queries.snapshot(AsOf(DAY)).people.height == many


# Enacting ----------------------------------------------------------------------------------------------------------

MERGE = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.SAB", "name": "Sở A và B", "kind": "department"}}


def test_what_was_simulated_is_what_happens() -> None:
    loaded()
    before = queries.snapshot(AsOf(date(2025, 6, 30)))
    done = enact(MERGE, {"do": "set_quota", "unit": "00011.UB", "title": "Chủ tịch", "quota": 2})
    assert queries.snapshot(AsOf(DAY)).same_as(done.outcome.after)
    assert queries.snapshot(AsOf(date(2025, 6, 30))).same_as(before)
    edges = queries.lineage_edges()
    assert edges.select("frame", "source", "target", "day", "entry").rows() == [
        ("units", old, key_of(done.outcome.after, "99.SAB"), DAY, done.entry.number) for old in (21, 22)
    ]
    assert (done.entry.effective, done.entry.subject, done.entry.payload["counts"]["units"]["closed"]) == (
        DAY,
        "thu",
        2,
    )
    assert "99.SAB" in done.entry.payload["scheme"]
    assert queries.verify() == []


def test_a_scheme_is_enacted_once() -> None:
    loaded()
    first = enact(rename("99.SA", "Sở A mới"))
    refused(lambda: enact(rename("99.SA", "khác")), "registry.already_enacted", f"mục {first.entry.number}", "QĐ thu")


def test_a_scheme_that_cannot_run_leaves_no_trace() -> None:
    loaded()
    refused(lambda: enact(establish("99.P9"), {"do": "dissolve", "unit": "99.SA"}), "scheme.has_children")


def test_several_schemes_on_one_day_follow_each_other() -> None:
    loaded()
    enact(establish("99.P9"), named="a")
    enact(rename("99.P9", "Phòng Chín"), named="b")
    done = enact({"do": "dissolve", "unit": "99.P9"}, named="c")
    assert queries.snapshot(AsOf(DAY)).same_as(done.outcome.after)
    assert queries.verify() == []


def test_rows_that_moved_since_the_drafting_are_named() -> None:
    loaded()
    drafted_at = ledger.head()
    other = enact(rename("99.SA", "Sở A mới"), rename("00011.UB", "khác"), named="khac")
    told = refused(lambda: enact(rename("99.SA", "Sở A hai"), rename("99.SB", "Sở B hai"), drafted_at=drafted_at),
                   "99.SA", "name: Sở A → Sở A mới", f"mục {other.entry.number}", kind=Stale)  # fmt: skip
    assert len(told.findings) == 1
    enact(rename("99.SB", "Sở B hai"), drafted_at=drafted_at, named="hai")
    enact(rename("99.SA", "Sở A hai"), drafted_at=ledger.head(), named="ba")


def test_a_row_that_reads_as_it_did_has_not_moved() -> None:
    loaded()
    drafted_at = ledger.head()
    acts.cancel(AN, Decision("hủy"), enact(rename("99.SA", "x"), day=LATER, named="x").entry.number, DAY, "nhầm")
    enact(rename("99.SA", "Sở A mới"), drafted_at=drafted_at)


def test_a_row_with_a_later_change_is_named() -> None:
    loaded()
    later = enact(rename("99.SA", "Sở A sau này"), day=LATER, named="sau")
    refused(
        lambda: enact(rename("99.SA", "x"), named="a"),
        "registry.later_dated",
        "99.SA",
        str(LATER),
        f"mục {later.entry.number}",
        "QĐ sau",
    )
    enact({"do": "dissolve", "unit": "99.SB1"}, day=LATER, named="het")
    refused(lambda: enact(rename("99.SB1", "x"), named="b"), "registry.later_dated", "99.SB1", "QĐ het")


@pytest.mark.parametrize(
    ("needs", "what"),
    [
        ([establish("99.P9", parent="99.P1")], "99.P9"),
        ([{"do": "move", "unit": "99.SB1", "parent": "99.P1"}], "99.SB1"),
    ],
)
def test_a_unit_that_a_later_child_needs_does_not_end(needs: list[dict[str, Any]], what: str) -> None:
    loaded()
    enact(establish("99.P1"), named="mot")
    later = enact(*needs, day=LATER, named="sau")
    refused(lambda: enact({"do": "dissolve", "unit": "99.P1"}, day=date(2025, 9, 1), named="x"),
            "registry.later_needs", what, "99.P1", str(LATER), f"mục {later.entry.number}")  # fmt: skip


def test_a_unit_or_post_that_a_later_post_or_tenure_needs_does_not_end() -> None:
    loaded()
    enact(establish("99.P1", posts=[{"title": "Trưởng phòng", "rank": "head"}]), named="mot")
    unit = row(queries.snapshot(AsOf(DAY)), "99.P1")["unit"]
    post = queries.snapshot(AsOf(DAY)).posts.filter(unit=unit)["post"].item()
    plainly(copied("registry_post", post, key=900, title="Phó phòng", valid_from=str(LATER)))
    refused(
        lambda: enact({"do": "dissolve", "unit": "99.P1"}, named="x"),
        "registry.later_needs",
        "99.P1 Phó phòng",
        str(LATER),
    )
    appoint = {"do": "appoint", "person": "p40", "concurrent": True, "post": {"unit": "99.P1", "title": "Trưởng phòng"}}
    enact(appoint, day=LATER, named="bo-nhiem")
    told = refused(lambda: enact({"do": "dissolve", "unit": "99.P1"}, named="x"), "p40 Người p40", "QĐ bo-nhiem")
    assert {one.where["frame"] for one in told.findings} == {"posts", "tenures"}


def test_a_new_row_may_not_outlive_what_it_is_put_on() -> None:
    loaded()
    enact({"do": "dissolve", "unit": "99.SB1"}, day=LATER, named="het")
    refused(lambda: enact(establish("99.P9", parent="99.SB1")), "registry.ground", "99.P9", "99.SB1", str(LATER))


def test_a_code_goes_to_another_unit_on_a_later_day() -> None:
    loaded()
    enact({"do": "dissolve", "unit": "99.SB1"}, named="het")
    enact(establish("99.SB1"), day=LATER, named="lai")
    old, new = (row(queries.snapshot(AsOf(day)), "99.SB1")["unit"] for day in (START, LATER))
    assert old != new
    assert queries.snapshot(AsOf(DAY)).units.filter(code="99.SB1").is_empty()
    # … and an end put off would meet the new bearer.
    refused(
        lambda: enact(establish("99.SB1"), day=date(2025, 8, 1), named="giua"), "registry.code", "99.SB1", str(LATER)
    )


# Correcting --------------------------------------------------------------------------------------------------------


def test_a_correction_reaches_back_and_a_change_does_not() -> None:
    start = loaded()
    enact(rename("99.SA", "Sở A mới"))
    known = ledger.entry(ledger.head()).at
    entry = acts.correct(AN, Decision("ĐC 1"), "units", 21, START, {"name": "Sở Á"}, "ghi sai dấu")
    name = lambda day, at=None: row(queries.snapshot(AsOf(day, at)), "99.SA")["name"]  # noqa: E731
    assert (name(START), name(DAY)) == ("Sở Á", "Sở A mới")
    assert (name(START, known), name(DAY, known)) == ("Sở A", "Sở A mới")
    assert name(DAY, start.at) == "Sở A"
    assert entry.payload["cells"] == {"name": {"before": "Sở A", "after": "Sở Á"}}
    assert [one.name for one in queries.find("sở á", START)][:1] == ["Sở Á"]
    life = queries.life("units", 21)
    assert [(one.cells["name"], str(one.valid.start), one.current) for one in life] == [
        ("Sở A", "2020-01-01", False), ("Sở A", "2020-01-01", False), ("Sở Á", "2020-01-01", True), ("Sở A mới", "2025-07-01", True),
    ]  # fmt: skip
    corrected = life[2]
    assert (corrected.opened_by.number, corrected.closed_by.decision.number) == (start.number, "QĐ thu")  # type: ignore[union-attr]
    assert (corrected.recorded_by.decision.number, life[1].withdrawn_by.act) == ("ĐC 1", "correct")  # type: ignore[union-attr]
    assert queries.verify() == []


def test_corrections_that_do_not_hold_are_refused() -> None:
    loaded()

    def correct(key: int, cells: dict[str, Any], reason: str = "sai", day: date = DAY) -> Callable[[], Any]:
        return lambda: acts.correct(AN, Decision("ĐC"), "units", key, day, cells, reason)

    refused(correct(21, {"name": "Sở A"}), "registry.nothing_differs")
    refused(correct(21, {"name": None}), "registry.missing_value")
    refused(correct(21, {"unit": 5}), "registry.column")
    refused(correct(21, {"parent": "xa"}), "registry.value")
    refused(correct(21, {"name": "x"}, reason=" "), "registry.reason")
    refused(correct(21, {"parent": 23}), "registry.cycle", "99.SA")
    refused(correct(21, {"code": "99.SB"}), "registry.code", "99.SB")
    refused(correct(21, {"parent": 12345}), "registry.ground")
    with pytest.raises(Unknown, match="01/01/2019"):
        correct(21, {"name": "x"}, day=date(2019, 1, 1))()


# Cancelling --------------------------------------------------------------------------------------------------------


def test_a_coming_change_is_taken_back() -> None:
    loaded()
    before = queries.snapshot(AsOf(LATER))
    done = enact(MERGE, establish("99.P9"), day=LATER)
    assert [(one.verb, one.label) for one in queries.coming(DAY) if one.frame == "units" and one.verb != "changes"] == [
        ("ends", "99.SA Sở A"), ("ends", "99.SB Sở B"), ("opens", "99.SAB Sở A và B"), ("opens", "99.P9 Phòng 99.P9"),
    ]  # fmt: skip
    entry = acts.cancel(AN, Decision("hủy 1"), done.entry.number, date(2025, 12, 31), "chưa đủ điều kiện")
    assert queries.snapshot(AsOf(LATER)).same_as(before)
    assert queries.coming(DAY) == []
    assert queries.lineage_edges().is_empty()
    assert queries.lineage_edges(known=done.entry.at).height == 2
    assert queries.snapshot(AsOf(LATER, done.entry.at)).same_as(done.outcome.after)
    assert (entry.payload["cancels"], entry.subject) == (str(done.entry.number), "thu")
    assert queries.verify() == []
    enact(MERGE, day=LATER)


def test_what_is_in_force_or_no_change_or_cancelled_cannot_be_cancelled() -> None:
    start = loaded()
    done = enact(rename("99.SA", "x"), day=LATER)

    def cancel(entry: int, today: date = DAY, reason: str = "nhầm") -> Callable[[], Any]:
        return lambda: acts.cancel(AN, Decision("hủy"), entry, today, reason)

    refused(cancel(done.entry.number, LATER), "registry.in_force", str(LATER))
    refused(cancel(start.number), "registry.not_cancellable")
    refused(cancel(done.entry.number, reason=""), "registry.reason")
    with pytest.raises(Unknown, match="12345"):
        cancel(12345)()
    by = cancel(done.entry.number)()
    refused(cancel(done.entry.number), "registry.already_cancelled", str(by.number))


@pytest.mark.parametrize(
    ("upon", "what"),
    [
        (rename("99.P9", "khác"), "99.P9"),
        (establish("99.P10", parent="99.P9"), "99.P10"),
        (rename("99.SA1", "y"), "99.SA1"),
    ],
)
def test_what_later_entries_build_on_cannot_be_cancelled_before_them(upon: dict[str, Any], what: str) -> None:
    loaded()
    done = enact(establish("99.P9"), rename("99.SA1", "x"), day=LATER)
    later = enact(upon, day=date(2026, 6, 1), named="sau")
    refused(
        lambda: acts.cancel(AN, Decision("hủy"), done.entry.number, DAY, "nhầm"),
        "registry.built_upon",
        what,
        f"Mục {later.entry.number}",
    )
    acts.cancel(AN, Decision("hủy"), later.entry.number, DAY, "nhầm")
    acts.cancel(AN, Decision("hủy"), done.entry.number, DAY, "nhầm")
    assert queries.snapshot(AsOf(LATER)).same_as(history().on(LATER))
    assert queries.verify() == []


def test_a_change_that_was_corrected_since_cannot_be_cancelled() -> None:
    loaded()
    done = enact(rename("99.SA1", "x"), day=LATER)
    acts.correct(AN, Decision("ĐC"), "units", 23, START, {"name": "đúng"}, "sai")
    refused(
        lambda: acts.cancel(AN, Decision("hủy"), done.entry.number, DAY, "nhầm"), "registry.built_upon", "99.SA1", "ĐC"
    )


# The machine -------------------------------------------------------------------------------------------------------


def test_a_full_disk_is_said_and_leaves_no_trace() -> None:
    loaded()
    with connection.cursor() as cursor:  # a server whose disk fills up in mid-writing reports this very state
        cursor.execute("create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'No space left on device' "
                       "using errcode = 'disk_full'; end $$")  # fmt: skip
        cursor.execute(
            "create trigger full_disk before insert on registry_unit for each row when (new.key = 24) execute function full_disk()"
        )
    refused(lambda: enact(MERGE), "registry.disk_full", "hết chỗ")


def test_entries_of_other_rooms_do_not_stand_in_the_way() -> None:
    loaded()
    drafted_at = ledger.head()
    ledger_acts.write(AN, "petition")
    assert sizes()["units"] == 11
    enact(rename("99.SA", "x"), drafted_at=drafted_at)
