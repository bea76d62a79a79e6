"""Pages of mandates: everybody reads them; who may grants, passes on and ends, through a check page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests.mandates.builders import account, granted, key, signed_in
from tests.registry.builders import loaded
from tests.web.books import get, keeps_the_policy, queries, words
from tinhgon.ledger import queries as ledger
from tinhgon.mandates.models import Grant
from tinhgon.mandates.queries import register

pytestmark = pytest.mark.django_db


def chief(**more):
    """Somebody who may grant, in a browser."""
    who = account("chanh")
    granted(who, "administrator", **more)
    return signed_in(who)


WISH = {"tai-khoan": "an", "vai-tro": "drafter", "don-vi": "99.SA", "tu": "1/7/2025", "so": "12/QĐ <b>"}


def test_everybody_reads_who_may_do_what():
    loaded()
    granted(account("an"), "drafter", unit=key("99.SA"), document="QĐ <script>")
    for path in ("/tham-quyen/", "/tham-quyen/?het=1", "/tham-quyen/vai-tro/", "/tham-quyen/so/"):
        assert keeps_the_policy(get(path)), path
    page = get("/tham-quyen/")
    assert "Người an an Người soạn thảo Sở A" in words(page)
    assert "QĐ &lt;script&gt;" in page
    assert "Giao thẩm quyền" not in words(page), "nobody who may not grant is offered it"
    assert "Chấm dứt" not in words(get(f"/tham-quyen/{Grant.objects.get().pk}/"))
    get("/tham-quyen/999/", 404)


def test_the_list_is_that_of_its_day():
    loaded()
    granted(account("an"), "drafter", since=localdate() - timedelta(days=9), until=localdate())
    assert "Người an" not in words(get("/tham-quyen/"))
    assert "Người an" in words(get(f"/tham-quyen/?ngay={(localdate() - timedelta(days=1)).isoformat()}"))
    assert "Người an an Người soạn thảo không hiệu lực" in words(get("/tham-quyen/?het=1"))


def test_a_mandate_is_granted_through_a_check_page():
    loaded()
    account("an")
    client = chief()
    assert "Giao thẩm quyền" in words(client.get("/tham-quyen/").content.decode())
    assert client.get("/tham-quyen/giao/").status_code == 200
    page = client.post("/tham-quyen/giao/", WISH).content.decode()
    assert "Người an (an) là Người soạn thảo từ ngày 01/07/2025" in words(page)
    assert "12/QĐ &lt;b&gt;" in page
    assert Grant.objects.count() == 1, "nothing is written before the check"
    answer = client.post("/tham-quyen/giao/", WISH | {"xac-nhan": "1"})
    made = Grant.objects.latest("pk")
    assert answer["Location"] == f"/tham-quyen/{made.pk}/"
    assert (made.account.login, made.unit, made.document) == ("an", key("99.SA"), "12/QĐ <b>")
    assert ledger.entry(made.granted_by).mandate.actor == "Người chanh (chanh)"
    assert "Người soạn thảo: có hiệu lực" in words(client.get(answer["Location"]).content.decode())


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept():
    loaded()
    client = chief()
    answer = client.post("/tham-quyen/giao/", WISH | {"tu": "31/2/2025", "don-vi": "99.X"})
    page = words(answer.content.decode())
    assert answer.status_code == 422
    assert "Không có tài khoản an" in page
    assert "không có trong lịch" in page
    assert 'value="31/2/2025"' in answer.content.decode()
    account("an")
    answer = client.post("/tham-quyen/giao/", WISH | {"so": ""})
    assert "Giao thẩm quyền phải có số văn bản" in words(answer.content.decode())


def test_nobody_grants_to_themselves_or_beyond_their_part():
    loaded()
    account("an")
    client = chief(unit=key("99.SA"))
    assert client.post("/tham-quyen/giao/", WISH).status_code == 200
    for more in ({"don-vi": "99.SB"}, {"don-vi": ""}):
        assert client.post("/tham-quyen/giao/", WISH | more | {"xac-nhan": "1"}).status_code == 403
    answer = client.post("/tham-quyen/giao/", WISH | {"tai-khoan": "chanh", "xac-nhan": "1"})
    assert "Không ai tự giao thẩm quyền cho mình" in words(answer.content.decode())
    assert Grant.objects.count() == 1


def test_who_may_not_grant_is_told_who_may():
    loaded()
    chief()
    an = account("an")
    granted(an, "decider")
    page = signed_in(an).get("/tham-quyen/giao/")
    assert page.status_code == 403
    assert "Người có thẩm quyền Người chanh (chanh) Quản trị" in words(page.content.decode())
    assert Client().get("/tham-quyen/giao/")["Location"] == "/dang-nhap/?next=%2Ftham-quyen%2Fgiao%2F"


def test_the_holder_passes_it_on_and_others_do_not():
    loaded()
    an, binh = account("an"), account("binh")
    root = granted(an, "decider")
    wish = {
        "tai-khoan": "binh",
        "den": (localdate() + timedelta(days=5)).isoformat(),
        "so": "GUQ 1",
        "hinh-thuc": "stand_in",
    }
    path = f"/tham-quyen/{root.pk}/uy-quyen/"
    assert signed_in(binh).post(path, wish | {"xac-nhan": "1"}).status_code == 403
    client = signed_in(an)
    assert "Ủy quyền" in words(client.get(f"/tham-quyen/{root.pk}/").content.decode())
    assert "hết cùng thẩm quyền ấy" in words(client.post(path, wish).content.decode())
    client.post(path, wish | {"xac-nhan": "1"})
    made = Grant.objects.latest("pk")
    assert (made.kind, made.through_id, made.account_id) == ("stand_in", root.pk, binh.pk)
    again = client.post(path, wish | {"tai-khoan": "an", "xac-nhan": "1"})
    assert "đã giữ chính thẩm quyền này" in words(again.content.decode())


def test_a_mandate_is_ended_with_a_reason_and_never_backwards():
    loaded()
    root = granted(account("an"), "drafter")
    client = chief()
    path = f"/tham-quyen/{root.pk}/cham-dut/"
    assert client.post(path, {"xac-nhan": "1"}).status_code == 422
    assert client.post(path, {"ly-do": "chuyển", "tu": "1/1/2021", "xac-nhan": "1"}).status_code == 422
    assert "không còn là Người soạn thảo" in words(client.post(path, {"ly-do": "chuyển"}).content.decode())
    client.post(path, {"ly-do": "chuyển", "xac-nhan": "1"})
    root.refresh_from_db()
    assert (root.until, root.ended_because) == (localdate(), "chuyển")
    assert client.post(path, {"ly-do": "lần nữa", "xac-nhan": "1"}).status_code == 400


def test_a_row_of_the_register_is_confirmed_by_who_may():
    loaded()
    client = chief()
    path = "/tham-quyen/so/decide-province-2025/"
    assert Client().get(path).status_code == 302
    assert signed_in(account("an")).get(path).status_code == 403
    assert client.get(path).status_code == 200
    assert client.post(path, {}).status_code == 422
    client.post(path, {"nguoi": "Phòng Pháp chế"})
    row = next(one for one in register() if one.id == "decide-province-2025")
    assert row.verified_by == "Phòng Pháp chế"
    assert "Phòng Pháp chế" in words(client.get("/tham-quyen/so/").content.decode())
    assert client.get("/tham-quyen/so/khong-co/").status_code == 404


def test_defects_of_the_register_are_shown_on_their_day():
    loaded()
    assert "mỗi quyền độc lập có đúng một loại cơ quan" in words(get("/tham-quyen/so/"))
    assert "Không cơ quan nào có thẩm quyền" in words(get("/tham-quyen/so/?ngay=2010-01-01"))


def test_ones_account_lists_ones_mandates():
    loaded()
    an = account("an")
    assert "chưa được giao thẩm quyền nào" in words(signed_in(an).get("/tai-khoan/").content.decode())
    granted(an, "drafter", unit=key("99.SA"))
    assert "Thẩm quyền của tôi" in words(signed_in(an).get("/tai-khoan/").content.decode())


def test_lists_need_as_many_queries_with_many_mandates():
    loaded()
    an = account("an")
    granted(an, "drafter", unit=key("99.SA"))
    few = queries(lambda: get("/tham-quyen/"))
    for code in ("99.SA", "99.SB", "99.UB"):
        granted(an, "drafter", unit=key(code), organ=key("99.UB"))
    assert queries(lambda: get("/tham-quyen/")) == few
