"""Whatever a file holds, the reader gets a scheme or every reason, in words for people."""

import unicodedata
from collections.abc import Iterator
from datetime import date

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.random_steps import NAMES, steps
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.sample.tables import folder
from tinhgon.structure.reading import _PROBLEMS
from tinhgon.structure.scheme import VERBS, Basis, Scheme, read_scheme, schema

HEAD = "id: thu\ntitle: Đề án thử\nday: 2025-07-01\nsteps:\n"
PUBLISHED = jsonschema.Draft202012Validator(schema())
JARGON = (
    "value error",
    "input should",
    "valid ",
    "instance of",
    "tuple",
    "tag:yaml",
    "block end",
    "{",
    "}",
    "'",
)


def findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(Refusal) as caught:
        read_scheme(text, "thu.yaml")
    return caught.value.findings


def found(text: str) -> list[tuple[str, int, str]]:
    return [(one.rule, int(one.where["line"]), one.subject) for one in findings(HEAD + text)]


def test_a_field_named_like_a_verb_is_named_too() -> None:
    text = "  - do: merge_territory\n    of:\n      - {place: a, share: 7}\n    into: {code: a, name: b, kind: ward}\n"
    assert found(text) == [("scheme.less_than_equal", 7, "steps.1.of.1.share")]


def test_the_line_is_that_of_the_field_not_of_what_hangs_under_it() -> None:
    text = "  - do: rename\n    unit:\n      - 99.SA\n    name:\n      vi: Sở\n    nam:\n      - x\n"
    assert found(text) == [
        ("scheme.not_fields", 6, "steps.1.unit"),
        ("scheme.string_type", 8, "steps.1.name"),
        ("scheme.extra_forbidden", 10, "steps.1.nam"),
    ]


def test_a_list_where_fields_belong_and_fields_where_a_list_belongs() -> None:
    text = "  - 5\n  - [a]\n  - {do: absorb, of: x, into: y}\n  - {do: }\n  - {do: dissolve, unit: a, people: ai}\n"
    assert found(text) == [
        ("scheme.not_fields", 5, "steps.1"),
        ("scheme.not_fields", 6, "steps.2"),
        ("scheme.not_list", 7, "steps.3.of"),
        ("scheme.union_tag_not_found", 8, "steps.4"),
        ("scheme.choice", 9, "steps.5.people"),
    ]


@pytest.mark.parametrize(
    "day", ["20250701", "1751328000", "01/07/2025", "2025-02-30", "2025-07-01T00:00:00", "", "[1]"]
)
def test_a_day_is_written_one_way_only(day: str) -> None:
    (finding,) = findings(HEAD.replace("2025-07-01", day) + "  - {do: rename, unit: a, name: b}\n")
    assert (finding.rule, finding.where["line"]) == ("scheme.day", 3)


@pytest.mark.parametrize("population", ["4.000", "4,000", "4 000", "1e3", "nghìn", "99999999999999999999", "-1"])
def test_four_thousand_people_are_never_read_as_four(population: str) -> None:
    text = f'  - {{do: restate_territory, place: a, population: "{population}", note: x}}\n'
    ((rule, line, subject),) = found(text)
    assert rule in ("scheme.whole_number", "scheme.less_than_equal", "scheme.greater_than_equal")
    assert (line, subject) == (5, "steps.1.population")


@pytest.mark.parametrize("area", ["inf", ".inf", "nan", "1e400", "12,5", "-0.5", "99999999999"])
def test_an_area_is_a_number_that_a_map_can_hold(area: str) -> None:
    assert len(found(f'  - {{do: restate_territory, place: a, area_km2: "{area}", note: x}}\n')) == 1


def test_a_name_typed_on_another_keyboard_is_the_same_name() -> None:
    composed = "Sở Y tế"
    apart = unicodedata.normalize("NFD", composed)
    text = HEAD + "  - {do: rename, unit: {code: 99.SA, name: %s}, name: %s}\n"
    assert composed != apart
    assert read_scheme(text % (apart, apart)) == read_scheme(text % (composed, composed))


@pytest.mark.parametrize("sign", ["\\0", "\\x1b", "\\ud800", "\\x7f"])
def test_characters_that_no_book_can_hold_are_refused(sign: str) -> None:
    assert len(found(f'  - {{do: rename, unit: a, name: "a{sign}b"}}\n')) == 1


@pytest.mark.parametrize(
    "text",
    [
        "id: !!int abc",
        "day: !!timestamp mai",
        "a: !!bool co",
        "a: !!float x",
        "a: !!binary é",
        "!!set {a, b}",
        "a: !!omap [1]",
        "~: x",
        "? [a]\n: b",
        "? !!int 5\n: b",
        "id: a\n--- \nid: b",
        "id: x\n\ttitle: y",
        "id: x: y",
        "a: [b\nc: d",
        "a: 'b",
        "a:\n    b: 1\n  c: 2",
        "a: @b",
        "a\nb: c",
    ],
)
def test_broken_yaml_is_told_by_its_line_without_the_jargon_of_a_parser(text: str) -> None:
    (finding,) = findings(text)
    assert finding.rule == "scheme.unreadable"
    assert 1 <= int(finding.where["line"]) <= text.count("\n") + 1
    assert not [word for word in ("tag:yaml", "token", "mapping", "block") if word in finding.sentence.en.lower()]


def _mangled(text: str) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        yield "".join(lines[:number] + lines[number + 1 :])
        yield "".join([*lines[:number], line.replace(":", ": [", 1), *lines[number + 1 :]])
        yield "".join([*lines[:number], line.replace(": ", ": {a: 1} #", 1), *lines[number + 1 :]])
        yield "".join([*lines[:number], f" {line}", *lines[number + 1 :]])


def _is_for_people(finding: Finding) -> None:
    assert finding.remedy is not None
    for said in (finding.sentence.vi, finding.sentence.en):
        assert not [word for word in JARGON if word in said.lower()], said


def test_every_line_of_a_sample_scheme_may_be_spoilt_and_the_answer_is_still_for_people() -> None:
    text = folder("schemes").joinpath("nq-1199-2024.yaml").read_text("utf-8")
    refused = 0
    for spoilt in _mangled(text[:2500]):
        try:
            read_scheme(spoilt)
        except Refusal as refusal:
            refused += 1
            for finding in refusal.findings:
                _is_for_people(finding)
    assert refused > 30


YAML_BITS = st.sampled_from(
    "id do steps day merge of into share : - [ ] { } , \" ' # &a *a ! !!int | > ? % @ ` ~ null 2025-07-01 é".split()
) | st.sampled_from([": ", "- ", "\n", "\n  ", "\t", "\x00", "\ufeff", "\u2028", "\ud800"])


@settings(max_examples=200, deadline=None)
@given(st.lists(YAML_BITS, max_size=25).map("".join) | st.text(max_size=40))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    with pytest.raises(Refusal):
        read_scheme(text)


VALUES = st.recursive(
    st.none() | st.text(max_size=5) | st.integers().map(str) | st.sampled_from(["00011", "true", "0.5", "nan"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_wrong_values_in_any_field_of_any_verb_are_refused_in_words_for_people(data: st.DataObject) -> None:
    verb = data.draw(st.sampled_from(VERBS))
    fields = [name for name in verb.model_fields if name != "do"]
    step = {"do": verb.model_fields["do"].default}
    for name in data.draw(st.lists(st.sampled_from(fields), unique=True)):
        step[name] = data.draw(VALUES)
    text = yaml.safe_dump({"id": "a", "title": "b", "day": "2025-07-01", "steps": [step]}, allow_unicode=True)
    try:
        read_scheme(text)
    except Refusal as refusal:
        for finding in refusal.findings:
            assert "value error" not in finding.sentence.en.lower()
            assert "input should" not in finding.sentence.en.lower()
            assert finding.where["line"]


def test_whatever_pydantic_finds_wrong_has_our_words() -> None:
    for _, vi, en in _PROBLEMS.values():
        assert vi != en


SCHEMES = st.builds(
    Scheme,
    id=st.from_regex(r"[a-zA-Z0-9Đđ_.\-]{1,9}", fullmatch=True),
    title=NAMES,
    title_en=NAMES,
    day=st.dates(date(1900, 1, 1)),
    note=NAMES,
    basis=st.lists(
        st.builds(Basis, number=NAMES, date=st.none() | st.dates(date(1000, 1, 1)), title=NAMES), max_size=2
    ).map(tuple),
    steps=st.lists(steps(sensible=False), min_size=1, max_size=3).map(tuple),
)


@settings(max_examples=120, deadline=None)
@given(SCHEMES)
def test_any_scheme_written_to_a_file_reads_back_the_same(scheme: Scheme) -> None:
    text = scheme.to_yaml()
    assert read_scheme(text) == scheme
    PUBLISHED.validate(_as_an_editor_reads(text))


@pytest.mark.parametrize("name", ["nq-837-2019", "nq-1199-2024", "nq-1679-2025"])
def test_the_sample_resolutions_follow_the_published_schema(name: str) -> None:
    text = folder("schemes").joinpath(f"{name}.yaml").read_text("utf-8")
    PUBLISHED.validate(_as_an_editor_reads(text))
    again = read_scheme(text)
    assert read_scheme(again.to_yaml()) == again


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers are numbers, days are texts."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _as_an_editor_reads(text: str) -> object:
    return yaml.load(text, _Editor)  # noqa: S506 - a safe loader
