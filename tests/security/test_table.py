"""Each address × each role: who gets in is as the table says; and nothing private, hostile or unguarded anywhere."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.mandates.builders import account, granted, signed_in
from tests.security.house import CONTACT, HOSTILE, PRIVATE, addresses, everybody, may, province
from tests.security.table import CLOSED, ENDPOINTS, NOBODY, OF_CASE, OPEN, SENT, SIGNED, WITHIN, rule_of
from tinhgon.accounts import acts as accounts
from tinhgon.accounts.queries import account as login_of
from tinhgon.ledger.queries import count as entries
from tinhgon.mandates.models import Grant
from tinhgon.mandates.rules import catalogue
from tinhgon.people.models import Note, Reading

pytestmark = pytest.mark.django_db

#: Ways out that a page may have for whom it is not: another step of the same business, or nothing there.
ELSEWHERE = (302, 400, 403, 404, 405)


def led_to_sign_in(answer) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(("/dang-nhap/", "/tai-khoan/xac-nhan/"))


def wrong_answer(name: str, rule: str, role: str, answer) -> str:
    """What is wrong with an answer; empty where it is as the table says."""
    status = answer.status_code
    if rule == OPEN:
        return "" if status in (200, 302, 400, 404, 405, 422) and not led_to_sign_in(answer) else "closed"
    if rule == NOBODY:
        return "" if status in (200, *ELSEWHERE) else "broken"
    if rule == CLOSED and status == 405:
        return ""
    if role == "":
        return "" if led_to_sign_in(answer) else "open to nobody signed in"
    if rule == CLOSED:
        holds = role in catalogue().roles
        return "" if status in (302, 400, 403, 404, 422) or (holds and status == 200) else "open to who holds nothing"
    if rule == SIGNED:
        return "" if status in (200, 302, 404) else "closed to who is signed in"
    if rule == OF_CASE:
        return "" if status in ((200, 302, 404) if may(role, "case.read") else (404,)) else "not as who may read cases"
    if rule == WITHIN:
        reads = may(role, "scheme.read")
        return "" if status in ((200, 303, 403, 404) if reads else (404,)) else "not as who may read drafts"
    allowed = may(role, rule)
    if allowed:
        return "" if status in (200, 302, 404, 422) else "closed to who may"
    return "" if status == 403 else "open to who may not"


def test_every_address_for_everybody_is_as_the_table_says():
    province()
    clients = everybody()
    wrong = []
    for name, path in addresses():
        rule = rule_of(name, path)
        if path.startswith("/api/") or name == "language":
            continue
        for role, client in clients.items():
            if rule == OPEN and role not in ("", "ended", "drafter"):
                continue
            if rule == NOBODY and role != "":
                continue
            answer = client.get(path)
            said = wrong_answer(name, rule, role, answer)
            if said:
                wrong.append(f"{path} ({name}) as {role or 'nobody signed in'}: {answer.status_code} {said}")
            else:
                wrong += unsafe(path, role, answer)
    assert wrong == []


def unsafe(path: str, role: str, answer) -> list[str]:
    """Headers that are missing, names that are not escaped, private facts that are seen."""
    found = []
    headers = answer.headers
    policy = headers.get("Content-Security-Policy", "")
    strict = "default-src 'self'" in policy or "default-src 'none'" in policy
    if not strict or "unsafe" in policy or headers.get("X-Frame-Options") != "DENY":
        found.append(f"{path} as {role}: unguarded headers")
    if headers.get("X-Content-Type-Options") != "nosniff":
        found.append(f"{path} as {role}: no nosniff")
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    body = whole.decode(errors="replace")
    if headers.get("Content-Type", "").startswith("text/html") and "<xss-1" in body:
        found.append(f"{path} as {role}: stored HTML is not escaped")
    if CONTACT in body and not may(role, "case.read"):
        found.append(f"{path} as {role}: how to reach a complainant is seen")
    if PRIVATE in body or "1931" in body:
        found.append(f"{path} as {role}: a private fact is seen")
    if role and "public" in headers.get("Cache-Control", ""):
        found.append(f"{path} as {role}: shared caches may keep it")
    return found


def test_every_endpoint_is_open_or_asks_for_a_token_and_tells_nothing_private():
    province()
    granted(account("an", email=HOSTILE), "drafter", note=HOSTILE)
    wrong = []
    for _, path in addresses():
        if not path.startswith("/api/"):
            continue
        answer = Client().get(path)
        expected = (401,) if path in ENDPOINTS else (200, 404, 405, 422)
        if answer.status_code not in expected:
            wrong.append(f"{path}: {answer.status_code}")
        wrong += [one for one in unsafe(path, "", answer) if "headers" not in one]
    assert wrong == []


def test_tokens_open_what_they_name_and_the_mandates_of_today_allow():
    province()
    wrong = []
    everybody()
    for role in (*catalogue().roles, "ended"):
        who = login_of("da-het" if role == "ended" else f"vai-{role}")
        for path, act in ENDPOINTS.items():
            token = accounts.make_token(who, "thử", [act or "scheme.read"], 1, now())[1]
            status = Client().get(path, headers={"authorization": f"Bearer {token}"}).status_code
            expected = 200 if not act or may(role, act) else 403
            if status != expected:
                wrong.append(f"{path} as {role}: {status}, not {expected}")
    assert wrong == []


def test_what_is_sent_by_who_may_not_changes_nothing():
    province()
    clients = everybody()
    account("khong-ai")
    before = (entries(), Grant.objects.count(), Reading.objects.count(), Note.objects.count())
    grant = Grant.objects.latest("pk").pk
    wrong = []
    for path, (act, values) in SENT.items():
        for role, client in clients.items():
            if may(role, act):
                continue
            answer = client.post(path.format(grant=grant), values)
            expected = answer.status_code in (403, 404) or (role == "" and led_to_sign_in(answer))
            if not expected:
                wrong.append(f"{path} as {role or 'nobody'}: {answer.status_code}")
    assert wrong == []
    assert (entries(), Grant.objects.count(), Reading.objects.count(), Note.objects.count()) == before


def test_no_form_is_taken_from_another_site():
    province()
    who = account("tat-ca")
    for role in catalogue().roles:
        granted(who, role)
    client = Client(enforce_csrf_checks=True)
    client.force_login(who)
    before = entries()
    taken = [
        f"{path}: {answer.status_code}"
        for _, path in addresses()
        if not path.startswith("/api/")
        and (answer := client.post(path, {"xac-nhan": "1"})).status_code not in (403, 405)
    ]
    assert taken == []
    assert entries() == before


def test_an_open_redirect_is_nowhere():
    who = account("an")
    for path in ("/dang-nhap/?next=", "/dang-xuat/?next=", "/ngon-ngu/en/?ve="):
        for evil in ("https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"):
            client = signed_in(who)
            answer = client.post(path + evil) if "xuat" in path else client.get(path + evil)
            assert "example.org" not in answer.get("Location", ""), path + evil
            assert "javascript" not in answer.get("Location", ""), path + evil
