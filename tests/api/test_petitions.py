"""Petitions, published decisions, the roster and where to turn, over HTTP."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_what_everybody_reads_of_petitions_and_reception() -> None:
    client = Client()
    assert client.get("/api/published-decisions").json()["page"] == 1
    heads = client.get("/api/reception?year=2026&month=9").json()["heads"]
    assert all(one["citation"] and one["times"] for one in heads)
    places = client.get("/api/where-to-turn", {"place": "hạ long"}).json()["places"]
    assert any("Hạ Long" in one["now"] for one in places)
    assert client.get("/api/where-to-turn").json() == {"places": []}
    assert client.get("/api/reception?month=13").status_code == 422
    for closed in ("/api/petitions", "/api/petitions/DT26-000001"):
        assert client.get(closed).status_code == 401
