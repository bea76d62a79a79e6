"""Each operation of the API × each kind of token: open as the table says, and a cookie opens nothing."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.security.house import ALL, UNPUBLISHED, House, may, none, operations
from tests.security.table import ASKED, CASE, ENDPOINTS, HIDDEN, LISTS, MESSAGES
from tests.security.test_table import state, unsafe
from tinhgon.accounts import acts as accounts
from tinhgon.accounts.models import Account, Token
from tinhgon.accounts.queries import account as login_of
from tinhgon.mandates.rules import catalogue

pytestmark = pytest.mark.django_db


def asks(method: str, template: str, path: str, token: str = "", client: Client | None = None):
    """Ask an operation as the table says that it is asked; ``token`` is what stands after Bearer."""
    named = f"{method} {template}"
    headers = {"authorization": f"Bearer {token}"} if token else None
    asked = f"{path}?{ASKED[named]}" if named in ASKED else path
    if method == "GET":
        return (client or Client()).get(asked, headers=headers)
    body = MESSAGES.get(named, {})
    return (client or Client()).generic(method, asked, json.dumps(body), "application/json", headers=headers)


def closed() -> list[tuple[str, str, str, str]]:
    return [(*one, ENDPOINTS[f"{one[0]} {one[1]}"]) for one in operations() if f"{one[0]} {one[1]}" in ENDPOINTS]


def made(who: Account, *acts: str) -> str:
    return accounts.make_token(who, "thử", acts or ("scheme.read",), 1, now())[1]


def test_the_table_names_operations_that_are_there():
    assert set(ENDPOINTS) - {f"{method} {template}" for method, template, _ in operations()} == set()


def test_every_operation_is_open_or_asks_for_a_token_and_tells_nothing_private(house: House):
    wrong = []
    for method, template, path in operations():
        named = f"{method} {template}"
        for said, client in (("", Client()), ("the cookie of who may everything", house.as_(ALL))):
            answer = asks(method, template, path, client=client)
            expected = (404,) if named in HIDDEN else (401,) if named in ENDPOINTS else (200, 422)
            if answer.status_code not in expected:
                wrong.append(f"{named} with {said or 'nothing'}: {answer.status_code}, not {expected}")
            found = unsafe(path, said, answer, reads=False)
            wrong += [one for one in found if "headers" not in one and "shared caches" not in one]
    none(wrong)


def test_a_token_that_is_not_good_opens_nothing_and_is_not_told_from_another(house: House):
    who = login_of("tat-ca")
    acts = tuple(catalogue().acts)
    expired, revoked, locked = made(who, *acts), made(who, *acts), made(login_of("bi-khoa"), *acts)
    Token.objects.filter(pk=Token.objects.order_by("pk")[0].pk).update(expires=now() - timedelta(seconds=1))
    accounts.revoke_token(who, Token.objects.order_by("pk")[1].pk, now())
    wrong = []
    for method, template, path, _ in closed():
        said = set()
        for token in (expired, revoked, locked, "tg_" + "x" * 43, expired[:-1]):
            answer = asks(method, template, path, token)
            said.add(answer.content)
            if answer.status_code != 401:
                wrong.append(f"{method} {template} with {token[:6]}…: {answer.status_code}")
        if len(said) != 1:
            wrong.append(f"{method} {template}: bad tokens are told apart")
    none(wrong)


def test_tokens_open_what_they_name_and_the_mandates_of_today_allow(house: House):
    wrong, opened = [], set()
    before = state()
    holders = [(role, f"vai-{role}", True) for role in catalogue().roles]
    holders += [(role, f"xa-{role}", False) for role in catalogue().roles] + [("ended", "da-het", False)]
    for method, template, path, act in closed():
        named = f"{method} {template}"
        refused = (404,) if named in HIDDEN else (403, 404)
        for role, login, here in holders:
            if method != "GET" and may(role, act) and here:
                continue  # it writes: tried below
            answer = asks(method, template, path, made(login_of(login), act or "scheme.read"))
            if method == "GET":
                wrong += [
                    one
                    for one in unsafe(path, role if here else login, answer, reads=here and may(role, "scheme.read"))
                    if "headers" not in one
                ]
            if not act or (may(role, act) and here and method == "GET"):
                opened.add(named)
                expected: tuple[int, ...] = (200,)
            else:
                expected = (*refused, 200) if named in LISTS and may(role, act) else refused
                if named in LISTS and any(one in answer.content.decode() for one in (UNPUBLISHED, CASE)):
                    wrong.append(f"{named} as {login}: tells of what is not theirs")
            if answer.status_code not in expected:
                wrong.append(f"{named} as {login}: {answer.status_code}, not {expected}")
        others = [one for one in catalogue().acts if one != act]
        answer = asks(method, template, path, made(login_of("tat-ca"), *others))
        if act and answer.status_code not in refused:
            wrong.append(f"{named} with a token for all acts but its own: {answer.status_code}")
    none(wrong)
    assert opened == {f"{method} {template}" for method, template, *_ in closed() if method == "GET"}
    passing = {"accounts_token", "accounts_trail"}
    assert [one for one in state()[:-1] if one[0] not in passing] == [
        one for one in before[:-1] if one[0] not in passing
    ]


def test_what_writes_is_opened_by_its_own_token(house: House):
    """The refusals above are of the token alone: with the right one the same messages are taken or refused for what they say."""
    token = made(login_of("vai-drafter"), "scheme.draft", "scheme.read")
    said = {
        f"{m} {t}": asks(m, t, p, token).status_code
        for m, t, p, act in closed()
        if m != "GET" and act == "scheme.draft"
    }
    assert set(said.values()) <= {200, 409, 422}
    assert said["POST /api/drafts"] == said["POST /api/drafts/{name}/edits"] == 200
