"""Every term leads to a row of the law book, with its numbers, conditions and citation."""

from datetime import date

import pytest

from tinhgon.casework.clocks.calendar import Calendar
from tinhgon.casework.clocks.catalogue import CONDITIONS, catalogue, conventions, term
from tinhgon.casework.clocks.clock import Clock, Extension, reckon
from tinhgon.casework.rules import seed
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.law import books

TODAY = date(2026, 11, 25)
LAW = books.builtin().at(TODAY)


@pytest.mark.parametrize("id", catalogue())
def test_every_term_has_its_row_for_every_condition(id):
    known = catalogue()[id]
    for conditions in ([], *([one] for one in known.conditions()), list(known.conditions())):
        made = term(LAW, id, conditions)
        assert made.days > 0
        assert made.citation
        assert all(days > 0 for days in made.extensions)


@pytest.mark.parametrize("id", catalogue())
def test_a_term_uses_every_number_that_its_row_gives(id):
    known = catalogue()[id]
    rule = LAW.ruling(known.topic)
    assert {choice.value for choice in known.choices} == set(rule.values)


def test_remote_and_complex_together_have_a_number_of_their_own():
    found = [term(LAW, "complaint.first", asked).days for asked in ([], ["complex"], ["remote"], ["remote", "complex"])]
    assert found == [30, 45, 45, 60]


def test_an_especially_complex_denunciation_may_be_extended_twice():
    assert term(LAW, "denunciation").extensions == ()
    assert term(LAW, "denunciation", ["complex"]).extensions == (30,)
    assert term(LAW, "denunciation", ["very_complex"]).extensions == (30, 30)
    assert term(LAW, "denunciation", ["very_complex", "complex"]).extensions == (30, 30)


def test_a_condition_that_changes_nothing_is_refused_with_those_that_do():
    with pytest.raises(Refusal) as refused:
        term(LAW, "denunciation", ["remote"])
    found = refused.value.findings[0]
    assert found.rule == "clock.condition"
    assert CONDITIONS["very_complex"].vi in found.remedy.vi


def test_an_unknown_term_names_those_that_there_are():
    with pytest.raises(Unknown, match=r"complaint\.first"):
        term(LAW, "complaint.third")


def test_before_its_law_a_term_is_unknown():
    with pytest.raises(Unknown, match="01/01/2018"):
        term(books.builtin().at(date(2018, 1, 1)), "denunciation")


def test_how_days_are_counted_is_cited_from_the_code_of_that_day():
    assert conventions(LAW).last_day == "91/2015/QH13, khoản 5 Điều 148"
    assert conventions(books.builtin().at(date(2016, 12, 31))).last_day == "33/2005/QH11, Điều 153"


def test_a_first_complaint_over_tet_2025():
    law = books.builtin().at(date(2025, 1, 20))
    calendar = Calendar.of(seed([2025]), [2025])
    found = reckon(Clock(term(law, "complaint.first"), date(2025, 1, 20)), calendar, conventions(law))
    assert found.due == date(2025, 2, 19)
    assert found.lines[-1].citation == "02/2011/QH13, Điều 28"


def test_a_complex_denunciation_that_would_end_on_a_saturday():
    law = books.builtin().at(date(2026, 2, 10))
    calendar = Calendar.of(seed([2026]), [2026])
    clock = Clock(term(law, "denunciation", ["complex"]), date(2026, 2, 10), extensions=(Extension(30),))
    found = reckon(clock, calendar, conventions(law))
    assert (found.unextended, found.due) == (date(2026, 3, 12), date(2026, 4, 13))


def test_the_seed_knows_tet_and_swapped_days():
    days = {one.day: (one.state, one.name.vi) for one in seed([2024, 2025])}
    assert days[date(2025, 1, 29)] == ("off", "Tết Nguyên Đán")
    assert days[date(2024, 5, 4)][0] == "working"
    assert days[date(2024, 4, 29)][0] == "off"
    assert all(day.year in (2024, 2025) for day in days)
