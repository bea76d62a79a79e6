"""``law`` and ``check``: the rules of a day, the acts on them, and what breaks them."""

import pytest

from tests.faces import tinhgon

pytestmark = pytest.mark.django_db
WHO = ("--actor", "Trần Thị Mẫu", "--role", "quản trị sổ luật")
SCHEME = """
id: thu-tach-phong
title: Thử
day: 2020-12-01
steps:
  - do: establish
    unit: {code: 22.THU, name: Chi cục Thử, kind: branch, parent: 22.UB, place: "22"}
"""


def test_the_list_holds_120_rules_each_with_citation_day_and_whether_it_is_verified():
    rules = tinhgon("law", "list", "--json").json()["rules"]
    assert len(rules) >= 120
    for rule in rules:
        assert {"id", "citation", "from", "to", "verified", "sentence"} <= set(rule)
        assert rule["citation"]
        assert rule["from"]


def test_the_list_of_a_day_holds_the_rules_of_that_day_only():
    told = tinhgon("law", "list", "--on", "31/12/2019", "--json").json()
    ids = {rule["id"] for rule in told["rules"]}
    assert told["day"] == "2019-12-31"
    assert "AU.XA.POP.MTN" in ids
    assert "AU.XA.POP.MTN.2026" not in ids


def test_one_rule_is_shown_with_its_chain_and_refused_on_a_day_without_it():
    told = tinhgon("law", "show", "AU.PHUONG.POP.2026", "--on", "2026-01-01", "--json").json()
    assert told["values"]["population"]["number"] == 21000
    assert [one["id"] for one in told["chain"]] == ["AU.PHUONG.POP", "AU.PHUONG.POP.2026"]
    assert told["verified"] is False
    gone = tinhgon("law", "show", "AU.PHUONG.POP", "--on", "2026-01-01")
    assert gone.code == 1
    assert "không có hiệu lực ngày 01/01/2026" in gone.err


def test_a_rule_that_was_confirmed_is_verified_and_says_by_whom():
    done = tinhgon("law", "confirm", "AU.PHUONG.POP.2026", "--source", "Công báo 1", "--on", "2/1/2026", *WHO, "--json")
    assert done.json()["entry"]["act"]["id"] == "law.confirm"
    told = tinhgon("law", "show", "AU.PHUONG.POP.2026", "--json").json()
    assert told["verified_by"] == {"by": "Trần Thị Mẫu", "on": "2026-01-02", "source": "Công báo 1"}
    assert told["weight"] == "error"


def test_the_check_of_a_day_cites_the_law_of_that_day():
    told = tinhgon("check", "--on", "2019-12-31", "--json").json()
    assert told["total"] == len(told["findings"]) > 0
    for finding in told["findings"]:
        assert {"rule", "citation", "subject", "measured", "required", "severity", "remedy"} <= set(finding)
        assert finding["citation"]
    cited = {finding["citation"].split(",")[0] for finding in told["findings"]}
    assert "1211/2016/UBTVQH13" in cited
    assert "112/2025/UBTVQH15" not in cited


def test_a_scheme_is_told_what_is_new_and_a_waiver_shows_beside_the_finding(tmp_path):
    file = tmp_path / "de-an.yaml"
    file.write_text(SCHEME, encoding="utf-8")
    told = tinhgon("check", "--scheme", str(file), "--json").json()
    new = [one for one in told["findings"] if one["state"] == "new"]
    assert [(one["rule"], one["subject"]) for one in new] == [("ST.CHICUC.MIN", "22.THU Chi cục Thử")]
    assert told["states"]["new"] == 1
    assert set(told["states"]) == {"new", "worsened", "unchanged", "cured"}


def test_a_waiver_needs_its_document_and_reason_and_then_shows(tmp_path):
    before = tinhgon("check", "--on", "2019-12-31", "--json").json()
    code = next(one["where"]["code"] for one in before["findings"] if one["rule"] == "RE.2019.MUST")
    refused = tinhgon("law", "waive", "RE.2019.MUST", code, "--decision", " ", "--reason", " ", "--on", "2019-12-31")
    assert refused.code == 1
    tinhgon(
        "law",
        "waive",
        "RE.2019.MUST",
        code,
        "--decision",
        "5/QĐ-UBND",
        "--reason",
        "biệt lập",
        "--on",
        "2019-12-31",
        *WHO,
    )
    after = tinhgon("check", "--on", "2019-12-31", "--json").json()
    (waived,) = [one for one in after["findings"] if one["waiver"]]
    assert (waived["rule"], waived["where"]["code"], waived["waiver"]["reason"]) == ("RE.2019.MUST", code, "biệt lập")


def test_rows_are_added_by_a_file_and_a_wrong_one_is_refused_with_row_and_field(tmp_path):
    file = tmp_path / "dong.yaml"
    row = '{id: LOCAL.A, topic: local.a, sentence: {vi: "a", en: "a"}, from: 2026-01-01, cite: {act: nq112_2025}}'
    file.write_text(f"rules: [{row}]", encoding="utf-8")
    assert (
        tinhgon("law", "add", str(file), "--source", "bản ký", *WHO, "--json").json()["entry"]["subject"] == "LOCAL.A"
    )
    file.write_text(f"rules: [{row.replace('from: 2026-01-01, ', '')}]", encoding="utf-8")
    refused = tinhgon("law", "correct", str(file), "--source", "bản ký", "--reason", "x")
    assert refused.code == 1
    assert "rules.1.from" in refused.err


def test_the_schema_of_law_books_is_published():
    assert tinhgon("law", "schema").json()["title"] == "Sổ luật / Law book"


def test_a_rule_is_tried_on_numbers_that_are_told():
    broken = tinhgon("law", "try", "EL.SURPLUS.MAX", "surplus_share=33,5", "--json").json()
    assert broken["kept"] is False
    assert broken["finding"]["required"].endswith("không quá 30 %")
    assert tinhgon("law", "try", "EL.SURPLUS.MAX", "surplus_share=30", "--json").json() == {
        "rule": "EL.SURPLUS.MAX",
        "kept": True,
        "finding": None,
    }
    refused = tinhgon("law", "try", "EL.SURPLUS.MAX", "votes_share=51")
    assert refused.code == 1
    assert "surplus_share" in refused.err
    assert tinhgon("law", "try", "EL.SURPLUS.MAX", "surplus_share=30", "--on", "2020-01-01").code == 1
