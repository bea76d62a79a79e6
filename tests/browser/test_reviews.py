"""A review in a real browser: its figures open their rows, the prose takes them, a typed number is pointed out, the signature locks it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import faults
from tests.browser.test_signing_in import PHONE, signs_in, signs_out
from tests.mandates.builders import account, granted
from tests.reports.builders import followed, opened, resolution

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_figures_of_a_review_open_their_rows_and_a_signed_one_is_locked(live_server: Any, page: Page) -> None:
    server = live_server.url
    document = resolution()
    followed(document)
    code = opened(document).code
    granted(account("viet"), "follower")
    granted(account("ky"), "review_signer")

    signs_in(page, server, "viet")
    page.goto(f"{server}/so-ket/")
    page.get_by_role("link", name=code).click()
    assert faults(page) == []
    # A figure in the prose opens the rows that it counted.
    page.locator("#results .review-prose .review-figure").nth(5).click()
    expect(page.locator("h1")).to_contain_text("Nhiệm vụ quá hạn")
    expect(page.locator("main")).to_contain_text("Sắp xếp phòng")
    assert faults(page) == []
    page.goto(f"{server}/so-ket/{code}/")
    # A typed number that differs from the figure is pointed out.
    part = page.locator("#results")
    part.get_by_text("Sửa lời").click()
    part.locator("textarea").fill("Còn 15 nhiệm vụ quá hạn.")
    part.get_by_role("button", name="Lưu lời").click()
    expect(page.locator("#results .findings")).to_contain_text("con số đếm được là 1")
    part.get_by_text("Sửa lời").click()
    part.locator("textarea").fill("Còn {tasks.overdue} nhiệm vụ quá hạn.")
    part.get_by_role("button", name="Lưu lời").click()
    expect(page.locator("#results .review-prose")).to_have_text("Còn 1 nhiệm vụ quá hạn.")
    with page.expect_download() as given:
        page.get_by_role("link", name="DOCX").click()
    assert given.value.suggested_filename.endswith(".docx")
    for path in ("/han-che/", "/kien-nghi-cap-tren/", "/quy-che/", "/van-de/", "/han-che/moi/", "/quy-che/moi/"):
        page.goto(server + path)
        assert faults(page) == []
    page.goto(f"{server}/han-che/")
    page.locator("tbody a").nth(1).click()
    assert faults(page) == []
    page.get_by_role("button", name="Đúng là một").click()
    expect(page.locator("main")).to_contain_text("năm thứ 2")
    signs_out(page, server)

    signs_in(page, server, "ky")
    page.goto(f"{server}/so-ket/{code}/")
    page.get_by_label("Số văn bản").fill("12")
    page.get_by_label("Người ký").fill("Lê Hoa")
    page.get_by_role("button", name="Ký và khóa").click()
    expect(page.locator("main")).to_contain_text("đúng như lúc ký")
    expect(page.get_by_text("Sửa lời")).to_have_count(0)
    assert re.search("[0-9a-f]{64}", page.locator(".digest").inner_text())
    page.set_viewport_size(PHONE)
    assert faults(page) == []
