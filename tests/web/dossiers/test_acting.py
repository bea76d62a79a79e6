"""A dossier carried by forms from a draft to its last review, by each role in turn; and what each may not do or see."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate, now

from tests.mandates.builders import CHIEF, account, granted, key, signed_in
from tests.registry.builders import enact, rename
from tests.web.books import keeps_the_policy, queries, words
from tests.web.dossiers.office import CODE, HERE, ROLES, Office, pdf
from tinhgon.accounts import acts as accounts
from tinhgon.accounts.queries import account as login_of
from tinhgon.kernel.mandate import Decision
from tinhgon.ledger import queries as ledger
from tinhgon.mandates import acts as mandates
from tinhgon.mandates.models import Grant
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import Document, Draft, Opinion, Point, Reply
from tinhgon.reform.queries.dossier import people
from tinhgon.reform.queries.dossier.standing import standing
from tinhgon.vietnamese.days import say_day
from tinhgon.web.dossiers.doing import RECORDS, takes

pytestmark = pytest.mark.django_db


def opened(office: Office) -> None:
    answer = office.sends("drafter", "/de-an/ho-so/moi/", ngay_lam="4/1/2021", ban_soan=CODE)
    assert (answer.status_code, answer["Location"]) == (303, HERE), words(answer.content.decode())[:900]


def checked(office: Office) -> None:
    office.does("drafter", "council", "4/1/2021", ma="99.HD, 00011.HD")
    office.does("drafter", "submit", "4/1/2021")
    office.does("appraiser", "check", "5/1/2021", tep=pdf(1), ten_van_ban="Phiếu kiểm tra")


def appraised(office: Office) -> None:
    office.does("appraiser", "point", "5/1/2021", buoc="1", ket_luan="amend", noi_dung="Nêu rõ trụ sở")
    office.does("appraiser", "appraise", "5/1/2021", tep=pdf(2), ten_van_ban="Báo cáo thẩm định")
    point = Point.objects.latest("id")
    office.does("drafter", "answer_point", "6/1/2021", str(point.pk), ket_qua="accepted", noi_dung="Trụ sở tại Sở A")


def heard(office: Office) -> None:
    office.does("drafter", "open_opinions", "6/1/2021", den_ngay="6/2/2021")
    office.does("drafter", "opinion", "10/1/2021", buoc="0", loai="public", noi_dung="Giữ một cửa ở Sở B")
    office.does("drafter", "close_opinions", "7/2/2021")
    opinion = Opinion.objects.latest("id")
    office.does(
        "drafter", "answer_opinion", "8/2/2021", str(opinion.pk), ket_qua="partly", noi_dung="Có điểm tiếp nhận"
    )


def told(office: Office) -> list[str]:
    """Everybody affected gets a code; the page shows them once."""
    answer = office.sends("drafter", f"{HERE}lam/issue_code/", ngay_lam="8/2/2021")
    page = answer.content.decode()
    assert answer.status_code == 200, words(page)[:900]
    return [one for one in words(page).split() if len(one) == 19 and one.count("-") == 3]


def voted(office: Office) -> None:
    office.does("drafter", "publish_answers", "9/2/2021")
    vote = {"ky_hop": "Kỳ họp 5", "ngay_hop": "10/2/2021", "nghi_quyet": "01/NQ-HĐND", "tong_so": "30", "co_mat": "28", "tan_thanh": "27",
            "khong_tan_thanh": "1", "khong_y_kien": "0"}  # fmt: skip
    office.does("clerk", "vote", "10/2/2021", hdnd="99.HD", tep=pdf(3), **vote)
    office.does("clerk", "vote", "10/2/2021", hdnd="00011.HD", tep=pdf(4), **vote)
    office.does("clerk", "conclude_votes", "11/2/2021")


def decided(office: Office) -> None:
    office.does("decider", "decide", "20/2/2021", so="12/NQ-HĐND", ngay_ky="20/2/2021", co_quan="HĐND tỉnh", ma_co_quan="99.HD", nguoi_ky="ct1",
                tep=pdf(5), ten_van_ban="Nghị quyết 12")  # fmt: skip


def enacted(office: Office) -> None:
    for rail, values in RAILS.items():
        office.does("reviewer", "baseline", "21/2/2021", chi_so=rail, nguon="Báo cáo 2020", **values)
    office.does("drafter", "path", "21/2/2021", deu="60")
    office.does("decider", "enact", "1/7/2021")


RAILS = {
    "files.on_time": {"gia_tri": "940", "tong": "1000"}, "people.satisfied": {"gia_tri": "450", "tong": "500"},
    "petitions.attributable": {"gia_tri": "4", "so_thang": "12"}, "workload.principal": {"gia_tri": "20", "tong": "400"},
}  # fmt: skip


def reviewed(office: Office) -> None:
    for number, (months, day) in enumerate(((6, "3/1/2022"), (12, "1/7/2022"), (24, "3/7/2023"))):
        for rail, values in RAILS.items():
            office.does("reviewer", "measure", day, chi_so=rail, ky=str(months), nguon="Báo cáo", **values)
        office.does("reviewer", "review", day, ky=str(months), tep=pdf(20 + number))
    office.does("reviewer", "close", "3/7/2023")


def test_a_dossier_is_carried_by_forms_from_a_draft_to_its_last_review() -> None:
    office = Office()
    opened(office)
    assert "Nộp bản trình" in words(office.sees("drafter"))
    checked(office)
    appraised(office)
    heard(office)
    assert told(office)
    voted(office)
    decided(office)
    assert Draft.objects.get(name=CODE).state == "locked"
    enacted(office)
    reviewed(office)
    at = standing(CODE)
    assert at.state.id == "closed"
    page = office.sees("")
    assert keeps_the_policy(page)
    assert ledger.standing("enact", CODE) is not None
    assert ledger.verify() == []


# -- what nobody may do


def refused_to(office: Office, role: str, what: str, status: int = 403, cua: str = "") -> None:
    """An act that is not theirs: neither its form nor its sending, and nothing is written."""
    before = ledger.count()
    path = f"{HERE}lam/{what}/{f'?cua={cua}' if cua else ''}"
    for answer in (
        office.clients[role].get(path),
        office.sends(role, path, ngay_lam="1/7/2021", noi_dung="x", ly_do="x"),
    ):
        assert answer.status_code == status, (role, what, answer.status_code, words(answer.content.decode())[:600])
    assert ledger.count() == before, (role, what)


#: Who may do what, apart from what separation takes away from them in this dossier.
MAY = {
    "scheme.draft": ("drafter",), "scheme.check": ("drafter", "appraiser"), "scheme.appraise": ("appraiser",), "scheme.answer": ("drafter",),
    "scheme.vote": ("clerk",), "scheme.decide": ("decider",), "scheme.enact": ("decider",), "scheme.review": ("reviewer",),
    "scheme.waive": ("decider",),
}  # fmt: skip


def test_at_every_state_nobody_does_what_is_anothers() -> None:
    office = Office()
    opened(office)
    for walk in (lambda one: None, checked, appraised, heard, told, voted, decided, enacted):
        walk(office)
        at = standing(CODE)
        kinds = {step.id: step.act for step in at.steps} | {
            kind: one.act for kind, one in RECORDS.items() if takes(at, one) and not one.about
        }
        for kind, act in kinds.items():
            for role in ("", *ROLES):
                if role and role in MAY[act] and not (role == "drafter" and act == "scheme.check"):
                    continue
                if not role:
                    assert office.clients[""].post(f"{HERE}lam/{kind}/").status_code == 302
                    continue
                reads = at.published or role != "affected"
                refused_to(office, role, kind, 403 if reads else 404)


def test_a_dossier_that_is_not_published_is_there_for_who_may_read_it_alone() -> None:
    office = Office()
    opened(office)
    checked(office)
    pages = ("", "?muc=noi-dung", "?muc=luat", "?muc=van-ban", "lam-van-ban/", "nguoi/", "cua-toi/", "lam/check/")
    for path in pages:
        answer = office.clients[""].get(HERE + path)
        assert (answer.status_code, answer["Location"][:11]) == (302, "/dang-nhap/"), path
        office.sees("affected", HERE + path, 404)
    assert HERE not in office.sees("", "/de-an/ho-so/")
    assert HERE in office.sees("auditor", "/de-an/ho-so/")
    assert "chưa công bố" in words(office.sees("auditor"))
    assert Client().get(f"/api/dossiers/{CODE}").status_code == 404
    assert CODE not in Client().get("/api/dossiers").content.decode()
    token = accounts.make_token(login_of("kiem"), "thử", ["scheme.read"], 1, now())[1]
    bearer = {"authorization": f"Bearer {token}"}
    assert Client().get(f"/api/dossiers/{CODE}", headers=bearer).status_code == 200
    assert CODE in Client().get("/api/dossiers", headers=bearer).content.decode()
    digest = Document.objects.get().digest
    office.sees("affected", f"{HERE}van-ban/{digest}/", 404)
    assert office.clients["auditor"].get(f"{HERE}van-ban/{digest}/").status_code == 200
    appraised(office)
    heard(office)
    office.sees("")
    office.sees("", f"{HERE}van-ban/{digest}/", 404)  # the sheet of the internal check stays in the office
    report = Document.objects.get(title="Báo cáo thẩm định").digest
    assert office.clients[""].get(f"{HERE}van-ban/{report}/").status_code == 200


def test_whom_a_scheme_moves_is_named_to_who_works_on_it_alone() -> None:
    office = Office()
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    codes = told(office)
    assert codes
    moved = [one.name for one in people.placed(standing(CODE))]
    for path in (HERE, f"{HERE}?muc=noi-dung", f"{HERE}?muc=luat", f"{HERE}lam-van-ban/"):
        for role in ("", "clerk", "auditor", "affected"):
            page = office.sees(role, path)
            assert not [name for name in moved if f">{name}<" in page or f"{name} (" in page], (role, path)
    for role in ("clerk", "auditor", "reviewer", "affected"):
        office.sees(role, f"{HERE}nguoi/", 403)
    for role in ("drafter", "appraiser", "decider", "personnel"):
        assert moved[0] in office.sees(role, f"{HERE}nguoi/")
    api = Client().get(f"/api/dossiers/{CODE}").content.decode()
    assert not [name for name in moved if name in api]


def test_somebody_affected_reads_and_answers_their_own_place_signed_in() -> None:
    office = Office()
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    office.sees("affected", f"{HERE}cua-toi/", 404)  # nobody was told yet
    until = localdate()
    acts.issue_codes(office.mandate("drafter"), CODE, until)
    assert "có tên bạn" in words(office.sees("affected", "/de-an/ho-so/"))
    page = words(office.sees("affected", f"{HERE}cua-toi/"))
    assert "Người p43" in page
    assert "Người p44" not in page
    office.sees("drafter", f"{HERE}cua-toi/", 404)
    answer = office.sends("affected", f"{HERE}cua-toi/", tra_loi="object", noi_dung="  ")
    assert answer.status_code == 422
    answer = office.sends("affected", f"{HERE}cua-toi/", tra_loi="object", noi_dung="Xin giữ phụ cấp <b>")
    assert answer.status_code == 303
    assert "Xin giữ phụ cấp" in office.sees("affected", f"{HERE}cua-toi/")
    assert "Xin giữ phụ cấp" not in office.sees("")
    reply = Reply.objects.get()
    assert (reply.via, reply.deed.actor) == ("signed", "Người bị ảnh hưởng")
    assert "can-bo" not in str([ledger.entry(deed.entry) for deed in standing(CODE).deeds])
    refused_to(office, "drafter", "answer_reply", cua=str(reply.pk))
    page = office.sees("decider", f"{HERE}nguoi/?loc=open")
    assert "Trả lời người này" in words(page)
    office.does("decider", "answer_reply", say_day(localdate()), str(reply.pk), noi_dung="Bảo lưu đến hết nhiệm kỳ")
    assert "Bảo lưu đến hết nhiệm kỳ" in office.sees("affected", f"{HERE}cua-toi/")


def test_a_mandate_that_ended_opens_nothing_more() -> None:
    office = Office()
    opened(office)
    office.sees("drafter", f"{HERE}lam/submit/")
    grant = Grant.objects.get(account__login="soan")
    mandates.end(CHIEF, grant.pk, localdate(), "chuyển công tác", Decision("QĐ 9"))
    refused_to(office, "drafter", "submit", 404)  # who may not read what is not published is not even told who may
    office.sees("drafter", HERE, 404)
    assert office.clients["drafter"].get("/de-an/ho-so/moi/").status_code == 403


def test_who_drafted_neither_appraises_nor_decides_nor_enacts_even_with_every_mandate() -> None:
    office = Office()
    both = login_of("soan")
    for role in ("appraiser", "decider", "clerk", "reviewer"):
        granted(both, role)
    opened(office)
    office.does("drafter", "submit", "4/1/2021")
    for what in ("check", "appraise", "point", "decide", "enact", "stop"):
        refused_to(office, "drafter", what)
    checked_by_other(office)
    for what in ("appraise", "point"):
        refused_to(office, "drafter", what)
    appraised(office)
    heard(office)
    office.does("drafter", "council", "8/2/2021", ma="99.HD, 00011.HD")
    voted(office)
    for what in ("decide", "vote", "conclude_votes", "enact"):
        refused_to(office, "drafter", what)
    decided(office)
    for what in ("enact", "waiver"):
        refused_to(office, "drafter", what)
    page = words(office.sees("drafter"))
    assert "Thi hành</a>" not in page


def checked_by_other(office: Office) -> None:
    office.does("appraiser", "check", "5/1/2021", tep=pdf(1))


def test_a_clerk_records_the_votes_of_their_own_council_alone() -> None:
    office = Office()
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    office.does("drafter", "publish_answers", "9/2/2021")
    who = account("thu-xa")
    granted(who, "clerk", unit=key("00011.HD"), since=date(2020, 6, 1))
    office.clients["commune"] = signed_in(who)
    vote = {"ky_hop": "Kỳ họp 5", "ngay_hop": "10/2/2021", "nghi_quyet": "01/NQ-HĐND", "tong_so": "30", "co_mat": "28", "tan_thanh": "27",
            "khong_tan_thanh": "1", "khong_y_kien": "0"}  # fmt: skip
    before = ledger.count()
    answer = office.sends("commune", f"{HERE}lam/vote/", ngay_lam="10/2/2021", hdnd="99.HD", tep=pdf(3), **vote)
    assert answer.status_code == 403
    answer = office.sends(
        "commune", f"{HERE}lam/vote/?cua=00011.HD", ngay_lam="10/2/2021", hdnd="99.HD", tep=pdf(3), **vote
    )
    assert answer.status_code == 403
    assert ledger.count() == before
    office.does("commune", "vote", "10/2/2021", hdnd="00011.HD", tep=pdf(3), **vote)


def test_bad_input_names_its_field_and_writes_nothing() -> None:
    office = Office()
    opened(office)
    before = ledger.count()
    office.refused("drafter", "submit", "1/1/2999", "chưa tới")
    office.refused("drafter", "submit", "31/2/2021", "31/2/2021")
    office.refused("drafter", "submit", "1/1/2021", "trước bước liền trước")
    office.refused("drafter", "council", "4/1/2021", "không phải Hội đồng nhân dân", ma="99.UB")
    office.refused("drafter", "council", "4/1/2021", "Chưa nêu mã", ma=" ")
    office.refused("drafter", "wait", "4/1/2021", "Không có hồ sơ", ma="khong-co")
    office.refused("drafter", "text", "4/1/2021", "giống hệt")
    office.refused(
        "drafter", "text", "4/1/2021", "không phải văn bản YAML", tep=SimpleUploadedFile("a.yaml", b"\xff\xfe\x00")
    )
    office.refused(
        "drafter", "text", "4/1/2021", "steps", tep=SimpleUploadedFile("a.yaml", b"id: a\ntitle: a\nday: 2021-07-01\n")
    )
    assert ledger.count() == before
    assert office.clients["drafter"].get(f"{HERE}lam/bia-dat/").status_code == 404
    assert office.clients["drafter"].get(f"{HERE}lam/enact/").status_code == 403
    assert office.clients["decider"].get(f"{HERE}lam/enact/").status_code == 400  # the state does not take it
    answer = office.sends("drafter", "/de-an/ho-so/moi/", ngay_lam="4/1/2021", ban_soan=CODE, ma_ho_so="khac")
    assert "đã có hồ sơ" in words(answer.content.decode())
    assert answer.status_code == 422


def test_a_decision_needs_somebody_competent_and_a_closed_draft_takes_no_opinion() -> None:
    office = Office()
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    office.refused(
        "drafter", "opinion", "8/2/2021", "đang tiếp thu", buoc="0", loai="public", noi_dung="Muộn rồi", status=400
    )
    assert "Gửi góp ý" not in words(office.sees(""))
    answer = office.sends("", HERE, noi_dung="Muộn rồi", buoc="0", loai="public")
    assert answer.status_code == 422
    voted(office)
    given = {"so": "12/NQ-HĐND", "ngay_ky": "20/2/2021", "co_quan": "HĐND tỉnh", "ma_co_quan": "99.HD"}
    office.refused("decider", "decide", "20/2/2021", "không giữ chức vụ lãnh đạo", nguoi_ky="p40", tep=pdf(5), **given)
    office.refused(
        "decider",
        "decide",
        "20/2/2021",
        "không có cơ quan",
        nguoi_ky="ct1",
        tep=pdf(5),
        **{**given, "ma_co_quan": "zz"},
    )
    office.refused("decider", "decide", "20/2/2021", "kèm văn bản", nguoi_ky="ct1", **given)
    office.refused(
        "decider", "decide", "20/2/2021", "ký sau ngày", nguoi_ky="ct1", tep=pdf(5), **{**given, "ngay_ky": "21/2/2021"}
    )
    assert not Document.objects.filter(name="van-ban-5.pdf").exists()  # what was refused keeps no file


def test_lists_need_as_many_queries_however_much_there_is() -> None:
    office = Office()
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    office.sees("drafter", "/de-an/ho-so/")
    one = queries(lambda: office.sees("drafter", "/de-an/ho-so/"))
    for number in range(3):
        acts.begin(office.mandate("drafter"), f"khac-{number}", "Hồ sơ khác", "99.UB", date(2021, 2, 1 + number))
    assert queries(lambda: office.sees("drafter", "/de-an/ho-so/")) <= one
    came_in(1)
    page = queries(lambda: office.sees("auditor"))
    came_in(3)
    assert queries(lambda: office.sees("auditor")) <= page


def came_in(number: int) -> None:
    """So many opinions more, as if they had come in while they were asked for."""
    at = standing(CODE)
    for _ in range(number):
        key_ = f"k{Opinion.objects.count()}"
        Opinion.objects.create(
            dossier=at.dossier, deed=at.deeds[-1], text=at.text, kind="public", words="Ý kiến", key=key_
        )


XSS = "<xss-1 onload=x>\"'&"


def test_html_in_every_text_field_stays_text() -> None:
    office = Office()
    opened(office)
    office.does("drafter", "council", "4/1/2021", ma="99.HD")
    office.does("drafter", "document", "4/1/2021", tep=pdf(40), ten_van_ban=XSS, ghi_chu=XSS)
    office.does("drafter", "submit", "4/1/2021", ly_do=XSS)
    office.does("appraiser", "return_draft", "4/1/2021", ly_do=XSS)
    office.does("drafter", "submit", "4/1/2021")
    office.does("appraiser", "check", "5/1/2021", tep=pdf(1), ten_van_ban=XSS, ly_do=XSS)
    office.does("appraiser", "point", "5/1/2021", buoc="1", ket_luan="refuse", noi_dung=XSS)
    office.does("appraiser", "appraise", "5/1/2021", tep=pdf(2), ten_van_ban=XSS)
    office.does(
        "drafter", "answer_point", "6/1/2021", str(Point.objects.latest("id").pk), ket_qua="refused", noi_dung=XSS
    )
    until = say_day(localdate())
    office.does("drafter", "open_opinions", "6/1/2021", den_ngay=until, ly_do=XSS)
    assert office.sends("", HERE, noi_dung=XSS, ten=XSS, buoc="0", loai="public").status_code == 200
    office.does("drafter", "opinion", "7/1/2021", noi_dung=XSS, ten=XSS, buoc="1", loai="organ")
    acts.issue_codes(office.mandate("drafter"), CODE, localdate())
    assert office.sends("affected", f"{HERE}cua-toi/", tra_loi="ask", noi_dung=XSS).status_code == 303
    office.does("drafter", "reply", until, nguoi="p44", tra_loi="object", noi_dung=XSS)
    for reply in Reply.objects.all():
        office.does("decider", "answer_reply", until, str(reply.pk), noi_dung=XSS)
    paths = (HERE, f"{HERE}?muc=noi-dung", f"{HERE}?muc=luat", f"{HERE}?muc=van-ban", f"{HERE}nguoi/", f"{HERE}cua-toi/", "/de-an/ho-so/",
             f"{HERE}lam/opinion/", f"{HERE}lam/stop/", "/nhat-ky/")  # fmt: skip
    for path in paths:
        for role in ("", "drafter", "decider", "affected", "auditor"):
            page = office.clients[role].get(path).content.decode()
            assert "<xss-1" not in page, (role, path)
    for what in ("opinion", "reply", "stop"):  # what was typed comes back as text too
        for role in ("drafter", "decider"):
            sent = dict.fromkeys(
                ("noi_dung", "ten", "ly_do", "nguoi", "ngay_lam", "buoc", "loai", "tra_loi", "so", "ten_van_ban"), XSS
            )
            page = office.sends(role, f"{HERE}lam/{what}/?cua={XSS}", **sent).content.decode()
            assert "<xss-1" not in page, (role, what)


def test_an_enactment_is_stopped_where_the_books_moved_since_the_text_was_submitted() -> None:
    office = Office()
    opened(office)
    checked(office)
    appraised(office)
    heard(office)
    told(office)
    voted(office)
    decided(office)
    for rail, values in RAILS.items():
        office.does("reviewer", "baseline", "21/2/2021", chi_so=rail, nguon="Báo cáo 2020", **values)
    office.does("drafter", "path", "21/2/2021", deu="60")
    enact(rename("99.SB", "Sở B mới"), day=date(2021, 3, 1), named="chen-ngang")
    before = ledger.count()
    answer = office.sends("decider", f"{HERE}lam/enact/", ngay_lam="1/7/2021")
    assert answer.status_code in (409, 422)
    assert "99.SB" in words(answer.content.decode())
    assert ledger.count() == before
    assert standing(CODE).state.id == "decided"
