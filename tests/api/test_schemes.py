"""Schemes over HTTP: tried, never saved."""

import pytest

from tests.cli.test_schemes import SCHEME
from tinhgon.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.urls")]


def test_a_trial_saves_nothing(client):
    head = ledger.head()
    response = client.post("/api/schemes/run?trace=true", SCHEME, content_type="application/yaml")
    told = response.json()
    assert response.status_code == 200
    assert told["saved"] is False
    assert {one["id"]: one["change"] for one in told["figures"]}["units.focal_points"] == -1
    assert {row["step"] for row in told["trace"]} == {1}
    assert ledger.head() == head


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"a: [", b"id: x", b"{}", SCHEME.replace("22.UBKT", "22.KHONG").encode()]
)
def test_what_cannot_run_is_refused_with_findings(client, body):
    response = client.post("/api/schemes/run", body, content_type="application/yaml")
    assert response.status_code == 422
    assert response.json()["findings"]


def test_too_large_a_body_is_said_in_json(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = client.post("/api/schemes/run", b"x" * 101, content_type="application/yaml")
    assert (response.status_code, response.json()["findings"][0]["rule"]) == (413, "api.too_large")


def test_an_enacted_scheme_shows_what_it_did_although_the_books_went_on(client):
    told = client.get("/api/schemes/nq-837-2019/outcome").json()
    figures = {one["id"]: (one["before"], one["after"]) for one in told["figures"]}
    assert (figures["places.district"], figures["places.commune"]) == ((14, 13), (186, 177))


def test_the_list_names_the_entries(client):
    listed = client.get("/api/schemes").json()["schemes"]
    assert {one["decision"] for one in listed if one["id"] == "nq-1679-2025" and one["entry"]} == {"1679/NQ-UBTVQH15"}
    assert len(listed) == 14


def test_schema_and_verbs(client):
    assert client.get("/api/schemes/schema").json()["$schema"].startswith("https://json-schema.org")
    assert "merge" in [one["do"] for one in client.get("/api/schemes/verbs").json()["verbs"]]
