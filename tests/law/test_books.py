"""Sổ luật: every rule with its citation and day; chains that are whole; the law of a day."""

from datetime import date
from importlib.resources import files

import pytest

from tinhgon.kernel.finding import Severity
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.law import chains
from tinhgon.law.books import bound, builtin
from tinhgon.law.reading import read_book, read_own_book

MOUNTAIN = {"kind": "commune", "traits": {"mountain"}}


def test_there_are_at_least_120_rules_each_with_citation_day_and_both_languages():
    rules = builtin().rules.values()
    assert len(rules) >= 120
    for rule in rules:
        assert rule.citation.act.number, rule.id
        assert rule.valid.start <= date(2026, 12, 31), rule.id
        assert rule.sentence.vi, rule.id
        assert rule.sentence.en, rule.id


def test_every_book_reads_alike_by_the_plain_reader_and_the_quick_one():
    for file in files("tinhgon.law").joinpath("books").iterdir():
        if file.name.endswith(".yaml"):
            text = file.read_text(encoding="utf-8")
            assert read_book(text, file.name) == read_own_book(text, file.name)


def test_every_row_keeps_its_chain_and_no_two_rule_one_thing_on_one_day():
    assert chains.flaws(builtin().rules.values()) == []


def test_a_row_that_nobody_confirmed_warns_and_never_blocks():
    unverified = [rule for rule in builtin().rules.values() if rule.verified is None]
    assert unverified
    assert all(rule.weight is not Severity.ERROR for rule in unverified)


def test_the_least_population_of_a_mountain_commune_and_of_an_island_one_follow_the_day():
    law = builtin().at(date(2019, 12, 31))
    assert law.number("territory.population", "population", **MOUNTAIN) == 5000
    assert law.number("territory.population", "population", kind="commune", traits={"island"}) == 8000
    now = builtin().at(date(2026, 1, 1))
    assert now.number("territory.population", "population", kind="commune", traits={"island"}) == 2500
    assert now.number("territory.population", "population", kind="commune") == 16000
    assert builtin().at(date(2025, 12, 31)).rule("AU.XA.POP").valid.last_day == date(2025, 12, 31)


def test_a_rule_of_another_day_says_when_it_was_in_force():
    with pytest.raises(
        Unknown, match="không có hiệu lực ngày 01/01/2026; có hiệu lực từ 25/05/2016 đến hết 31/12/2025"
    ):
        builtin().at(date(2026, 1, 1)).rule("AU.XA.POP")
    with pytest.raises(Unknown, match="không có dòng XX"):
        builtin().rule("XX.1")
    with pytest.raises(Unknown, match="không dòng luật nào quy định"):
        builtin().at(date(2000, 1, 1)).number("territory.population", "population", **MOUNTAIN)


def test_the_chain_of_the_commune_population_runs_from_2016_to_2026():
    chain = [rule.id for rule in builtin().chain("AU.XA.POP.2026")]
    assert chain == ["AU.XA.POP", "AU.XA.POP.2026", "AU.XA.POP.ISL.2026"]


HEAD = """
book: thu
title: {vi: "Thử", en: "Trial"}
acts: {a: {number: 1/2020/NĐ-CP, title: {vi: "x", en: "x"}}}
rules:
"""
ROW = """
  - {{id: {id}, topic: t.one, sentence: {{vi: "a", en: "a"}}, from: {start}, {more} cite: {{act: a}}}}
"""


def book(*rows):
    return HEAD + "".join(ROW.format(id=id, start=start, more=f"{more}," if more else "") for id, start, more in rows)


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ([("T.1", "2020-01-01", "replaces: [T.0]")], "law.chain_missing"),
        ([("T.1", "2020-01-01", "to: 2020-12-31")], "law.chain_end"),
        ([("T.1", "2020-01-01", ""), ("T.2", "2021-01-01", "replaces: [T.1]")], "law.chain_overlap"),
        ([("T.1", "2020-01-01", "to: 2020-12-31"), ("T.2", "2021-06-01", "replaces: [T.1]")], "law.chain_gap"),
        ([("T.1", "2020-01-01", ""), ("T.2", "2021-01-01", "")], "law.contradiction"),
        ([("T.1", "2020-01-01", ""), ("T.1", "2021-01-01", "")], "law.twice"),
        ([("T.1", "2020-01-01", "sources: [Z9], read: text")], "law.unknown_source"),
    ],
)
def test_a_broken_chain_is_refused_and_names_the_row_and_the_field(rows, rule):
    with pytest.raises(Refusal) as caught:
        bound([read_book(book(*rows), "thu.yaml")])
    found = caught.value.findings
    assert rule in [one.rule for one in found]
    assert all(one.where["row"].startswith("T.") and one.where["field"] and one.remedy for one in found)


@pytest.mark.parametrize(
    ("more", "rule", "said"),
    [
        ("to: 2019-01-01", "law.span", "to phải từ ngày from"),
        ("values: {a: {of: 1, unit: parsecs}}", "law.unknown_unit", "parsecs"),
        ("values: {a: {of: 1, items: [x]}}", "law.value", "đúng một"),
        ("values: {a: {bands: {10: 1, 5: 2}}}", "law.bands", "từ nhỏ đến lớn"),
        ("applies: {kind: [kingdom]}", "law.unknown_kind", "kingdom"),
        ("severity: fatal", "law.", "fatal"),
        ("colour: red", "law.extra_forbidden", "không có trường"),
        ("read: text", "law.sources", "nguồn"),
        ("test: {measure: place}", "law.test", "below hoặc above"),
        ("values: {a: {of: 1}}, test: {measure: place, not_over: {population: a}}", "law.test_told", "told"),
        ("cases: [{given: {}}]", "law.case", "passes"),
    ],
)
def test_a_bad_row_is_refused_with_file_row_field_rule_and_remedy(more, rule, said):
    with pytest.raises(Refusal) as caught:
        read_book(book(("T.1", "2020-01-01", more)), "thu.yaml")
    (found,) = caught.value.findings
    assert found.rule.startswith(rule)
    assert said in found.sentence.vi
    assert found.where["file"] == "thu.yaml"
    assert found.where["row"] == "T.1"
    assert found.where["line"] > 1
    assert found.remedy


@pytest.mark.parametrize("text", ["", "book: [", "- a", "book: &a x"])
def test_a_file_that_is_no_book_is_refused_in_words(text):
    with pytest.raises(Refusal) as caught:
        read_book(text, "thu.yaml")
    assert all(one.rule.startswith("law.") and one.where["file"] == "thu.yaml" for one in caught.value.findings)
