"""A complaint in a real browser, from the public page on a telephone to the published decision, over Tết: a citizen without an account, the
reception desk, the officer and the head; every due day is explained. The days are those of the story, beginning on 6 January 2027."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.serving import faults
from tests.browser.test_signing_in import PHONE
from tests.casework.builders import HEAD, people
from tests.mandates.builders import account, granted, key
from tests.registry.builders import loaded
from tinhgon.accounts.models import Account
from tinhgon.casework import acts as cases
from tinhgon.casework.models import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COMPUTER = {"width": 1280, "height": 800}


class Story:
    """Walks pages as one role after another, on the days of the story."""

    def __init__(self, page: Page, server: str, moment: pytest.MonkeyPatch) -> None:
        self.page, self.server, self.moment = page, server, moment

    def on(self, month: int, day: int) -> None:
        """Let it be a day of 2027."""
        now = datetime(2027, month, day, 3, tzinfo=UTC)
        self.moment.setattr("django.utils.timezone.now", lambda: now)

    def as_(self, login: str) -> None:
        """Go on as somebody who is signed in, or as nobody."""
        self.page.context.clear_cookies()
        if login:
            client = Client()
            client.force_login(Account.objects.get(login=login))
            name = settings.SESSION_COOKIE_NAME
            self.page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.server}])

    def opens(self, path: str) -> None:
        """Open a page."""
        self.page.goto(f"{self.server}{path}")

    def looks(self, name: str) -> None:
        """Look at the page as it stands: nothing is wrong with it."""
        assert faults(self.page) == [], name

    def fills(self, within: Any, **fields: str) -> None:
        """Fill fields of a form by their names."""
        for name, value in fields.items():
            within.locator(f"[name='{name.replace('_', '-')}']").fill(value)

    def act(self, words: str, button: str = "", **fields: str) -> None:
        """Open what a page folds away, fill it in, and send it."""
        folded = self.page.locator("details", has=self.page.locator("summary", has_text=re.compile(f"^{words}"))).first
        if not folded.evaluate("one => one.open"):
            folded.locator("summary").first.click()
        self.fills(folded, **fields)
        with self.page.expect_navigation():  # what is sent has arrived before the story goes on
            folded.get_by_role("button", name=button or words).click()
        assert self.page.get_by_role("alert").all_inner_texts() == []

    def due(self) -> str:
        """Return what the page of the terms says."""
        return self.page.locator("main").inner_text()


def test_a_complaint_goes_from_the_public_page_over_tet_to_publication(
    live_server: Any, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded()
    cases.seed_calendar(HEAD, [2026, 2027])
    people("00011.UB")
    granted(account("tiep"), "receiver", unit=key("00011.UB"))
    story = Story(page, live_server.url, monkeypatch)
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(b"%PDF-1.4 giay")

    # A citizen on a telephone, without an account.
    story.on(1, 6)
    page.set_viewport_size(PHONE)
    story.opens("/gui-don/")
    story.looks("where")
    page.get_by_label("Việc ở xã, phường nào?").fill("xa an")
    page.get_by_role("button", name="Tìm nơi gửi").click()
    story.looks("where-found")
    page.get_by_role("link", name="UBND xã An").click()
    page.get_by_role("button", name="Gửi đơn và nhận mã").click()
    expect(page.get_by_role("alert")).to_contain_text("Ghi họ và tên của bạn")
    story.looks("write-wrong")
    page.get_by_text("Nếu là khiếu nại một quyết định").click()
    form = page.locator("form", has=page.get_by_role("button", name="Gửi đơn và nhận mã"))
    story.fills(
        form, tieu_de="Khiếu nại quyết định thu hồi đất", noi_dung="Diện tích đo sai so với sổ đỏ.", yeu_cau="Đo lại", ho_ten="Trần Thị Dân",
        dia_chi="thôn 3", dien_thoai="0912345678", bi_khieu_nai="Chủ tịch UBND xã An", quyet_dinh="12/QĐ-UBND", ngay_biet="20/12/2026",
    )  # fmt: skip
    page.locator("#tep").set_input_files(str(paper))
    story.looks("write")
    page.get_by_role("button", name="Gửi đơn và nhận mã").click()
    tracking = page.locator(".case-key").inner_text()
    story.looks("sent")
    intake = Case.objects.get().code

    # The desk has it signed, and files the signed petition.
    page.set_viewport_size(COMPUTER)
    story.as_("tiep")
    story.opens(f"/vu-viec/{intake}/")
    page.get_by_text("Đưa giấy tờ vào hồ sơ", exact=True).last.click()
    signed = tmp_path / "don-ky.pdf"
    signed.write_bytes(b"%PDF-1.4 don co chu ky")
    page.get_by_label("Tệp (PDF").set_input_files(str(signed))
    page.get_by_role("button", name="Đưa vào").click()
    expect(page.locator("#da-lam")).to_contain_text("Đưa giấy tờ vào hồ sơ")

    # The officer classifies it by its content, and takes it up.
    story.as_("ly")
    story.opens("/don-thu/")
    story.looks("list")
    page.get_by_role("link", name=intake).click()
    expect(page.locator("main")).to_contain_text("PT.SIGNED")
    story.looks("petition")
    page.get_by_text("Sửa những điều đọc được ở đơn").click()
    page.get_by_label("Chữ ký, điểm chỉ").check()
    page.get_by_role("button", name="Phân loại", exact=True).click()
    expect(page.locator("main")).to_contain_text("đủ điều kiện · thuộc thẩm quyền")
    story.act("Nhận giải quyết")
    expect(page.locator("#da-lam")).to_contain_text("Giải quyết tiếp ở hồ sơ khác")
    code = Case.objects.get(kind="khieu-nai-lan-dau").code

    # The head assigns it; the officer accepts it: 30 days end within Tết, and so on the first worked day after.
    story.as_("truong")
    story.opens(f"/vu-viec/{code}/")
    story.act("Giao người thụ lý", "Giao", tai_khoan="ly")
    story.as_("ly")
    story.opens(f"/vu-viec/{code}/")
    story.act("Thụ lý", so="5/TB-UBND", ngay_ky="6/1/2027")
    page.get_by_role("link", name="Vì sao hạn như vậy").click()
    assert "05/02/2027" in story.due()
    assert "Giao thừa Tết Nguyên Đán" in story.due()
    assert "11/02/2027" in story.due()
    story.opens(f"/don-thu/{intake}/")
    story.act("Soạn văn bản", "Soạn", so="5", ngay_ky="6/1/2027")
    with page.expect_download() as letter:
        page.get_by_role("link", name="PDF").first.click()
    assert Path(letter.value.path()).read_bytes().startswith(b"%PDF")

    # The head suspends it while a related matter is awaited, and lets it go on a week later.
    story.on(1, 18)
    story.as_("truong")
    story.opens(f"/vu-viec/{code}/")
    story.act("Tạm đình chỉ", ly_do="Chờ kết quả đo đạc lại", so="7/QĐ-UBND", ngay_ky="18/1/2027")
    story.on(1, 25)
    story.as_("truong")  # a session does not last a week
    story.opens(f"/vu-viec/{code}/")
    story.act("Tiếp tục", ly_do="Đã có kết quả đo đạc", so="9/QĐ-UBND", ngay_ky="25/1/2027")

    # It turns out to be complex: the law gives 45 days, and no extension beyond.
    story.as_("ly")
    story.opens(f"/vu-viec/{code}/")
    expect(page.get_by_text("Gia hạn:")).to_have_count(0)
    folded = page.locator("details", has=page.locator("summary", has_text="Xác định tính chất")).first
    folded.locator("summary").click()
    folded.get_by_label("Vụ việc phức tạp").check()
    story.fills(folded, ly_do="Ba hộ liền kề cùng liên quan")
    with page.expect_navigation():
        folded.get_by_role("button", name="Ghi").click()
    page.get_by_role("link", name="Vì sao hạn như vậy").click()
    for words in ("Hết 45 ngày", "Chờ kết quả đo đạc lại", "01/03/2027", "02/2011/QH13"):
        assert words in story.due(), words
    story.looks("terms")

    # Verified by the officer, decided by the head, sent and published by the officer.
    story.on(2, 12)
    for kind, name in (("verification", "bc"), ("decision", "qd")):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(b"%PDF-1.4 " + name.encode())
        story.as_("ly")
        story.opens(f"/vu-viec/{code}/")
        page.get_by_text("Đưa giấy tờ vào hồ sơ", exact=True).last.click()
        page.locator("#paper-loai").select_option(kind)
        page.get_by_label("Tệp (PDF").set_input_files(str(file))
        with page.expect_navigation():
            page.get_by_role("button", name="Đưa vào").click()
        if kind == "verification":
            story.as_("truong")
            story.opens(f"/vu-viec/{code}/")
            story.act("Ra quyết định giải quyết", so="15/QĐ-UBND", ngay_ky="12/2/2027")
    story.act("Gửi quyết định")
    story.opens(f"/don-thu/{code}/")
    story.act("Công khai quyết định", "Công khai", noi_dung="Khiếu nại đúng một phần: đo lại thửa đất.")
    expect(page.locator("main")).to_contain_text("công khai từ")
    story.looks("petition-decided")

    # The citizen follows it, and everybody reads the decision, which names nobody.
    story.as_("")
    page.set_viewport_size(PHONE)
    story.opens("/theo-doi/")
    page.get_by_label("Mã trên giấy biên nhận").fill(tracking)
    page.get_by_role("button", name="Xem hồ sơ").click()
    expect(page.locator("main h2").first).to_have_text("Quyết định đã được gửi")
    story.looks("track")
    story.opens("/don-thu/cong-khai/")
    expect(page.locator("main")).to_contain_text("15/QĐ-UBND")
    expect(page.locator("main")).not_to_contain_text("Trần Thị Dân")
    story.looks("published")
    story.opens("/tiep-dan/?thang=2027-01")
    expect(page.locator("main")).to_contain_text("RC.GOV.COMMUNE")
    story.looks("reception")
