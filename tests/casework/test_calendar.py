"""The calendar: whole years from a library, single days by an announcement, nothing ever overwritten."""

from datetime import date

import pytest
from django.db import connection
from django.db.utils import IntegrityError

from tinhgon.accounts.models import Trail
from tinhgon.casework import acts, queries
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger import queries as ledger

pytestmark = pytest.mark.django_db

AN = Mandate("An", "quản trị sổ")
NOTICE = Decision("6150/TB-BLĐTBXH")
STORM = Sentence("Nghỉ bão", "Storm")


def test_a_year_is_entered_once_and_stands_in_the_ledger():
    entry = acts.seed_calendar(AN, [2025, 2024])
    assert entry.act == "calendar.seed"
    assert entry.payload["years"] == [2024, 2025]
    calendar = queries.calendar()
    assert calendar.years == {2024, 2025}
    assert not calendar.works(date(2025, 1, 29))
    assert calendar.works(date(2024, 5, 4))
    with pytest.raises(Refusal) as refused:
        acts.seed_calendar(AN, [2025])
    assert refused.value.findings[0].rule == "calendar.known"


def test_years_that_the_library_does_not_know_are_all_named_and_nothing_is_written():
    with pytest.raises(Refusal) as refused:
        acts.seed_calendar(AN, [2025, 1800, 2500])
    assert [one.subject for one in refused.value.findings] == ["1800", "2500"]
    assert queries.calendar().years == frozenset()


def test_a_single_day_is_set_by_an_announcement_and_what_was_known_before_can_be_asked():
    first = acts.seed_calendar(AN, [2026])
    entry = acts.set_day(AN, NOTICE, date(2026, 9, 3), "off", STORM)
    assert entry.decision.number == NOTICE.number
    assert not queries.calendar().works(date(2026, 9, 3))
    assert queries.calendar(known=first.number).works(date(2026, 9, 3))
    acts.set_day(AN, NOTICE, date(2026, 9, 3), "ordinary", Sentence("Đính chính", "Correction"))
    assert queries.calendar().works(date(2026, 9, 3))


def test_what_somebody_said_of_a_day_is_kept_when_its_year_is_entered():
    acts.set_day(AN, NOTICE, date(2026, 4, 30), "working", Sentence("Làm bù", "Worked"))
    acts.seed_calendar(AN, [2026])
    assert queries.calendar().works(date(2026, 4, 30))


def test_a_day_without_name_and_document_is_refused_with_both_named():
    before = ledger.head()
    with pytest.raises(Refusal) as refused:
        acts.set_day(AN, Decision(" "), date(2026, 9, 3), "off", Sentence("", ""))
    assert [one.rule for one in refused.value.findings] == ["calendar.name", "calendar.document"]
    assert ledger.head() == before


def test_saying_what_the_calendar_says_already_is_refused():
    acts.set_day(AN, NOTICE, date(2026, 9, 3), "off", STORM)
    for state, name in (("off", STORM),):
        with pytest.raises(Refusal) as refused:
            acts.set_day(AN, NOTICE, date(2026, 9, 3), state, name)
        assert refused.value.findings[0].rule == "calendar.nothing_differs"


@pytest.mark.parametrize(
    "statement", ["update casework_calendar_day set state = 'off'", "delete from casework_calendar_year"]
)
def test_plain_sql_changes_nothing(statement):
    acts.seed_calendar(AN, [2026])
    with pytest.raises(IntegrityError, match="chỉ thêm"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_is_said_of_a_day_leaves_a_trail():
    before = Trail.objects.filter(source="casework_calendar_day").count()
    acts.set_day(AN, NOTICE, date(2026, 9, 3), "off", STORM)
    assert Trail.objects.filter(source="casework_calendar_day").count() == before + 1
