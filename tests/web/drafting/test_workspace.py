"""The scheme workspace on the web: who may, building a scheme without JavaScript, live figures, and two who edit at once."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.mandates.builders import account, granted, signed_in
from tests.reform.builders import AN, BINH, ORGAN, add, at, draft, loaded, merge, rename, verbs
from tests.registry import builders as registry
from tests.web.books import keeps_the_policy, queries, words
from tinhgon.kernel.mandate import Decision
from tinhgon.lawbook import acts as lawbook
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.queries import drafting as queries_of
from tinhgon.reform.queries.judging import judged
from tinhgon.reform.queries.working import work
from tinhgon.reform.rules.edits import Remove
from tinhgon.web.atlas.fates import FATES

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def drafter(login="an", unit=None):
    who = account(login)
    granted(who, "drafter", **({} if unit is None else {"unit": unit}))
    return signed_in(who)


def page(client, path, status=200, **data):
    answer = client.post(path, data) if data else client.get(path)
    assert answer.status_code == status, (path, answer.status_code, words(answer.content.decode())[:600])
    return answer.content.decode()


def test_nobody_reads_drafts_without_signing_in_nor_beyond_their_organ():
    loaded()
    draft(rename(), name="gon")
    assert Client().get("/de-an/soan/gon/").status_code == 302
    outsider = drafter("ngoai", unit=29)
    for path in ("/de-an/soan/gon/", "/de-an/soan/gon/tep.yaml", "/de-an/soan/gon/buoc/1/", "/de-an/soan/gon/con-so/units.focal_points/",
                 "/de-an/soan/gon/thong-tin/", "/de-an/soan/so-sanh/?a=gon", "/de-an/soan/gon/?muc=phien-ban"):  # fmt: skip
        page(outsider, path, 404)
    for path in (
        "buoc/1/bo/",
        "hoan-tac/",
        "nhanh/",
        "buoc/moi/?viec=rename",
        "phien-ban/1/",
        "doi-chieu/",
        "buoc/1/chuyen/",
    ):
        page(outsider, f"/de-an/soan/gon/{path}", 404, **{"phien-ban": "1", "den": "1"})
    assert "soan/gon/" not in page(outsider, "/de-an/soan/")
    assert Version.objects.count() == 1


def test_who_reads_but_may_not_draft_gets_the_page_that_says_who_may():
    loaded()
    draft(rename(), name="gon")
    who = account("doc")
    granted(who, "auditor")
    reader = signed_in(who)
    assert "Bỏ bước" not in words(page(reader, "/de-an/soan/gon/"))
    page(reader, "/de-an/soan/gon/buoc/1/bo/", 403, **{"phien-ban": "1"})
    assert verbs("gon") == ["rename Sở A mới"]


def test_a_scheme_is_begun_and_built_with_forms_alone():
    loaded()
    client = drafter()
    answer = client.post("/de-an/soan/moi/", {"ten": "Gọn bộ máy", "ngay": "1/7/2025", "co-quan": "99.UB"})
    assert (answer.status_code, answer["Location"]) == (303, "/de-an/soan/gon-bo-may/")
    here = "/de-an/soan/gon-bo-may/"
    assert "Chưa có bước nào" in page(client, here)
    form = page(client, f"{here}buoc/moi/?viec=merge&ma=99.SA")
    assert 'name="f.of.0" value="99.SA"' in form
    held = {"phien-ban": "1", "viec": "merge", "f.of.0": "99.SA", "o": "of"}
    found = page(client, f"{here}buoc/moi/?viec=merge", **held, nut="tim", tim="so b")
    assert 'value="chon:99.SB"' in found
    held["f.into.name"] = "Sở AB"
    picked = page(client, f"{here}buoc/moi/?viec=merge", **held, nut="chon:99.SB")
    assert 'name="f.of.1" value="99.SB"' in picked
    assert 'value="Sở AB"' in picked
    held |= {"f.of.1": "99.SB", "f.into.code": "99.AB", "f.into.kind": "department"}
    seen = words(page(client, f"{here}buoc/moi/?viec=merge", **held, nut="xem"))
    assert "Xem trước: bước này sẽ làm gì" in seen
    assert "99.AB Sở AB" in seen
    assert Version.objects.count() == 1
    answer = client.post(f"{here}buoc/moi/?viec=merge", held | {"nut": "luu"})
    assert answer.status_code == 303
    told = words(page(client, here))
    assert "Sở AB" in told
    assert "−1" in told
    assert verbs("gon-bo-may") == ["merge"]


def test_steps_are_edited_moved_removed_undone_and_branched():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    client = drafter()
    here = "/de-an/soan/gon/"
    page(client, f"{here}buoc/2/", 303, **{"phien-ban": "1", "f.unit": "99.SB", "f.name": "Hai mới", "nut": "luu"})
    page(client, f"{here}buoc/2/chuyen/", 303, **{"phien-ban": "2", "den": "1"})
    assert verbs("gon") == ["rename Hai mới", "rename Một"]
    page(client, f"{here}buoc/1/bo/", 303, **{"phien-ban": "3"})
    page(client, f"{here}hoan-tac/", 303, **{"phien-ban": "4"})
    assert verbs("gon") == ["rename Hai mới", "rename Một"]
    page(client, f"{here}lam-lai/", 303, **{"phien-ban": "3"})
    page(client, f"{here}phien-ban/1/", 303, **{"phien-ban": "4"})
    assert verbs("gon") == ["rename Một", "rename Hai"]
    page(client, f"{here}nhanh/", 303, **{"phien-ban": "2"})
    assert verbs("de-an-thu-nhanh") == ["rename Một", "rename Hai mới"]
    compared = words(page(client, "/de-an/soan/so-sanh/?a=gon&a=de-an-thu-nhanh"))
    assert "Bước làm được 2/2 2/2" in compared
    page(
        client,
        f"{here}thong-tin/",
        303,
        **{
            "phien-ban": "1",
            "ten": "Tên mới",
            "ngay": "1/8/2025",
            "can-cu.0.number": "1/NQ",
            "can-cu.0.date": "5/6/2025",
        },
    )
    assert Draft.objects.get(name="gon").title == "Tên mới"


@pytest.mark.parametrize("section", ["soan", "so-do", "ban-do", "phien-ban", "tep"])
def test_every_section_keeps_the_policy_and_one_heading(section):
    loaded()
    draft(merge("99.SA", "99.SB"), {"do": "absorb_territory", "of": ["00011"], "into": "00012"}, name="gon")
    html = page(drafter(), f"/de-an/soan/gon/?muc={section}")
    assert keeps_the_policy(html)
    assert html.count("<h1>") == 1


def test_the_chart_tells_fates_with_words():
    loaded()
    draft(merge("99.SA", "99.SB"), name="gon")
    html = words(page(drafter(), "/de-an/soan/gon/?muc=so-do"))
    assert "+ Hợp nhất, sáp nhập" in html


def test_the_second_save_is_refused_with_what_changed_and_its_input_kept_and_can_be_laid_on_top():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    client = drafter()
    drafting.edit(BINH, "gon", 1, Remove((1,)), at(1))
    mine = {"phien-ban": "1", "f.unit": "99.SB", "f.name": "Hai của tôi"}
    html = page(client, "/de-an/soan/gon/buoc/2/", 409, **mine, nut="luu")
    assert "Trần Thị Bình bỏ bước 1: Đổi tên." in words(html)
    assert 'value="Hai của tôi"' in html
    page(client, "/de-an/soan/gon/buoc/2/", 303, **mine, nut="dat-len")
    assert verbs("gon") == ["rename Hai của tôi"]


def test_an_edit_of_a_step_that_another_took_out_can_be_added_as_a_new_one():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    client = drafter()
    drafting.edit(BINH, "gon", 1, Remove((2,)), at(1))
    mine = {"phien-ban": "1", "f.unit": "99.SB", "f.name": "Hai của tôi"}
    html = page(client, "/de-an/soan/gon/buoc/2/", 409, **mine, nut="dat-len")
    assert 'value="them-moi"' in html
    page(client, "/de-an/soan/gon/buoc/2/", 303, **mine, nut="them-moi")
    assert verbs("gon") == ["rename Một", "rename Hai của tôi"]


def test_a_stale_button_tells_what_changed_and_can_be_pressed_on_the_new_text():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    client = drafter()
    drafting.edit(BINH, "gon", 1, add(merge("99.SA1", "99.SB1"), place=1), at(1))
    html = page(client, "/de-an/soan/gon/buoc/2/bo/", 409, **{"phien-ban": "1"})
    assert "Trần Thị Bình thêm bước 1: Hợp nhất." in words(html)
    page(client, "/de-an/soan/gon/buoc/2/bo/", 303, **{"phien-ban": "1", "dat-len": "1"})
    assert verbs("gon") == ["merge", "rename Một"]


def test_a_step_on_a_unit_that_ended_is_named_and_figures_stop_before_it():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    registry.enact({"do": "absorb", "of": ["99.SB"], "into": "99.SA"}, named="khac")
    told = words(page(drafter(), "/de-an/soan/gon/"))
    assert "Sổ đã đổi sau khi soạn" in told
    assert "99.SB" in told
    assert "Bước 2 chưa làm được: con số và sơ đồ tính đến bước 1." in told


def test_what_people_type_is_never_markup():
    loaded()
    client = drafter()
    client.post("/de-an/soan/moi/", {"ten": HOSTILE, "ngay": "1/7/2025", "co-quan": "99.UB"})
    name = Draft.objects.get().name
    here = f"/de-an/soan/{name}/"
    step = {
        "phien-ban": "1",
        "f.unit": "99.SA",
        "f.name": HOSTILE,
        "f.clause": HOSTILE,
        "f.note": HOSTILE,
        "nut": "luu",
    }
    assert client.post(f"{here}buoc/moi/?viec=rename", step).status_code == 303
    client.post(f"{here}thong-tin/", {"phien-ban": "2", "ten": HOSTILE, "ten-en": HOSTILE, "ngay": "1/7/2025", "ghi-chu": HOSTILE,
                                      "can-cu.0.number": HOSTILE, "can-cu.0.organ": HOSTILE, "can-cu.0.title": HOSTILE})  # fmt: skip
    for path in (
        "",
        "?muc=so-do",
        "?muc=phien-ban",
        "?muc=tep",
        f"?tim={HOSTILE}",
        f"?mo={HOSTILE}",
        "thong-tin/",
        "buoc/1/",
    ):
        html = page(client, f"{here}{path}")
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    for path in ("/de-an/soan/", f"/de-an/soan/?q={HOSTILE}", f"/de-an/soan/so-sanh/?a={name}"):
        assert "<script>alert" not in page(client, path)
    wrong = page(client, f"{here}buoc/moi/?viec=rename", 422, **{"phien-ban": "3", "f.unit": HOSTILE, "nut": "luu"})
    assert "<script>alert" not in wrong


def test_no_act_is_done_without_the_token_of_its_form():
    loaded()
    draft(rename(), name="gon")
    who = account("an")
    granted(who, "drafter")
    client = signed_in(who)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    for path in ("buoc/1/bo/", "hoan-tac/", "nhanh/", "thong-tin/", "buoc/1/"):
        assert strict.post(f"/de-an/soan/gon/{path}", {"phien-ban": "1", "nut": "luu"}).status_code == 403
    assert strict.post("/de-an/soan/moi/", {"ten": "x"}).status_code == 403
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"\xff\xfe\x00bad", "không phải văn bản UTF-8"),
        (b"steps: [unclosed", "Không đọc được YAML"),
        (b"id: a\ntitle: b\nday: 2026-13-45\nsteps: []", "không phải ngày"),
        (b"x" * (2 * 1024 * 1024 + 1), "Tệp lớn hơn 2 MB"),
        (b"id: a\ntitle: b\nday: 2026-01-01\nsteps:\n" + b"- {do: rename, unit: a, name: b}\n" * 5001, "5001 bước"),
    ],
    ids=["not text", "not yaml", "no day", "too large", "5001 steps"],
)
def test_a_file_that_cannot_be_a_draft_is_refused_in_words(sent, said):
    loaded()
    file = SimpleUploadedFile("a.yaml", sent)
    html = page(
        drafter(), "/de-an/soan/moi/", 422, ten="Tên đã gõ", ngay="1/7/2025", **{"co-quan": "99.UB", "tep": file}
    )
    assert said in words(html)
    assert 'value="Tên đã gõ"' in html
    assert Draft.objects.count() == 0


def test_a_file_an_enacted_scheme_and_a_draft_can_all_be_begun_from():
    loaded()
    registry.enact(rename(), named="da-xong")
    client = drafter()
    text = "id: a\ntitle: Từ tệp\nday: 2025-08-01\nsteps:\n- {do: rename, unit: 99.SB, name: b}\n"
    page(client, "/de-an/soan/moi/", 303, **{"ten": "", "co-quan": "99.UB", "van-ban": text})
    page(client, "/de-an/soan/moi/", 303, **{"ten": "Bản chép", "co-quan": "99.UB", "chep": "da-xong"})
    page(client, "/de-an/soan/moi/", 303, **{"ten": "Chép nữa", "co-quan": "99.UB", "chep": "tu-tep"})
    assert [(one.name, verbs(one.name)) for one in Draft.objects.order_by("id")] == [
        ("tu-tep", ["rename b"]), ("ban-chep", ["rename Sở A mới"]), ("chep-nua", ["rename b"]),
    ]  # fmt: skip


def test_lists_and_pages_need_as_many_queries_for_many_rows_as_for_few():
    loaded()
    client = drafter()
    draft(rename(), name="mot")
    page(client, "/de-an/soan/")
    few = queries(lambda: page(client, "/de-an/soan/"))
    short = queries(lambda: page(client, "/de-an/soan/mot/"))
    for number in range(6):
        draft(*(rename("99.SA", f"Tên {at_}") for at_ in range(8)), name=f"nhieu-{number}")
    assert queries(lambda: page(client, "/de-an/soan/")) == few
    assert queries(lambda: page(client, "/de-an/soan/nhieu-1/")) <= short + 1


def test_figures_open_their_rows():
    loaded()
    draft(merge("99.SA", "99.SB"), name="gon")
    client = drafter()
    html = page(client, "/de-an/soan/gon/")
    links = set(re.findall(r'href="(/de-an/soan/gon/con-so/[^"]+)"', html))
    assert len(links) >= 2
    told = " ".join(words(page(client, link)) for link in links)
    assert "Sở A" in told


def test_a_locked_draft_offers_and_takes_no_edits():
    loaded()
    draft(rename(), name="gon")
    drafting.lock(AN, "gon", at(1))
    client = drafter()
    assert "Bỏ bước" not in words(page(client, "/de-an/soan/gon/"))
    page(client, "/de-an/soan/gon/buoc/1/bo/", 400, **{"phien-ban": "1"})
    assert ORGAN == 20


def test_a_page_after_an_edit_of_sixty_steps_needs_no_more_queries_than_one_of_a_single_step():
    loaded()
    client = drafter()
    draft(rename("99.SA", "Một"), name="ngan")
    draft(*(rename("99.SA", f"Tên {number}") for number in range(60)), name="dai")
    page(client, "/de-an/soan/ngan/")
    edit = {"phien-ban": "1", "f.unit": "99.SA", "f.name": "Khác", "nut": "luu"}
    counts = []
    for name, step in (("ngan", 1), ("dai", 60)):
        save = queries(lambda name=name, step=step: page(client, f"/de-an/soan/{name}/buoc/{step}/", 303, **edit))
        counts.append((save, queries(lambda name=name: page(client, f"/de-an/soan/{name}/?da-luu=1"))))
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 30


def test_a_step_saved_by_htmx_leads_on_in_its_way_and_no_page_has_an_identifier_twice():
    loaded()
    draft(rename("99.SA", "Một"), name="gon")
    client = drafter()
    edit = {"phien-ban": "1", "f.unit": "99.SA", "f.name": "Khác", "nut": "luu"}
    answer = client.post("/de-an/soan/gon/buoc/1/", edit, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/de-an/soan/gon/?da-luu=1#cac-buoc"
    assert verbs("gon") == ["rename Khác"]
    for path in ("", "?cay=dia-ban", "buoc/1/", "buoc/moi/?viec=merge", "?muc=so-do", "?muc=phien-ban", "thong-tin/"):
        named = re.findall(r'\sid="([^"]+)"', page(client, f"/de-an/soan/gon/{path}"))
        assert len(named) == len(set(named)), path


def test_findings_of_law_say_what_was_measured_lead_to_their_rule_and_name_the_waiver():
    loaded()
    draft(merge("99.SA", "99.SB"), name="gon")
    client = drafter()
    html = page(client, "/de-an/soan/gon/")
    rule, day = re.search(r'href="/luat/([^/"]+)/\?ngay=(2025-07-01)"', html).groups()
    assert "yêu cầu" in words(html)
    assert "chưa đối chiếu" in words(html)
    found = next(
        one.finding
        for one in judged(work(queries_of.sketch(queries_of.version(Draft.objects.get()))))
        if one.finding.rule == rule
    )
    subject = (str(found.where["frame"]), int(found.where["key"]), found.subject)
    lawbook.waive(AN, rule, subject, "Hai năm đầu", Decision("15/NQ-HĐND"), date.fromisoformat(day))
    assert "Hai năm đầu (15/NQ-HĐND)" in words(page(client, "/de-an/soan/gon/"))


def test_the_chart_wears_the_colours_of_the_map_and_is_a_list_on_a_phone():
    loaded()
    draft(merge("99.SA", "99.SB"), name="gon")
    html = page(drafter(), "/de-an/soan/gon/?muc=so-do")
    assert 'class="box box-unit box-fate-merged"' in html
    assert '<span class="fate fate-merged">' in html
    style = (Path(finders.find("web/drawing.css"))).read_text(encoding="utf-8")
    charts = (Path(finders.find("web/drafting.css"))).read_text(encoding="utf-8")
    for fate in FATES:
        assert f".cell.{fate} {{ fill: var(--fate-{fate}); }}" in style
        assert f".box-fate-{fate} .frame {{ fill: var(--fate-{fate}); }}" in charts


def test_steps_that_were_drawn_before_carry_the_token_and_the_version_of_this_page():
    loaded()
    draft(rename("99.SA", "Một"), rename("99.SB", "Hai"), name="gon")
    client, other = drafter(), drafter("binh")
    first, second = page(client, "/de-an/soan/gon/"), page(other, "/de-an/soan/gon/")
    for html, number in ((first, 1), (second, 1)):
        steps = html[html.index('class="step-list"') :]
        assert set(re.findall(r'name="phien-ban" value="([^"]*)"', steps)) == {str(number)}
        assert all(len(token) == 64 for token in re.findall(r'name="csrfmiddlewaretoken" value="([^"]*)"', steps))
    page(
        client,
        "/de-an/soan/gon/buoc/2/",
        303,
        **{"phien-ban": "1", "f.unit": "99.SB", "f.name": "Hai mới", "nut": "luu"},
    )
    html = page(client, "/de-an/soan/gon/")
    steps = html[html.index('class="step-list"') :]
    assert set(re.findall(r'name="phien-ban" value="([^"]*)"', steps)) == {"2"}
    assert "Hai mới" in steps
    assert 'name="phien-ban"' not in page(reader(), "/de-an/soan/gon/")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]*)"', strict.get("/de-an/soan/gon/").content.decode()[-30000:]
    )[1]
    sent = {"phien-ban": "2", "csrfmiddlewaretoken": token}
    assert strict.post("/de-an/soan/gon/buoc/1/bo/", sent).status_code == 303


def reader():
    who = account("doc")
    granted(who, "auditor")
    return signed_in(who)
