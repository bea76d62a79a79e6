"""``tinhgon clock`` and ``tinhgon calendar``."""

import pytest

from tests.faces import tinhgon

pytestmark = pytest.mark.django_db


def test_a_due_day_with_its_lines():
    told = tinhgon("clock", "explain", "denunciation", "--start", "2026-02-10", "--complex", "--json").json()
    assert told["due"] == "2026-04-13"
    assert {"day": "2026-03-12", "citation": "25/2018/QH14, khoản 1 Điều 30"}.items() <= told["lines"][2].items()
    said = tinhgon("clock", "explain", "denunciation", "--start", "10/2/2026").out
    assert "Đến hạn: 12/03/2026" in said


def test_suspensions_and_extensions_are_given_as_people_write_them():
    told = tinhgon(
        "clock", "explain", "complaint.first", "--start", "3/3/2025", "--suspend", "10/3/2025..17/3/2025", "--json"
    )
    assert told.json()["due"] == "2025-04-09"
    assert tinhgon("clock", "explain", "denunciation", "--start", "3/3/2025", "--extend", "31", "--complex").code == 1
    assert (
        tinhgon("clock", "explain", "complaint.first", "--start", "3/3/2025", "--suspend", "10/3/2025..1/3/2025").code
        == 2
    )


def test_the_calendar_is_entered_set_and_shown():
    assert tinhgon("calendar", "seed", "2031", "--json").json()["entry"]["act"]["id"] == "calendar.seed"
    assert tinhgon("calendar", "seed", "2031").code == 1
    done = tinhgon("calendar", "set", "3/9/2031", "off", "--name", "Nghỉ bão", "--decision", "12/TB", "--json")
    assert done.json()["entry"]["decision"]["number"] == "12/TB"
    days = {one["day"]: one for one in tinhgon("calendar", "show", "2031", "--json").json()["days"]}
    assert days["2031-09-03"]["vi"] == "Nghỉ bão"
    assert tinhgon("calendar", "set", "3/9/2031", "half", "--name", "x", "--decision", "1").code == 2


def test_the_terms_are_listed():
    assert "complaint.first" in tinhgon("clock", "list", "--on", "10/2/2026").out
