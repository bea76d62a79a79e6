"""What every page does: the day, the address of a day, errors in words, both languages, what browsers keep."""

import logging
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests.registry.builders import enact, establish, loaded
from tests.web.books import get, keeps_the_policy, with_scheme, words

pytestmark = pytest.mark.django_db

PAGES = (
    "/", "/don-vi/", "/don-vi/cay/", "/don-vi/cay/?day-du=1", "/don-vi/99.SA/", "/don-vi/99.UB/truc-thuoc/",
    "/don-vi/99.SA/lich-su/", "/don-vi/99.SA/nguon-goc/", "/dia-ban/", "/dia-ban/99/", "/dia-ban/00013/don-vi/",
    "/dia-ban/00013/lich-su/", "/dia-ban/00013/nguon-goc/", "/nguoi/", "/nguoi/p40/", "/so-do/", "/so-do/99.UB/",
    "/so-do/99.UB/?kieu=nhom", "/tim/", "/tim/?q=so", "/tim/?q=khong-co-gi", "/du-lieu/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_one_heading_a_skip_link_a_main_part_and_nothing_inline(path):
    with_scheme()
    page = get(path)
    assert page.count("<h1>") == 1
    assert 'class="skip" href="#noi-dung"' in page
    assert page.count('<main id="noi-dung"') == 1
    assert page.count('aria-current="page"') <= 2
    assert keeps_the_policy(page)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_inside_keeps_the_day(path):
    with_scheme()
    page = get(f"{path}{'&' if '?' in path else '?'}ngay=2025-07-01")
    links = re.findall(r'href="(/(?!static|ngon-ngu|dang-nhap|dang-xuat|tai-khoan)[^"#]*)"', page)
    back = [link for link in links if "ngay=" not in link]
    # Only the way back to today leaves the day, and files that have none.
    assert {link.split("?")[0] for link in back} <= {path.split("?")[0], "/du-lieu/mau.xlsx", "/du-lieu/mau.csv.zip"}
    assert len(links) > 10


@pytest.mark.parametrize("typed", ["1/7/2025", "01-07-2025", "1.7.2025", "ngày 1 tháng 7 năm 2025"])
def test_a_day_in_any_form_has_one_address(typed):
    answer = Client().get("/don-vi/", {"ngay": typed, "khoi": "government"})
    assert (answer.status_code, answer["Location"]) == (302, "/don-vi/?khoi=government&ngay=2025-07-01")


def test_today_and_empty_fields_leave_the_address():
    loaded()
    today = localdate().isoformat()
    assert Client().get("/don-vi/", {"ngay": today, "q": "so"})["Location"] == "/don-vi/?q=so"
    assert Client().get("/don-vi/", {"q": "", "loai": ""})["Location"] == "/don-vi/"
    assert Client().get("/don-vi/").status_code == 200


def test_a_day_that_is_none_is_told_and_stays_in_the_field():
    loaded()
    page = get("/don-vi/?ngay=31/2/2025", 400)
    assert "không có trong lịch" in words(page)
    assert "Ghi ngày/tháng/năm" in words(page)
    assert 'value="31/2/2025"' in page
    assert "Không có gì được ghi vào sổ bộ" in words(page)


def test_another_day_is_announced_with_the_way_back():
    loaded()
    page = get("/don-vi/?ngay=2021-03-04&khoi=government")
    assert "Đang xem tại ngày 04/03/2021" in words(page)
    assert 'href="/don-vi/?khoi=government">Về hôm nay' in page
    assert "Đang xem tại ngày" not in words(get("/don-vi/"))


def test_what_was_known_then_is_asked_with_the_instant():
    first = loaded()
    entry = enact(establish("99.M")).entry
    assert "99.M" in get("/don-vi/?ngay=2025-07-02&q=99.M")
    assert entry.at > first.at
    asked = {"ngay": "2025-07-02", "q": "99.M", "biet": first.at.isoformat()}
    page = Client().get("/don-vi/", asked, follow=True).content.decode()
    assert "Không có dòng nào khớp" in words(page)
    assert "theo những gì đã ghi đến" in words(page)
    assert "biet=" in page


def test_an_instant_that_is_none_is_told():
    assert "Không đọc được thời điểm" in words(get("/don-vi/?biet=hom+qua", 400))


def test_a_page_is_kept_until_the_books_grow():
    loaded()
    client = Client()
    first = client.get("/don-vi/99.SA/")
    mark = first["ETag"]
    assert first["Cache-Control"] == "private, no-cache"
    again = client.get("/don-vi/99.SA/", headers={"if-none-match": mark})
    assert (again.status_code, again.content) == (304, b"")
    client.get("/ngon-ngu/en/")
    assert client.get("/don-vi/99.SA/", headers={"if-none-match": mark}).status_code == 200
    client.get("/ngon-ngu/vi/")
    enact(establish("99.M"))
    assert client.get("/don-vi/99.SA/", headers={"if-none-match": mark}).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_english_by_the_switch_and_no_vietnamese_frame_left(path):
    with_scheme()
    client = Client()
    answer = client.get("/ngon-ngu/en/", {"ve": path})
    assert (answer.status_code, answer["Location"]) == (302, path)
    page = client.get(path).content.decode()
    assert '<html lang="en">' in page
    said = words(page)
    for word in ("Tổng quan", "Đơn vị trực thuộc", "Tại ngày", "Chỉ tiêu", "Lịch sử", "người giữ"):
        assert word not in said, word


def test_the_switch_leads_nowhere_else():
    assert Client().get("/ngon-ngu/en/", {"ve": "https://example.org/"})["Location"] == "/"
    assert Client().get("/ngon-ngu/en/", {"ve": "//example.org/"})["Location"] == "/"
    assert Client().get("/ngon-ngu/fr/").status_code == 404


def test_an_address_without_a_page():
    page = get("/khong-co/", 404)
    assert "Không có trang nào ở địa chỉ này" in words(page)
    assert keeps_the_policy(page)


def test_a_fault_of_the_program_has_a_number_that_is_logged(monkeypatch, caplog):
    def fault(asked):
        raise ZeroDivisionError

    loaded()
    monkeypatch.setattr("tinhgon.web.asking.Asked.structure", property(fault))
    with caplog.at_level(logging.ERROR):
        answer = Client(raise_request_exception=False).get("/don-vi/")
    said = words(answer.content.decode())
    number = re.search(r"Số lỗi\s*:\s*([0-9A-F]{8})", said)
    assert answer.status_code == 500
    assert number
    assert any(number[1] in record.getMessage() for record in caplog.records)
    assert "ZeroDivisionError" not in said


def test_pages_only_read():
    loaded()
    assert Client().post("/don-vi/").status_code == 405


def test_empty_books_say_the_command():
    for path in ("/", "/don-vi/", "/dia-ban/", "/nguoi/", "/so-do/", "/don-vi/cay/"):
        assert "./run demo" in get(path), path


def test_before_the_first_day_the_first_day_is_offered():
    loaded()
    page = get("/don-vi/?ngay=2019-06-01")
    assert "Sổ bộ bắt đầu từ ngày 01/01/2020" in words(page)
    assert "ngay=2020-01-01" in page


def test_a_day_far_ahead_is_a_day():
    loaded()
    ahead = (date(2099, 1, 1) + timedelta(days=1)).isoformat()
    assert "99.SA" in get(f"/don-vi/?ngay={ahead}")
