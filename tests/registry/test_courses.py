"""Courses over the years: bearers of a code, posts of a person, counts by level; as known at an instant too."""

import pytest

from tests.registry.builders import DAY, LATER, START, enact, establish, loaded, rename
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.span import Span
from tinhgon.registry.queries import snapshot
from tinhgon.registry.queries.courses import bearers, counts_by_level, first_day, posts_of

pytestmark = pytest.mark.django_db


def person(code: str) -> int:
    """The key of the person with this code."""
    people = snapshot(AsOf(DAY)).people
    return int(people.row(people["code"].to_list().index(code), named=True)["person"])


def test_one_bearer_is_one_span_however_often_its_other_cells_change():
    loaded()
    enact({"do": "move", "unit": "99.SA1", "parent": "99.SB"})
    assert [(one.name, one.span) for one in bearers("units", "99.SA1")] == [("Phòng A1", Span(START))]


def test_a_new_name_is_a_new_span():
    loaded()
    enact(rename("99.SA", "Sở A mới"))
    assert [(one.name, one.span) for one in bearers("units", "99.SA")] == [
        ("Sở A", Span(START, DAY)),
        ("Sở A mới", Span(DAY)),
    ]


def test_a_code_given_again_has_two_bearers():
    loaded()
    enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"})
    enact(establish("99.SB"), day=LATER, named="lai")
    found = bearers("units", "99.SB")
    assert [one.span for one in found] == [Span(START, DAY), Span(LATER)]
    assert found[0].key != found[1].key
    assert bearers("units", "99.khong") == []


def test_what_was_known_then():
    first = loaded()
    enact(rename("99.SA", "Sở A mới"))
    assert [one.name for one in bearers("units", "99.SA", first.at)] == ["Sở A"]
    assert [one.span for one in posts_of(person("p45"), first.at)] == [Span(START)]
    assert first_day(first.at) == START


def test_posts_of_a_person_are_called_as_when_they_began():
    loaded()
    enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"})
    enact(rename("99.SA", "Sở A mới"), day=LATER, named="doi")
    found = [(one.span, one.title, one.unit_name) for one in posts_of(person("p45"))]
    assert found == [(Span(DAY), "Chuyên viên", "Sở A"), (Span(START, DAY), "Chuyên viên", "Sở B")]


def test_counts_change_on_the_days_of_change_only():
    loaded()
    enact(
        {
            "do": "merge_territory",
            "of": ["00011", "00012"],
            "into": {"code": "00031", "name": "Xã An Bình", "kind": "commune", "parent": "901"},
        }
    )
    enact(rename("99.SA", "Sở A mới"), day=LATER, named="doi")
    assert [(one.day, one.level, one.count) for one in counts_by_level()] == [
        (START, "commune", 5),
        (START, "district", 2),
        (START, "province", 1),
        (DAY, "commune", 4),
    ]


def test_empty_books_have_no_first_day():
    assert first_day() is None
    assert counts_by_level() == []
