"""Pages of resolutions and themes: who reads what, what forms do, what is kept when they are refused."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.test import Client

from tests.mandates.builders import account, granted, key, signed_in
from tests.resolutions.builders import CLERK, SIGNED, SIGNER, TEXT, books, given, issued
from tests.resolutions.test_cascade import cascaded, plan
from tests.web.books import get, keeps_the_policy, queries, words
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Issue
from tinhgon.resolutions.models import Document, Indicator
from tinhgon.resolutions.queries.standing import standing

pytestmark = pytest.mark.django_db


def both(unit: str = "") -> Client:
    """Somebody who drafts and signs, over everything or one body."""
    who = account("soan")
    for role in ("resolution_drafter", "resolution_signer"):
        granted(who, role, **({"unit": key(unit)} if unit else {}))
    return signed_in(who)


def page(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code, response.content.decode()[:1500])
    return response.content.decode()


def send(client: Client, path: str, status: int = 302, **fields: str) -> str:
    response = client.post(path, {name.replace("_", "-"): value for name, value in fields.items()})
    assert response.status_code == status, (path, response.status_code, words(response.content.decode())[:1500])
    return str(response.headers.get("Location", "")) or response.content.decode()


def test_a_resolution_from_its_head_to_its_matrix():
    books()
    client = both()
    assert "Chưa có văn bản" in page(client, "/nghi-quyet/")
    there = send(
        client, "/nghi-quyet/moi/", loai="resolution", co_quan="99.TU", trich_yeu="Về đổi mới", doc="apparatus"
    )
    code = Document.objects.get().code
    assert there == f"/nghi-quyet/{code}/toan-van/"
    here = f"/nghi-quyet/{code}/"
    refused = send(
        client, "/nghi-quyet/moi/", 422, loai="resolution", co_quan="khong", trich_yeu="Còn đây", doc="apparatus"
    )
    assert "Còn đây" in refused
    assert "không có cơ quan mang mã" in refused
    seen = send(client, f"{here}toan-van/", 200, viec="xem", toan_van=TEXT)
    assert "II.2.b" in seen
    assert keeps_the_policy(seen)
    send(client, f"{here}toan-van/", viec="ghi", toan_van=TEXT)
    shown = words(page(client, here))
    assert "II.1" in shown
    assert "Chưa: Rõ trách nhiệm: một cơ quan chủ trì" in shown
    wrong = send(
        client, f"{here}dieu/II.1/", 422, viec="clause", noi_dung="Giao Sở A rà soát.", giao_viec="co", chu_tri="99.XX"
    )
    assert "99.XX" in wrong
    send(
        client, f"{here}dieu/II.1/", viec="clause", ten="Khoản 1", noi_dung="Giao Sở A rà soát chức năng.", giao_viec="co", chu_tri="99.SA",
        phoi_hop="99.SB", chuc_danh="Giám đốc", han="30/6/2021", san_pham="1 phương án", tham_quyen="Quy chế", can_tien="co",
        so_tien="50.000.000", nguon_tien="Ngân sách tỉnh",
    )  # fmt: skip
    line = standing(code, SIGNED).line("II.1")
    assert (line.version.office, line.version.post, line.version.money) == ("Giám đốc", 40, 50_000_000)
    assert [one.met for one in line.clears] == [True] * 7
    act = f"{here}lam/"
    assert "Chưa có kế hoạch" not in send(
        client, act, viec="supervise", don_vi="99.TU", giam_sat="Tiến độ", lan_dau="1/5/2021"
    )
    send(
        client,
        act,
        viec="require",
        loai_cq="party_committee",
        cap="district",
        han="30/6/2021",
        tu_ngay="3/3/2021",
        dieu="II.2",
    )
    send(client, act, viec="issue", so="19", ngay_ky="3/3/2021", nguoi_ky="Nguyễn Văn Ký", chuc_vu="Bí thư")
    assert "đã ban hành" in words(send(client, act, 422, viec="issue", so="20", nguoi_ky="x"))
    send(client, act, viec="force", hieu_luc="3/3/2021")
    shown = words(page(client, f"{here}?ngay=2021-03-10"))
    assert "19-NQ/TU" in shown
    assert "Kết quả kiểm tra khi ký" in shown
    made = Document.objects.get(code=code)
    lower = plan("901.DU", date(2021, 6, 20), made, text=TEXT)
    matrix = words(page(client, f"{here}cu-the-hoa/?ngay=2021-07-10"))
    assert "Chép lại" in matrix
    assert "Chưa có, quá hạn 10 ngày" in matrix
    both_texts = page(client, f"{here}doi-chieu/{lower.code}/")
    assert "<mark>" in both_texts
    csv = client.get(f"{here}cu-the-hoa/?ngay=2021-07-10&tai=csv").content.decode("utf-8-sig")
    assert "901.DU" in csv
    assert "Chưa có, quá hạn 10 ngày" in csv
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{here}cu-the-hoa/?ngay=2021-07-10&tai=xlsx").content)).active
    assert sheet is not None
    assert [row[0] for row in sheet.iter_rows(values_only=True)][-2:] == ["901.DU", "902.DU"]
    docx = client.get(f"{here}tep/docx/")
    assert docx.content[:2] == b"PK"
    assert "kind: resolution" in client.get(f"{here}tep/yaml/").content.decode()


def test_a_file_brings_the_same_document_back():
    books()
    made = issued(readers="public")
    text = Client().get(f"/nghi-quyet/{made.code}/tep/yaml/").content.decode()
    client = both()
    fresh = (
        text.replace(f"code: {made.code}", "code: ban-sao")
        .replace("number: 19", "number: 20")
        .replace("19-NQ/TU", "20-NQ/TU")
    )
    send(client, "/nghi-quyet/nhap/", tep=fresh)
    again = client.get("/nghi-quyet/ban-sao/tep/yaml/").content.decode()
    assert again == fresh
    wrong = words(send(client, "/nghi-quyet/nhap/", 422, tep=fresh.replace("level: item", "levle: item", 1)))
    assert "Dòng" in wrong
    assert "levle" in wrong


def test_a_clause_is_amended_and_the_lower_plan_is_reviewed():
    made = cascaded()
    lower = plan("901.DU", date(2021, 6, 20), made, clause="II.2")
    client = both()
    there = send(
        client, f"/nghi-quyet/{made.code}/dieu/II.2/", viec="amend", tu_ngay="1/9/2021", boi="30-NQ/TU", noi_dung="Các huyện ủy làm lại.",
        giao_viec="co", han="31/12/2021",
    )  # fmt: skip
    assert there.endswith("#d-II.2")
    shown = words(page(client, f"/nghi-quyet/{lower.code}/?ngay=2021-10-11"))
    assert "chưa xong, 40 ngày" in shown
    assert "bản thứ 2" in words(page(client, f"/nghi-quyet/{made.code}/?ngay=2021-10-11"))
    assert "Các huyện ủy, thị ủy xây dựng" in words(page(client, f"/nghi-quyet/{made.code}/?ngay=2021-08-31"))


def test_who_reads_what():
    books()
    open_ = issued(readers="public", title="Ai cũng đọc")
    inside = issued(20, title="Trong cơ quan", readers="organ")
    draft = acts.draft(CLERK, acts.Wish("plan", key("901.DU"), "Dự thảo kín"), given())
    assert "Ai cũng đọc" in get("/nghi-quyet/")
    assert "Trong cơ quan" not in get("/nghi-quyet/")
    get(f"/nghi-quyet/{open_.code}/")
    of_district = both("901.DU")
    for code in (inside.code, draft.code):
        for path in ("", "cu-the-hoa/", "dieu/II.1/", f"doi-chieu/{inside.code}/"):
            assert Client().get(f"/nghi-quyet/{code}/{path}").headers["Location"].startswith("/dang-nhap/"), path
            page(
                of_district,
                f"/nghi-quyet/{code}/{path}",
                404 if code == inside.code else 200 if path in ("", "cu-the-hoa/") else 404,
            )
    assert "Dự thảo kín" in page(of_district, "/nghi-quyet/")
    page(of_district, f"/nghi-quyet/{inside.code}/", 404)
    assert "Trong cơ quan" not in page(of_district, "/nghi-quyet/")
    send(of_district, f"/nghi-quyet/{open_.code}/lam/", 403, viec="end", cach="expired", tu_ngay="1/1/2022")
    assert Document.objects.get(pk=open_.pk).ended is None
    secret = plan("901.DU", date(2021, 6, 20), open_)
    Document.objects.filter(pk=secret.pk).update(readers="organ")
    assert secret.title in page(of_district, f"/nghi-quyet/{open_.code}/")
    shown = get(f"/nghi-quyet/{open_.code}/")
    assert secret.symbol in shown
    assert secret.title not in shown
    assert f"/nghi-quyet/{secret.code}/" not in shown


def test_the_page_asks_the_books_as_often_for_three_clauses_as_for_forty():
    books()
    client = both()
    short = issued()
    long = acts.draft(CLERK, acts.Wish("plan", key("99.TU"), "Dài"), given())
    send(
        client,
        f"/nghi-quyet/{long.code}/toan-van/",
        viec="ghi",
        toan_van="\n".join(f"{at}. Giao Sở A làm việc {at}." for at in range(1, 41)),
    )
    acts.plan_supervision(CLERK, long.code, acts.Watch(long.organ, "Tiến độ", date(2021, 5, 1)), given())
    acts.issue(SIGNER, long.code, Issue(1, SIGNED, "Ký"), given())
    acts.enforce(SIGNER, long.code, SIGNED, given())
    few = queries(lambda: page(client, f"/nghi-quyet/{short.code}/"))
    assert queries(lambda: page(client, f"/nghi-quyet/{long.code}/")) <= few
    for number in range(2):
        acts.draft(CLERK, acts.Wish("plan", key("99.TU"), f"Thêm {number}"), given())
    one = queries(lambda: page(client, "/nghi-quyet/?loai=resolution"))
    assert queries(lambda: page(client, "/nghi-quyet/")) == one


def test_a_theme_and_its_figures():
    books()
    client = both()
    there = send(
        client, "/chu-de/moi/", nam="2014", co_quan="99.TU", ten="Đổi mới phương thức lãnh đạo", nguon="Bài viết"
    )
    made = issued()
    acts.file_under(CLERK, made.code, int(there.split("/")[2]), given())
    send(
        client,
        there,
        viec="indicator",
        ten="Giảm đầu mối",
        don_vi="đầu mối",
        chieu="less",
        dau="200",
        dich="156",
        han="31/12/2021",
    )
    value = f"value:{Indicator.objects.get().pk}"
    assert "Cần ghi nguồn" in words(send(client, there, 422, viec=value, gia_tri="170,5"))
    send(client, there, viec=value, gia_tri="156", nguon="Báo cáo 12", ngay="31/12/2021")
    send(client, there, viec="review", dat="Giảm 44 đầu mối", van_ban="BC 3")
    shown = words(page(client, there))
    assert "19-NQ/TU" in shown
    assert "đạt" in shown
    assert "Báo cáo 12" in shown
    assert "Giảm 44 đầu mối" in shown
    assert "19-NQ/TU" not in words(get(there))
    assert "1 văn bản nữa" in words(get(there))
