"""Maps, figures, comparison, schemes, lineage and ledger in a real browser, at a desk and on a phone, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.serving import faults, sample_server

pytestmark = pytest.mark.browser

PAGES = (
    "/ban-do/?ngay=2019-12-05",
    "/ban-do/?so-voi=2024-12-31",
    "/con-so/",
    "/con-so/unified.cell_secretary_village_head/?ngay=2020-01-05",
    "/so-sanh/?tu=2024-12-31&den=2025-07-01",
    "/de-an/",
    "/de-an/nq-837-2019/",
    "/de-an/nq-837-2019/?muc=buoc",
    "/de-an/nq-837-2019/?muc=ban-do",
    "/de-an/nq-1679-2025/?muc=nguon-goc",
    "/de-an/nq-837-2019/?muc=dau-vet",
    "/de-an/nq-837-2019/?muc=tep",
    "/de-an/nq-837-2019/con-so/places.commune/",
    "/de-an/chay-thu/?mau=1",
    "/nguon-goc/",
    "/nguon-goc/?ma=06869",
    "/nhat-ky/",
    "/nhat-ky/7/",
    "/nhat-ky/kiem-tra/",
)


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), sample_server() as address:
        yield address


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit(server, page, path, width):
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server + path)
    expect(page.locator("h1")).to_have_count(1)
    assert faults(page) == []
    assert said == []


def test_a_tile_is_reached_by_keyboard_and_opens_its_unit(server, page):
    page.goto(f"{server}/ban-do/?ngay=2019-12-05&huyen=193")
    tile = page.locator("svg.tile-map a").first
    tile.focus()
    expect(tile).to_be_focused()
    name = tile.get_attribute("aria-label").split(":")[0]
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name.split(" ", 1)[1])


@pytest.fixture
def plain(chromium):
    """A page that runs no scripts."""
    context = chromium.new_context(locale="vi-VN", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_scheme_is_tried_without_scripts_and_keeps_what_was_typed(server, plain):
    plain.goto(f"{server}/de-an/chay-thu/?mau=1")
    plain.get_by_role("button", name="Chạy thử").click()
    expect(plain.get_by_role("status")).to_contain_text("Không có gì được ghi vào sổ")
    expect(plain.locator("#truoc-sau")).to_be_visible()
    plain.get_by_label("Nội dung (YAML)").fill("id: thu\nsteps: []")
    plain.get_by_role("button", name="Chạy thử").click()
    expect(plain.get_by_role("alert")).to_contain_text("dòng")
    expect(plain.get_by_label("Nội dung (YAML)")).to_have_value("id: thu\nsteps: []")


def test_the_books_are_checked_without_scripts(server, plain):
    plain.goto(f"{server}/nhat-ky/kiem-tra/")
    plain.get_by_role("button", name="Kiểm tra sổ bộ").click()
    expect(plain.get_by_role("status")).to_contain_text("Mọi thứ khớp")


def test_every_figure_of_a_scheme_opens_its_rows(server, page):
    page.goto(f"{server}/de-an/nq-837-2019/")
    page.get_by_role("link", name="Đơn vị hành chính cấp huyện").click()
    expect(page.locator(".big-value")).to_contain_text("14 → 13")
    expect(page.locator("#ended")).to_contain_text("1")
    page.get_by_role("link", name="Huyện Hoành Bồ").click()
    expect(page.locator("h1")).to_contain_text("Huyện Hoành Bồ")
