"""Enacting on the web: by who may, on a decision, after a check page; and by nobody else."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.mandates.builders import account, granted, signed_in
from tests.registry.builders import enact, establish, loaded
from tests.web.books import keeps_the_policy, words
from tests.web.schemes.test_trial import TRIAL, text_of
from tinhgon.kernel.mandate import Mandate
from tinhgon.ledger import acts as ledger_acts
from tinhgon.ledger import queries as ledger

pytestmark = pytest.mark.django_db

ENACT = "/de-an/thi-hanh/"
DECISION = {"so": "15/NQ-HĐND", "ngay-ky": "20/6/2025", "co-quan": "HĐND tỉnh", "xac-nhan": "1"}


def decider(role: str = "decider") -> Client:
    who = account("quyet")
    granted(who, role)
    return signed_in(who)


def scheme() -> str:
    return text_of(establish("99.M"))


def entries() -> int:
    return len(ledger.entries(act="enact"))


def test_who_may_goes_from_the_trial_over_the_check_to_the_enacted_scheme():
    loaded()
    client = decider()
    tried = client.post(TRIAL, {"van-ban": scheme()}).content.decode()
    assert "Thi hành…" in words(tried)
    page = client.post(ENACT, {"van-ban": scheme()}).content.decode()
    assert keeps_the_policy(page)
    assert "Sẽ ghi vào sổ bộ" in words(page)
    assert entries() == 0
    seen = re.search(r'name="muc" value="(\d+)"', page)[1]
    answer = client.post(ENACT, {"van-ban": scheme(), "muc": seen, **DECISION})
    entry = ledger.entries(act="enact")[0]
    assert answer["Location"] == f"/de-an/{entry.number}/"
    assert (entry.mandate.actor, entry.mandate.role) == ("Người quyet (quyet)", "người quyết định")
    assert (entry.decision.number, entry.decision.organ) == ("15/NQ-HĐND", "HĐND tỉnh")
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("role", ["drafter", "appraiser", "clerk", "auditor", "administrator", "affected"])
def test_others_are_told_who_may_and_nothing_is_written(role):
    loaded()
    granted(account("ba"), "decider")
    client = decider(role)
    assert "Thi hành…" not in words(client.post(TRIAL, {"van-ban": scheme()}).content.decode())
    answer = client.post(ENACT, {"van-ban": scheme(), **DECISION})
    assert answer.status_code == 403
    assert "Người ba (ba)" in words(answer.content.decode())
    assert entries() == 0


def test_nobody_signed_in_enacts_nothing():
    loaded()
    answer = Client().post(ENACT, {"van-ban": scheme(), **DECISION})
    assert answer["Location"].startswith("/dang-nhap/")
    assert entries() == 0
    assert Client(enforce_csrf_checks=True).post(ENACT, {"van-ban": scheme()}).status_code == 403


def test_the_drafter_of_a_scheme_does_not_enact_it_with_another_mandate():
    loaded()
    client = decider()
    ledger_acts.write(Mandate("Người quyet (quyet)", "người soạn thảo"), "scheme.draft", subject="thu")
    answer = client.post(ENACT, {"van-ban": scheme(), **DECISION})
    assert answer.status_code == 403
    assert "phải là người khác" in words(answer.content.decode())
    assert entries() == 0


def test_without_a_decision_or_with_a_day_that_is_none_nothing_is_enacted():
    loaded()
    client = decider()
    answer = client.post(ENACT, {"van-ban": scheme(), **DECISION, "so": " ", "ngay-ky": "31/2/2025"})
    page = words(answer.content.decode())
    assert answer.status_code == 422
    assert "Thi hành phải có số văn bản quyết định" in page
    assert "không có trong lịch" in page
    assert 'value="31/2/2025"' in answer.content.decode()
    assert entries() == 0


def test_where_the_books_moved_since_the_check_the_rows_are_named():
    loaded()
    client = decider()
    page = client.post(ENACT, {"van-ban": text_of({"do": "absorb", "of": ["99.SB"], "into": "99.SA"})}).content.decode()
    seen = re.search(r'name="muc" value="(\d+)"', page)[1]
    enact({"do": "rename", "unit": "99.SB", "name": "Sở B mới"}, named="truoc")
    text = text_of({"do": "absorb", "of": ["99.SB"], "into": "99.SA"})
    answer = client.post(ENACT, {"van-ban": text, "muc": seen, **DECISION})
    assert answer.status_code == 409
    assert "99.SB" in words(answer.content.decode())
    assert entries() == 1


def test_a_text_that_is_no_scheme_is_refused_in_words():
    loaded()
    answer = decider().post(ENACT, {"van-ban": "<script>alert(1)</script>", **DECISION})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    assert entries() == 0
