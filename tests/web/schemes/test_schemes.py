"""Enacted schemes: the list, the outcome section by section, evidence, the file."""

from datetime import date

import pytest
from django.test import Client

from tests.registry.builders import AN, enact, establish
from tests.web.books import get, keeps_the_policy, queries, with_scheme, words
from tinhgon.kernel.mandate import Decision
from tinhgon.registry import acts

pytestmark = pytest.mark.django_db


def test_the_list_says_what_was_enacted_and_what_it_changed():
    with_scheme()
    page = get("/de-an/")
    assert 'href="/de-an/sap-xep/"' in page
    assert "QĐ sap-xep" in words(page)
    assert keeps_the_policy(page)


def test_an_empty_list_says_that_it_is_the_first_time():
    assert "Chưa có đề án nào" in words(get("/de-an/"))


def test_a_cancelled_scheme_says_so():
    entry = with_scheme().entry
    acts.cancel(AN, Decision("QĐ hủy"), entry.number, date(2025, 6, 1), "nhầm")
    page = get("/de-an/")
    assert "đã hủy bỏ" in words(page)
    assert f'href="/de-an/{entry.number}/"' in page
    get("/de-an/sap-xep/", 404)
    page = words(get(f"/de-an/{entry.number}/"))
    assert "Đơn vị hành chính cấp xã" in page
    assert "đã bị hủy bỏ, theo QĐ hủy" in page
    entry_page = get(f"/nhat-ky/{entry.number}/")
    assert "đã bị hủy bỏ, theo QĐ hủy" in words(entry_page)
    assert f'href="/de-an/{entry.number}/"' in entry_page


def test_an_enacted_scheme_is_no_draft():
    with_scheme()
    assert "Đã ban hành" in words(get("/de-an/sap-xep/"))
    assert "Dự thảo" not in words(get("/de-an/sap-xep/"))


@pytest.mark.parametrize("section", ["ket-qua", "buoc", "ban-do", "nguon-goc", "dau-vet", "tep"])
def test_every_section_opens(section):
    with_scheme()
    assert keeps_the_policy(get(f"/de-an/sap-xep/?muc={section}"))


def test_figures_before_and_after_and_the_findings():
    with_scheme()
    page = get("/de-an/sap-xep/")
    said = words(page)
    assert "Đơn vị hành chính cấp xã 5 4 −1" in said
    assert 'href="/de-an/sap-xep/con-so/places.commune/"' in page
    assert "văn bản ghi dân số 2.222, sổ ghi 2.001" in said


def test_the_entry_number_also_finds_it():
    entry = with_scheme().entry
    assert "Đơn vị hành chính cấp xã" in words(get(f"/de-an/{entry.number}/"))
    get("/de-an/khong-co/", 404)
    get("/de-an/1/", 404)


def test_steps_are_read_out_with_links_shares_and_clauses():
    with_scheme()
    page = get("/de-an/sap-xep/?muc=buoc")
    said = words(page)
    assert "Thành lập đơn vị hành chính trên cơ sở hợp nhất Điều 1" in said
    assert "Xã Bình 00012 (một phần: 60 %)" in said
    assert "Xã Bình 00012 (phần còn lại)" in said
    assert 'href="/dia-ban/00031/?ngay=2025-07-01"' in page
    assert 'href="/dia-ban/00011/?ngay=2025-06-30"' in page
    only = words(get("/de-an/sap-xep/?muc=buoc&viec=absorb"))
    assert "Sở B 99.SB" in only
    assert "Xã Bình" not in only


def test_the_flow_shows_shares_and_what_goes_on():
    with_scheme()
    page = get("/de-an/sap-xep/?muc=nguon-goc")
    assert "00012 Xã Bình → 00031 Xã An Bình: 60 %" in page
    assert "00012 Xã Bình → 00013 Xã Cát: 40 %" in page
    assert "00013 Xã Cát → 00013 Xã Cát" in page
    assert "99.SB Sở B → 99.SA Sở A" in get("/de-an/sap-xep/?muc=nguon-goc&khung=units")


def test_the_map_before_and_after_by_fate():
    with_scheme()
    said = words(get("/de-an/sap-xep/?muc=ban-do"))
    assert "Trước: 5 đơn vị cấp xã, ngày 30/06/2025" in said
    assert "Sau: 4 đơn vị cấp xã, ngày 01/07/2025" in said
    loaded_only = with_other()
    assert "bản đồ không đổi" in words(get(f"/de-an/{loaded_only}/?muc=ban-do"))


def with_other():
    enact(establish("99.X"), named="khac")
    return "khac"


def test_the_trace_names_step_row_and_cells():
    with_scheme()
    said = words(get("/de-an/sap-xep/?muc=dau-vet&khung=units"))
    assert "UBND xã An 00011.UB Tổ chức Địa bàn 00011 Xã An 00031 Xã An Bình" in said


def test_rows_behind_a_figure():
    with_scheme()
    said = words(get("/de-an/sap-xep/con-so/places.commune/"))
    assert "5 → 4" in said
    assert (
        said.index("Không còn được đếm")
        < said.index("Xã An 00011")
        < said.index("Mới được đếm")
        < said.index("Xã An Bình 00031")
    )
    get("/de-an/sap-xep/con-so/places.district/", 404)


def test_people_moved_with_where_from_and_where_to():
    with_scheme()
    said = words(get("/de-an/sap-xep/con-so/people.moved/"))
    assert "Người p44 p44 Phó giám đốc Cấp phó Sở B 99.SB" in said
    text = Client().get("/de-an/sap-xep/con-so/people.moved/?xuat=csv").content.decode("utf-8-sig")
    assert "p44,Người p44" in text


def test_the_file_comes_back_as_it_was_enacted():
    done = with_scheme()
    response = Client().get("/de-an/sap-xep/tep.yaml")
    assert response.content.decode() == done.entry.payload["scheme"]
    assert "sap-xep.yaml" in response["Content-Disposition"]


def test_the_outcome_is_that_of_the_day_it_was_enacted_whatever_came_later():
    with_scheme()
    before = words(get("/de-an/sap-xep/"))
    enact({"do": "absorb_territory", "of": ["00021"], "into": "00022"}, named="sau")
    assert words(get("/de-an/sap-xep/")) == before


def test_more_schemes_need_no_more_queries():
    with_scheme()
    few = queries(lambda: get("/de-an/"))
    for number in range(3):
        enact(establish(f"99.P{number}"), named=f"them-{number}")
    assert queries(lambda: get("/de-an/")) == few
