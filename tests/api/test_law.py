"""The law over HTTP: rules of a day, one rule, what breaks them."""

import pytest

pytestmark = pytest.mark.django_db


def test_rules_of_a_day_one_rule_and_the_schema(client):
    told = client.get("/api/law?on=2026-01-01").json()
    assert "AU.PHUONG.POP.2026" in {rule["id"] for rule in told["rules"]}
    assert len(client.get("/api/law?every=true").json()["rules"]) >= 120
    one = client.get("/api/law/AU.PHUONG.POP.2026").json()
    assert [link["id"] for link in one["chain"]] == ["AU.PHUONG.POP", "AU.PHUONG.POP.2026"]
    assert client.get("/api/law/XX.1").status_code == 404
    assert client.get("/api/law/schema").json()["title"] == "Sổ luật / Law book"


def test_what_breaks_the_law_cites_the_law_of_the_day(client):
    told = client.get("/api/law/check?on=2019-12-31").json()
    assert told["total"] == len(told["findings"])
    assert all(one["citation"] for one in told["findings"])
    assert client.post("/api/law/check", b"steps: 1", content_type="application/yaml").status_code == 422
