"""Rows of law kept on the web: confirmed, corrected, added, waived, by who may, each shown with its history for ever."""

import re
from datetime import date

import pytest

from tests.mandates.builders import account, granted, signed_in
from tests.registry.builders import loaded
from tests.web.books import get, keeps_the_policy, words
from tinhgon.kernel.as_of import AsOf
from tinhgon.lawbook import queries
from tinhgon.lawbook.models import LawRow, LawWaiver
from tinhgon.ledger.queries import head

pytestmark = pytest.mark.django_db
RULE = "AU.PHUONG.POP.2026"
HERE = f"/luat/{RULE}/"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
NEW = {
    "ma": "DP.QN.1", "chu-de": "local.one", "cau": "Mỗi thôn có từ 150 hộ.", "cau-en": "A village has at least 150 households.",
    "tu": "1/2/2026", "muc-do": "warning", "vb-so": "5/2026/NQ-HĐND", "vb-trich-yeu": "Quy mô thôn", "vb-co-quan": "HĐND tỉnh",
    "gt.0.ten": "households", "gt.0.so": "150", "gt.0.don-vi": "households", "dac-diem": "mountain", "nguon": "Công báo tỉnh 3",
    "ngay-so": "1/2/2026",
}  # fmt: skip


def by(role="administrator", login="an"):
    who = account(login)
    granted(who, role)
    return signed_in(who)


def page(client, path, status=200, **data):
    answer = client.post(path, data) if data else client.get(path)
    assert answer.status_code == status, (path, answer.status_code, words(answer.content.decode())[:900])
    html = answer.content.decode()
    assert keeps_the_policy(html)
    return html


def form_of(html):
    """What a form holds as the browser would send it."""
    found = dict(re.findall(r'<input(?=[^>]*type="hidden")[^>]*name="([^"]+)" value="([^"]*)"', html))
    found |= dict(re.findall(r'<input class="form-control"[^>]*? name="([^"]+)" value="([^"]*)"', html))
    found |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', html))
    found |= {
        name: chosen[0]
        for name, body in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', html, re.S)
        if (chosen := re.findall(r'<option value="([^"]*)" selected', body))
    }
    ticked = re.findall(r'<input type="checkbox" name="([^"]+)" value="([^"]+)" checked', html)
    for name, value in ticked:
        found[name] = [*found.get(name, []), value]
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def test_who_may_not_is_told_who_may_and_sees_no_buttons():
    loaded()
    client = by("drafter")
    assert "Đính chính…" not in words(page(client, HERE))
    for path in ("xac-nhan/", "dinh-chinh/", "mien/"):
        page(client, HERE + path, 403)
    page(client, "/luat/them/", 403)
    assert "Đính chính…" in words(page(by(login="binh"), HERE))


def test_a_row_is_confirmed_only_by_who_says_that_it_was_compared():
    client = by()
    said = words(page(client, HERE + "xac-nhan/", 422, nguon="Công báo 1"))
    assert "đánh dấu rằng bạn đã đọc" in said
    assert "Ghi rõ đã đối chiếu với bản nào" in words(page(client, HERE + "xac-nhan/", 422, **{"da-so": "1"}))
    assert LawRow.objects.count() == 0
    page(client, HERE + "xac-nhan/", 302, **{"da-so": "1", "nguon": "Công báo 1"})
    said = words(get(HERE))
    assert "Công báo 1" in said
    assert "Chưa ai đối chiếu" not in said
    assert "xác nhận rồi" in words(page(client, HERE + "xac-nhan/", 422, **{"da-so": "1", "nguon": "x"}))


def test_a_row_is_corrected_after_a_page_that_shows_what_differs_and_its_history_tells_it():
    client = by()
    held = form_of(page(client, HERE + "dinh-chinh/"))
    assert held["gia-tri.population"] == "21.000"
    held |= {"gia-tri.population": "20.500", "nguon": "Công báo 7", "ly-do": "Chép sai số"}
    held["cau"] = "Phường có từ 20.500 người trở lên."
    checked = page(client, HERE + "dinh-chinh/", **held)
    assert "<del>21.000 người</del>" in checked
    assert "<ins>20.500 người</ins>" in checked
    assert LawRow.objects.count() == 0
    back = page(client, HERE + "dinh-chinh/", **(form_of(checked) | {"xac-nhan": "sua"}))
    assert 'value="20.500"' in back
    before = head()
    page(client, HERE + "dinh-chinh/", 302, **form_of(checked))
    assert head() == before + 1
    rule = queries.books(AsOf(date(2026, 1, 1))).rule(RULE)
    assert rule.number("population") == 20500
    assert rule.test is not None
    assert rule.cases
    html = get(HERE)
    said = words(html)
    assert "đính chính" in said
    assert "Chép sai số" in said
    assert "<del>21.000 người</del>" in html
    assert "Người an" in said


def test_every_fault_of_a_row_stands_at_its_field_and_what_was_typed_is_kept():
    client = by()
    held = form_of(page(client, HERE + "dinh-chinh/"))
    held |= {"gia-tri.population": "rất đông", "tu": "31/2/2026", "nguon": "", "cau-en": "kept as typed"}
    html = page(client, HERE + "dinh-chinh/", 422, **held)
    assert 'href="#gia-tri.population"' in html
    assert 'href="#tu"' in html
    assert 'value="rất đông"' in html
    assert "kept as typed" in html
    held |= {"gia-tri.population": "20500", "tu": "1/1/2026"}
    html = page(client, HERE + "dinh-chinh/", 422, **held)
    assert 'href="#nguon"' in html
    assert "Ghi lý do" in words(html)
    held |= {"nguon": "x", "ly-do": "x", "den": "1/1/2025"}
    assert 'href="#' in page(client, HERE + "dinh-chinh/", 422, **held)
    assert LawRow.objects.count() == 0


def test_a_row_is_added_with_a_new_act_and_takes_the_place_of_another():
    client = by()
    checked = page(client, "/luat/them/", **NEW)
    assert "DP.QN.1" in checked
    page(client, "/luat/them/", 302, **form_of(checked))
    said = words(get("/luat/DP.QN.1/?ngay=2026-02-02"))
    assert "5/2026/NQ-HĐND" in said
    assert "150 hộ" in said
    assert "Miền núi" in said
    assert "bổ sung" in said
    assert "Dòng bổ sung" in words(get("/luat/?ngay=2026-02-02&chu=DP.QN"))
    again = NEW | {
        "ma": "DP.QN.2",
        "tu": "1/3/2026",
        "gt.0.so": "200",
        "thay": "DP.QN.1",
        "vb-so": "",
        "van-ban": "5_2026_nq_hđnd",
    }
    page(client, "/luat/them/", 302, **form_of(page(client, "/luat/them/", **again)))
    assert "28/02/2026" in words(get("/luat/DP.QN.1/?ngay=2026-02-02"))
    chain = get("/luat/DP.QN.2/?ngay=2026-03-02")
    assert 'href="/luat/DP.QN.1/?ngay=2026-03-02"' in chain


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"ma": "x y"}, "ma", "chỉ gồm"),
        ({"cau": ""}, "cau", "trống"),
        ({"gt.0.so": "nhiều"}, "gt-0-so", "nhiều"),
        ({"gt.0.so": "1.234", "gt.0.don-vi": "percent"}, "gt-0-so", "1.234"),
        ({"thay": "KHONG.CO"}, "thay", "không có dòng KHONG.CO"),
        ({"vb-so": "", "van-ban": ""}, "van-ban", ""),
        ({"ma": "AU.XA.POP"}, "ma", "đính chính"),
        ({"chu-de": "territory.population", "loai": "ward"}, "loai", "cùng quy định"),
        ({"tep": "rules: [{id: X.1}]"}, "tep", "thiếu"),
        ({"tep": "rules: ["}, "tep", "YAML"),
    ],
)
def test_a_row_that_cannot_be_added_is_refused_at_its_field(more, field, said):
    html = page(by(), "/luat/them/", 422, **(NEW | more))
    assert f'href="#{field}"' in html
    assert said.lower() in words(html).lower()
    assert re.search(r"\((?:[\w.~-]+, )?(?:law|lawbook|vietnamese)\.\w+\)", words(html)) or "tep" in more
    assert LawRow.objects.count() == 0


def test_a_waiver_needs_reason_document_and_mandate_and_shows_for_ever():
    loaded()
    client = by("decider")
    said = words(page(client, "/luat/kiem-tra/?ngay=2024-01-01"))
    assert "Miễn áp dụng…" in said
    html = get("/luat/kiem-tra/?ngay=2024-01-01")
    assert "Miễn áp dụng…" not in html
    link = re.search(r'href="(/luat/[^"]+/mien/[^"]+)"', page(client, "/luat/kiem-tra/?ngay=2024-01-01"))[1].replace(
        "&amp;", "&"
    )
    held = form_of(page(client, link))
    html = page(client, link, 422, **held)
    assert 'href="#ly-do"' in html
    assert 'href="#so"' in html
    held |= {"ly-do": "Địa bàn biệt lập", "so": "15/NQ-HĐND", "den": "1/1/2020"}
    assert 'href="#den"' in page(client, link, 422, **held)
    held["den"] = ""
    assert 'href="#ma"' in page(client, link, 422, **(held | {"ma": "KHONG-CO"}))
    checked = page(client, link, **held)
    assert "Địa bàn biệt lập" in checked
    assert LawWaiver.objects.count() == 0
    page(client, link, 302, **form_of(checked))
    one = LawWaiver.objects.get()
    assert (one.reason, one.document, one.by) == ("Địa bàn biệt lập", "15/NQ-HĐND", "Người an (an)")
    told = words(get("/luat/kiem-tra/?ngay=2024-01-01"))
    assert "được miễn" in told
    assert "Địa bàn biệt lập" in words(get(f"/luat/{one.rule}/?ngay=2030-01-01"))


def test_what_administrators_type_is_never_markup():
    client = by()
    typed = NEW | {"cau": HOSTILE, "cau-en": HOSTILE, "vb-so": f"9{HOSTILE}", "vb-trich-yeu": HOSTILE, "nguon": HOSTILE, "ly-do": HOSTILE,
                   "ghi-chu": HOSTILE}  # fmt: skip
    assert "<script>alert" not in client.post("/luat/them/", typed).content.decode()
    assert client.post("/luat/them/", typed | {"xac-nhan": "1"}).status_code == 302
    for path in ("/luat/DP.QN.1/?ngay=2026-02-02", "/luat/?ngay=2026-02-02"):
        html = get(path)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert "<script>alert" not in client.get("/luat/DP.QN.1/dinh-chinh/").content.decode()
    waiving = by("decider", "binh").get(f"{HERE}mien/", {"ma": HOSTILE})
    assert waiving.status_code == 200
    assert "<script>alert" not in waiving.content.decode()


def test_a_rule_on_told_numbers_is_tried_on_its_page():
    here = "/luat/EL.SURPLUS.MAX/?ngay=2025-06-01"
    assert "Thử trên số của bạn" in words(get(here))
    assert "không quá 30 %" in words(get(f"{here}&surplus_share=33,5"))
    assert "đúng 190-QĐ/TW" in words(get(f"{here}&surplus_share=30"))
    assert "Không đọc được" in words(get(f"{here}&surplus_share=nhiều")) or "nhiều" in words(
        get(f"{here}&surplus_share=nhiều")
    )
