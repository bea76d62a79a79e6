"""The ledger's pages: entries by filter and page, one entry with its rows and seal, the check of the books."""

import pytest
from django.test import Client

from tests.registry.builders import enact, establish, loaded, plainly, rename
from tests.web.books import get, keeps_the_policy, queries, with_scheme, words

pytestmark = pytest.mark.django_db


def test_entries_newest_first():
    with_scheme()
    page = get("/nhat-ky/")
    said = words(page)
    assert said.index("Ban hành đề án QĐ sap-xep") < said.index("Nạp dữ liệu Sổ ban đầu")
    assert "Nguyễn Văn An" in said
    assert keeps_the_policy(page)


def test_filters_by_act_text_and_day():
    with_scheme()
    assert "Sổ ban đầu" not in words(get("/nhat-ky/?viec=enact"))
    assert "QĐ sap-xep" not in words(get("/nhat-ky/?chu=ban+đầu"))
    assert "Không mục nào khớp" in words(get("/nhat-ky/?den=1/1/2001"))


def test_long_ledgers_go_on_by_the_last_number():
    loaded()
    for number in range(51):
        enact(rename("99.PN", f"Hội {number}"), named=f"doi-{number}")
    page = get("/nhat-ky/")
    assert "doi-50" in page
    assert "Sổ ban đầu" not in page
    older = page.split('href="/nhat-ky/?truoc=')[1].split('"')[0]
    assert "Sổ ban đầu" in get(f"/nhat-ky/?truoc={older}")


def test_an_empty_ledger_says_so():
    assert "Sổ cái còn trống" in words(get("/nhat-ky/"))


def test_one_entry_says_who_on_what_and_which_rows():
    entry = with_scheme().entry
    page = get(f"/nhat-ky/{entry.number}/")
    said = words(page)
    assert "Nguyễn Văn An, clerk" in said
    assert "QĐ 12" in said
    assert "00011 Xã An 01/01/2020 01/07/2025 kết thúc trạng thái này" in said
    assert "00031 Xã An Bình 01/07/2025 – mở trạng thái này" in said
    assert entry.digest in said
    assert 'href="/de-an/sap-xep/"' in page
    withdrawn = words(get(f"/nhat-ky/{entry.number}/?phan=places.withdrawn"))
    assert "rút lại dòng này" in withdrawn


def test_rows_of_every_frame_open():
    number = loaded().number
    for frame in ("places", "units", "posts", "people", "tenures"):
        assert "mở trạng thái này" in words(get(f"/nhat-ky/{number}/?phan={frame}.written"))


def test_an_entry_is_sealed_or_says_that_it_waits():
    number = loaded().number
    assert "Đã niêm phong" in words(get(f"/nhat-ky/{number}/"))


def test_there_is_no_such_entry():
    get("/nhat-ky/999/", 404)


def test_the_check_is_explained_and_runs_when_sent():
    with_scheme()
    assert "Mã niêm phong" in words(get("/nhat-ky/kiem-tra/"))
    said = words(Client().post("/nhat-ky/kiem-tra/").content.decode())
    assert "Mọi thứ khớp" in said


def test_the_check_names_what_was_altered_and_a_seal_that_is_gone():
    with_scheme()
    plainly(
        "alter table registry_unit disable trigger user",
        "update registry_unit set name = 'Sở X' where name = 'Sở A'",
        "alter table registry_unit enable trigger user",
    )
    said = words(Client().post("/nhat-ky/kiem-tra/", {"niem-phong": "00"}).content.decode())
    assert "điều không khớp" in said
    assert "Niêm phong đã công bố 00 không có trong sổ" in said


def test_more_entries_need_no_more_queries():
    with_scheme()
    few = queries(lambda: get("/nhat-ky/"))
    for number in range(3):
        enact(establish(f"99.P{number}"), named=f"them-{number}")
    assert queries(lambda: get("/nhat-ky/")) == few
