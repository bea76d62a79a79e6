"""The ledger on a real PostgreSQL: it only grows, it is sealed, and what was done to it is found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.ledger import acts, queries

pytestmark = pytest.mark.django_db

AN = Mandate("Nguyễn Văn An", "clerk", "QĐ 12")
DECISION = Decision("837/NQ-UBTVQH14", date(2019, 12, 17), "UBTVQH", "Sắp xếp đơn vị hành chính")


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def triggers_asleep(*tables: str) -> Iterator[None]:
    """What only a superuser or the owner of the tables can do."""
    for table in tables:
        sql(f"alter table {table} disable trigger user")
    yield
    for table in tables:
        sql(f"alter table {table} enable trigger user")


def rules() -> list[str]:
    return [finding.rule for finding in queries.verify()]


def test_an_entry_reads_back_as_it_was_written() -> None:
    payload = {"scheme": 'id: a\ntitle: "ấ"', "counts": {"units": 3}, "none": None}
    written = acts.write(AN, "enact", decision=DECISION, effective=date(2020, 1, 1), subject="nq-837", payload=payload)
    assert queries.entry(written.number) == written
    assert queries.head() == written.number
    assert rules() == []


def test_an_unknown_entry_is_said_to_be_unknown() -> None:
    with pytest.raises(Unknown, match="999"):
        queries.entry(999)


def test_numbers_may_skip_some_and_entries_are_counted() -> None:
    first = acts.write(AN, "load", decision=DECISION).number
    sql("select nextval(pg_get_serial_sequence('ledger_entry', 'number')) from generate_series(1, 32)")
    assert acts.write(AN, "load", decision=DECISION).number == first + 33
    assert queries.count() == 2
    acts.seal()
    assert rules() == []


def test_entries_are_found_newest_first_page_by_page() -> None:
    numbers = [acts.write(AN, "enact" if one % 2 else "load", subject=f"s{one}").number for one in range(6)]
    assert [one.number for one in queries.entries(limit=4)] == numbers[:1:-1]
    assert [one.number for one in queries.entries(before=numbers[2], limit=4)] == numbers[1::-1]
    assert [one.subject for one in queries.entries(act="enact")] == ["s5", "s3", "s1"]
    assert [one.subject for one in queries.entries(text="S4")] == ["s4"]
    assert queries.entries(text="%") == []


def test_days_are_those_of_the_house() -> None:
    # 18:00 in Greenwich is 01:00 of the next day in Hà Nội.
    acts.write(AN, "load", subject="late", instant=datetime(2025, 6, 30, 18, tzinfo=UTC))
    assert [one.subject for one in queries.entries(since=date(2025, 7, 1), until=date(2025, 7, 1))] == ["late"]
    assert queries.entries(until=date(2025, 6, 30)) == []


def test_instants_only_go_forward() -> None:
    first = acts.write(AN, "load", instant=datetime(2025, 1, 1, tzinfo=UTC))
    with pytest.raises(Refusal, match="phải sau mục mới nhất"):
        acts.write(AN, "load", instant=first.at)
    with pytest.raises(Refusal, match="còn ở phía trước"):
        acts.write(AN, "load", instant=datetime(2999, 1, 1, tzinfo=UTC))
    assert acts.write(AN, "load").at - first.at > timedelta(days=1)


@pytest.mark.parametrize(
    "statement",
    [
        "update ledger_entry set actor = 'x'", "delete from ledger_entry", "truncate ledger_entry",
        "update ledger_seal set root = 'x'", "delete from ledger_seal", "truncate ledger_seal",
    ],
)  # fmt: skip
def test_the_database_lets_the_ledger_only_grow(statement: str) -> None:
    written = acts.write(AN, "load")
    acts.seal()
    with pytest.raises(DatabaseError, match="chỉ thêm"), transaction.atomic():
        sql(statement)
    assert queries.entry(written.number) == written


def test_seals_follow_each_other_and_cover_every_entry() -> None:
    for count in (1, 2, 5):
        for _ in range(count):
            acts.write(AN, "load")
        sealed = acts.seal()
        assert sealed is not None
        assert sealed.entries == count
    assert acts.seal() is None
    newest, middle, oldest = queries.seals()
    assert (newest.previous, middle.previous, oldest.previous) == (middle.digest, oldest.digest, "")
    assert rules() == []


def test_no_entry_slips_under_a_seal() -> None:
    first = acts.write(AN, "load")
    acts.seal()
    with pytest.raises(DatabaseError, match="niêm phong"), transaction.atomic():
        acts.write(AN, "load", pen=acts.Pen(first.number, first.at + timedelta(seconds=1)))


def three_sealed() -> list[int]:
    numbers = [acts.write(AN, "load", subject=str(one)).number for one in range(3)]
    acts.seal()
    acts.write(AN, "load")
    acts.seal()
    return numbers


def test_an_altered_entry_is_found() -> None:
    numbers = three_sealed()
    with triggers_asleep("ledger_entry"):
        sql("update ledger_entry set decision_number = 'khác' where number = %s", numbers[1])
    found = queries.verify()
    assert [one.rule for one in found] == ["ledger.entry_altered"]
    assert str(numbers[1]) in found[0].sentence.vi


def test_an_entry_altered_together_with_its_digest_is_found() -> None:
    numbers = three_sealed()
    with triggers_asleep("ledger_entry"):
        sql("update ledger_entry set digest = repeat('a', 64) where number = %s", numbers[1])
    assert rules() == ["ledger.entry_altered", "ledger.seal_broken"]


def test_a_deleted_entry_is_found() -> None:
    numbers = three_sealed()
    with triggers_asleep("ledger_entry"):
        sql("delete from ledger_entry where number = %s", numbers[2])
    assert rules() == ["ledger.entries_missing"]


def test_an_altered_or_deleted_seal_is_found() -> None:
    three_sealed()
    first = queries.seals()[-1]
    with triggers_asleep("ledger_seal"):
        sql("update ledger_seal set at = at + interval '1 day' where number = %s", first.number)
        assert rules() == ["ledger.seal_altered"]
        sql("delete from ledger_seal where number = %s", first.number)
    assert "ledger.seal_unchained" in rules()


def test_an_end_cut_off_is_found_by_a_published_seal() -> None:
    three_sealed()
    published = queries.seals()[0]
    assert queries.verify(published.digest) == []
    with triggers_asleep("ledger_seal", "ledger_entry"):
        sql("delete from ledger_seal where number = %s", published.number)
        sql("delete from ledger_entry where number >= %s", published.first)
    assert rules() == []
    assert [one.rule for one in queries.verify(published.digest)] == ["ledger.seal_unknown"]


def test_a_standing_entry_is_one_that_nothing_cancelled() -> None:
    written = acts.write(AN, "enact", subject="nq")
    assert queries.standing("enact", "nq") == written
    acts.write(AN, "cancel", subject="nq", payload={"cancels": str(written.number)})
    assert queries.standing("enact", "nq") is None
