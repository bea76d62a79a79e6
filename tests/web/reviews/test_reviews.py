"""Reviews and what is followed, by pages, API and commands: written through forms, bounded by scope, few queries however many rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.mandates.builders import account, granted, key, signed_in
from tests.registry.builders import START
from tests.reports.builders import DAY, followed, opened, resolution
from tests.resolutions.following import MINH, TODAY, books, coordination, limitation
from tests.web.books import keeps_the_policy, queries, words
from tinhgon.accounts import acts as accounts
from tinhgon.resolutions.acts import limits
from tinhgon.resolutions.models import Issue, Limitation, Measure, Recommendation, Regulation
from tinhgon.tasks.models import Task

pytestmark = pytest.mark.django_db


def follower(login: str = "theo-doi", unit: str = "", *roles: str) -> Client:
    who = account(login)
    for role in ("follower", *roles):
        granted(who, role, **({"unit": key(unit)} if unit else {}))
    return signed_in(who)


def said(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, words(answer.content.decode())[:800]
    assert keeps_the_policy(answer.content.decode())
    return words(answer.content.decode())


def sent(client: Client, path: str, status: int = 302, **form: str) -> str:
    answer = client.post(path, {name.replace("_", "-"): value for name, value in form.items()})
    assert answer.status_code == status, words(answer.content.decode())[:1200]
    return answer.headers.get("Location", "") or words(answer.content.decode())


def test_each_register_is_written_through_its_form_and_errors_name_the_field() -> None:
    books()
    client = follower("theo-doi", "", "task_giver")
    where = sent(
        client, "/han-che/moi/", don_vi="99.SA", noi_dung="Báo cáo chậm", loai_nguon="review", nguon="BC 1", cho="mục II",
        nguyen_nhan_chu_quan="Thiếu đôn đốc\nThiếu người",
    )  # fmt: skip
    assert Limitation.objects.get().causes.count() == 2
    assert "31/2/2025" in sent(client, "/han-che/moi/", 422, don_vi="99.SA", noi_dung="x", ngay="31/2/2025")
    assert "Hôm nay không có đơn vị nào mang mã “00”" in sent(client, "/han-che/moi/", 422, don_vi="00", noi_dung="x")
    sent(client, where, viec="measure", bien_phap="Lập lịch nhắc việc", don_vi="99.SA")
    assert "Đơn vị có các chức danh: Giám đốc" in sent(
        client, where, 422, viec="order", bien_phap_so=str(Measure.objects.get().pk), chu_tri="99.SA", chuc_danh="Vua", han_viec="1/1/2030"
    )  # fmt: skip
    sent(client, where, viec="order", bien_phap_so=str(Measure.objects.get().pk), chu_tri="99.SA", han_viec="1/1/2030",
         san_pham="Lịch", can_cu="Kết luận 1")  # fmt: skip
    task = Task.objects.get()
    assert (task.source_kind, task.source_words) == ("limitation", "Báo cáo chậm")
    assert task.code in said(client, where)
    sent(client, where, viec="overcome", chung_cu="BC 9")
    assert "đã khắc phục" in said(client, "/han-che/")
    where = sent(
        client,
        "/kien-nghi-cap-tren/moi/",
        don_vi="99.SA",
        gui="Bộ Nội vụ",
        noi_dung="Sửa thông tư",
        so="4/SA",
        ngay="1/3/2025",
    )
    assert "Trên 180 ngày 1" in said(client, "/kien-nghi-cap-tren/")
    sent(client, where, viec="answer", ket_qua="accepted", so="9/BNV", ngay="1/4/2025")
    assert "sau 31 ngày" in said(client, "/kien-nghi-cap-tren/")
    assert Recommendation.objects.get().answers.count() == 1
    assert b"B\xe1\xbb\x99 N\xe1\xbb\x99i v\xe1\xbb\xa5" in client.get("/kien-nghi-cap-tren/xuat.csv").content
    assert client.get("/kien-nghi-cap-tren/xuat.xlsx").content.startswith(b"PK")
    assert "Chưa quy định số ngày phân loại" in sent(
        client, "/van-de/moi/", 422, don_vi="99.SA", noi_dung="x", loai_nguon="report"
    )
    sent(client, "/van-de/", viec="term", so_ngay="5", tu_ngay="1/1/2025", can_cu="QC 05")
    where = sent(client, "/van-de/moi/", don_vi="99.SA", noi_dung="Chưa rõ nơi nộp", loai_nguon="report")
    sent(client, where, viec="triage", ket_qua="task", ly_do="Giao Sở A", van_ban="TB 1")
    sent(client, where, viec="order", chu_tri="99.SA", han_viec="1/1/2030", san_pham="Biển chỉ dẫn", can_cu="TB 1")
    assert Issue.objects.get().tasks.count() == 1
    where = sent(
        client, "/quy-che/moi/", so="05-QC/TU", ten="Quy chế phối hợp", loai="coordination", co_quan="99.UB", cac_ben="99.SA\n99.SB",
        ngay_ky="1/1/2025", dieu="Điều 5", noi_dung="Mỗi quý báo cáo.", viec_dinh_ky="Báo cáo", nhip="quarter", thang="3", ngay_thang="15",
        doi="before",
    )  # fmt: skip
    row = Regulation.objects.get()
    page = said(client, where)
    assert "Báo cáo: hằng quý, chậm nhất ngày 15 tháng thứ 3 của kỳ" in page
    duty = row.clauses.get().duties.get()
    sent(
        client,
        where,
        viec="done",
        nghia_vu=str(duty.pk),
        ben=str(key("99.SA")),
        ky="2026-01-01",
        van_ban="BC",
        ngay="12/3/2026",
    )
    assert "đúng hạn" in said(client, where)


def test_who_follows_one_department_sees_and_writes_of_that_one_alone() -> None:
    books()
    code = limitation("Báo cáo chậm", date(2025, 5, 1), "99.SA").code
    other = limitation("Họp muộn", date(2025, 5, 1), "99.SB").code
    client = follower("rieng", "99.SA")
    page = said(client, "/han-che/")
    assert code in page
    assert other not in page
    said(client, f"/han-che/{other}/", 404)
    sent(client, "/han-che/moi/", 403, don_vi="99.SB", noi_dung="x", loai_nguon="review", nguon="x")
    coordination("99.SB", "99.UB")
    assert "05-QC/TU" not in said(client, "/quy-che/")
    nobody = signed_in(account("khong"))
    assert "Bạn chưa được giao theo dõi đơn vị nào" in said(nobody, "/so-ket/")


def test_lists_need_the_same_number_of_queries_for_one_row_and_for_many() -> None:
    books()
    client = follower()
    limitation("Báo cáo chậm", date(2025, 5, 1))
    client.get("/han-che/")
    one = queries(lambda: client.get("/han-che/"))
    for number in range(6):
        made = limitation(f"Việc thứ {number} chưa xong", date(2025, 5, 2), "99.SB")
        limits.add_measure(MINH, made.code, "Làm", key("99.SB"), None, TODAY)
    assert queries(lambda: client.get("/han-che/")) == one


def test_a_pack_by_page_and_api_shows_the_same_figures_and_its_rows_lead_to_their_sources() -> None:
    document = resolution()
    followed(document)
    code = opened(document).code
    who = account("doc")
    granted(who, "follower", since=START)
    client = signed_in(who)
    page = client.get(f"/so-ket/{code}/con-so/tasks.overdue/").content.decode()
    task = Task.objects.get(title="Sắp xếp phòng")
    assert f'href="/nhiem-vu/{task.code}/?ngay={DAY.isoformat()}' in page
    english = Client()
    english.force_login(who)
    english.get("/ngon-ngu/en/")
    english.cookies["django_language"] = "en"
    assert "Tasks overdue" in words(english.get(f"/so-ket/{code}/").content.decode())
    token = accounts.make_token(who, "thử", ("follow.read",), 1, now())[1]
    api = Client(headers={"authorization": f"Bearer {token}"})
    whole = api.get(f"/api/reviews/{code}").json()
    assert {one["id"]: one["value"] for one in whole["figures"]}["tasks.overdue"] == 1
    rows = api.get(f"/api/reviews/{code}/figures/tasks.overdue").json()["rows"]
    assert [row["code"] for row in rows] == [task.code]
    assert len(api.get("/api/limitations").json()["limitations"]) == 3
    assert api.get("/api/regulations?on=2021-07-01").json()["duties"][0]["state"] == "breach"
    assert Client().get(f"/api/reviews/{code}").status_code == 401
