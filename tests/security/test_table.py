"""Each address × each role: who gets in is as the table says; and nothing private, hostile or unguarded anywhere."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.mandates.builders import account
from tests.registry.builders import rows
from tests.security.house import ALL, BORN, CONTACT, PRIVATE, UNPUBLISHED, House, addresses, may, none, with_cookies_of
from tests.security.table import (
    ADDRESSES,
    ASKS_WHERE,
    CLOSED,
    FOLLOWED,
    NAMED,
    NOBODY,
    OF_CASE,
    OF_TASK,
    OPEN,
    RESOLVED,
    SENT,
    SIGNED,
    WITHIN,
    rule_of,
)
from tinhgon.ledger.queries import count as entries
from tinhgon.mandates.models import Grant
from tinhgon.mandates.rules import catalogue

pytestmark = pytest.mark.django_db

#: Ways out that a page may have for whom it is not: another step of the same business, or nothing there.
ELSEWHERE = (302, 400, 403, 404, 405)


def led_to_sign_in(answer) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(("/dang-nhap/", "/tai-khoan/xac-nhan/"))


def wrong_answer(name: str, rule: str, role: str, answer, *, away: bool = False) -> str:
    """What is wrong with an answer; empty where it is as the table says. ``away``: the role is held over another part alone."""
    status = answer.status_code
    if rule == OPEN:
        return "" if status in (200, 302, 400, 404, 405, 422) and not led_to_sign_in(answer) else "closed"
    if rule == NOBODY:
        return "" if status in (200, *ELSEWHERE) else "broken"
    if status == 405:
        return ""
    if role in ("", "locked"):
        return "" if led_to_sign_in(answer) else "open to nobody signed in"
    if rule == CLOSED:
        return "" if status in (302, 400, 403, 404, 422) else "open to who holds nothing"
    if rule == SIGNED:
        return "" if status in (200, 302, 303, 404) else "closed to who is signed in"
    if rule == OF_CASE:
        reads = may(role, "case.read") and not away
        return "" if status in ((200, 302, 404) if reads else (404,)) else "not as who may read cases"
    if rule == OF_TASK:
        reads = may(role, "task.read") and not away
        return "" if status in ((200, 302, 404) if reads else (404,)) else "not as who may read tasks"
    if rule == FOLLOWED:
        reads = may(role, "follow.read") and not away
        return "" if status in ((200, 302, 404) if reads else (404,)) else "not as who may read what is followed"
    if rule == NAMED:
        return "" if status == 404 else "there for who is not named"
    if rule == RESOLVED:
        reads = may(role, "resolution.read") and not away
        return "" if status in ((200, 302, 403, 404, 422) if reads else (404,)) else "not as who may read documents"
    if rule == WITHIN:
        if may(role, "scheme.read") and not away:
            return "" if status in (200, 303, 403, 404) else "not as who may read drafts"
        return "" if status == 404 else "there for who may not read it"
    if may(role, rule) and not away:
        return "" if status in (200, 302, 404, 422) else "closed to who may"
    if may(role, rule) and name in ASKS_WHERE:
        return "" if status == 200 else "closed to who may elsewhere"
    return "" if status in (403, 404) else "open to who may not"


def test_every_address_for_everybody_is_as_the_table_says_and_opening_it_changes_nothing(house: House):
    wrong, opened, closed = [], set(), set()
    before = state()
    people = [(role, client, role, False) for role, client in house.clients.items()]
    people += [(f"{role} elsewhere", client, role, True) for role, client in house.away.items()]
    for name, path in addresses():
        rule = rule_of(name, path)
        if path.startswith("/api/") or name in ("language", "account_logout"):
            continue
        if rule not in (OPEN, NOBODY):
            closed.add(name)
        for said, client, role, away in people:
            if rule == OPEN and (away or role not in ("", "ended", "locked", "drafter")):
                continue
            if rule == NOBODY and role != "":
                continue
            if away and not may(
                role,
                {
                    NAMED: "denunciation.handle",
                    WITHIN: "scheme.read",
                    CLOSED: "scheme.read",
                    OF_CASE: "case.read",
                    OF_TASK: "task.read",
                    FOLLOWED: "follow.read",
                    RESOLVED: "resolution.read",
                }.get(rule, rule),
            ):
                continue  # what the role does not hold here it does not hold elsewhere
            answer = client.get(path)
            found = wrong_answer(name, rule, role, answer, away=away)
            reads = may(role, "scheme.read") and not away
            if found:
                wrong.append(f"{path} ({name}) as {said or 'nobody signed in'}: {answer.status_code} {found}")
            else:
                wrong += unsafe(path, said, answer, reads=reads)
            if answer.status_code in (200, 302, 303, 405) and role == ALL:
                opened.add(name)
    none(wrong)
    assert closed - opened - NEVER == set(), (
        "nobody gets in here, so that the table proves nothing: give the tests a thing to open"
    )
    assert state() == before, "an address that was only opened wrote something"


#: Not there for anybody in this house: keys that nobody added, and the place of one whom no dossier moved (`tests/web/dossiers`).
NEVER = {
    "denunciation",  # named officers alone: `tests/web/denunciations`
    "denunciation-act",
    "task-evidence",  # no evidence of the task was filed yet (`tests/web/tasks`)
    "briefing-held",  # no briefing was held yet (the same)
    "case-paper",  # no paper of the case was written yet (`tests/web/cases`)
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "dossier-own",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_deactivate_totp",
}


def state() -> list[tuple]:
    """What the tables hold, but for sessions and counts that come and go."""
    passing = {"django_session", "usersessions_usersession", "accounts_cache", "accounts_failure"}
    tables = [name for (name,) in rows("select tablename from pg_tables where schemaname = 'public' order by 1")]
    return [(name, rows(f"select count(*) from {name}")[0][0]) for name in tables if name not in passing] + rows(
        "select coalesce(max(number), 0) from accounts_trail where source !~ '^accounts_account$'"
    )


def test_the_table_names_addresses_that_are_there():
    names = {name for name, _ in addresses()}
    assert set(ADDRESSES) - names == set()


def unsafe(path: str, role: str, answer, *, reads: bool = True) -> list[str]:
    """Headers that are missing, names that are not escaped, private facts that are seen."""
    found = []
    headers = answer.headers
    policy = headers.get("Content-Security-Policy", "")
    strict = "default-src 'self'" in policy or "default-src 'none'" in policy
    if not strict or "unsafe" in policy or headers.get("X-Frame-Options") != "DENY":
        found.append(f"{path} as {role}: unguarded headers")
    if headers.get("X-Content-Type-Options") != "nosniff":
        found.append(f"{path} as {role}: no nosniff")
    if (
        headers.get("Referrer-Policy") not in ("same-origin", "no-referrer")
        or headers.get("Cross-Origin-Opener-Policy") != "same-origin"
    ):
        found.append(f"{path} as {role}: other sites are told whence one comes, or keep a hand on the window")
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    body = whole.decode(errors="replace")
    if headers.get("Content-Type", "").startswith("text/html") and "<xss-1" in body:
        found.append(f"{path} as {role}: stored HTML is not escaped")
    if CONTACT in body and not may(role, "case.read"):
        found.append(f"{path} as {role}: how to reach a complainant is seen")
    if any(one in body for one in (PRIVATE, *BORN)):
        found.append(f"{path} as {role}: a private fact is seen")
    if UNPUBLISHED in body and not reads:
        found.append(f"{path} as {role}: what is not published is seen")
    kept = headers.get("Cache-Control", "")
    if role not in ("", "nobody signed in") and not any(word in kept for word in ("private", "no-store")):
        found.append(f"{path} as {role}: shared caches may keep it ({kept!r})")
    return found


def test_what_is_sent_by_who_may_not_changes_nothing(house: House):
    account("khong-ai")
    before = state()
    grant = Grant.objects.latest("pk").pk
    elsewhere = {f"{role} of another part": role for role in house.away}
    wrong = []
    for path, (act, values) in SENT.items():
        for said, client, role in house.tries():
            if may(role, act) or (said in elsewhere and not may(elsewhere[said], act)):
                continue
            answer = client.post(path.format(grant=grant), values)
            asks_where = get_resolver().resolve(path.format(grant=grant)).url_name in ASKS_WHERE
            allowed = answer.status_code in (403, 404, 422 if asks_where else 403) or (
                said in ("nobody signed in", "locked") and led_to_sign_in(answer)
            )
            if not allowed:
                wrong.append(f"{path} as {said}: {answer.status_code}")
    none(wrong)
    assert state() == before


def test_what_is_sent_there_is_tried_for_every_closed_address_that_takes_forms(house: House):
    """Each page behind an act whose form writes is in SENT, so that a new one is tried as everybody."""
    tried = {get_resolver().resolve(path.format(grant=1)).url_name for path in SENT}
    acts = set(catalogue().acts)
    takes = set()
    for name, path in addresses():
        if rule_of(name, path) in acts and house.as_(ALL).post(path, {}).status_code != 405:
            takes.add(name)
    assert takes - tried - READS == set()


#: Behind an act, and only read, though a form may be sent there.
READS = {"readings", "trail"}


def test_no_form_is_taken_from_another_site(house: House):
    client = with_cookies_of(house.clients[ALL], Client(enforce_csrf_checks=True))
    before, taken, refused = entries(), [], 0
    for name, path in addresses():
        if path.startswith("/api/"):
            continue
        answer = client.post(path, {"xac-nhan": "1"})
        if answer.status_code == 403 and "biểu mẫu đã mở quá lâu" in answer.content.decode():
            refused += 1
        elif answer.status_code != 405:
            taken.append(f"{path} ({name}): {answer.status_code}")
    none(taken)
    assert refused > 40
    assert entries() == before
    token = client.get("/tai-khoan/").context["csrf_token"]
    assert client.post("/tai-khoan/ma-truy-cap/", {"csrfmiddlewaretoken": str(token)}).status_code == 422, (
        "with the token it is read"
    )


def test_no_view_of_the_site_is_excused_from_the_check_of_forms():
    excused = []

    def walk(patterns, before):
        for one in patterns:
            said = before + str(one.pattern)
            if hasattr(one, "url_patterns"):
                walk(one.url_patterns, said)
            elif getattr(one.callback, "csrf_exempt", False) and not said.startswith("api/"):
                excused.append(said)

    walk(get_resolver().url_patterns, "")
    none(excused)
