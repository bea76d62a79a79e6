"""The browser of the tests works, and a test that commits leaves nothing behind."""

import pytest
from django.db import connection
from playwright.sync_api import expect


@pytest.mark.browser
def test_a_browser_reaches_the_pages(page, live_server):
    page.goto(f"{live_server.url}/suc-khoe")
    expect(page.locator("body")).to_have_text("ok")


@pytest.mark.django_db(transaction=True)
def test_no_trigger_sleeps_on():
    with connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass, tgname from pg_trigger where not tgisinternal and tgenabled = 'D'")
        assert cursor.fetchall() == []
