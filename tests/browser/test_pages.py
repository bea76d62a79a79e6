"""The register in a real browser: accessible by axe, a silent console, no sideways scrolling on a phone, also without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import faults, sample_server

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
PAGES = (
    "/", "/?ngay=2019-12-05", "/don-vi/", "/don-vi/?khoi=government&q=so&xep=-name", "/don-vi/?q=khongcogi",
    "/don-vi/?ngay=2018-01-01", "/don-vi/cay/", "/don-vi/cay/22.SNV/", "/don-vi/22.SNV/", "/don-vi/22.TU/truc-thuoc/",
    "/don-vi/22.SNV/lich-su/?ngay=2025-06-30", "/don-vi/22.SNV/nguon-goc/", "/dia-ban/", "/dia-ban/22/", "/dia-ban/06688/",
    "/dia-ban/06688/don-vi/", "/dia-ban/06688/lich-su/", "/dia-ban/06688/nguon-goc/", "/nguoi/", "/nguoi/NG00001/", "/so-do/",
    "/so-do/22.UB/", "/so-do/22.SNV/", "/so-do/22.TU/?kieu=nhom&ngay=2019-12-05", "/tim/", "/tim/?q=ha+long",
    "/tim/?q=khongcogi", "/du-lieu/",
)  # fmt: skip
REFUSALS = ("/dia-ban/193/", "/don-vi/?ngay=31/2/2025", "/khong-co/", "/don-vi/?loai=x&xep=y")


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), sample_server() as address:
        yield address


@pytest.fixture
def heard(page: Page) -> list[str]:
    """What the console said of errors and warnings."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_silent_and_fits(server: str, page: Page, heard: list[str], path: str, size: Any) -> None:
    page.set_viewport_size(size)
    answer = page.goto(server + path)
    assert answer is not None
    assert answer.status == 200
    expect(page.locator("h1")).to_have_count(1)
    assert faults(page) == []
    assert heard == []


@pytest.mark.parametrize("path", ["/", "/don-vi/", "/don-vi/22.SNV/", "/dia-ban/22/", "/so-do/", "/du-lieu/"])
def test_english_pages_are_accessible_and_fit_a_phone(server: str, page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/ngon-ngu/en/?ve={path}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert faults(page) == []


@pytest.mark.parametrize("path", REFUSALS)
def test_refusals_are_accessible_and_fit_a_phone(server: str, page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)
    answer = page.goto(server + path)
    assert answer is not None
    assert 400 <= answer.status < 500
    assert faults(page) == []


def test_the_first_tab_skips_to_the_content(server: str, page: Page) -> None:
    page.goto(f"{server}/don-vi/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_sections_open_from_the_menu_on_a_phone(server: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server}/nguoi/")
    link = page.locator(".sections").get_by_text("Sơ đồ")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Mục lục").click()
    expect(link).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()


def test_a_branch_of_the_tree_is_loaded_when_it_opens(server: str, page: Page, heard: list[str]) -> None:
    page.goto(f"{server}/don-vi/cay/?ngay=2025-06-30")
    division = page.get_by_role("link", name="Phòng Tổ chức bộ máy Sở Nội vụ")
    expect(division).to_have_count(0)
    page.locator("summary[aria-label^='Sở Nội vụ:']").click()
    expect(division).to_be_visible()
    expect(division).to_have_attribute("href", "/don-vi/22.SNV.P3/?ngay=2025-06-30")
    assert heard == []


def test_filters_act_at_once_and_leave_a_clean_address(server: str, page: Page, heard: list[str]) -> None:
    page.goto(f"{server}/don-vi/?ngay=2019-12-05")
    page.get_by_label("Khối", exact=True).focus()
    page.get_by_label("Khối", exact=True).select_option("front")
    expect(page.locator("caption")).to_contain_text("Tại ngày 05/12/2019, 1.")
    expect(page).to_have_url(f"{server}/don-vi/?khoi=front&ngay=2019-12-05")
    expect(page.get_by_label("Khối", exact=True)).to_be_focused()
    page.get_by_role("link", name="Bỏ bộ lọc Khối").click()
    expect(page.locator("caption")).to_contain_text("5.969 đơn vị")
    expect(page).to_have_url(f"{server}/don-vi/?ngay=2019-12-05")
    expect(page.get_by_label("Khối", exact=True)).to_have_value("")
    page.get_by_role("link", name="Chỉ tiêu").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Chỉ tiêu")
    assert heard == []


def test_suggestions_while_typing_and_ctrl_k(server: str, page: Page, heard: list[str]) -> None:
    page.goto(f"{server}/du-lieu/?ngay=2025-07-01")
    page.keyboard.press("Control+k")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("phuong bai ch", delay=20)
    hit = page.locator("#goi-y").get_by_role("link", name="Phường Bãi Cháy").first
    expect(hit).to_have_attribute("href", "/dia-ban/06673/?ngay=2025-07-01")
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#goi-y a")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tìm “phuong bai ch”")
    # On a slow machine a question is let go while it is asked, because the next letter came: htmx says so, and nothing else is said.
    assert [text for text in heard if "AbortError" not in text] == []


def test_everything_is_read_without_scripts(server: str, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN", viewport=DESK)
    page = context.new_page()
    page.goto(f"{server}/don-vi/")
    page.locator("#ngay").fill("30-6-2025")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page).to_have_url(f"{server}/don-vi/?ngay=2025-06-30")
    page.get_by_label("Loại").select_option("department")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("caption")).to_contain_text("Tại ngày 30/06/2025, 13 đơn vị")
    page.get_by_role("link", name="Cây đơn vị").click()
    page.locator("summary[aria-label^='Sở Nội vụ:']").click()
    page.get_by_role("link", name="Mở 9 đơn vị").first.click()
    expect(page.get_by_role("link", name="Phòng Tổ chức bộ máy Sở Nội vụ")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(f"{server}/don-vi/cay/22.SNV/?ngay=2025-06-30")
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Menu").click()
    page.locator(".sections").get_by_text("Chart").click()
    expect(page.locator("h1")).to_have_text("Chart of the apparatus")
    context.close()


def test_the_day_is_picked_from_a_calendar(server: str, page: Page) -> None:
    page.goto(f"{server}/dia-ban/")
    page.locator("details.calendar summary").click()
    page.get_by_label("Chọn trên lịch").fill("2020-01-01")
    page.get_by_role("button", name="Xem ngày này").click()
    expect(page).to_have_url(f"{server}/dia-ban/?ngay=2020-01-01")
    expect(page.locator("#ngay")).to_have_value("01/01/2020")


def test_the_chart_is_a_picture_on_a_desk_and_a_list_on_a_phone(server: str, page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{server}/so-do/22.SNV/")
    expect(page.locator("svg.chart")).to_be_visible()
    expect(page.locator(".chart-list")).to_be_hidden()
    page.set_viewport_size(PHONE)
    expect(page.locator("svg.chart")).to_be_hidden()
    expect(page.locator(".chart-list")).to_be_visible()


@pytest.mark.parametrize("path", ["/so-do/", "/so-do/22.UB/", "/so-do/22.SNV/", "/so-do/22.TU/?ngay=2019-12-05"])
def test_text_in_boxes_stays_in_boxes(server: str, page: Page, path: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(server + path)
    page.evaluate("document.fonts.ready.then(() => true)")
    out = page.evaluate(
        """() => [...document.querySelectorAll('svg.chart .box')].flatMap(box => {
            const frame = box.querySelector('.frame').getBBox();
            const right = frame.x + frame.width, low = frame.y + frame.height;
            return [...box.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()])
                .filter(([, own]) => own.x < frame.x || own.x + own.width > right || own.y + own.height > low + 1)
                .map(([words]) => words);
        })"""
    )
    assert out == []


def test_on_paper_the_frame_is_left_out(server: str, page: Page) -> None:
    page.goto(f"{server}/don-vi/22.SNV/")
    page.emulate_media(media="print")
    for frame in (".rail", ".top", ".tabs", ".foot"):
        expect(page.locator(frame).first).to_be_hidden()
    expect(page.locator("table.data")).to_be_visible()
