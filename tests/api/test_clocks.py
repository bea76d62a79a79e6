"""Terms over HTTP say the same as the pages and commands."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def read(path, status=200):
    response = Client().get(path)
    assert response.status_code == status, response.content
    return response.json()


def test_a_term_is_explained_with_days_and_citations():
    told = read("/api/clocks/complaint.first?start=2025-01-20")
    assert told["due"] == told["due_without_extension"] == "2025-02-19"
    assert told["lines"][0] == {
        "day": "2025-01-20",
        "text": "Sự kiện bắt đầu: thụ lý khiếu nại lần đầu.",
        "text_en": "It starts with: the first complaint was accepted.",
        "citation": "",
    }
    assert told["findings"] == []
    told = read("/api/clocks/denunciation?start=10/2/2026&complex=true")
    assert (told["due"], told["due_without_extension"], told["extensions"]) == ("2026-04-13", "2026-03-12", [30])


def test_a_condition_that_changes_nothing_is_refused_and_an_unknown_term_is_not_found():
    assert read("/api/clocks/denunciation?start=10/2/2026&remote=true", 422)["findings"][0]["rule"] == "clock.condition"
    read("/api/clocks/complaint.third", 404)


def test_the_terms_and_the_calendar():
    ids = [one["id"] for one in read("/api/clocks?on=2026-02-10")["terms"]]
    assert {"complaint.first", "denunciation", "inspection.conclude"} <= set(ids)
    assert {"day": "2025-01-29", "state": "off"}.items() <= next(
        one for one in read("/api/calendar/2025")["days"] if one["day"] == "2025-01-29"
    ).items()
    assert read("/api/calendar/2050") == {"year": 2050, "entered": False, "days": []}
