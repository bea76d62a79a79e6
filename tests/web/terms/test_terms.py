"""Terms on the web: found in a list, reckoned from a typed day, explained; wrong days are said and kept."""

from datetime import date

import pytest

from tests.registry.builders import AN, loaded
from tests.web.books import get, keeps_the_policy, words
from tinhgon.casework.acts import seed_calendar, set_day
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.sentence import Sentence

pytestmark = pytest.mark.django_db


def with_calendar():
    loaded()
    seed_calendar(AN, [2025, 2026])


def test_terms_are_listed_with_their_basis_and_lead_to_their_page():
    with_calendar()
    page = get("/thoi-han/?ngay=2026-02-10")
    assert 'href="/thoi-han/complaint.first/?ngay=2026-02-10"' in page
    assert "Giải quyết khiếu nại lần đầu" in words(page)
    assert "02/2011/QH13, Điều 28" in words(page)
    assert keeps_the_policy(page)


def test_a_term_is_reckoned_from_a_typed_day_and_explained_with_citations():
    with_calendar()
    said = words(get("/thoi-han/denunciation/?bat-dau=10/2/2026&complex=1"))
    assert "Đến hạn: thứ Hai, 13/04/2026" in said
    assert "không gia hạn: 12/03/2026" in said
    assert "11/04/2026 là ngày nghỉ (thứ Bảy)" in said
    assert "91/2015/QH13, khoản 5 Điều 148" in said


def test_a_suspended_term_has_no_due_day_until_it_resumes():
    with_calendar()
    assert "Thời hạn đang dừng" in words(get("/thoi-han/complaint.first/?bat-dau=3/3/2025&dung-tu=10/3/2025"))
    said = words(get("/thoi-han/complaint.first/?bat-dau=3/3/2025&dung-tu=10/3/2025&tiep-tuc=17/3/2025"))
    assert "Đến hạn: thứ Tư, 09/04/2025" in said


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("bat-dau=31/2/2025", "trong lịch"),
        ("bat-dau=hôm%20qua", "không đọc được thành ngày"),
        ("bat-dau=3/3/2025&dung-tu=10/3/2025&tiep-tuc=10/3/2025", "phải sau ngày tạm đình chỉ"),
        ("bat-dau=3/3/2025&dung-tu=1/3/2025", "thời hạn chỉ chạy sau ngày"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(query, why):
    with_calendar()
    page = get(f"/thoi-han/complaint.first/?{query}", 422)
    assert why in words(page)
    typed = query.partition("bat-dau=")[2].partition("&")[0].replace("%20", " ")
    assert f'value="{typed}"' in page


def test_a_term_that_there_is_not_and_one_before_its_law():
    with_calendar()
    get("/thoi-han/complaint.third/", 404)
    assert "01/01/2018" in words(get("/thoi-han/denunciation/?bat-dau=1/1/2018", 404))


def test_a_holiday_added_moves_the_due_day_and_is_named():
    with_calendar()
    address = "/thoi-han/complaint.first/?bat-dau=10/3/2025"
    assert "Đến hạn: thứ Tư, 09/04/2025" in words(get(address))
    set_day(AN, Decision("12/TB"), date(2025, 4, 9), "off", Sentence("Nghỉ bão", "Storm"))
    said = words(get(address))
    assert "Đến hạn: thứ Năm, 10/04/2025" in said
    assert "09/04/2025 là ngày nghỉ (Nghỉ bão)" in said


def test_the_calendar_of_a_year_and_of_one_that_was_not_entered():
    with_calendar()
    page = get("/thoi-han/lich/?ngay=2025-06-01")
    assert "29/01/2025 thứ Tư nghỉ Tết Nguyên Đán" in words(page)
    assert 'href="/thoi-han/lich/?ngay=2026-01-01"' in page
    assert "Chưa nạp ngày lễ của năm này" in words(get("/thoi-han/lich/?ngay=2023-06-01"))


def test_english():
    with_calendar()
    said = words(get("/thoi-han/complaint.first/?bat-dau=10/3/2025", cookie="ngon-ngu=en"))
    assert "Due: Wednesday, 09/04/2025" in said
