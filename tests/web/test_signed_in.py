"""What a page that is not for everybody asks first: who is signed in, and by what mandate they act."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.timezone import localdate

from tests.mandates.builders import CHIEF, account, granted, signed_in
from tests.registry.builders import loaded
from tests.web.books import queries, words
from tinhgon.kernel.mandate import Decision
from tinhgon.mandates import acts
from tinhgon.web.errors import said
from tinhgon.web.page import acting
from tinhgon.web.signed_in import Lacking, OneOffPassword, SignInNeeded, entitled, may, scope

pytestmark = pytest.mark.django_db


def request(who=None, path="/de-an/moi/?ngay=2021-01-01"):
    made = RequestFactory().get(path)
    made.user = who or AnonymousUser()
    return made


def test_nobody_signed_in_is_led_to_sign_in_and_back():
    with pytest.raises(SignInNeeded) as refused:
        entitled(request(), "scheme.draft", None, localdate())
    answer = said(request(), refused.value)
    assert answer.status_code == 302
    assert answer["Location"] == "/dang-nhap/?next=%2Fde-an%2Fmoi%2F%3Fngay%3D2021-01-01"


def test_a_page_of_htmx_leads_the_whole_page():
    asked = RequestFactory().get("/x/", headers={"HX-Request": "true"})
    asked.user = AnonymousUser()
    answer = acting(lambda request, asked: entitled(request, "scheme.draft", None, localdate()))(asked)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/dang-nhap/?next=%2Fx%2F")


def test_who_lacks_authority_is_told_who_may():
    loaded()
    an, binh = account("an"), account("binh")
    granted(binh, "drafter")
    with pytest.raises(Lacking) as refused:
        entitled(request(an), "scheme.draft", None, localdate())
    answer = said(request(an), refused.value)
    page = words(answer.content.decode())
    assert answer.status_code == 403
    assert "Người có thẩm quyền Người binh (binh) Người soạn thảo" in page


def test_an_ended_mandate_is_not_brought_back_by_looking_at_an_earlier_day():
    loaded()
    an = account("an")
    number = granted(an, "drafter").pk
    acts.end(CHIEF, number, localdate(), "hết nhiệm kỳ", Decision("QĐ 8"))
    assert not may(request(an), "scheme.draft", None, date(2021, 1, 1))
    assert not scope(request(an), "scheme.read", date(2021, 1, 1)).everything


def test_a_one_off_password_is_changed_before_any_act():
    loaded()
    an = account("an")
    granted(an, "drafter")
    assert may(request(an), "scheme.draft", None, localdate())
    an.one_off = True
    with pytest.raises(OneOffPassword) as refused:
        entitled(request(an), "scheme.draft", None, localdate())
    assert said(request(an), refused.value)["Location"].startswith("/tai-khoan/mat-khau/")
    assert scope(request(an), "scheme.read", localdate()).where("key") == ("false", [])


def test_a_mandate_that_ends_tomorrow_still_holds_today():
    loaded()
    an = account("an")
    granted(an, "drafter", until=localdate() + timedelta(days=1))
    assert may(request(an), "scheme.draft", None, localdate())


def test_separate_duties_are_asked_of_the_dossier():
    loaded()
    an = account("an")
    granted(an, "appraiser")
    assert may(request(an), "scheme.appraise", None, localdate())
    assert not may(request(an), "scheme.appraise", None, localdate(), done=[("scheme.draft", an.actor)])


def test_a_page_needs_as_many_queries_for_whom_holds_many_mandates():
    loaded()
    an = account("an")
    granted(an, "drafter")
    client = signed_in(an)
    client.get("/du-lieu/")
    few = queries(lambda: client.get("/du-lieu/"))
    for _ in range(3):
        granted(an, "drafter")
    assert queries(lambda: client.get("/du-lieu/")) == few
