"""The page of a unit: posts and holders, units below, history with documents, lineage, codes over time."""

import pytest

from tests.registry.builders import LATER, enact, establish, loaded, rename
from tests.web.books import get, queries, with_scheme, words

pytestmark = pytest.mark.django_db


def test_posts_with_quota_holders_and_vacancies():
    loaded()
    page = get("/don-vi/99.PN/")
    said = words(page)
    assert "Chuyên viên" in said
    assert 'href="/nguoi/p52/"' in page
    assert "Kiêm nhiệm" not in said
    assert said.count("Còn trống 1") == 1


def test_a_concurrent_holder_is_marked_with_the_post_elsewhere():
    loaded()
    enact({"do": "appoint", "person": "p40", "post": {"unit": "99.PN", "title": "Chuyên viên"}, "concurrent": True})
    said = words(get("/don-vi/99.PN/?ngay=2025-07-01"))
    assert "Kiêm nhiệm" in said
    assert "Giám đốc, Sở A" in said


def test_the_trail_follows_the_apparatus():
    loaded()
    page = get("/don-vi/99.SA1/")
    trail = words(page[page.index('class="trail"') : page.index("<main")])
    assert trail.endswith("Đơn vị UBND tỉnh Sở A Phòng A1")


def test_units_below():
    loaded()
    page = get("/don-vi/99.UB/truc-thuoc/")
    assert 'href="/don-vi/99.SB/"' in page
    assert "4 đơn vị trực thuộc" in words(page)
    assert "Không có đơn vị nào trực thuộc" in words(get("/don-vi/99.PN/truc-thuoc/"))


def test_history_tells_what_changed_by_which_document_and_who_wrote_it():
    loaded()
    enact(rename("99.SA", "Sở A mới"))
    said = words(get("/don-vi/99.SA/lich-su/?ngay=2025-07-01"))
    assert "Tên: Sở A → Sở A mới" in said
    assert "QĐ thu" in said
    assert "Nguyễn Văn An" in said
    assert said.index("01/07/2025 · Thay đổi") < said.index("01/01/2020 · Bắt đầu")


def test_coming_changes_are_marked():
    loaded()
    enact(rename("99.SA", "Sở A mới"))
    said = words(get("/don-vi/99.SA/lich-su/?ngay=2025-06-30"))
    assert "01/07/2025 · Thay đổi Sắp đến" in said
    assert "Sắp đến" not in words(get("/don-vi/99.SA/lich-su/?ngay=2025-07-01"))


def test_coming_changes_are_announced_on_the_unit_itself():
    with_scheme()
    assert "Sắp có thay đổi: 01/07/2025 kết thúc (QĐ sap-xep)" in words(get("/don-vi/99.SB/?ngay=2025-06-30"))
    assert "Sắp có thay đổi: 01/07/2025 thay đổi" in words(get("/dia-ban/00013/?ngay=2025-06-30"))
    assert "Sắp có thay đổi" not in words(get("/don-vi/99.SA/?ngay=2025-07-01"))


def test_references_in_the_history_are_named():
    loaded()
    enact({"do": "move", "unit": "99.SA1", "parent": "99.SB"})
    assert "Trực thuộc: 99.SA Sở A → 99.SB Sở B" in words(get("/don-vi/99.SA1/lich-su/?ngay=2025-07-01"))


def test_a_code_that_is_not_there_on_the_day_says_when_it_was():
    with_scheme()
    page = get("/don-vi/99.SB/?ngay=2025-07-01", 404)
    said = words(page)
    assert "không có đơn vị mang mã 99.SB" in said
    assert "Sở B , từ 01/01/2020 đến hết 30/06/2025" in said
    assert 'href="/don-vi/99.SB/?ngay=2025-06-30"' in page
    for part in ("truc-thuoc", "lich-su", "nguon-goc"):
        get(f"/don-vi/99.SB/{part}/?ngay=2025-07-01", 404)
    get("/so-do/99.SB/?ngay=2025-07-01", 404)


def test_a_code_that_never_was():
    loaded()
    assert "vào ngày nào cũng không" in words(get("/don-vi/khong.co/", 404))


def test_a_code_used_again_belongs_to_whom_the_day_says():
    with_scheme()
    enact(establish("99.SB", name="Sở Bền vững", kind="department"), day=LATER, named="lai")
    page = get("/don-vi/99.SB/?ngay=2026-02-01")
    assert "<h1>Sở Bền vững" in page
    assert "Mã này vào ngày khác thuộc về: Sở B (từ 01/01/2020 đến hết 30/06/2025)" in words(page)
    assert "<h1>Sở B " in get("/don-vi/99.SB/?ngay=2025-06-30")


def test_lineage_both_ways():
    with_scheme()
    before = words(get("/don-vi/99.SB/nguon-goc/?ngay=2025-06-30"))
    assert "Trở thành Sở A 99.SA sáp nhập · 01/07/2025" in before
    after = get("/don-vi/99.SA/nguon-goc/?ngay=2025-07-01")
    assert 'href="/don-vi/99.SB/?ngay=2025-06-30"' in after


def test_few_queries_whatever_the_unit():
    with_scheme()
    for part in ("", "truc-thuoc/", "lich-su/", "nguon-goc/"):
        small = queries(lambda part=part: get(f"/don-vi/99.PN/{part}"))
        large = queries(lambda part=part: get(f"/don-vi/99.SA/{part}"))
        assert large <= small + 2 <= 20, part


@pytest.mark.parametrize("path", ["/don-vi/cay/", "/don-vi/cay/99.UB/"])
def test_the_tree_opens_branch_by_branch(path):
    loaded()
    page = get(path)
    assert 'hx-get="/don-vi/cay/99.SA/"' in page
    part = get("/don-vi/cay/99.SA/", **{"HX-Request": "true"})
    assert "<h1>" not in part
    assert "99.SA1" in part
    assert "<h1>" in get("/don-vi/cay/99.SA/")


def test_the_whole_tree_holds_every_unit():
    loaded()
    page = get("/don-vi/cay/?day-du=1")
    assert page.count('class="tree-item"') == 11
    assert 'hx-get="/don-vi' not in page


def test_many_of_a_lower_level_open_together():
    loaded()
    steps = [establish(f"000{n}.X", parent="99.UB", level="commune") for n in range(30, 50)]
    enact(*steps)
    page = get("/don-vi/cay/?ngay=2025-07-01")
    assert "22 đơn vị, cấp xã" in words(page)
    assert "00030.X" not in page
    assert "00030.X" in get("/don-vi/cay/99.UB/?ngay=2025-07-01&cap=commune")
