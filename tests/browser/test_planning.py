"""A newcomer asks for 54 units, sees the map, forbids one merger, asks again, and turns the plan into a draft; best and bound are watched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import faces
from tests.browser.serving import faults
from tests.browser.test_signing_in import DESK, PHONE, signs_in
from tests.mandates.builders import account, granted
from tinhgon.proposals import jobs

pytestmark = pytest.mark.browser
#: Milliseconds that a search and the start of its worker may take on a busy machine.
LONG = 90_000


@pytest.fixture(scope="module")
def server(django_db_setup: Any, django_db_blocker: Any) -> Iterator[str]:
    """The sample province in a copy of its own, because here something is written; with a drafter, and workers of its own."""
    command = [*settings.PLANNER_COMMAND[:-3], "--idle", "20", "--until-closed"]
    with django_db_blocker.unblock(), override_settings(PLANNERS=2, PLANNER_COMMAND=command):
        sample = faces.sample()
        name = f"{connection.settings_dict['NAME']}_plans"
        with connection.cursor() as cursor:
            cursor.execute(f'drop database if exists "{name}" with (force)')
            cursor.execute(f'create database "{name}" template "{sample}"')
        with faces.database(name):
            granted(account("an"), "drafter")
            live = LiveServer("localhost")
            try:
                yield live.url
            finally:
                live.stop()
                for one in jobs._started:
                    one.kill()
                    one.wait()
        faces.drop(name)


def heard(page: Page) -> list[str]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def ended(page: Page) -> None:
    expect(page.get_by_role("button", name="Chạy lại")).to_be_visible(timeout=LONG)


def test_a_newcomer_plans_fifty_four_units_and_drafts_them(server: str, page: Page) -> None:
    said = heard(page)
    signs_in(page, server, "an")
    page.goto(f"{server}/phuong-an/")
    page.get_by_role("link", name="Hỏi phương án đầu tiên").click()
    assert faults(page) == []
    page.get_by_label("Cơ quan hỏi").select_option("22.SNV")
    page.get_by_label("Còn bao nhiêu đơn vị").fill("54")
    page.get_by_label("Tìm nhiều nhất, giây").fill("6")
    page.locator(".pick-tile").first.click()
    expect(page.locator('.pick-tile[aria-pressed="true"]')).to_have_count(1)
    expect(page.get_by_label("Còn bao nhiêu đơn vị")).to_have_value("54")
    page.get_by_role("button", name="Bỏ chọn").click()
    page.get_by_role("button", name="Hỏi phương án").last.click()

    expect(page.locator("#tien-do")).to_contain_text(re.compile("Đang tìm|Đang chờ máy"))
    assert faults(page) == []
    expect(page.locator("#tien-do .tile-value").nth(0)).to_contain_text(re.compile(r"\d"), timeout=LONG)
    ended(page)
    expect(page.locator(".tag").first).to_have_text("Đã xong")
    expect(page.locator("svg.tile-map .cell-link")).to_have_count(171)
    expect(page.locator("#don-vi-moi tbody tr")).to_have_count(54)
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    assert faults(page) == []
    page.set_viewport_size(DESK)

    page.get_by_role("link", name="Tốt nhất đến lúc này").click()
    expect(page.locator("#gom tfoot")).to_contain_text("Cộng")
    assert faults(page) == []
    page.go_back()
    page.get_by_label("Vì sao đơn vị này ở đây").fill("thanh lan")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    expect(page.locator("#hoi-vi-sao")).to_contain_text("Xã Thanh Lân")
    page.locator("#don-vi-moi tbody th a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert faults(page) == []
    page.go_back()
    button = page.get_by_role("button", name="cấm gộp").first
    one, other = button.inner_text().removeprefix("cấm gộp").strip().split(" + ")
    button.click()
    expect(page.locator("main")).to_contain_text("hỏi lại từ")
    ended(page)
    together = page.locator("#don-vi-moi tbody tr", has=page.get_by_role("link", name=one, exact=True)).first
    expect(together.get_by_role("link", name=other, exact=True)).to_have_count(0)

    page.get_by_role("link", name="So", exact=True).click()
    page.locator('.compare-pick input[type="checkbox"]').last.check()
    page.get_by_role("button", name="So sánh").click()
    expect(page.locator("main")).to_contain_text("y hệt nhau")
    assert faults(page) == []
    page.go_back()
    page.go_back()

    page.get_by_role("button", name="Bản soạn kèm tổ chức").click()
    expect(page.locator("h1")).to_contain_text("54 đơn vị", timeout=LONG)
    expect(page.locator("#theo-luat")).to_be_visible()
    expect(page.locator("main")).to_contain_text("171")

    page.get_by_role("link", name="Bố trí cán bộ").click()
    page.get_by_label("Cơ quan hỏi").select_option("22.SNV")
    page.get_by_label("Tìm nhiều nhất, giây").fill("8")
    page.get_by_role("button", name="Hỏi phương án").last.click()
    ended(page)
    page.get_by_role("link", name=re.compile("Xuống chức vụ")).first.click()
    expect(page.locator("#moi-nguoi tbody tr").first).to_contain_text("thành cấp phó")
    assert faults(page) == []
    assert said == []


def test_a_search_is_stopped_by_its_button_and_keeps_the_best(server: str, page: Page) -> None:
    signs_in(page, server, "an")
    page.goto(f"{server}/phuong-an/moi/")
    page.get_by_label("Cơ quan hỏi").select_option("22.SNV")
    page.get_by_label("Dân số ít nhất mỗi đơn vị").fill("20.000")
    page.get_by_label("Tìm nhiều nhất, giây").fill("120")
    page.get_by_role("button", name="Hỏi phương án").last.click()
    expect(page.locator("#tien-do .tile-value").nth(0)).to_contain_text(re.compile(r"\d"), timeout=LONG)
    expect(page.locator("#tien-do .tile-value").nth(1)).to_contain_text(re.compile(r"\d"), timeout=LONG)
    assert faults(page) == []
    page.get_by_role("button", name="Dừng, lấy phương án tốt nhất").click()
    expect(page.locator(".tag").first).to_have_text("Đã dừng, giữ phương án tốt nhất", timeout=LONG)
    expect(page.locator("#don-vi-moi")).to_be_visible()


def test_other_plans_and_prices_are_asked_for_beside_a_plan(server: str, page: Page) -> None:
    signs_in(page, server, "an")
    page.goto(f"{server}/phuong-an/moi/")
    page.get_by_label("Cơ quan hỏi").select_option("22.SNV")
    page.get_by_label("Còn bao nhiêu đơn vị").fill("150")
    page.get_by_label("Không vượt ranh giới").check()
    page.get_by_label("Tìm nhiều nhất, giây").fill("4")
    page.get_by_role("button", name="Hỏi phương án").last.click()
    ended(page)
    page.get_by_role("link", name="Phương án khác và giá").click()
    assert faults(page) == []
    page.get_by_role("button", name="Hỏi phương án khác và giá").click()
    expect(page.locator("main")).to_contain_text("hỏi lại từ")
    ended(page)
    expect(page.locator("#khac-ten .count")).to_contain_text(re.compile(r"[1-3]"))
    expect(page.locator("main")).to_contain_text("Không vượt ranh giới đơn vị cấp trên.")
    assert faults(page) == []
    page.set_viewport_size(PHONE)
    assert faults(page) == []
    page.set_viewport_size(DESK)
    page.get_by_role("button", name="Thành bản soạn").first.click()
    expect(page.locator("h1")).to_contain_text("150 đơn vị", timeout=LONG)


@pytest.mark.parametrize("kind", ["territory", "agencies", "placement", "committee", "rotation"])
def test_forms_of_every_kind_are_accessible_and_fit_a_phone(server: str, page: Page, kind: str) -> None:
    page.set_viewport_size(PHONE)
    signs_in(page, server, "an")
    page.goto(f"{server}/phuong-an/moi/?loai={kind}")
    expect(page.locator("h1")).to_have_count(1)
    assert faults(page) == []
    page.goto(f"{server}/phuong-an/")
    assert faults(page) == []
