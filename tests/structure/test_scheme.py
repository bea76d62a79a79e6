"""Scheme files: read whole or refused with every reason, line and field."""

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.builders import province, scheme, try_out
from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.run import run
from tinhgon.structure.scheme import VERBS, read_scheme, schema

GOOD = """\
id: 1-NQ
title: Hợp nhất hai xã
day: 2025-07-01
basis:
  - {number: 1/NQ, date: 2025-06-16, organ: HĐND tỉnh}
steps:
  - do: merge_territory
    of: [00011, 00012]
    into: {code: 00011, name: Xã Mới, kind: commune}
"""


def refused(text: str) -> list[tuple[str, int]]:
    with pytest.raises(Refusal) as caught:
        read_scheme(text, "thu.yaml")
    return [(finding.rule, int(finding.where["line"])) for finding in caught.value.findings]


def test_codes_with_leading_zeros_stay_texts() -> None:
    step = read_scheme(GOOD).steps[0]
    assert step.of[0].place.code == "00011"
    assert step.into.code == "00011"


def test_what_is_written_reads_back_the_same() -> None:
    once = read_scheme(GOOD)
    assert read_scheme(once.to_yaml()) == once


def test_every_wrong_field_is_named_at_once_with_its_line() -> None:
    bad = GOOD.replace("title:", "titel:").replace("kind: commune", "kind: comune").replace("2025-06-16", "16-6-2025")
    found = refused(bad)
    assert {line for _, line in found} >= {2, 5, 9}
    assert len(found) == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "id: [",
        "a: &a [1]\nb: *a",
        "id: x\nid: y",
        "{[1]: 2}",
        "!!python/object/apply:os.system ['true']",
        "[" * 3000,
        "- just\n- a list",
        "x" * 100,
        "\x00",
    ],
)
def test_hostile_or_broken_files_are_refused_and_nothing_runs(text: str) -> None:
    with pytest.raises(Refusal):
        read_scheme(text)


def test_an_unknown_verb_lists_those_there_are() -> None:
    with pytest.raises(Refusal) as caught:
        read_scheme(GOOD.replace("merge_territory", "marge"))
    assert "merge_territory" in caught.value.findings[0].sentence.vi
    assert caught.value.findings[0].where["step"] == 1


def test_files_follow_the_published_schema() -> None:
    published = schema()
    plain = yaml.safe_load(read_scheme(GOOD).to_yaml())
    jsonschema.Draft202012Validator(published).validate(plain)
    plain["steps"][0]["into"]["kind"] = "department"
    with pytest.raises(jsonschema.ValidationError, match="department"):
        jsonschema.Draft202012Validator(published).validate(plain)
    plain["steps"][0]["into"]["kind"] = "ward"
    plain["steps"][0]["nonsense"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(published).validate(plain)


def test_every_verb_says_what_it_means_in_both_languages() -> None:
    for verb in VERBS:
        meaning = verb.meaning()
        assert meaning.vi.endswith("."), verb
        assert meaning.en.endswith("."), verb


def test_a_scheme_one_day_off_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        run(read_scheme(GOOD.replace("2025-07-01", "2025-07-02")), province())
    assert caught.value.findings[0].rule == "scheme.day"


def test_every_change_names_its_step() -> None:
    outcome = try_out(
        {"do": "rename", "unit": "99.SA", "name": "Mới"}, {"do": "absorb", "of": ["99.SB"], "into": "99.SA"}
    )
    trace = outcome.trace()
    assert trace.row(0) == (1, "rename", "units", 21, "amend", "name", "Sở A", "Mới")
    assert set(trace["step"].to_list()) == {1, 2}
    difference = outcome.difference()
    touched = set(trace["key"].to_list())
    for name in ("units", "posts", "tenures"):
        frame = difference[name]
        keys = (
            set(frame.closed)
            | set(frame.opened[frame.opened.columns[0]])
            | set(frame.amended[frame.amended.columns[0]])
        )
        assert keys <= touched


def test_a_change_taken_back_within_the_scheme_is_no_difference() -> None:
    outcome = try_out(
        {"do": "rename", "unit": "99.SA", "name": "Mới"}, {"do": "rename", "unit": "99.SA", "name": "Sở A"}
    )
    assert outcome.difference()["units"].amended.is_empty()
    assert outcome.after.units.equals(outcome.before.units)


COMMUNES = ["00011", "00012", "00013", "00021", "00022"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_divided_and_merged_area_and_people_are_conserved(data: st.DataObject) -> None:
    """Cut some communes by drawn shares, then make one new commune of each pile: nothing may be lost or made."""
    cut = data.draw(st.lists(st.sampled_from(COMMUNES), unique=True, min_size=1))
    piles = data.draw(st.integers(1, 3))
    parts: list[list[dict]] = [[] for _ in range(piles)]
    for code in cut:
        shares = data.draw(st.lists(st.floats(0.01, 0.3), max_size=2))
        for share in shares:
            parts[data.draw(st.integers(0, piles - 1))].append({"place": code, "share": share})
        parts[-1].append({"place": code, "rest": True})
    steps = [
        {
            "do": "merge_territory",
            "of": pile,
            "into": {"code": f"N{number}", "name": f"Xã N{number}", "kind": "commune", "parent": "99"},
        }
        for number, pile in enumerate(parts)
        if pile
    ]
    outcome = run(scheme(*steps), province())
    for column in ("area_km2", "population"):
        assert outcome.after.places[column].sum() == pytest.approx(outcome.before.places[column].sum(), abs=1e-4)
    assert outcome.after.places["population"].sum() == outcome.before.places["population"].sum()
    shares = {}
    for edge in outcome.descents:
        shares[edge.source] = shares.get(edge.source, 0) + (edge.area_share or 0)
    assert all(total == pytest.approx(1) for total in shares.values())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_difference_turns_before_into_after(data: st.DataObject) -> None:
    """What enacting writes down is all that changed: closed, opened and amended rows make the one from the other."""
    verbs = [
        {"do": "rename", "unit": "99.SA", "name": "Sở A2"},
        {"do": "absorb", "of": ["99.SB"], "into": "99.SA"},
        {"do": "move", "unit": "99.SB1", "parent": "99.UB"},
        {
            "do": "merge_territory",
            "of": ["00011", "00012"],
            "into": {"code": "00012", "name": "Xã Mới", "kind": "commune"},
        },
        {"do": "unify", "posts": [{"unit": "00011.CB1", "rank": "head"}, {"unit": "00011.T1", "rank": "head"}]},
        {
            "do": "share",
            "units": ["99.PN"],
            "establish": {"code": "99.V", "name": "V", "kind": "shared_office", "place": "99"},
        },
    ]
    chosen = data.draw(st.lists(st.sampled_from(range(len(verbs))), unique=True, min_size=1))
    outcome = run(scheme(*[verbs[number] for number in sorted(chosen)]), province())
    for name, frame in outcome.difference().items():
        key = outcome.before.frame(name).columns[0]
        gone = set(frame.closed) | set(frame.amended[key])
        rebuilt = [row for row in outcome.before.frame(name).iter_rows() if row[0] not in gone]
        rebuilt += [*frame.opened.iter_rows(), *frame.amended.iter_rows()]
        assert sorted(rebuilt) == sorted(outcome.after.frame(name).iter_rows(), key=lambda row: row[0])


def test_a_kind_that_is_left_empty_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as caught:
        read_scheme(GOOD.replace("kind: commune", 'kind: ""'))
    assert caught.value.findings[0].rule == "scheme.vocabulary"
    assert "ward" in caught.value.findings[0].sentence.vi
