"""Regulations, limitations, recommendations, problems: written once, read as of a day, followed when bodies merge."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from tests.mandates.builders import account, granted, key
from tests.registry.builders import enact, rows
from tests.resolutions.following import ALL, MINH, TODAY, books, coordination, limitation
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.refusal import Refusal
from tinhgon.mandates.queries import Scope
from tinhgon.notices.models import Notice
from tinhgon.resolutions.acts import issues, limits, recommendations, regulations
from tinhgon.resolutions.acts.issues import IssueWish
from tinhgon.resolutions.acts.recommendations import RecommendationWish
from tinhgon.resolutions.acts.reminding import remind_followed
from tinhgon.resolutions.models import Duty, Limitation
from tinhgon.resolutions.queries import issues as problems
from tinhgon.resolutions.queries import limits as found
from tinhgon.resolutions.queries import recommendations as above
from tinhgon.resolutions.queries import regulations as standing

pytestmark = pytest.mark.django_db


def owed(day: date = TODAY, known: object = None) -> list[tuple[str, str, str, int]]:
    as_of = AsOf(day, known)  # type: ignore[arg-type]
    rows_ = standing.owed(standing.regulations(ALL, as_of), as_of, date(2025, 1, 1), date(2025, 12, 31))
    return [(one.occurrence.label.vi, one.body[0], one.mark, one.days) for one in rows_ if one.duty.unit is None]


class refused:  # noqa: N801 - reads as a word
    """Expect a refusal whose first finding has a rule."""

    def __init__(self, rule: str) -> None:
        self.rule = rule

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        assert isinstance(error, Refusal)
        assert error.findings[0].rule == self.rule
        return True


def test_a_coordination_clause_gives_each_party_its_duty_and_a_breach_is_seen() -> None:
    books()
    coordination()
    duty = Duty.objects.get(unit=None).pk
    first, second = date(2025, 1, 1), date(2025, 4, 1)
    regulations.report_duty(MINH, duty, key("99.SA"), first, date(2025, 3, 12), "BC 12", TODAY)
    before = now()
    regulations.report_duty(MINH, duty, key("99.SB"), first, date(2025, 3, 20), "BC 13", TODAY)
    assert owed()[:4] == [
        ("quý I/2025", "99.SA", "done", 0), ("quý I/2025", "99.SB", "late", 6), ("quý II/2025", "99.SA", "breach", 27),
        ("quý II/2025", "99.SB", "breach", 27),
    ]  # fmt: skip
    assert owed(date(2025, 3, 15))[0][2:] == ("done", 0)
    assert owed(date(2025, 3, 15))[1][2:] == ("breach", 1)  # on that day it was not done yet
    assert owed(known=before)[1][2:] == ("breach", 118)  # nor was it known
    with refused("following.twice"):
        regulations.report_duty(MINH, duty, key("99.SA"), first, date(2025, 3, 12), "BC 12", TODAY)
    with refused("following.period"):
        regulations.report_duty(MINH, duty, key("99.SA"), date(2025, 2, 1), TODAY, "BC", TODAY)
    with refused("following.unit"):
        regulations.report_duty(MINH, duty, key("99.UB"), second, TODAY, "BC", TODAY)
    with refused("following.day"):
        regulations.report_duty(MINH, duty, key("99.SA"), second, date(2025, 8, 1), "BC", TODAY)


def test_when_parties_merge_the_duty_follows_and_is_owed_once() -> None:
    books()
    coordination()
    into = {"code": "99.SC", "name": "Sở C", "kind": "department"}
    enact({"do": "merge", "of": ["99.SA", "99.SB"], "into": into}, day=date(2025, 7, 1))
    day = date(2025, 10, 1)
    found_ = owed(day)
    assert [one[1] for one in found_[:5]] == ["99.SA", "99.SB", "99.SA", "99.SB", "99.SC"]
    assert found_[4][0] == "quý III/2025"
    duty = Duty.objects.get(unit=None).pk
    regulations.report_duty(MINH, duty, key("99.SC"), date(2025, 7, 1), date(2025, 9, 10), "BC", day)
    assert owed(day)[4] == ("quý III/2025", "99.SC", "done", 0)
    mine = Scope(everything=False, units=frozenset({key("99.SC")}))
    assert [one.row.number for one in standing.regulations(mine, AsOf(day))] == ["05-QC/TU"]
    nobody = Scope(everything=False, units=frozenset({key("99.SA") + 10_000}))
    assert standing.regulations(nobody, AsOf(day)) == []


def test_a_regulation_that_ended_gives_no_more_duties() -> None:
    books()
    code = coordination().code
    regulations.end_regulation(MINH, code, date(2025, 6, 1), "QĐ 9", TODAY)
    assert {one[0] for one in owed()} == {"quý I/2025"}
    assert not standing.regulation(code, ALL, AsOf(TODAY)).holds
    assert standing.regulation(code, ALL, AsOf(date(2025, 5, 31))).holds
    with refused("following.ended"):
        regulations.end_regulation(MINH, code, date(2025, 6, 2), "QĐ 9", TODAY)


def test_the_same_limitation_is_suggested_confirmed_by_a_person_and_shown_in_its_third_year() -> None:
    books()
    one = limitation("Triển khai kế hoạch thực hiện còn chung chung, chưa sát thực tiễn", date(2023, 11, 1))
    two = limitation("Kế hoạch triển khai chung chung, chưa sát với thực tiễn", date(2024, 11, 1))
    three = limitation("Một số nơi triển khai kế hoạch chung chung, không sát thực tiễn", date(2025, 6, 1), "99.SB")
    limitation("Hoạt động một số cơ quan sau hợp nhất còn lúng túng", date(2024, 12, 1))
    as_of = AsOf(TODAY)
    listed = found.limitations(ALL, as_of)
    at = found.limitation(three.code, ALL, as_of)
    told = found.suggested(at, listed, as_of)
    assert {each.earlier for each in told} == {one, two}
    assert at.year == 1
    assert all("hoạch" in each.alike.words for each in told)
    limits.compare_limitations(MINH, three.code, two.code, same=True, today=TODAY)
    before = now()
    limits.compare_limitations(MINH, two.code, one.code, same=True, today=TODAY)
    at = found.limitation(three.code, ALL, as_of)
    assert at.year == 3
    assert list(at.chain) == [one, two]
    assert found.suggested(at, listed, as_of) == []
    assert found.limitation(three.code, ALL, AsOf(TODAY, before)).year == 2
    limits.compare_limitations(MINH, two.code, one.code, same=False, today=TODAY)  # the newest word counts
    assert found.limitation(three.code, ALL, as_of).year == 2
    with refused("following.earlier"):
        limits.compare_limitations(MINH, one.code, two.code, same=True, today=TODAY)


def test_a_limitation_has_causes_measures_and_is_overcome_with_proof() -> None:
    books()
    code = limitation("Báo cáo chậm", date(2025, 5, 1)).code
    cause = limits.add_cause(MINH, code, "objective", "Mạng hỏng", TODAY)
    limits.add_measure(MINH, code, "Lập lịch nhắc", key("99.SB"), date(2025, 8, 1), TODAY, cause.pk)
    at = found.limitation(code, ALL, AsOf(TODAY))
    assert [one.kind for one in at.causes] == ["subjective", "objective"]
    assert at.measures[0][1][0] == "99.SB"
    assert at.mark == "underway"
    limits.overcome(MINH, code, date(2025, 7, 1), "BC 30", TODAY)
    assert found.limitation(code, ALL, AsOf(TODAY)).mark == "overcome"
    assert found.limitation(code, ALL, AsOf(date(2025, 6, 30))).mark == "underway"
    with refused("following.cause"):
        limits.add_measure(MINH, code, "x", key("99.SA"), None, TODAY, cause.pk + 99)
    with refused("following.choice"):
        limits.add_cause(MINH, code, "other", "x", TODAY)


def test_a_recommendation_ages_by_the_day_it_was_sent_until_its_last_answer() -> None:
    books()
    wish = RecommendationWish(key("99.SA"), "Bộ Nội vụ", "Sửa thông tư", "40/SA", date(2025, 1, 10), "Điều 5 NĐ 1")
    code = recommendations.send_recommendation(MINH, wish, TODAY).code
    late = RecommendationWish(
        key("99.SA"), "Chính phủ", "Bổ sung biên chế", "41/SA", date(2025, 6, 1), due=date(2025, 7, 1)
    )
    recommendations.send_recommendation(MINH, late, TODAY)
    first, second = above.recommendations(ALL, AsOf(TODAY))
    assert (first.row.code, first.waiting, first.overdue, first.open) == (code, 181, 0, True)
    assert (second.waiting, second.overdue) == (39, 9)
    recommendations.answer_recommendation(MINH, code, "chased", date(2025, 3, 1), "50/SA", "", TODAY)
    recommendations.answer_recommendation(MINH, code, "accepted", date(2025, 4, 10), "7/BNV", "Đồng ý", TODAY)
    at = above.recommendation(code, ALL, AsOf(TODAY))
    assert (at.outcome, at.waiting, at.chased, at.open) == ("accepted", 90, 1, False)
    assert above.recommendation(code, ALL, AsOf(date(2025, 4, 1))).waiting == 81
    with refused("following.final"):
        recommendations.answer_recommendation(MINH, code, "rejected", TODAY, "8/BNV", "Không", TODAY)


def test_a_problem_is_triaged_within_so_many_worked_days_as_is_laid_down() -> None:
    books()
    wish = IssueWish(key("99.SA"), "Người dân không biết nộp hồ sơ ở đâu", "dialogue", date(2025, 4, 25))
    with refused("following.term"):
        issues.enter_issue(MINH, wish, TODAY)
    issues.set_triage_term(MINH, 5, date(2025, 1, 1), "QC 05, Điều 9", TODAY)
    row = issues.enter_issue(MINH, wish, TODAY)
    assert row.due == date(2025, 5, 6)  # the Saturday was worked for 2/5; 30/4 and 1/5 are holidays
    assert problems.issue(row.code, ALL, AsOf(TODAY)).mark == "breach"
    with refused("following.recommendation"):
        issues.triage(MINH, row.code, "recommendation", TODAY, "x", TODAY)
    with refused("following.empty"):
        issues.triage(MINH, row.code, "nothing", TODAY, " ", TODAY)
    issues.triage(MINH, row.code, "amendment", date(2025, 5, 5), "Sửa quy trình", TODAY, document="QĐ 4")
    assert problems.issue(row.code, ALL, AsOf(TODAY)).mark == "done"


def test_the_database_refuses_to_change_what_was_written() -> None:
    books()
    limitation("Báo cáo chậm", date(2025, 5, 1))
    for sent in (
        "update resolutions_limitation set text = 'x'",
        "delete from resolutions_cause",
        "truncate resolutions_duty cascade",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(sent)
    assert Limitation.objects.get().text == "Báo cáo chậm"


def test_whoever_follows_a_body_is_reminded_of_its_duties_once_for_each_mark_and_the_signer_when_late() -> None:
    books()
    coordination()
    follows, signs = account("theo"), account("ky")
    granted(follows, "follower", unit=key("99.SA"))
    granted(signs, "review_signer", unit=key("99.UB"))
    # The report of the second quarter is due on Friday 13 June 2025; three worked days before is Tuesday the 10th.
    assert remind_followed(date(2025, 6, 10)) >= 1
    assert remind_followed(date(2025, 6, 10)) == 0
    assert remind_followed(date(2025, 6, 14)) == 0  # a Saturday
    told = Notice.objects.filter(account=follows, matter="duty", due=date(2025, 6, 13))
    assert [(one.mark, one.superior) for one in told] == [(-3, False)]
    assert "quý II/2025" in told[0].words_vi
    duty = Duty.objects.get(unit=None)
    regulations.report_duty(MINH, duty.pk, key("99.SB"), date(2025, 4, 1), date(2025, 6, 12), "BC", TODAY)
    remind_followed(date(2025, 6, 16))  # the worked day after: department A is late, B is done
    late = Notice.objects.filter(due=date(2025, 6, 13), mark=1, about=duty.pk)
    assert {(one.account_id, one.superior) for one in late} == {(follows.pk, False), (signs.pk, True)}
    issues.set_triage_term(MINH, 5, date(2025, 1, 1), "QC 05", TODAY)
    row = issues.enter_issue(MINH, IssueWish(key("99.SA"), "Chưa rõ nơi nộp", "report", date(2025, 6, 9)), TODAY)
    remind_followed(row.due)
    assert Notice.objects.filter(matter="issue", about=row.pk, account=follows).count() == 1
