"""Plans on the web: asking by form and map, reading the answer, forbidding and asking again, becoming a draft, and who may."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.faces import tinhgon
from tests.mandates.builders import account, granted, signed_in
from tests.proposals.builders import AN, AT, NEIGHBOURS, ORGAN, asked, done, loaded, worked
from tests.registry.builders import enact
from tests.registry.builders import scheme as scheme_of
from tests.web.books import keeps_the_policy, queries, words
from tinhgon.planning.limits import Limits
from tinhgon.planning.problems import read_problem
from tinhgon.proposals import acts
from tinhgon.proposals import queries as plans
from tinhgon.proposals.rules.kinds import KINDS
from tinhgon.reform.models import Draft, Version

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"
MERGER = {"do": "merge", "of": ["99.SA", "99.SB"], "into": {"code": "99.AB", "name": "Sở AB", "kind": "department"}}
FORM = {
    "loai": "territory", "co-quan": "99.UB", "cua-ngay": "1/7/2025", "so-don-vi": "3", "cap": "commune", "giay": "5", "hat": "1",
    "cap-giap": NEIGHBOURS, "nhieu-nhat": "8", "w-compactness": "0,2", "nut": "hoi",
}  # fmt: skip


def drafter(login="an", role="drafter", unit=None):
    who = account(login)
    granted(who, role, unit=unit)
    return signed_in(who)


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code, words(answer.content.decode())[:500])
    return answer.content.decode()


def test_a_newcomer_asks_by_form_and_reads_the_answer():
    loaded()
    client = drafter()
    for kind in ("territory", "agencies", "placement", "rotation", "programme", "committee"):
        assert keeps_the_policy(page(client, f"/phuong-an/moi/?loai={kind}"))
    answer = client.post("/phuong-an/moi/", FORM)
    assert answer.status_code == 303, words(answer.content.decode())[:800]
    address = answer["Location"]
    assert "Đang mở máy giải" in words(page(client, address))
    waiting = client.get(f"{address}tien-do/")
    assert "HX-Refresh" not in waiting.headers
    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    assert worked() == 1
    assert client.get(f"{address}tien-do/").headers["HX-Refresh"] == "true"
    shown = page(client, address)
    assert keeps_the_policy(shown)
    assert "5 → 3" in words(shown)
    assert "Đã xong" in words(shown)
    assert "tile-map" in shown
    for section in ("bai-toan", "lan-chay"):
        assert keeps_the_policy(page(client, f"{address}?muc={section}"))
    page(client, f"{address}?muc=x", 404)
    assert "còn 3 đơn vị" in words(page(client, "/phuong-an/"))


def test_units_are_picked_on_the_map_into_demands_without_scripts():
    loaded()
    client = drafter()
    first = client.post("/phuong-an/moi/", FORM | {"nut": "chon:00011"}).content.decode()
    assert 'aria-pressed="true"' in first
    second = client.post("/phuong-an/moi/", FORM | {"nut": "chon:00012", "da-chon": "00011"}).content.decode()
    assert len(re.findall('aria-pressed="true"', second)) == 2
    third = client.post("/phuong-an/moi/", FORM | {"nut": "vao:khong-nhap", "da-chon": "00011 00012"}).content.decode()
    assert ">00011+00012</textarea>" in third
    assert "Xã An + Xã Bình" in words(third)
    lone = client.post("/phuong-an/moi/", FORM | {"nut": "vao:phai-nhap", "da-chon": "00011"}).content.decode()
    assert ">00011</textarea>" not in lone
    kept = client.post("/phuong-an/moi/", FORM | {"nut": "vao:giu", "da-chon": "00011"}).content.decode()
    assert ">00011</textarea>" in kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"cua-ngay": "31/2/2025"}, "31/2/2025"),
        ({"so-don-vi": "nhiều"}, "không đọc được"),
        ({"so-don-vi": "99"}, "99 đơn vị"),
        ({"giu": "zz"}, "zz"),
        ({"phai-nhap": "00011"}, "không đọc được"),
        ({"cap-giap": ""}, "giáp ranh"),
        ({"giay": "lâu"}, "phải là số"),
        ({"co-quan": ""}, "Chọn cơ quan"),
        ({"trong": "zz"}, "zz"),
    ],
)
def test_what_cannot_be_read_is_said_and_what_was_typed_is_kept(typed, said):
    loaded()
    answer = drafter().post("/phuong-an/moi/", FORM | typed | {"ten": HOSTILE})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in words(text)
    assert "&lt;script&gt;" in text
    assert plans.listed().total == 0


def test_a_merger_is_forbidden_and_the_same_is_asked_again():
    loaded()
    client = drafter()
    found = done()
    group = next(one for one in plans.plan(found.run)["groups"] if len(one["members"]) > 1)
    other = next(code for code in group["members"] if code != group["main"])
    here = f"/phuong-an/{found.request.pk}/"
    of_group = page(client, f"{here}nhom/{group['main']}/")
    assert other in of_group
    assert f"{group['main']} " in words(of_group).partition("Vì sao")[2]
    answer = client.post(f"{here}cam/", {"a": group["main"], "b": other})
    assert answer.status_code == 303
    worked()
    number = int(answer["Location"].split("/")[2])
    again = plans.standing(number)
    assert again.request.origin_id == found.request.pk
    for one in plans.plan(again.run).get("groups", ()):
        assert not {group["main"], other} <= set(one["members"])
    assert f"hỏi lại từ phương án {found.request.pk}" in words(page(client, answer["Location"]))
    beside = page(client, f"/phuong-an/so-sanh/?a={found.request.pk}&a={number}")
    assert "y hệt nhau" in words(beside)
    assert f"{group['main']}+{other}" in page(client, f"/phuong-an/moi/?tu={number}")


def test_a_plan_becomes_a_draft_that_people_edit():
    loaded()
    client = drafter()
    found = done()
    answer = client.post(f"/phuong-an/{found.request.pk}/de-an/")
    assert answer.status_code == 303
    draft = Draft.objects.get()
    assert answer["Location"] == f"/de-an/soan/{draft.name}/"
    assert draft.organ == ORGAN
    shown = words(page(client, answer["Location"]))
    assert "Theo luật của ngày" in shown


def test_other_plans_and_prices_are_asked_for_by_a_button_and_one_becomes_a_draft():
    loaded()
    client = drafter()
    found = done(wish={"part": [["00011", "00012"]]})
    here = f"/phuong-an/{found.request.pk}/"
    assert "không hỏi phương án khác" in words(page(client, f"{here}?muc=khac"))
    for wrong in ({"so-khac": "0"}, {"so-khac": "9"}, {"so-khac": "x", "tinh-gia": "1"}):
        assert client.post(f"{here}khac/", wrong).status_code == 400
    answer = client.post(f"{here}khac/", {"so-khac": "2", "tinh-gia": "1"})
    assert answer.status_code == 303
    assert "muc=khac" in answer["Location"]
    assert "đến sau phương án" in words(page(client, answer["Location"]))
    worked()
    text = page(client, answer["Location"])
    shown = words(text)
    assert keeps_the_policy(text)
    number = int(answer["Location"].split("/")[2])
    plan = plans.plan(plans.standing(number).run)
    first = plan["alternatives"][0]
    assert all(code in shown for code in first["apart"])
    assert "Giá của từng mong muốn" in shown
    assert "không được về cùng" in shown
    made = client.post(f"/phuong-an/{number}/de-an/", {"khac": "1"})
    assert made.status_code == 303
    assert f"Phương án số {number}, phương án khác thứ 1." in Version.objects.get().text
    for wrong in ("9", "x"):
        assert client.post(f"/phuong-an/{number}/de-an/", {"khac": wrong}).status_code == 404
    client.get("/ngon-ngu/en/?ve=/")
    assert "What each wish costs" in words(page(client, answer["Location"]))
    page(client, f"/phuong-an/{done('agencies').request.pk}/?muc=khac", 404)


def test_a_form_asks_for_them_too():
    loaded()
    client = drafter()
    answer = client.post("/phuong-an/moi/", FORM | {"so-khac": "1"})
    assert answer.status_code == 303
    assert client.post("/phuong-an/moi/", FORM | {"so-khac": "6"}).status_code == 422
    worked()
    plan = plans.plan(plans.standing(int(answer["Location"].split("/")[2])).run)
    assert (len(plan["alternatives"]), "costs" in plan) == (1, False)


def test_it_is_stopped_and_run_again_by_buttons():
    loaded()
    client = drafter()
    request = asked()
    here = f"/phuong-an/{request.pk}/"
    assert client.post(f"{here}dung/").status_code == 303
    assert "Đã dừng" in words(page(client, here))
    assert client.post(f"{here}dung/").status_code == 400
    assert client.post(f"{here}lai/").status_code == 303
    assert "Đang chờ" in words(page(client, here))


def test_a_clash_is_shown_with_what_would_follow():
    loaded()
    found = done(wish={"join": [["00011", "00012"]], "part": [["00011", "00012"]]})
    shown = words(page(drafter(), f"/phuong-an/{found.request.pk}/"))
    assert "Vì sao không lập được" in shown
    assert "Bỏ yêu cầu này thì lập được phương án" in shown


def test_an_island_says_why_it_stays_below():
    loaded()
    near = NEIGHBOURS.replace("00012,00013,2,land\n", "").replace("00013,00021,1,land\n", "")
    found = done(wish={"neighbours": near, "units": None, "min_population": 5000})
    assert found.state == "done", found.run.findings
    shown = words(page(drafter(), f"/phuong-an/{found.request.pk}/"))
    assert "Vì sao còn đơn vị dưới mức yêu cầu 1" in shown
    assert "Xã Cát: 1.500 người, mức yêu cầu 5.000; không giáp đơn vị nào" in shown


def test_groups_leave_as_files():
    loaded()
    client = drafter()
    here = f"/phuong-an/{done().request.pk}/"
    sheet = client.get(f"{here}?xuat=csv").content.decode("utf-8-sig")
    assert "Mã đơn vị cũ" in sheet
    assert sheet.count("Xã ") >= 3
    assert len(json.loads(client.get(f"{here}?xuat=json").content)["rows"]) == 5
    assert client.get(f"{here}?xuat=xlsx").content[:2] == b"PK"
    assert json.loads(client.get(f"{here}bai-toan.json").content)["wish"]["units"] == 3


def test_bodies_and_committees_have_their_pages():
    loaded()
    client = drafter()
    bodies = words(page(client, f"/phuong-an/{done('agencies').request.pk}/"))
    assert "18-NQ/TW" in bodies
    assert "Nếu quyết định khác đi" in bodies
    found = done("committee", {"day": "2025-07-01", "unit": "99.UB", "size": 2})
    assert "Danh sách 2" in words(page(client, f"/phuong-an/{found.request.pk}/"))


def test_everybody_is_placed_on_a_page_that_tells_nothing_private():
    loaded()
    found = done(
        "placement",
        {"scheme": scheme_of(MERGER).to_yaml(), "most_deputies": 1, "staff_share": 0.5, "salary": 9_000_000},
    )
    client = drafter()
    here = f"/phuong-an/{found.request.pk}/"
    shown = words(page(client, here))
    assert "Từng người, và vì sao" in shown
    assert "Người p40" in shown
    plan = plans.plan(found.run)
    days = {one["until"] for one in plan["placed"] if one["path"] in ("retire", "early")}
    assert not any(day in shown for day in days if day)
    surplus = next(one["fate"] for one in plan["placed"] if one["path"])
    assert "Dôi dư" in words(page(client, f"{here}?ket-cuc={surplus}"))
    assert "0 người" in words(page(client, f"{here}?q=khong-co-ai"))


def test_it_says_when_the_books_have_moved():
    loaded()
    found = done()
    enact({"do": "rename_territory", "place": "00011", "name": "Xã An Mới"}, named="doi-ten")
    assert "Sổ đã đổi từ lúc hỏi" in words(page(drafter(), f"/phuong-an/{found.request.pk}/"))


def test_others_find_nothing_and_readers_change_nothing():
    loaded()
    found = done()
    here = f"/phuong-an/{found.request.pk}/"
    outsider, reader = drafter("ngoai", unit=29), drafter("xem", role="auditor")
    for path in (
        here,
        f"{here}tien-do/",
        f"{here}nhom/00012/",
        f"{here}bai-toan.json",
        f"/phuong-an/so-sanh/?a={found.request.pk}",
    ):
        page(outsider, path, 404)
    assert "còn 3" not in words(page(outsider, "/phuong-an/"))
    assert client_led(Client().get(here))
    assert "Chuyển thành bản soạn" not in words(page(reader, here))
    for act in ("dung", "lai", "cam", "khac", "de-an"):
        assert outsider.post(f"{here}{act}/").status_code == 404
        assert reader.post(f"{here}{act}/", {"a": "00011", "b": "00012"}).status_code == 403
    assert reader.post("/phuong-an/moi/", FORM).status_code == 403
    assert (plans.listed().total, Draft.objects.count()) == (1, 0)
    page(outsider, "/phuong-an/99999999999999999999/", 404)


def client_led(answer):
    return answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("path", "most"), [("", 30), ("?muc=bai-toan", 20), ("?muc=lan-chay", 22), ("?muc=khac", 20), ("tien-do/", 18)]
)
def test_pages_need_few_queries(path, most):
    loaded()
    client = drafter()
    found = done()
    address = f"/phuong-an/{found.request.pk}/{path}"
    client.get(address)
    assert queries(lambda: client.get(address)) <= most


def test_the_list_needs_no_query_per_plan():
    loaded()
    client = drafter()
    asked()
    client.get("/phuong-an/")
    one = queries(lambda: client.get("/phuong-an/"))
    for _ in range(3):
        asked()
    assert queries(lambda: client.get("/phuong-an/")) == one


def test_pages_are_in_english_too():
    loaded()
    client = drafter()
    client.get("/ngon-ngu/en/?ve=/")
    shown = words(page(client, f"/phuong-an/{done().request.pk}/"))
    assert "Units, before → after" in shown
    assert "New units" in shown


def test_rotation_and_programmes_have_their_pages():
    loaded()
    client = drafter()
    sample = tinhgon("plan", "programme", "--example").out
    answer = client.post(
        "/phuong-an/moi/",
        {"loai": "programme", "co-quan": "99.UB", "tep": sample, "giay": "5", "hat": "1", "nut": "hoi"},
    )
    assert answer.status_code == 303, words(answer.content.decode())[:500]
    problem = read_problem(KINDS["rotation"].problem, tinhgon("plan", "rotation", "--example").out)
    request = acts.ask(AN, ORGAN, KINDS["rotation"], AT, problem=problem, limits=Limits(5))
    assert worked() == 2
    assert "Các cuộc, theo tuần" in words(page(client, answer["Location"]))
    shown = words(page(client, f"/phuong-an/{request.pk}/"))
    assert "Từng chức vụ" in shown
    assert "là người địa phương" not in shown.lower()
    refused = client.post(
        "/phuong-an/moi/", {"loai": "programme", "co-quan": "99.UB", "tep": "- x", "giay": "5", "nut": "hoi"}
    )
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("placement", {}, "Đề án: tên ngắn của bản soạn, hoặc tệp YAML: thiếu trường này"),
        ("committee", {"cua-ngay": "1/7/2025"}, "Lấy nguồn từ đơn vị (mã): thiếu trường này"),
        (
            "rotation",
            {"cua-ngay": "1/7/2025", "loai-don-vi": "Cấp ủy, Hợp tác xã"},
            "Không có loại đơn vị “Hợp tác xã”",
        ),
        ("programme", {"tep": "weeks: x"}, "phải"),
        ("territory", FORM | {"cap-giap": NEIGHBOURS + "00011,zz,1,land\n"}, "không có địa bàn nào mang mã zz"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_form(kind, typed, expected):
    loaded()
    answer = drafter().post(
        "/phuong-an/moi/",
        {"loai": kind, "co-quan": "99.UB", "giay": "5", "hat": "1", "nut": "hoi"} | typed | {"loai": kind},
    )
    said = words(answer.content.decode())
    assert answer.status_code == 422
    assert expected in said or (kind == "programme" and "Chưa hỏi được" in said)
    assert "--example" not in said or kind == "programme"


def test_kinds_of_bodies_are_typed_in_either_language():
    loaded()
    client = drafter()
    shown = page(client, "/phuong-an/moi/?loai=rotation")
    assert "party_committee" not in words(shown)
    assert "Cấp ủy" in words(shown)
    typed = {
        "loai": "rotation",
        "co-quan": "99.UB",
        "cua-ngay": "1/7/2025",
        "cap": "province",
        "giay": "2",
        "hat": "1",
        "nut": "hoi",
    }
    made = client.post("/phuong-an/moi/", typed | {"loai-don-vi": "so va tuong duong\nPeople's Committee"})
    assert made.status_code == 303, words(made.content.decode())[:600]
    number = int(made["Location"].strip("/").split("/")[-1])
    assert json.loads(plans.standing(number).request.wish)["kinds"] == ["department", "people_committee"]


def test_a_sample_programme_and_readable_drafts_stand_on_the_form():
    loaded()
    client = drafter()
    assert "Chương trình kiểm tra, thanh tra sáu tháng" in page(client, "/phuong-an/moi/?loai=programme&mau=1")
    assert "Điền bài toán mẫu" in page(client, "/phuong-an/moi/?loai=programme")


def test_a_plan_becomes_a_draft_with_the_bodies_of_its_units():
    loaded()
    client = drafter()
    number = done().request.pk
    answer = client.post(f"/phuong-an/{number}/de-an/", {"to-chuc": "1"})
    assert answer.status_code == 303
    assert "do: merge\n" in Version.objects.get().text
    assert "Bố trí cán bộ" in words(page(client, answer["Location"]))


def test_why_is_asked_and_numbers_choose_rows():
    loaded()
    client = drafter()
    here = f"/phuong-an/{done().request.pk}/"
    said = words(page(client, f"{here}?vi-sao=xa+binh"))
    assert "00012 Xã Bình: 5.003 người" in said
    assert "không có đơn vị cũ nào như vậy" in words(page(client, f"{here}?vi-sao=zz"))
    alone = words(page(client, f"{here}?chi=giu"))
    assert "đơn vị giữ nguyên: 1 trên 3 đơn vị mới, 1 đơn vị cũ, 0 người đổi đơn vị" in alone or "giữ nguyên:" in alone
