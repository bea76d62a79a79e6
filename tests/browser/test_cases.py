"""A complaint in a real browser, in three roles and without an account: taken in, assigned, accepted, followed by its code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests.browser.serving import faults
from tests.browser.test_signing_in import PHONE, signs_in, signs_out
from tests.casework.builders import HEAD, people
from tests.mandates.builders import account, granted, key
from tests.registry.builders import loaded
from tinhgon.casework import acts
from tinhgon.casework.models import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enters(page: Page, server: str, login: str) -> None:
    signs_in(page, server, login)
    expect(page.get_by_role("link", name="Đăng xuất", exact=True)).to_be_visible()


def test_a_complaint_is_taken_in_assigned_accepted_and_followed_by_its_code(
    live_server: Any, page: Page, tmp_path: Path
) -> None:
    server = live_server.url
    loaded()
    year = localdate().year
    acts.seed_calendar(HEAD, [year - 1, year, year + 1])
    people()
    granted(account("tiep"), "receiver", unit=key("99.SA"))

    enters(page, server, "tiep")
    page.goto(f"{server}/vu-viec/moi/")
    assert faults(page) == []
    page.get_by_label("Nội dung vụ việc, một dòng").fill("Khiếu nại quyết định thu hồi đất")
    page.get_by_label("Người đứng đơn").fill("Trần Thị Dân; thôn 3")
    page.get_by_role("button", name="Tiếp nhận và cấp biên nhận").click()
    tracking = page.locator(".case-key").inner_text()
    assert re.fullmatch(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}", tracking)
    expect(page.get_by_alt_text("Mã QR mở trang theo dõi hồ sơ")).to_be_visible()
    assert faults(page) == []
    code = Case.objects.get().code
    here = f"{server}/vu-viec/{code}/"
    signs_out(page, server)

    enters(page, server, "truong")
    page.goto(here)
    page.get_by_text("Giao người thụ lý", exact=True).click()
    page.get_by_label("Tài khoản cán bộ").fill("ly")
    page.get_by_role("button", name="Giao", exact=True).click()
    expect(page.locator("#da-lam")).to_contain_text("Giao người thụ lý")
    signs_out(page, server)

    enters(page, server, "ly")
    page.goto(here)
    page.get_by_text("Thụ lý", exact=True).first.click()
    page.get_by_role("button", name="Thụ lý", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Hồ sơ chưa có: Đơn khiếu nại")
    assert faults(page) == []
    paper = tmp_path / "don.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    page.get_by_text("Đưa giấy tờ vào hồ sơ", exact=True).last.click()
    page.get_by_label("Tệp (PDF").set_input_files(str(paper))
    page.get_by_role("button", name="Đưa vào").click()
    page.get_by_text("Thụ lý", exact=True).first.click()
    opened = page.locator("details[open]")
    opened.get_by_label("Số văn bản").fill("TB 1")
    opened.get_by_label("Ngày ký").fill(localdate().strftime("%d/%m/%Y"))
    page.get_by_role("button", name="Thụ lý", exact=True).click()
    expect(page.locator(".case-phases .here")).to_have_text("Đang xác minh")
    page.get_by_role("link", name="Vì sao hạn như vậy").click()
    expect(page.locator("main")).to_contain_text("Hết 30 ngày")
    for path in ("/vu-viec/", "/vu-viec/bang/", "/hop-thu/", f"/vu-viec/{code}/"):
        page.goto(server + path)
        assert faults(page) == [], path
    signs_out(page, server)

    page.set_viewport_size(PHONE)
    page.goto(f"{server}/theo-doi/")
    page.get_by_label("Mã trên giấy biên nhận").fill(tracking)
    page.get_by_role("button", name="Xem hồ sơ").click()
    expect(page.locator("main h2").first).to_have_text("Đã thụ lý, đang xác minh")
    expect(page.locator("main")).not_to_contain_text("Trần Thị Dân")
    assert faults(page) == []
