"""A denunciation in a real browser: by nobody whom the books know, read, asked, answered by code, opened by two, published; others learn nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests.browser.serving import faults
from tests.browser.test_signing_in import PHONE as NARROW
from tests.browser.test_signing_in import signs_in
from tests.casework.builders import HEAD
from tests.denunciations.builders import ACCUSED, NAME, PHONE, PHRASE, passphrase, people
from tests.mandates.builders import account, granted
from tests.registry.builders import loaded
from tinhgon.casework import acts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Where pictures of the pages are put, for who wants to look at them.
PICTURES = os.environ.get("TINHGON_PICTURES", "")


def looked_at(page: Page, name: str) -> None:
    """Accessible, where the page is unlike the others; with a picture of each, also on a phone, where somebody wants one."""
    if PICTURES or name in ("send", "opened", "channel", "asked"):
        assert faults(page) == []
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
        page.set_viewport_size(NARROW)
        page.screenshot(path=Path(PICTURES) / f"{name}-phone.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 800})


def test_a_denunciation_is_handled_and_nobody_unentitled_learns_who_made_it(
    live_server: Any, chromium: Any, page: Page
) -> None:
    server = live_server.url
    loaded()
    today = localdate()
    acts.seed_calendar(HEAD, [today.year - 1, today.year, today.year + 1])
    who = people(day=today)
    boss, other = account("quantri"), account("nguoikhac")
    for role in ("administrator", "auditor", "case_head", "identity_keeper", "denunciation_head"):
        granted(boss, role)
    granted(other, "case_head")
    contexts = []

    def enters(login: str) -> Page:
        context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
        contexts.append(context)
        made: Page = context.new_page()
        signs_in(made, server, login)
        return made

    # Nobody is signed in; the identity is sealed with it.
    page.goto(f"{server}/to-cao/")
    looked_at(page, "home")
    page.get_by_role("link", name="Sở A").click()
    page.get_by_label("Tố cáo ai, cơ quan nào").fill(ACCUSED)
    page.get_by_label("Đã làm gì").fill(f"Nhận tiền ở {PHRASE}.")
    page.get_by_label("Họ và tên").fill(NAME)
    page.get_by_label("Cách liên hệ").fill(PHONE)
    looked_at(page, "send")
    page.get_by_role("button", name="Niêm phong và gửi").click()
    code = page.locator("#ma-cua-ban").inner_text()
    assert re.fullmatch(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){4}", code)
    match = re.search(r"TC\d\d-\d{6}", page.content())
    assert match
    here = f"{server}/to-cao/xu-ly/{match[0]}/"
    looked_at(page, "sent")

    # An officer opens the words with their passphrase, and asks.
    officer = enters("xuly")
    officer.goto(here)
    expect(officer.locator("main")).not_to_contain_text(PHRASE)
    looked_at(officer, "sealed")
    officer.locator("#doc-cum").fill(passphrase("xuly"))
    officer.get_by_role("button", name="Mở đọc").click()
    expect(officer.locator("main")).to_contain_text(PHRASE)
    expect(officer.locator("main")).not_to_contain_text(NAME)
    looked_at(officer, "opened")
    officer.get_by_role("button", name="Nhận thụ lý").click()
    officer.locator("#tin").fill("Sự việc vào ngày nào?")
    officer.get_by_role("button", name="Niêm phong và gửi").click()

    # By the code alone, the question is read and answered.
    page.get_by_role("link", name="Tôi đã chép").click()
    page.get_by_label("Mã, như").fill(code.lower())
    page.get_by_role("button", name="Mở kênh trao đổi").click()
    expect(page.locator(".seal-talk")).to_contain_text("Sự việc vào ngày nào?")
    page.get_by_label("Trả lời hoặc nói thêm").fill("Ngày mùng ba.")
    page.get_by_role("button", name="Niêm phong và gửi").click()
    expect(page.locator(".seal-talk")).to_contain_text("Ngày mùng ba.")
    looked_at(page, "channel")
    assert code not in page.url

    # One keeper asks, another approves, the first looks once.
    first, second = enters(who.keepers[0].login), enters(who.keepers[1].login)
    first.goto(here)
    first.get_by_text("Đề nghị mở danh tính", exact=True).click()
    first.get_by_label("Căn cứ").select_option("verify")
    first.get_by_label("Lý do (niêm phong cho cán bộ").fill("Cần gặp để xác minh")
    first.get_by_role("button", name="Đề nghị", exact=True).click()
    second.goto(here)
    second.locator("#de-nghi input[type=password]").fill(passphrase(who.keepers[1].login))
    looked_at(second, "asked")
    second.get_by_role("button", name="Duyệt, mở lớp ngoài").click()
    expect(second.locator("#de-nghi")).to_contain_text("đã duyệt")
    expect(second.locator("main")).not_to_contain_text(NAME)
    first.reload()
    first.locator("#de-nghi input[type=password]").fill(passphrase(who.keepers[0].login))
    first.get_by_role("button", name="Xem một lần").click()
    expect(first.locator("#danh-tinh")).to_contain_text(NAME)
    looked_at(first, "looked")
    first.goto(here)
    expect(first.locator("main")).not_to_contain_text(NAME)

    # The head decides, concludes and publishes.
    head = enters("truong")
    head.goto(here)
    day = f"{today:%d/%m/%Y}"
    for step, number in (("Thụ lý tố cáo", "1/QĐ-SA"), ("Kết luận nội dung tố cáo", "2/KL-SA")):
        act = head.locator("details", has=head.locator("summary", has_text=step)).first
        act.locator("summary").click()
        act.get_by_label("Số văn bản").fill(number)
        act.get_by_label("Ngày ký").fill(day)
        act.get_by_role("button", name=step).click()
        expect(head.locator("#da-lam")).to_contain_text(number)
    act = head.locator("details", has=head.locator("summary", has_text="Công khai kết luận")).first
    act.locator("summary").click()
    act.get_by_label("Tiêu đề").fill("Kết luận việc nhà kho")
    act.get_by_label("Nội dung, ai cũng đọc được").fill("Một phần đúng.")
    act.get_by_label("Tôi đã đọc lại").check()
    act.get_by_role("button", name="Công khai").click()
    expect(head.locator("main")).to_contain_text("Kết luận đã công khai")

    # The reporter is told of the look; somebody else and the administrator find nothing.
    page.goto(f"{server}/to-cao/theo-doi/")
    page.get_by_label("Mã, như").fill(code)
    page.get_by_role("button", name="Mở kênh trao đổi").click()
    expect(page.locator("main")).to_contain_text("đã cùng mở danh tính của bạn")
    looked_at(page, "told")
    page.goto(f"{server}/to-cao/cong-khai/{match[0]}/")
    expect(page.locator("main")).to_contain_text("Một phần đúng.")
    for login in ("nguoikhac", "quantri"):
        stranger = enters(login)
        for address in (here, f"{server}/vu-viec/{match[0]}/", f"{server}/nhat-ky/", f"{server}/tim/?q=Tham"):
            stranger.goto(address)
            told = stranger.locator("main").inner_text()
            assert not [one for one in (NAME, PHONE, PHRASE, ACCUSED) if one in told]
    keys = enters("giu3")
    keys.goto(f"{server}/niem-phong/")
    expect(keys.locator("main")).to_contain_text("Khóa đang dùng")
    looked_at(keys, "keys")
    keys.goto(f"{server}/to-cao/xu-ly/")
    looked_at(keys, "desk")
    for context in contexts:
        context.close()
