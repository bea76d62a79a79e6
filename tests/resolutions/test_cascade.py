"""Who put a resolution into practice by when, as of any day; what was copied; what a change above asks of those below."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from tests.mandates.builders import key
from tests.registry.builders import enact
from tests.resolutions.builders import CLERK, SIGNED, SIGNER, TEXT, books, given, issued
from tests.web.books import queries
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import Refusal
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Asked, Given, Issue, Said, Wish
from tinhgon.resolutions.models import Document, Review
from tinhgon.resolutions.queries import cascade, following
from tinhgon.resolutions.queries.standing import standing
from tinhgon.resolutions.rules.coverage import Done, cell
from tinhgon.resolutions.rules.reading import read_clauses

pytestmark = pytest.mark.django_db
DUE = date(2021, 6, 30)
OWN = """1. Huyện Đông giải thể hai phòng, xong trước ngày 15/6/2021.
2. Bí thư xã An làm trước, báo cáo kết quả từng tháng cho thường vụ huyện."""


def plan(organ: str, signed: date, of: Document, text: str = OWN, clause: str = "", number: int = 1) -> Document:
    """A plan of a lower body that puts a resolution into practice."""
    made = acts.draft(CLERK, Wish("plan", key(organ), f"Kế hoạch của {organ}"), given(signed))
    acts.set_text(CLERK, made.code, read_clauses(text), given(signed))
    acts.link(CLERK, made.code, of.code, given(signed), clause)
    return acts.issue(SIGNER, made.code, Issue(number, signed, "Ký"), given(signed))


def cascaded() -> Document:
    """A resolution that districts and communes must put into practice."""
    books()
    made = issued()
    for level in ("district", "commune"):
        acts.require(CLERK, made.code, Asked("party_committee", level, DUE, SIGNED, clause="II.2"), given())
    return made


def states(document: Document, day: date) -> dict[str, tuple[str, int] | None]:
    found = cascade.matrix(document, day)
    return {row.body.code: (one.state, one.days) if (one := row.cells[0]) else None for row in found.rows}


def test_the_matrix_as_of_any_day():
    made = cascaded()
    plan("901.DU", date(2021, 6, 20), made)
    plan("902.DU", date(2021, 7, 12), made, clause="II.2")
    plan("00011.DU", date(2021, 6, 25), made, text=TEXT)
    assert states(made, date(2021, 6, 1)) == dict.fromkeys(
        ["00011.DU", "00012.DU", "00021.DU", "901.DU", "902.DU"], ("waiting", 29)
    )
    after = states(made, date(2021, 7, 30))
    assert after == {
        "901.DU": ("issued", 0), "902.DU": ("late", 12), "00011.DU": ("copied", 0), "00012.DU": ("missing", 30),
        "00021.DU": ("missing", 30),
    }  # fmt: skip
    assert states(made, date(2021, 7, 1))["902.DU"] == ("missing", 1)
    found = cascade.matrix(made, date(2021, 7, 30))
    assert (found.total, found.counts["missing"]) == (5, 2)
    assert {row.body.code: row.cells[0].words.vi for row in found.rows if row.cells[0]}["902.DU"] == "Muộn 12 ngày"


def test_a_plan_for_another_clause_is_no_answer():
    made = cascaded()
    plan("901.DU", date(2021, 6, 20), made, clause="II.1")
    assert states(made, date(2021, 6, 21))["901.DU"] == ("waiting", 9)


def test_a_body_that_follows_others_inherits_what_they_had_to_do():
    made = cascaded()
    plan("00011.DU", date(2021, 6, 20), made)
    plan("00012.DU", date(2021, 7, 4), made)
    enact(
        {"do": "merge", "of": ["00011.DU", "00012.DU"], "into": {"code": "00031.DU", "name": "Đảng ủy xã An Bình", "kind": "party_committee",
                                                                "sector": "party", "level": "commune", "place": "00011"}},
        {"do": "absorb", "of": ["902.DU"], "into": "901.DU"},
        day=date(2022, 1, 1), named="gop",
    )  # fmt: skip
    assert "00031.DU" not in states(made, date(2021, 12, 31))
    found = {row.body.code: row for row in cascade.matrix(made, date(2022, 2, 1)).rows}
    assert set(found) == {"00031.DU", "00021.DU", "901.DU"}
    one = found["00031.DU"].cells[0]
    assert one is not None
    assert (one.state, one.days, one.inherited) == ("late", 4, (2, 2))
    assert "kế thừa 2/2" in one.words.vi
    assert found["00031.DU"].follows == ("Đảng ủy xã An", "Đảng ủy xã Bình")
    assert found["901.DU"].cells[0].state == "missing"
    enact({"do": "absorb", "of": ["00021.DU"], "into": "99.TU"}, day=date(2023, 1, 1), named="ve-tinh")
    last = {row.body.code: row for row in cascade.matrix(made, date(2023, 2, 1)).rows}
    assert (last["99.TU"].cells[0].state, last["99.TU"].follows) == ("missing", ("Đảng ủy phường Dương",))


def test_the_matrix_asks_the_books_a_fixed_number_of_times():
    made = cascaded()
    few = queries(lambda: cascade.matrix(made, date(2021, 7, 30)))
    for number, organ in enumerate(("901.DU", "902.DU", "00011.DU", "00012.DU"), 1):
        plan(organ, date(2021, 6, 20), made, number=number)
    assert queries(lambda: cascade.matrix(made, date(2021, 7, 30))) == few <= 9


def test_a_change_above_asks_those_below_to_look_again():
    made = cascaded()
    lower = plan("901.DU", date(2021, 6, 20), made, clause="II.2")
    headed = plan("99.SA", date(2021, 6, 20), made, clause="II.2")
    other = plan("902.DU", date(2021, 6, 20), made, clause="II.1")
    since = date(2021, 9, 1)
    said = Said(
        "Các huyện ủy, thị ủy rà soát lại kế hoạch, xong trong quý IV/2021.", orders=True, due=date(2021, 12, 31)
    )
    with pytest.raises(Refusal, match="Cần ghi văn bản sửa đổi"):
        acts.amend(SIGNER, made.code, {"II.2": said}, given(since), since=since)
    basis = Given(since, since, basis=Decision("30-NQ/TU"))
    owed = acts.amend(SIGNER, made.code, {"II.2": said}, basis, since=since)
    assert [one.document_id for one in owed] == [lower.pk, headed.pk]
    task = owed[1].task
    assert task is not None
    assert (task.owner, task.post, task.due, task.orderer) == (key("99.SA"), 40, since + timedelta(days=30), made.organ)
    assert owed[0].task is None
    assert "không có chức danh đứng đầu" in owed[0].untasked
    assert standing(made.code, since - timedelta(days=1)).line("II.2").version.due == DUE
    assert standing(made.code, since).line("II.2").version.due == date(2021, 12, 31)
    (lag,) = following.reviews_of(lower, date(2021, 10, 11))
    assert (lag.days, lag.late) == (40, True)
    assert following.reviews_of(other, date(2021, 10, 11)) == []
    acts.finish_review(CLERK, owed[0].pk, "keep", "Kế hoạch của huyện vẫn đúng hạn mới.", given(date(2021, 9, 20)))
    (lag,) = following.reviews_of(lower, date(2021, 10, 11))
    assert (lag.days, lag.late) == (19, False)
    with pytest.raises(Refusal, match="đã xong"):
        acts.finish_review(CLERK, owed[0].pk, "keep", "Lần nữa", given(date(2021, 9, 21)))
    assert Review.objects.count() == 2


def test_a_document_that_ended_no_longer_answers():
    made = cascaded()
    lower = plan("901.DU", date(2021, 6, 20), made)
    acts.end(
        SIGNER,
        lower.code,
        "repealed",
        date(2021, 10, 1),
        Given(date(2021, 10, 1), date(2021, 10, 1), basis=Decision("QĐ 5")),
    )
    assert states(made, date(2021, 9, 30))["901.DU"] == ("issued", 0)
    assert states(made, date(2021, 10, 1))["901.DU"] == ("missing", 93)
    assert standing(lower.code, date(2021, 10, 1)).state == "ended"


_DAYS = st.dates(date(2020, 1, 1), date(2023, 1, 1))


@given_(
    st.lists(_DAYS, max_size=3), st.lists(st.lists(_DAYS, max_size=2), max_size=3), _DAYS, _DAYS, st.integers(0, 100)
)
def test_every_cell_says_one_true_thing(own: list[date], before: list[list[date]], due: date, day: date, copied: int):
    def done(days: list[date]) -> list[Done]:
        return [Done(at, "x", "x", 1, one, copied) for at, one in enumerate(days)]

    found = cell(done(own), [done(each) for each in before], due, day, 90)
    seen = [one for one in own if one <= day]
    if found.state in ("missing", "waiting", "partial"):
        assert not seen
    if seen:
        assert found.days == max(0, (min(seen) - due).days)
        assert (found.state == "copied") == (copied >= 90)
    if found.state == "missing":
        assert day > due
    assert found.words.vi
    assert found.words.en
