"""Mandates: who may, where, when; passed on and ended; separate duties; what may be read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.mandates.builders import CHIEF, account, granted, key
from tests.registry.builders import DAY, START, enact, establish, loaded, rows
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import NotEntitled, Refusal, Unknown
from tinhgon.kernel.span import Span
from tinhgon.ledger import queries as ledger
from tinhgon.mandates import acts, queries
from tinhgon.mandates.rules import Lacking, Power, built_in, catalogue, defects

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 1)


def rules_of(refused) -> list[str]:
    return [finding.rule for finding in refused.value.findings]


def test_a_mandate_names_the_person_the_role_and_the_document():
    loaded()
    an = account("an")
    number = granted(an, "drafter").pk
    found = queries.entitlement(an.pk, "scheme.draft", None, TODAY)
    assert found == Mandate("Người an (an)", "người soạn thảo", f"QĐ 7/QĐ-UBND · thẩm quyền số {number}")


def test_without_a_mandate_it_is_said_who_may():
    loaded()
    an, binh = account("an"), account("binh")
    granted(binh, "drafter")
    with pytest.raises(Lacking, match="không có thẩm quyền") as refused:
        queries.entitlement(an.pk, "scheme.draft", None, TODAY)
    assert [one.actor for one in refused.value.who] == ["Người binh (binh)"]
    assert isinstance(refused.value, NotEntitled)


def test_an_act_that_is_in_no_book_is_unknown():
    with pytest.raises(Unknown):
        queries.entitlement(1, "scheme.burn", None, TODAY)


def test_a_role_does_its_own_acts_only():
    loaded()
    an = account("an")
    granted(an, "drafter")
    for act in set(catalogue().acts) - set(catalogue().roles["drafter"].acts):
        with pytest.raises(Lacking):
            queries.entitlement(an.pk, act, None, TODAY)


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2024, 12, 31), False), (date(2025, 1, 1), True), (date(2025, 6, 30), True), (date(2025, 7, 1), False)],
)
def test_a_mandate_holds_from_its_first_day_to_the_day_before_its_end(day, holds):
    loaded()
    an = account("an")
    granted(an, "drafter", since=date(2025, 1, 1), until=date(2025, 7, 1))
    if holds:
        assert queries.entitlement(an.pk, "scheme.draft", None, day)
    else:
        with pytest.raises(Lacking):
            queries.entitlement(an.pk, "scheme.draft", None, day)


def test_a_mandate_over_a_unit_holds_for_all_below_it_and_nothing_else():
    loaded()
    an = account("an")
    granted(an, "drafter", unit=key("99.SA"))
    below = rows("select key from registry_unit where parent = %s and recorded_to is null", key("99.SA"))[0][0]
    for unit in (key("99.SA"), below):
        assert queries.entitlement(an.pk, "scheme.draft", unit, TODAY)
    for unit in (key("99.SB"), key("99.UB"), None):
        with pytest.raises(Lacking):
            queries.entitlement(an.pk, "scheme.draft", unit, TODAY)


def test_the_tree_is_that_of_its_day():
    loaded()
    an = account("an")
    granted(an, "drafter", unit=key("99.SA"))
    enact(establish("99.M", parent="99.SA"))
    new = key("99.M")
    assert queries.entitlement(an.pk, "scheme.draft", new, TODAY)
    with pytest.raises(Lacking):
        queries.entitlement(an.pk, "scheme.draft", new, TODAY, tree=DAY - timedelta(days=1))


def test_a_mandate_for_a_sector_stays_in_it():
    loaded()
    an = account("an")
    granted(an, "drafter", sector="front")
    assert queries.entitlement(an.pk, "scheme.draft", key("99.PN"), TODAY)
    for unit in (key("99.SA"), None):
        with pytest.raises(Lacking):
            queries.entitlement(an.pk, "scheme.draft", unit, TODAY)


def test_granting_and_ending_are_in_the_open():
    loaded()
    an = account("an")
    number = granted(an, "drafter", unit=key("99.SA")).pk
    entry = ledger.entries(act="mandate.grant")[0]
    assert (entry.subject, entry.decision.number, entry.payload["unit"][:5]) == ("an", "QĐ 7/QĐ-UBND", "99.SA")
    acts.end(CHIEF, number, TODAY, "chuyển công tác", Decision("QĐ 9"))
    assert ledger.entries(act="mandate.end")[0].payload["because"] == "chuyển công tác"
    assert ledger.verify() == []
    assert queries.entitlement(an.pk, "scheme.draft", key("99.SA"), TODAY - timedelta(days=1))
    with pytest.raises(Lacking):
        queries.entitlement(an.pk, "scheme.draft", key("99.SA"), TODAY)
    with pytest.raises(Refusal) as refused:
        acts.end(CHIEF, number, TODAY, "lần nữa", Decision("QĐ 9"))
    assert rules_of(refused) == ["mandate.ended"]


def test_everything_wrong_with_a_wish_is_said_at_once_and_nothing_is_written():
    loaded()
    an = account("an")
    wish = acts.Wish(an, "king", TODAY, TODAY, Decision(""), unit=424242, sector="sea")
    with pytest.raises(Refusal) as refused:
        acts.grant(Mandate(an.actor, "x"), wish)
    assert rules_of(refused) == [
        "mandate.role", "mandate.document", "mandate.span", "mandate.sector", "mandate.self", "mandate.unit",
    ]  # fmt: skip
    assert ledger.entries(act="mandate.grant") == []


def passed(through, to, *, since=TODAY, until=TODAY + timedelta(days=10), stand_in=False, **more):
    wish = acts.Wish(to, "", since, until, Decision("GUQ 3"), **more)
    return acts.delegate(CHIEF, through, wish, stand_in=stand_in)


def test_a_delegation_acts_for_its_days_and_ends_with_what_it_passes_on():
    loaded()
    an, binh = account("an"), account("binh")
    root = granted(an, "decider")
    passed(root, binh)
    found = queries.entitlement(binh.pk, "scheme.decide", None, TODAY)
    assert found.role == "người quyết định (được ủy quyền)"
    with pytest.raises(Lacking):
        queries.entitlement(binh.pk, "scheme.decide", None, TODAY + timedelta(days=10))
    acts.end(CHIEF, root.pk, TODAY, "nghỉ hưu", Decision("QĐ 10"))
    with pytest.raises(Lacking):
        queries.entitlement(binh.pk, "scheme.decide", None, TODAY)


def test_a_stand_in_says_so():
    loaded()
    an, binh = account("an"), account("binh")
    passed(granted(an, "decider"), binh, stand_in=True)
    assert queries.entitlement(binh.pk, "scheme.enact", None, TODAY).role == "người quyết định (thay mặt)"


def test_a_delegation_stays_within_and_is_not_passed_on():
    loaded()
    an, binh, cuc = account("an"), account("binh"), account("cuc")
    root = granted(an, "decider", unit=key("99.SA"), until=TODAY + timedelta(days=20))
    for more in ({"unit": key("99.SB")}, {"until": TODAY + timedelta(days=21)}, {"until": None}):
        with pytest.raises(Refusal) as refused:
            passed(root, binh, **more)
        assert rules_of(refused) == ["mandate.beyond"]
    first = passed(root, binh)
    with pytest.raises(Refusal) as refused:
        passed(first, cuc)
    assert "mandate.passed_on" in rules_of(refused)
    with pytest.raises(Refusal) as refused:
        passed(root, an)
    assert rules_of(refused) == ["mandate.same"]


def test_who_drafted_neither_appraises_nor_decides():
    loaded()
    an = account("an")
    for role in ("drafter", "appraiser", "decider"):
        granted(an, role)
    done = [("scheme.draft", an.actor)]
    assert queries.entitlement(an.pk, "scheme.draft", None, TODAY, done=done)
    for act in ("scheme.appraise", "scheme.decide", "scheme.enact"):
        with pytest.raises(Lacking, match="phải là người khác"):
            queries.entitlement(an.pk, act, None, TODAY, done=done)
    assert queries.entitlement(an.pk, "scheme.enact", None, TODAY, done=[("scheme.decide", an.actor)])


def test_what_was_done_is_read_from_the_ledger():
    enacted = loaded() and enact(establish("99.M"), named="lap-phong")
    assert queries.duties("lap-phong") == [("scheme.enact", enacted.entry.mandate.actor)]
    assert queries.duties("") == []


def test_what_may_be_read_is_one_query_however_many_mandates():
    loaded()
    an = account("an")
    granted(an, "drafter", unit=key("99.SA"))
    with CaptureQueriesContext(connection) as one:
        first = queries.scope(an.pk, "scheme.read", TODAY)
    below = {found[0] for found in rows("select key from registry_unit where parent = %s", key("99.SA"))}
    assert first.units == {key("99.SA"), *below}
    for code in ("99.SB", "99.PN", "99.UB"):
        granted(an, "reviewer", unit=key(code))
    with CaptureQueriesContext(connection) as many:
        more = queries.scope(an.pk, "scheme.read", TODAY)
    assert (len(one), len(many)) == (1, 1)
    assert more.units > first.units
    assert more.holds(key("99.SB"))
    assert not more.holds(None)


def test_a_scope_goes_into_a_where():
    loaded()
    an, binh, cuc = account("an"), account("binh"), account("cuc")
    granted(an, "drafter", unit=key("99.SA"))
    granted(binh, "drafter")
    counts = []
    for who in (an, binh, cuc):
        condition, values = queries.scope(who.pk, "scheme.read", TODAY).where("u.key")
        counts.append(rows(f"select count(*) from registry_unit u where {condition}", *values)[0][0])
    assert 0 == counts[2] < counts[0] < counts[1] == rows("select count(*) from registry_unit")[0][0]
    assert queries.scope(None, "scheme.read", TODAY).where("u.key") == ("false", [])


def test_an_entitlement_needs_as_many_queries_with_many_mandates():
    loaded()
    an = account("an")

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.entitlement(an.pk, "scheme.draft", key("99.SA"), TODAY)
        return len(seen)

    granted(an, "drafter", unit=key("99.SA"))
    few = count()
    for number in range(5):
        granted(an, "drafter", unit=key("99.SA"))
        granted(account(f"ai{number}"), "drafter")
    assert count() == few


# -- the authority register


def test_roles_and_acts_hold_together():
    found = catalogue()
    assert all(found.roles_for(act) for act in found.acts), "an act that no role may do"
    assert all(role.name.vi and role.sentence.en for role in found.roles.values())


def test_the_register_that_comes_with_the_house_has_no_defect_today_and_says_what_was_missing_before():
    assert defects(built_in(), TODAY) == []
    assert {one.rule for one in defects(built_in(), date(2010, 1, 1))} == {"authority.none"}


def test_two_organs_with_one_power_are_a_defect():
    second = Power("thu", "scheme.decide", "people_committee", "province", "QĐ thử", Span(START))
    found = defects([*built_in(), second], TODAY)
    assert [one.rule for one in found] == ["authority.two"]
    assert "Hai cơ quan cùng có thẩm quyền" in found[0].sentence.vi


def confirm_that_committees_decide():
    """A correction, for the invented province has no council."""
    row = next(one for one in built_in() if one.id == "decide-province-2025")
    power = Power(row.id, row.act, "people_committee", row.level, row.basis, row.span, verified_by="Phòng Pháp chế")
    return acts.write_power(CHIEF, power, Decision("BB 2"))


def test_unverified_rows_never_block_and_verified_ones_do():
    loaded()
    an, binh = account("an"), account("binh")
    granted(an, "decider", organ=key("99.SA"))
    granted(binh, "decider", organ=key("99.UB"))
    assert queries.entitlement(an.pk, "scheme.decide", None, TODAY)
    confirm_that_committees_decide()
    with pytest.raises(Lacking, match="không có thẩm quyền") as refused:
        queries.entitlement(an.pk, "scheme.decide", None, TODAY)
    assert "65/2025/QH15" in refused.value.sentence.vi
    assert queries.entitlement(binh.pk, "scheme.decide", None, TODAY)
    assert ledger.entries(act="authority.confirm")[0].payload["verified_by"] == "Phòng Pháp chế"


def test_a_row_of_the_register_needs_its_basis():
    with pytest.raises(Refusal) as refused:
        acts.write_power(CHIEF, Power("", "x.y", "king", "moon", " ", Span(START)), Decision("BB 2"))
    assert rules_of(refused) == ["authority.act", "authority.organ", "authority.basis"]
