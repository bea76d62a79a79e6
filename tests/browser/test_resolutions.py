"""Resolution 19-NQ/TU in a real browser, in six roles: entered clause by clause, checked, issued, in force with its supervision plan,
put into practice by districts and communes, made into a task that is reported on and whose result is accepted;
reviewed after five years.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import faults
from tests.browser.test_signing_in import PHONE, signs_in, signs_out
from tests.mandates.builders import account, granted, key
from tests.resolutions.builders import books
from tests.resolutions.test_cascade import plan
from tinhgon.resolutions.models import Document
from tinhgon.tasks.models import Task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Sample wording, after what was published of the resolution of 3 March 2015.
TEXT = """Ban Chấp hành Đảng bộ tỉnh ban hành Nghị quyết (lời mẫu).
I. Mục tiêu
1. Giảm đầu mối, giảm cấp trung gian, tinh giản biên chế.
II. Nhiệm vụ
1. Giao Sở A chủ trì rà soát chức năng, nhiệm vụ, trình phương án sắp xếp trước ngày 30/6/2015.
2. Các huyện ủy, thị ủy và đảng ủy xã, phường xây dựng kế hoạch thực hiện, hoàn thành trước ngày 30/6/2015.
a) Kế hoạch nêu rõ việc, người, hạn.
"""
OWN = "1. Huyện Đông giải thể hai phòng trước ngày 15/6/2015.\n2. Bí thư xã An làm trước, báo cáo từng tháng."


def enters(page: Page, server: str, login: str) -> None:
    signs_in(page, server, login)
    expect(page.get_by_role("link", name="Đăng xuất", exact=True)).to_be_visible()


def opens(page: Page, words: str) -> Any:
    """Open one of the acts on a page and return its form."""
    page.locator("summary", has_text=words).first.click()
    return page.locator("details[open]", has=page.locator("summary", has_text=words)).first


def sends(form: Any, button: str, **fields: str) -> None:
    for name, value in fields.items():
        one = form.locator(f"[name='{name.replace('_', '-')}']")
        if one.evaluate("one => one.tagName") == "SELECT":
            one.select_option(value)
        else:
            one.fill(value)
    form.get_by_role("button", name=button, exact=True).click()


def test_resolution_19_is_entered_issued_cascades_and_becomes_a_task(live_server: Any, page: Page) -> None:
    server = live_server.url
    books()
    for login, role, unit in (
        ("soan", "resolution_drafter", "99.TU"), ("ky", "resolution_signer", "99.TU"), ("giao", "task_giver", "99.TU"),
        ("lam", "task_doer", "99.SA"), ("doc", "resolution_reader", "901.DU"), ("tong-ket", "follower", "99.TU"),
    ):  # fmt: skip
        who = account(login)
        granted(who, role, unit=key(unit))
        if role in ("task_giver", "follower"):
            granted(who, "resolution_reader", unit=key(unit))

    enters(page, server, "soan")
    page.goto(f"{server}/nghi-quyet/moi/")
    sends(
        page.locator("main"),
        "Bắt đầu soạn",
        loai="resolution",
        co_quan="99.TU",
        trich_yeu="Về đổi mới phương thức lãnh đạo",
    )
    page.get_by_label("Toàn văn").fill(TEXT)
    page.get_by_role("button", name="Nhận ra điều khoản").click()
    expect(page.locator("table")).to_contain_text("II.2.a")
    assert faults(page) == []
    page.get_by_role("button", name="Ghi 7 điều khoản").click()
    expect(page.locator("#kiem").locator("xpath=../..")).to_contain_text("chưa rõ trách nhiệm")
    assert faults(page) == []
    code = Document.objects.get().code
    here = f"{server}/nghi-quyet/{code}/"
    page.get_by_role("link", name="Mở điều khoản II.1", exact=True).click()
    sends(
        page.locator("main form").first, "Ghi điều khoản", chu_tri="99.SA", chuc_danh="Giám đốc", han="30/6/2015",
        san_pham="1 phương án, giảm 44 đầu mối", tham_quyen="Chức năng của Sở A",
    )  # fmt: skip
    expect(page.locator("#d-II\\.1")).to_contain_text("6/6 điều rõ")
    sends(
        opens(page, "Thêm dòng kế hoạch giám sát"),
        "Ghi dòng giám sát",
        don_vi="99.TU",
        giam_sat="Tiến độ từng điều khoản",
        lan_dau="1/5/2015",
    )
    for level in ("district", "commune"):
        sends(
            opens(page, "Yêu cầu cấp dưới cụ thể hóa"), "Ghi yêu cầu", loai_cq="party_committee", cap=level, tu_ngay="3/3/2015", han="30/6/2015",
            dieu="II.2",
        )  # fmt: skip
    expect(page.locator("#yeu-cau").locator("xpath=../..")).to_contain_text("Cấp xã")
    expect(page.get_by_role("button", name="Ban hành văn bản")).to_have_count(0)
    signs_out(page, server)

    enters(page, server, "ky")
    page.goto(here)
    sends(
        opens(page, "Ban hành"),
        "Ban hành văn bản",
        so="19",
        ngay_ky="3/3/2015",
        nguoi_ky="Nguyễn Văn Ký",
        chuc_vu="Bí thư",
    )
    expect(page.locator("h1")).to_contain_text("19-NQ/TU")
    expect(page.locator("#kiem")).to_have_text("Kết quả kiểm tra khi ký")
    sends(opens(page, "Cho có hiệu lực"), "Cho có hiệu lực", hieu_luc="3/3/2015")
    expect(page.locator(".case-phases .here")).to_contain_text("Có hiệu lực")
    signs_out(page, server)

    made = Document.objects.get()
    plan("901.DU", date(2015, 6, 20), made, text=OWN)
    plan("00011.DU", date(2015, 7, 10), made, text=TEXT)
    enters(page, server, "doc")
    page.goto(f"{here}cu-the-hoa/?ngay=2020-01-01")
    table = page.locator(".coverage")
    expect(table.locator("tr", has_text="901.DU")).to_contain_text("Đúng hạn, 20/06/2015")
    expect(table.locator("tr", has_text="902.DU")).to_contain_text("Chưa có, quá hạn 1646 ngày")
    copied = table.locator("tr", has_text="00011.DU")
    expect(copied).to_contain_text("Chép lại 100 %, muộn 10 ngày")
    assert faults(page) == []
    copied.get_by_role("link", name="01-KH/ĐU").click()
    expect(page.locator(".two-texts mark").first).to_be_visible()
    assert faults(page) == []
    signs_out(page, server)

    enters(page, server, "giao")
    page.goto(here)
    sends(opens(page, "Giao nhiệm vụ từ điều khoản"), "Giao nhiệm vụ", ngay="3/3/2015")
    expect(page.locator("#d-II\\.1")).to_contain_text("NV15-")
    task = Task.objects.get()
    its_page = f"{server}/nhiem-vu/{task.code}/"
    signs_out(page, server)

    enters(page, server, "lam")
    page.goto(its_page)
    expect(page.locator("main")).to_contain_text("19-NQ/TU, Khoản 1")
    sends(opens(page, "Nhận nhiệm vụ"), "Nhận nhiệm vụ", ngay="5/3/2015")
    sends(
        opens(page, "Báo cáo hoàn thành"),
        "Gửi báo cáo",
        noi_dung="Đã trình phương án",
        so="12/TTr-SA",
        ngay_ky="24/6/2015",
        ngay="25/6/2015",
    )
    expect(page.locator("main")).to_contain_text("chờ nghiệm thu")
    signs_out(page, server)

    enters(page, server, "giao")
    page.goto(its_page)
    form = opens(page, "Nghiệm thu")
    form.get_by_label("Tốt").check()
    sends(form, "Nghiệm thu", ngay="29/6/2015")
    page.goto(here)
    expect(page.locator("#d-II\\.1")).to_contain_text("hoàn thành đúng hạn")
    expect(page.locator("#d-II\\.1")).to_contain_text("chất lượng: Tốt")
    page.set_viewport_size(PHONE)
    for path in (here, f"{here}dieu/II.1/"):
        page.goto(path)
        assert faults(page) == [], path
    signs_out(page, server)

    # Five years on it is reviewed: the figures of the pack open the rows that they counted, and these their sources.
    page.set_viewport_size({"width": 1280, "height": 800})
    enters(page, server, "tong-ket")
    page.goto(f"{server}/so-ket/moi/?van-ban=19-NQ/TU")
    sends(page.locator("main"), "Lập báo cáo", loai="five_year", co_quan="99.TU", tu="3/3/2015", den="3/3/2020")
    prose = page.locator("#results .review-prose")
    expect(prose).to_contain_text("Đã giao 1 nhiệm vụ; hoàn thành 100 %, 1 trên 1. Đúng hạn 100 %, 1 trên 1")
    assert faults(page) == []
    prose.locator("a[href*='tasks.on_time']").click()
    expect(page.locator("main tbody")).to_contain_text(task.code)
    page.go_back()
    page.locator("#spread .review-prose a[href*='documents.missing']").click()
    expect(page.locator("main")).to_contain_text("Thị ủy Tây")
    page.go_back()
    page.locator("#spread .review-prose a[href*='clauses.carried']").click()
    page.locator("main tbody a").first.click()
    expect(page).to_have_url(re.compile("/nghi-quyet/.*/dieu/II"))
    expect(page.locator("h1")).to_be_visible()
