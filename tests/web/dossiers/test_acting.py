"""A dossier carried by forms from a draft to its last review, by each role in turn; and what each may not do or see."""

from __future__ import annotations

import pytest

from tests.web.books import keeps_the_policy, words
from tests.web.dossiers.office import CODE, HERE, Office, pdf
from tinhgon.ledger import queries as ledger
from tinhgon.reform.models import Draft, Opinion, Point
from tinhgon.reform.queries.dossier.standing import standing

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
