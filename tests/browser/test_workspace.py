"""The scheme workspace in a real browser: a scheme from nothing to a comparison, two editors, a registry that moved; at a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import faults, signs_in
from tests.mandates.builders import account, granted
from tests.registry import builders as registry
from tests.registry.builders import loaded
from tinhgon.reform.models import Draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
FILE = "id: tu-tep\ntitle: Từ tệp\nday: 2025-08-01\nsteps:\n- {do: rename, unit: 99.SB, name: Sở B mới}\n"


def drafter(page: Page, server: str, login: str = "an") -> None:
    granted(account(login), "drafter")
    signs_in(page, server, login)


def heard(page: Page) -> list[str]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def sound(page: Page) -> None:
    """The page is accessible and fits, at a desk and on a phone."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert faults(page) == [], (page.url, size)


def begins(page: Page, server: str, title: str) -> str:
    """Begin a draft from nothing by the form; return its address."""
    page.goto(f"{server}/de-an/soan/moi/")
    page.get_by_label("Tên đề án").fill(title)
    page.get_by_label("Ngày hiệu lực").fill("1/7/2025")
    page.get_by_label("Cơ quan soạn").select_option("99.UB")
    page.get_by_role("button", name="Lập bản soạn").click()
    expect(page.locator("h1")).to_have_text(title)
    return page.url


def renames(page: Page, here: str, code: str, name: str) -> None:
    """Add a step that renames a body."""
    page.goto(f"{here}buoc/moi/?viec=rename&ma={code}")
    page.locator('[name="f.name"]').fill(name)
    page.get_by_role("button", name="Thêm bước này").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu")


def steps(page: Page) -> Any:
    return page.locator(".step-list > .scheme-step")


def test_a_scheme_from_nothing_by_tree_map_preview_undo_order_branch_and_comparison(
    live_server: Any, page: Page
) -> None:
    server, said = live_server.url, heard(page)
    loaded()
    drafter(page, server)
    page.goto(f"{server}/de-an/soan/moi/")
    sound(page)
    here = begins(page, server, "Gọn bộ máy")
    expect(page.get_by_text("Chưa có bước nào.")).to_be_visible()
    sound(page)

    # A body picked in the tree, the other one by search; what it would do is shown before it is saved.
    tree = page.locator(".work-left")
    tree.get_by_role("link", name="UBND tỉnh").first.click()
    tree.get_by_role("link", name="Sở A", exact=True).click()
    sound(page)
    tree.get_by_role("link", name="Hợp nhất", exact=True).click()
    expect(page.locator('[name="f.of.0"]')).to_have_value("99.SA")
    page.get_by_label("Tìm đơn vị theo tên, mã").fill("so b")
    page.locator(".picker").get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("button", name="Chọn Sở B 99.SB").first.click()
    expect(page.locator('[name="f.of.1"]')).to_have_value("99.SB")
    page.locator('[name="f.into.code"]').fill("99.AB")
    page.locator('[name="f.into.name"]').fill("Sở AB")
    page.locator('[name="f.into.kind"]').select_option("department")
    page.get_by_role("button", name="Xem trước").last.click()
    expect(page.locator("#xem-truoc-khung")).to_contain_text("99.AB Sở AB")
    sound(page)
    page.get_by_role("button", name="Thêm bước này").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu thành phiên bản 2")
    expect(steps(page)).to_have_count(1)
    expect(page.locator('section[aria-labelledby="con-so"]')).to_contain_text("−1")
    sound(page)

    # Territories picked on the map.
    page.get_by_role("link", name="bản đồ, địa bàn").click()
    page.locator(".pick-map .pick-tile").first.click()
    expect(page.locator('.pick-tile[aria-current="true"]')).to_have_count(1)
    sound(page)
    page.locator(".verb-list").get_by_role("link", name="Nhập đơn vị hành chính", exact=True).click()
    first = page.locator('[name^="f.of.0"]').first.input_value()
    page.get_by_role("button", name="Chọn trên bản đồ").click()
    expect(page.locator(".pick-map")).to_be_visible()
    page.get_by_label("vào ô").select_option("into")
    page.get_by_role("button", name="Đổi").click()
    expect(page.locator("#o option[selected]")).to_have_attribute("value", "into")
    other = page.locator(".pick-map .pick-tile").last
    other.click()
    into = page.locator('[name="f.into"]')
    expect(into).not_to_have_value("")
    assert into.input_value() != first
    sound(page)
    page.get_by_role("button", name="Thêm bước này").click()
    expect(steps(page)).to_have_count(2)

    # Order, taking out, undoing, doing again, branching.
    page.get_by_label("Chuyển bước 2 thành bước thứ").fill("1")
    page.get_by_role("button", name="Chuyển bước 2").click()
    expect(steps(page).first).to_contain_text("Nhập đơn vị hành chính")
    page.get_by_role("button", name="Bỏ bước 2").click()
    expect(steps(page)).to_have_count(1)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(steps(page)).to_have_count(2)
    page.get_by_role("button", name="Làm lại").click()
    expect(steps(page)).to_have_count(1)
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Rẽ nhánh").click()
    expect(page.locator("h1")).to_have_text("Gọn bộ máy (nhánh)")
    renames(page, page.url, "99.SA1", "Phòng Một")

    for part in ("so-do", "ban-do", "phien-ban", "tep"):
        page.goto(f"{here}?muc={part}")
        sound(page)
    page.goto(f"{here}?muc=so-do")
    expect(page.locator(".legend").first).to_contain_text("Hợp nhất, sáp nhập")

    # A third one from a file; all side by side.
    page.goto(f"{server}/de-an/soan/moi/")
    page.get_by_label("Tên đề án").fill("Từ tệp của phòng")
    page.get_by_label("Cơ quan soạn").select_option("99.UB")
    page.get_by_text("Bắt đầu từ đề án có sẵn").click()
    page.locator("#tep").set_input_files({"name": "a.yaml", "mimeType": "text/yaml", "buffer": FILE.encode()})
    page.get_by_role("button", name="Lập bản soạn").click()
    expect(page.locator("h1")).to_have_text("Từ tệp của phòng")
    page.goto(f"{server}/de-an/soan/")
    sound(page)
    page.goto(f"{server}/de-an/soan/so-sanh/")
    for title in ("Gọn bộ máy", "Gọn bộ máy (nhánh)", "Từ tệp của phòng"):
        page.get_by_label(title, exact=True).check()
    page.get_by_role("button", name="So sánh").click()
    expect(page.locator("table caption")).to_contain_text("Con số sau mỗi bản soạn")
    expect(page.get_by_role("row", name="Bước làm được")).to_contain_text("2/2")
    page.emulate_media(color_scheme="dark")  # pages stay as light as they say they are
    sound(page)
    page.emulate_media(color_scheme="light")

    # And one by copying an earlier one.
    page.goto(f"{server}/de-an/soan/moi/")
    page.get_by_label("Tên đề án").fill("Chép lại")
    page.get_by_label("Cơ quan soạn").select_option("99.UB")
    page.get_by_text("Bắt đầu từ đề án có sẵn").click()
    page.locator("#chep").fill("gon-bo-may")
    page.get_by_role("button", name="Lập bản soạn").click()
    expect(steps(page)).to_have_count(2)
    assert Draft.objects.count() == 4
    assert said == []


def test_two_editors_and_a_registry_that_moved(live_server: Any, page: Page, chromium: Any) -> None:
    server = live_server.url
    loaded()
    drafter(page, server)
    here = begins(page, server, "Hai người soạn")
    renames(page, here, "99.SA", "Sở Một")
    renames(page, here, "99.SB", "Sở Hai")

    context = chromium.new_context(locale="vi-VN", viewport=DESK)
    other = context.new_page()
    drafter(other, server, "binh")
    other.goto(f"{here}buoc/2/")
    page.goto(here)
    page.get_by_role("button", name="Bỏ bước 1").click()
    expect(steps(page)).to_have_count(1)
    other.locator('[name="f.name"]').fill("Sở Hai của Bình")
    other.get_by_role("button", name="Lưu bước này").click()
    expect(other.get_by_role("alert")).to_contain_text("Người an (an) bỏ bước 1: Đổi tên.")
    expect(other.locator('[name="f.name"]')).to_have_value("Sở Hai của Bình")
    sound(other)
    other.get_by_role("button", name="Đặt phần của tôi lên trên bản mới").click()
    expect(steps(other)).to_have_count(1)
    expect(steps(other)).to_contain_text("Sở Hai của Bình")
    # Whoever still sees the older version is told so, button by button.
    page.get_by_role("button", name="Bỏ bước 1").click()
    expect(page.locator("h1")).to_have_text("Người khác đã lưu trước bạn")
    expect(page.get_by_role("alert")).to_contain_text("Người binh")
    sound(page)
    context.close()

    registry.enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, named="khac")
    page.goto(here)
    expect(page.locator('section[aria-labelledby="xung-dot"]')).to_contain_text("99.SB")
    expect(page.get_by_text("chưa làm được").first).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Tôi đã xem, vẫn soạn tiếp trên sổ hiện nay").click()
    expect(page.locator('section[aria-labelledby="xung-dot"]')).to_have_count(0)
    page.get_by_role("button", name="Bỏ bước 1").click()
    expect(page.get_by_text("Chưa có bước nào.")).to_be_visible()


def test_a_step_is_made_without_scripts(live_server: Any, page: Page, chromium: Any) -> None:
    server = live_server.url
    loaded()
    context = chromium.new_context(locale="vi-VN", java_script_enabled=False, viewport=PHONE)
    plain = context.new_page()
    drafter(plain, server)
    here = begins(plain, server, "Không kịch bản")
    renames(plain, here, "99.SA", "Sở Một")
    expect(steps(plain)).to_have_count(1)
    expect(plain.locator('section[aria-labelledby="theo-luat"]')).to_be_visible()
    context.close()
