"""Privilege that ended is no privilege, by whatever door; and nobody gets one by passing it on to themselves or out of reach."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from tests.casework import builders as casework
from tests.mandates.builders import CHIEF, account, granted, key, signed_in
from tests.registry.builders import enact, establish, loaded
from tests.security.house import none
from tinhgon.accounts import acts as accounts
from tinhgon.kernel.mandate import Decision
from tinhgon.ledger.queries import count as entries
from tinhgon.mandates import acts
from tinhgon.mandates.models import Grant

pytestmark = pytest.mark.django_db

TODAY = localdate()


def ends(grant: Grant) -> None:
    acts.end(CHIEF, grant.pk, TODAY, "hết nhiệm kỳ", Decision("QĐ 8"))


def wish(**more: str) -> dict[str, str]:
    return {"tai-khoan": "an", "vai-tro": "drafter", "so": "12/QĐ", "xac-nhan": "1"} | more


def test_an_open_session_a_token_and_a_delegation_end_with_the_mandate():
    loaded()
    who, other = account("kiem-tra"), account("thay")
    grant = granted(who, "auditor")
    passed = acts.delegate(CHIEF, grant, acts.Wish(other, "", TODAY, date(2099, 1, 1), Decision("UQ 1")))
    token = accounts.make_token(who, "máy", ["audit.read"], 9, now())[1]
    doors = [
        lambda: signed_in(who).get("/nhat-ky/dau-vet/").status_code,
        lambda: signed_in(other).get("/nhat-ky/dau-vet/").status_code,
        lambda: Client().get("/api/trail", headers={"authorization": f"Bearer {token}"}).status_code,
    ]
    open_session = signed_in(who)
    assert [door() for door in doors] == [200, 200, 200]
    ends(grant)
    assert [door() for door in doors] == [403, 403, 403]
    assert open_session.get("/nhat-ky/dau-vet/").status_code == 403
    assert open_session.get("/nhat-ky/dau-vet/?ngay=2025-01-01").status_code == 403, (
        "a day of last year brings nothing back"
    )
    assert passed.pk


def test_the_secret_address_of_a_calendar_outlives_neither_mandate_nor_account():
    casework.books(TODAY.year - 1, TODAY.year, TODAY.year + 1)
    officer, head = casework.people()
    code = casework.complaint(day=TODAY).case.code
    signed_in(head).post(f"/vu-viec/{code}/lam/", {"viec": "assign", "tai-khoan": "ly"})
    page = signed_in(officer).post("/hop-thu/", {"viec": "lich"}).content.decode()
    address = re.search(r"http://testserver(/lich/[\w-]+/viec\.ics)", page)[1]
    assert code in Client().get(address).content.decode()
    ends(Grant.objects.get(account=officer))
    answer = Client().get(address)
    assert answer.status_code == 200
    assert code not in answer.content.decode()
    accounts.lock("ly", "nghỉ")
    assert Client().get(address).status_code == 404


def test_who_grants_gives_nothing_to_themselves_by_grant_or_by_delegation():
    loaded()
    chief, decider = account("chanh"), account("quyet")
    granted(chief, "administrator")
    theirs = granted(decider, "decider")
    client = signed_in(chief)
    before = Grant.objects.count()
    sent = wish(**{"tai-khoan": "chanh", "vai-tro": "decider"})
    assert client.post("/tham-quyen/giao/", sent).status_code == 422
    until = {"den": "01/01/2099"}
    for way in ({}, {"hinh-thuc": "stand_in"}):
        answer = client.post(f"/tham-quyen/{theirs.pk}/uy-quyen/", sent | way | until)
        assert answer.status_code == 422, "somebody else's mandate passed on to oneself"
    assert Grant.objects.count() == before
    account("an")
    assert client.post(f"/tham-quyen/{theirs.pk}/uy-quyen/", wish() | until).status_code == 302, (
        "to another it is passed on"
    )


def test_who_grants_over_a_part_gives_nothing_beyond_it():
    loaded()
    chief = account("chanh")
    account("an")
    granted(chief, "administrator", unit=key("99.SA"))
    client = signed_in(chief)
    before = Grant.objects.count()
    beyond = {
        "the whole apparatus": {},
        "a sector of everything": {"khoi": "party"},
        "another department": {"don-vi": "99.SB"},
        "what stands above": {"don-vi": "99.UB"},
        "the name of another organ": {"don-vi": "99.SA", "nhan-danh": "99.UB"},
    }
    none(f"{said}: {answer.status_code}" for said, more in beyond.items()
         if (answer := client.post("/tham-quyen/giao/", wish(**more))).status_code not in (403, 422))  # fmt: skip
    assert Grant.objects.count() == before
    assert client.post("/tham-quyen/giao/", wish(**{"don-vi": "99.SA", "nhan-danh": "99.SA1"})).status_code == 302


def test_who_grants_for_one_sector_grants_for_that_sector_alone():
    loaded()
    enact(establish("99.D", sector="party"))  # a body of the Party within the committee's part
    chief = account("chanh")
    account("an")
    granted(chief, "administrator", unit=key("99.UB"), sector="government")
    client = signed_in(chief)
    assert client.post("/tham-quyen/giao/", wish(**{"don-vi": "99.UB"})).status_code in (403, 422)
    assert client.post("/tham-quyen/giao/", wish(**{"don-vi": "99.UB", "khoi": "government"})).status_code == 302


def test_a_mandate_passed_on_by_another_ended_one_is_not_passed_on():
    loaded()
    who = account("quyet")
    account("an")
    old = granted(who, "decider")
    granted(who, "decider", unit=key("99.SA"))
    ends(old)
    sent = wish(**{"vai-tro": "decider", "den": "01/01/2099"})
    assert signed_in(who).post(f"/tham-quyen/{old.pk}/uy-quyen/", sent).status_code in (403, 422)
    assert not Grant.objects.filter(account__login="an").exists()


def test_who_drafted_does_not_enact_by_the_direct_door_whatever_the_draft_is_called():
    loaded()
    who, other = account("hai-vai"), account("quyet")
    for role in ("drafter", "decider"):
        granted(who, role)
    granted(other, "decider")
    client = signed_in(who)
    text = "id: tu-soan\ntitle: Tự soạn\nday: 2026-12-01\nsteps:\n- {do: rename, unit: 99.SA, name: Sở A mới}\n"
    assert client.post("/de-an/soan/moi/", {"van-ban": text, "co-quan": "99.SA"}).status_code == 303
    before = entries()
    sent = {"so": "1", "xac-nhan": "1", "muc": ""}
    for said in (
        text,
        text.replace("tu-soan", "khac-han").replace("Tự soạn", "Khác"),
        text.replace("Sở A mới", "Sở khác"),
    ):
        answer = client.post("/de-an/thi-hanh/", sent | {"van-ban": said})
        assert answer.status_code == 403
        assert "phải là người khác" in answer.content.decode()
    assert entries() == before
    assert signed_in(other).post("/de-an/thi-hanh/", sent | {"van-ban": text}).status_code == 302
