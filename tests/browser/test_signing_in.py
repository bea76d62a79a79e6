"""Signing in with a real browser: a passkey is added, signs in without a password and as a second step; the pages are accessible."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import faults
from tests.mandates.builders import PASSWORD, account, granted
from tests.registry.builders import loaded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


def signs_in(page: Page, server: str, login: str) -> None:
    page.goto(f"{server}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Đăng nhập", exact=True).click()


def signs_out(page: Page, server: str) -> None:
    page.goto(f"{server}/dang-xuat/")
    page.locator("main").get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()


def with_a_device(page: Page) -> None:
    """Give the browser a device that keeps keys and knows its owner's finger."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_signs_in_alone_and_as_a_second_step(live_server: Any, page: Page) -> None:
    server = live_server.url
    account("an")
    with_a_device(page)
    signs_in(page, server, "an")
    page.goto(f"{server}/tai-khoan/bao-mat/khoa/them/")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Dùng khóa này đăng nhập không cần mật khẩu").check()
    assert faults(page) == []
    page.get_by_role("button", name="Thêm khóa bảo mật").click()
    expect(page.locator("h1")).to_have_text("Mã dự phòng")
    signs_out(page, server)
    page.goto(f"{server}/dang-nhap/")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(page.locator("h1")).to_have_text("Tài khoản")
    signs_out(page, server)
    signs_in(page, server, "an")
    expect(page.locator("h1")).to_have_text("Lớp xác thực thứ hai")
    assert faults(page) == []
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(page.locator("h1")).to_have_text("Tài khoản")


def test_pages_of_accounts_and_mandates_are_accessible_and_fit_a_phone(live_server: Any, page: Page) -> None:
    server = live_server.url
    loaded()
    who = account("an")
    for role in ("administrator", "auditor", "personnel"):
        grant = granted(who, role)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/dang-nhap/")
    assert faults(page) == []
    signs_in(page, server, "an")
    expect(page.locator("h1")).to_have_text("Tài khoản")
    paths = ("/tai-khoan/", "/tai-khoan/ma-truy-cap/", "/tham-quyen/", "/tham-quyen/so/", "/tham-quyen/giao/",
             f"/tham-quyen/{grant.pk}/", "/nguoi/p40/ho-so/", "/nhat-ky/dau-vet/")  # fmt: skip
    found = {}
    for path in paths:
        page.goto(server + path)
        found |= {path: wrong} if (wrong := faults(page)) else {}
    assert found == {}
    page.set_viewport_size(DESK)
    page.goto(f"{server}/tham-quyen/giao/")
    page.get_by_label("Tài khoản của người nhận").fill("khong-co")
    page.get_by_role("button", name="Xem lại trước khi ghi").click()
    expect(page.locator(".error-summary")).to_contain_text("Không có tài khoản khong-co")
    assert faults(page) == []
    assert [one for one in said if "422" not in one] == []
