"""The story of one dossier: from an empty draft to the review after 24 months, with everything that is refused on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl
import pytest
from django.db import Error, connection, transaction

from tests.reform.dossier.story import (
    APPRAISER,
    CHECKER,
    CITIZEN,
    CLERK,
    CODE,
    DECIDER,
    DRAFTER,
    REVIEWER,
    books,
    minutes,
)
from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.law.entitlements import Leaver
from tinhgon.ledger import queries as ledger
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import Document, Opinion
from tinhgon.reform.queries.dossier import following, people, said
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.standing import standing
from tinhgon.reform.rules.dossier import surplus
from tinhgon.reform.rules.dossier.entitlement import stated
from tinhgon.reform.rules.dossier.guardrails import Measure
from tinhgon.reform.rules.dossier.surplus import Mark
from tinhgon.reform.rules.dossier.voting import Tally
from tinhgon.registry.queries import snapshot
from tinhgon.structure.figures.apparatus import seats
from tinhgon.structure.scheme import Scheme

pytestmark = pytest.mark.django_db

STEPS = (
    "submit",
    "check",
    "appraise",
    "open_opinions",
    "close_opinions",
    "publish_answers",
    "conclude_votes",
    "decide",
    "enact",
)


def document(number: int) -> Document:
    return acts.keep_document(CODE, f"Văn bản {number}", "van-ban.pdf", minutes(number))


def take(who: Mandate, step: str, day: date, **given: object) -> None:
    acts.take(who, CODE, step, Given(day, **given))  # type: ignore[arg-type]


def refused(rule: str, act: object, *values: object, **named: object) -> Refusal:
    """Whatever is refused for this reason, writing nothing."""
    before = ledger.count()
    with pytest.raises(Refusal) as error:
        act(*values, **named)  # type: ignore[operator]
    rules = {one.rule for one in error.value.findings}
    assert rule in rules, [(one.rule, one.sentence.vi) for one in error.value.findings]
    assert ledger.count() == before
    return error.value


def leader_of(code: str, day: date) -> str:
    structure = snapshot(AsOf(day))
    found = seats(structure).filter((pl.col("unit_code") == code) & (pl.col("rank") == "head"))
    return str(found["person_code"][0])


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[str]]:
    """The dossier walked to its end once, in one transaction, with what was refused on the way."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield walk()
        transaction.set_rollback(True)


def walk() -> list[str]:
    """Walk the whole way."""
    scheme = books()
    drafted(scheme)
    checked_and_appraised(scheme)
    code = asked_and_answered()
    voted()
    settled()
    decided_and_enacted()
    reviewed()
    return [code]


def drafted(scheme: Scheme) -> None:
    day = date(2019, 12, 2)
    acts.begin(DRAFTER, CODE, "Nhập huyện Hoành Bồ vào thành phố Hạ Long", "22.UB", day)
    refused("dossier.taken", acts.begin, DRAFTER, CODE, "Hồ sơ khác", "22.UB", day)
    refused("dossier.no_text", take, DRAFTER, "submit", day)
    refused("dossier.state", take, DECIDER, "decide", day)  # a gate cannot be skipped
    first = scheme.model_copy(update={"steps": scheme.steps[:-1]}).to_yaml()
    acts.submit_text(DRAFTER, CODE, day, first)
    refused("dossier.same_text", acts.submit_text, DRAFTER, CODE, day, first)
    for council in ("22.HD", "193.HD", "204.HD"):
        acts.name_council(DRAFTER, CODE, council, day)
    refused("dossier.no_council", acts.name_council, DRAFTER, CODE, "22.UB", day)
    take(DRAFTER, "submit", day)


def checked_and_appraised(scheme: Scheme) -> None:
    day = date(2019, 12, 3)
    refused("dossier.apart", take, DRAFTER, "check", day, document=document(1))
    refused("dossier.no_document", take, CHECKER, "check", day)
    refused("dossier.day", take, CHECKER, "check", date(2019, 12, 1), document=document(1))
    take(CHECKER, "check", day, document=document(1))
    refused("dossier.state", acts.give_opinion, CITIZEN, CODE, "Sớm quá", day)
    refused("dossier.apart", acts.appraise_point, DRAFTER, CODE, "amend", "x", day)
    refused("dossier.no_step", acts.appraise_point, APPRAISER, CODE, "amend", "x", day, step=999)
    refused("dossier.no_points", take, APPRAISER, "appraise", day, document=document(2))
    point = acts.appraise_point(APPRAISER, CODE, "amend", "Thiếu một tổ chức của phường Hoành Bồ", day, step=3)
    acts.appraise_point(APPRAISER, CODE, "accept", "Nhất trí", day, step=1)
    take(APPRAISER, "appraise", day, document=document(2))
    refused("dossier.points_open", take, DRAFTER, "open_opinions", day, until=date(2020, 1, 5))
    acts.submit_text(DRAFTER, CODE, day, scheme.to_yaml())
    acts.answer_point(DRAFTER, CODE, point.id, "accepted", "Đã bổ sung", day)
    refused("dossier.answered", acts.answer_point, DRAFTER, CODE, point.id, "refused", "Đổi ý", day)


def asked_and_answered() -> str:
    day, last = date(2019, 12, 4), date(2020, 1, 5)
    refused("dossier.window_short", take, DRAFTER, "open_opinions", day, until=date(2019, 12, 10))
    take(DRAFTER, "open_opinions", day, until=last)
    opinion, code = acts.give_opinion(
        CITIZEN, CODE, "Giữ tên Hoành Bồ <script>alert(1)</script>", day, step=1, name="Bà Tư"
    )
    other, _ = acts.give_opinion(CITIZEN, CODE, "Ai trực một cửa?", last, kind="affected")
    assert Opinion.objects.get(id=opinion.id).key != code
    assert said.opinion_by_code(code.lower().replace("-", " ")) == opinion
    assert said.opinion_by_code("AAAA-AAAA-AAAA-AAAA") is None
    refused("opinion.late", acts.give_opinion, CITIZEN, CODE, "Muộn rồi", date(2020, 1, 6))
    refused("dossier.window_open", take, DRAFTER, "close_opinions", last)
    day = date(2020, 1, 6)
    take(DRAFTER, "close_opinions", day)
    refused("dossier.state", acts.give_opinion, CITIZEN, CODE, "Đã khép", day)
    refused("dossier.opinions_open", take, DRAFTER, "publish_answers", day)
    acts.answer_opinion(DRAFTER, CODE, opinion.id, "accepted", "Phường mang tên Hoành Bồ", day)
    acts.answer_opinion(DRAFTER, CODE, other.id, "partly", "Lịch trực công bố sau", day)
    take(DRAFTER, "publish_answers", day)
    return code


def voted() -> None:
    day = date(2020, 1, 8)
    one = {"session": "Kỳ họp 10", "held_on": day, "resolution": "01/NQ-HĐND", "document": document(3)}
    yes = Tally(30, 28, 27, 1, 0)
    refused("dossier.apart", acts.record_vote, DRAFTER, CODE, "193.HD", yes, day, **one)
    refused("vote.present", acts.record_vote, CLERK, CODE, "193.HD", Tally(30, 31, 30, 0, 0), day, **one)
    refused("vote.cast", acts.record_vote, CLERK, CODE, "193.HD", Tally(30, 28, 27, 1, 1), day, **one)
    refused("vote.document", acts.record_vote, CLERK, CODE, "193.HD", yes, day, **{**one, "document": None})
    vote, short = acts.record_vote(CLERK, CODE, "193.HD", Tally(30, 19, 19, 0, 0), day, **one)
    assert not vote.passed
    assert [found.rule for found in short] == ["vote.quorum"]
    refused("vote.session", acts.record_vote, CLERK, CODE, "193.HD", yes, day, **one)
    vote, short = acts.record_vote(
        CLERK, CODE, "193.HD", Tally(30, 28, 15, 13, 0), day, **{**one, "session": "Kỳ họp 11"}
    )
    assert [found.rule for found in short] == ["vote.majority"]  # exactly half is not more than half
    vote, short = acts.record_vote(
        CLERK, CODE, "193.HD", Tally(30, 28, 16, 12, 0), day, **{**one, "session": "Kỳ họp 12"}
    )
    assert vote.passed
    assert short == []
    refused("vote.second", acts.record_vote, CLERK, CODE, "193.HD", yes, day, **{**one, "session": "Kỳ họp 13"})
    acts.record_vote(CLERK, CODE, "204.HD", Tally(30, 30, 30, 0, 0), day, **one)
    refused("dossier.council_open", take, CLERK, "conclude_votes", day)
    acts.record_vote(CLERK, CODE, "22.HD", Tally(60, 55, 55, 0, 0), day, **one)
    take(CLERK, "conclude_votes", day)


def settled() -> None:
    """Everybody is told; of the eleven without a post ten leave and one is waived; forty surplus deputies get a path."""
    day = date(2020, 1, 9)
    issued = acts.issue_codes(DRAFTER, CODE, day)
    assert len(issued) == 262
    assert acts.issue_codes(DRAFTER, CODE, day) == []
    placement, code = next((one, own) for one, own in issued if one.fate == "lower")
    found = people.by_code(code, day)
    assert found is not None
    assert found[1].placement == placement
    refused("dossier.empty", acts.reply, CITIZEN, CODE, placement.person, "object", "  ", day)
    answer = acts.reply(CITIZEN, CODE, placement.person, "object", "Xin giữ chức vụ", day)
    refused("reply.late", acts.reply, CITIZEN, CODE, placement.person, "agree", "", date(2020, 1, 20))
    acts.answer_reply(DECIDER, CODE, answer.id, "Giữ nguyên, có bảo lưu phụ cấp", day)
    without = [one for one in people.placed(standing(CODE)) if one.fate == "unplaced"]
    assert len(without) == 11
    facts = Leaver(8_000_000, 40, 27.5)
    for one in without[:10]:
        acts.record_leaving(DRAFTER, CODE, one.code, facts, [stated(160_000_000, "QĐ 15")], day, document(4))
    last = without[10].code
    refused("dossier.no_document", acts.waive, DECIDER, CODE, "", "Chờ kết luận", day, None, last)
    refused("dossier.apart", acts.waive, DRAFTER, CODE, "", "Chờ kết luận", day, document(5), last)


def decided_and_enacted() -> None:
    day = date(2020, 1, 25)
    signer = leader_of("22.HD", day)
    paper = Decision("12/NQ-HĐND", date(2020, 1, 24), "HĐND tỉnh")
    given = {"document": document(6), "decision": paper, "organ": "22.HD"}
    refused("dossier.not_competent", take, DECIDER, "decide", day, signer=leader_of("193.VPUB", day), **given)
    refused("dossier.no_organ", take, DECIDER, "decide", day, signer=signer, **{**given, "organ": "99"})
    refused("dossier.apart", take, DRAFTER, "decide", day, signer=signer, **given)
    take(DECIDER, "decide", day, signer=signer, **given)
    refused("dossier.apart", take, DRAFTER, "enact", day)
    lacking = {one.rule for one in refused("dossier.unplaced", take, DECIDER, "enact", day).findings}
    assert lacking >= {"dossier.unplaced", "surplus.no_path", "dossier.no_baseline"}
    at = standing(CODE)
    without = [one.code for one in people.placed(at) if one.fate == "unplaced"]
    acts.waive(DECIDER, CODE, "", "Chờ kết luận kiểm tra", day, document(5), without[0])
    over = surplus.totals(following.allowances(at))
    assert over == {"deputy": 40}
    acts.set_path(DRAFTER, CODE, [Mark("deputy", date(2021, 3, 1), 30), Mark("deputy", date(2025, 3, 1), 5)], day)
    refused("surplus.not_zero", take, DECIDER, "enact", day)
    acts.set_path(DRAFTER, CODE, surplus.even_path(over, at.scheme.day if at.scheme else day, 60), day)
    for rail, found in BASELINE.items():
        acts.measure(REVIEWER, CODE, rail, found, "Báo cáo một cửa 2019", day)
    refused("measure.counted", acts.measure, REVIEWER, CODE, "people.heads", Measure(3), "đếm tay", day)
    take(DECIDER, "enact", day)
    enacted = ledger.standing("enact", CODE)
    assert enacted is not None
    text = standing(CODE).text
    assert text is not None
    assert enacted.payload["scheme"] == text.text  # byte for byte what was decided
    assert enacted.decision.number == "12/NQ-HĐND"
    refused("dossier.state", take, DECIDER, "enact", day)


BASELINE = {
    "files.on_time": Measure(940, 1000), "people.satisfied": Measure(450, 500),
    "petitions.attributable": Measure(4, None, 12), "workload.principal": Measure(20, 400),
}  # fmt: skip


def reviewed() -> None:
    refused("dossier.review_early", take, REVIEWER, "review", date(2020, 8, 31), months=6, document=document(7))
    refused("dossier.no_measure", take, REVIEWER, "review", date(2020, 9, 1), months=6, document=document(7))
    later = {
        6: (Measure(935, 1000), Measure(9, None, 6)),
        12: (Measure(860, 1000), Measure(3, None, 6)),
        24: (Measure(950, 1000), Measure(2, None, 12)),
    }
    for months, (on_time, petitions) in later.items():
        day = surplus.months_after(date(2020, 3, 1), months)
        for rail, found in {**BASELINE, "files.on_time": on_time, "petitions.attributable": petitions}.items():
            acts.measure(REVIEWER, CODE, rail, found, f"Báo cáo sau {months} tháng", day, months)
        if months == 24:
            refused("dossier.reviews_left", take, REVIEWER, "close", day)
        refused("dossier.apart", take, DRAFTER, "review", day, months=months, document=document(7))
        take(REVIEWER, "review", day, months=months, document=document(7))
    take(REVIEWER, "close", date(2022, 3, 1))
    refused("dossier.state", take, REVIEWER, "review", date(2022, 3, 1), months=24, document=document(7))


def test_the_whole_way_is_walked_and_kept(walked: list[str]) -> None:
    at = standing(CODE)
    assert at.state.id == "closed"
    assert [deed.kind for deed in at.stepped()] == ["begin", *STEPS, "review", "review", "review", "close"]
    entries = ledger.entries_by_number(deed.entry for deed in at.deeds)
    assert all(entries[deed.entry].act == f"dossier.{deed.kind}" for deed in at.deeds)
    assert ledger.verify() == []


def test_alarms_are_raised_where_chance_does_not_explain_it(walked: list[str]) -> None:
    """Nine petitions in 6 months after 4 in 12 (p = 0.026); 860 of 1000 on time after 940; nobody left the surplus."""
    reviews = [deed.payload for deed in standing(CODE).deeds if deed.kind == "review"]
    alarms = [set(one["alarms"]) for one in reviews]
    assert "guardrail.petitions.attributable" in alarms[0]
    assert "guardrail.files.on_time" not in alarms[0]
    assert "guardrail.files.on_time" in alarms[1]
    assert "guardrail.files.on_time" not in alarms[2]
    assert ["surplus.drift" in one for one in alarms] == [False, True, True]


def test_opinions_and_points_find_their_step_in_the_newest_text(walked: list[str]) -> None:
    at = standing(CODE)
    assert [(one.now.step, one.now.gone) for one in said.points(at)] == [(3, False), (1, False)]
    assert [one.answer.outcome for one in said.opinions(at) if one.answer] == ["accepted", "partly"]


def test_no_entry_names_who_is_affected(walked: list[str]) -> None:
    at = standing(CODE)
    told = str([ledger.entry(deed.entry).payload for deed in at.deeds])
    assert not [one.placement.name for one in people.affected(at) if one.placement.name in told]


def test_rows_of_a_dossier_are_never_changed(walked: list[str]) -> None:
    for statement in ("update reform_deed set actor = 'x'", "delete from reform_opinion", "truncate reform_wait"):
        with pytest.raises(Error, match="chỉ thêm"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
