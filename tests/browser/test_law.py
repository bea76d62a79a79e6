"""The law kept in a real browser: a row confirmed, corrected, added, waived, by who may, at a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import faults, signs_in
from tests.mandates.builders import account, granted
from tests.registry.builders import loaded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
RULE = "AU.PHUONG.POP.2026"


def sound(page: Page) -> None:
    """The page is accessible and fits, at a desk and on a phone."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert faults(page) == [], (page.url, size)


def test_a_row_is_confirmed_corrected_and_added_and_its_history_told(live_server: Any, page: Page) -> None:
    server = live_server.url
    loaded()
    granted(account("an"), "administrator")
    signs_in(page, server, "an")
    page.goto(f"{server}/luat/{RULE}/")
    page.get_by_role("link", name="Xác nhận…").click()
    page.get_by_label("Đã đối chiếu với bản nào", exact=False).fill("Công báo số 5")
    page.get_by_role("button", name="Xác nhận dòng luật").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy đánh dấu")
    expect(page.get_by_label("Đã đối chiếu với bản nào", exact=False)).to_have_value("Công báo số 5")
    sound(page)
    page.get_by_label("Tôi đã đọc điều khoản này", exact=False).check()
    page.get_by_role("button", name="Xác nhận dòng luật").click()
    expect(page.locator('section[aria-labelledby="doi-chieu"]')).to_contain_text("Công báo số 5")

    page.get_by_role("link", name="Đính chính…").click()
    sound(page)
    page.locator('[name="gia-tri.population"]').fill("20.500")
    page.get_by_label("Với bản nào của văn bản", exact=False).fill("Công báo số 6")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(page.get_by_role("alert")).to_contain_text("Ghi lý do")
    sound(page)
    page.get_by_label("Lý do", exact=True).fill("Chép sai số")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(page.locator("main ins").first).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Sửa lại").click()
    expect(page.get_by_label("Lý do", exact=True)).to_have_value("Chép sai số")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    page.get_by_role("button", name=f"Đính chính dòng {RULE}").click()
    told = page.locator('section[aria-labelledby="doi-chieu"]')
    expect(told).to_contain_text("Chép sai số")
    expect(told).to_contain_text("20.500 người")
    expect(told).to_contain_text("Công báo số 5")
    sound(page)

    page.goto(f"{server}/luat/")
    page.get_by_role("link", name="Bổ sung dòng…").click()
    sound(page)
    page.get_by_label("Mã dòng", exact=False).fill("DP.QN.1")
    page.get_by_label("Chủ đề", exact=False).fill("local.one")
    page.locator("#cau").fill("Mỗi thôn có từ 150 hộ.")
    page.locator("#cau-en").fill("A village has at least 150 households.")
    page.get_by_label("Hiệu lực từ ngày").fill("1/2/2026")
    page.get_by_text("Văn bản chưa có trong danh sách").click()
    page.get_by_label("Số, ký hiệu").fill("5/2026/NQ-HĐND")
    page.get_by_label("Trích yếu", exact=True).fill("Quy mô thôn")
    page.get_by_label("Với bản nào của văn bản", exact=False).fill("Công báo tỉnh 3")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    sound(page)
    page.get_by_role("button", name="Bổ sung dòng luật").click()
    expect(page.locator("h1")).to_contain_text("Mỗi thôn có từ 150 hộ.")


def test_a_finding_is_waived_on_a_document_and_says_so_for_ever(live_server: Any, page: Page) -> None:
    server = live_server.url
    loaded()
    granted(account("an"), "decider")
    signs_in(page, server, "an")
    page.goto(f"{server}/luat/kiem-tra/?ngay=2024-01-01")
    sound(page)
    page.get_by_role("link", name="Miễn áp dụng…").first.click()
    sound(page)
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(page.get_by_role("alert")).to_contain_text("Ghi lý do")
    sound(page)
    page.get_by_label("Lý do", exact=True).fill("Địa bàn biệt lập")
    page.get_by_label("Số văn bản cho phép").fill("15/NQ-HĐND")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(page.locator("main")).to_contain_text("được miễn áp dụng dòng")
    sound(page)
    page.locator("main form button.btn-primary").click()
    expect(page.locator("#mien")).to_contain_text("15/NQ-HĐND")
    sound(page)
    page.goto(f"{server}/luat/kiem-tra/?ngay=2024-01-01")
    expect(page.get_by_text("được miễn").first).to_be_visible()


def test_a_rule_on_told_numbers_answers_on_its_page(live_server: Any, page: Page) -> None:
    page.goto(f"{live_server.url}/luat/EL.SURPLUS.MAX/?ngay=2025-06-01")
    page.get_by_label("số dư so với số cần bầu", exact=False).fill("33,5")
    page.get_by_role("button", name="Thử", exact=True).click()
    expect(page.locator('section[aria-labelledby="thu"]')).to_contain_text("không quá 30 %")
    sound(page)
