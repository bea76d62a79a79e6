"""A task in a real browser, in three roles: ordered, accepted by office, reported with a file, a later day, judged, its effect; a briefing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import faults
from tests.browser.test_cases import enters
from tests.browser.test_signing_in import PHONE, signs_out
from tests.registry.builders import loaded
from tests.tasks.builders import GIVER, people
from tinhgon.casework import acts as calendar
from tinhgon.tasks.models import Task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opens(page: Page, words: str) -> Locator:
    """Open one act of the page and return its form."""
    act = page.locator("details").filter(has=page.locator("summary", has_text=words)).first
    act.locator("summary").click()
    return act


def test_from_the_order_to_the_effect_in_three_roles(live_server: Any, page: Page, tmp_path: Path) -> None:
    server, today = live_server.url, localdate()
    loaded()
    calendar.seed_calendar(GIVER, [today.year - 1, today.year, today.year + 1])
    people()

    enters(page, server, "chu")
    page.goto(f"{server}/nhiem-vu/moi/")
    assert faults(page) == []
    page.get_by_label("Tên nhiệm vụ, một dòng").fill("Rà soát thủ tục hành chính")
    page.get_by_label("Nội dung", exact=True).fill("Rà soát toàn bộ thủ tục của ngành")
    page.get_by_label("Mã cơ quan chủ trì").fill("99.SA")
    page.get_by_label("Hạn", exact=True).fill((today + timedelta(days=20)).strftime("%d/%m/%Y"))
    page.get_by_label("Căn cứ", exact=True).fill("Quyết định 1/QĐ-UBND")
    page.get_by_label("Cơ quan giao").select_option("99.UB")
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa ghi sản phẩm")
    assert faults(page) == []
    page.get_by_label("Sản phẩm", exact=True).fill("Báo cáo rà soát")
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    expect(page.locator("main")).to_contain_text("Giám đốc: Người p40")
    assert faults(page) == []
    here = page.url
    code = Task.objects.get().code
    signs_out(page, server)

    enters(page, server, "gd")  # the director: an office and no mandate
    page.goto(f"{server}/hop-thu/")
    page.get_by_role("link", name=code).click()
    opens(page, "Nhận nhiệm vụ").get_by_role("button").click()
    expect(page.locator("#da-lam")).to_contain_text("Nhận nhiệm vụ")
    paper = tmp_path / "bao-cao.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    form = opens(page, "Nộp minh chứng")
    form.get_by_label("Tệp (PDF").set_input_files(str(paper))
    form.get_by_role("button", name="Nộp", exact=True).click()
    form = opens(page, "Xin gia hạn")
    form.get_by_label("Xin đến ngày").fill((today + timedelta(days=40)).strftime("%d/%m/%Y"))
    form.get_by_label("Lý do").fill("Thêm 40 thủ tục của Sở B")
    form.get_by_role("button").click()
    expect(page.get_by_text("Đang xin gia hạn đến")).to_be_visible()
    signs_out(page, server)

    enters(page, server, "chu")
    page.goto(here)
    opens(page, "Cho gia hạn").get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("gia hạn 1 lần")
    signs_out(page, server)

    enters(page, server, "lam")  # an officer of the department, by mandate
    page.goto(here)
    form = opens(page, "Báo cáo hoàn thành")
    form.get_by_label("Kết quả").fill("Đã rà soát 120 thủ tục")
    form.get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("đã báo cáo đúng hạn")
    assert faults(page) == []
    signs_out(page, server)

    enters(page, server, "chu")
    page.goto(here)
    form = opens(page, "Nghiệm thu")
    form.get_by_label("Tốt").check()
    form.get_by_label("Nhận xét").fill("Đầy đủ")
    form.get_by_role("button", name="Nghiệm thu").click()
    expect(page.locator(".task-marks")).to_contain_text("hoàn thành đúng hạn")
    form = opens(page, "Đo hiệu quả")
    form.get_by_label("Chỉ số").fill("Thủ tục được cắt giảm")
    form.get_by_label("Giá trị").fill("23")
    form.get_by_label("Nguồn số liệu").fill("Báo cáo 30/BC-SA")
    form.get_by_role("button").click()
    expect(page.locator(".task-marks")).to_contain_text("đã đo")
    paths = (
        "/nhiem-vu/?vai=orderer&nao=all",
        "/nhiem-vu/bang/?vai=owner",
        "/nhiem-vu/giao-ban/",
        "/nhiem-vu/nguoi/p40/",
        here[len(server) :],
    )
    for path in paths:
        page.goto(server + path)
        assert faults(page) == [], path
    page.set_viewport_size(PHONE)
    for path in paths:
        page.goto(server + path)
        assert faults(page) == [], path
