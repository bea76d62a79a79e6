"""What a dossier goes by, without books: procedures, anchors, votes, files, codes, paths, guard-rails."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from tinhgon.casework.rules import codes, files
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.law.books import builtin
from tinhgon.law.entitlements import Leaver
from tinhgon.reform.rules.dossier import surplus
from tinhgon.reform.rules.dossier.anchors import Anchor, follow, now_at
from tinhgon.reform.rules.dossier.entitlement import terms
from tinhgon.reform.rules.dossier.guardrails import fisher, poisson
from tinhgon.reform.rules.dossier.procedure import in_force, procedures, read_procedure, texts
from tinhgon.reform.rules.dossier.surplus import Mark
from tinhgon.reform.rules.dossier.voting import Tally, impossible, short_of
from tinhgon.structure.scheme import Scheme, read_scheme

START = date(2020, 3, 1)


def test_the_procedure_is_that_of_the_day_on_which_a_dossier_begins() -> None:
    assert in_force(date(2025, 6, 30)).id == "sap-xep-2016"
    assert in_force(date(2025, 7, 1)).id == "sap-xep-2025"
    with pytest.raises(Unknown):
        in_force(date(2010, 1, 1))
    assert len(procedures()) == len(texts())


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("first: draft", "first: nowhere", "procedure.first"),
        ("    to: checking\n", "    to: nowhere\n", "procedure.state"),
        ("    needs: [text, runs, submitted]", "    needs: [text, luck]", "procedure.need"),
        ("  - id: submit\n    act: scheme.draft", "  - id: submit\n    act: scheme.dream", "procedure.act"),
        ("  - id: enact\n", "  - id: enacting\n", "procedure.always"),
        ("  - id: return_draft\n", "  - id: submit\n", "procedure.twice"),
        ("    from: [checking]\n    to: appraisal", "    from: [checking]\n    to: draft", "procedure.unreached"),
        ("reviews: [6, 12, 24]", "reviews: [12, 6]", "procedure.reviews"),
        ("    final: true\n", "", "procedure.dead_end"),
        ("first: draft", "fist: draft", "procedure.missing"),
        ("  days: 30", "  days: soon", "procedure.number"),
    ],
)
def test_a_procedure_that_cannot_be_is_refused_and_says_why(old: str, new: str, rule: str) -> None:
    text = texts()["sap-xep-2016"]
    assert old in text
    with pytest.raises(Refusal) as refused:
        read_procedure(text.replace(old, new, 1))
    assert rule in {one.rule for one in refused.value.findings}


def scheme(*steps: str) -> Scheme:
    listed = "\n".join(f"  - {{{step}}}" for step in steps)
    return read_scheme(f"id: a\ntitle: a\nday: 2025-07-01\nsteps:\n{listed}\n")


ONE = "do: absorb, of: ['1.A', '1.B', '1.C'], into: '1.D', clause: Điều 1"
TWO = "do: rename, unit: '1.D', name: Phòng D, clause: Điều 2"
THREE = "do: dissolve, unit: '1.E'"


def test_an_anchor_follows_its_step_when_it_moves_and_when_it_is_amended() -> None:
    first = scheme(ONE, TWO)
    amended = scheme(THREE, TWO, ONE.replace(", '1.C'", ""))
    assert follow(first, amended) == {1: 3, 2: 2}
    found = now_at(Anchor(1, 1), {1: first, 2: amended})
    assert (found.step, found.changed, found.gone) == (3, True, False)
    assert now_at(Anchor(1, 1), {1: first, 2: scheme(TWO)}).gone
    assert not now_at(Anchor(1, 0, "Điều 2"), {1: first, 2: amended}).gone
    assert now_at(Anchor(1, 0, "Điều 2"), {1: first, 2: scheme(ONE)}).gone
    assert not now_at(Anchor(1), {1: first, 2: scheme(THREE)}).gone


def test_steps_that_name_nothing_in_common_are_not_taken_for_one() -> None:
    assert follow(scheme(THREE), scheme("do: dissolve, unit: '9.Z'")) == {1: None}


@pytest.mark.parametrize(
    ("tally", "rules"),
    [
        (Tally(30, 20, 16, 4, 0), []),
        (Tally(30, 19, 19, 0, 0), ["vote.quorum"]),
        (Tally(30, 20, 15, 5, 0), ["vote.majority"]),
        (Tally(31, 21, 16, 5, 0), []),
        (Tally(31, 20, 20, 0, 0), ["vote.quorum"]),
    ],
)
def test_quorum_and_majority_are_those_of_the_procedure(tally: Tally, rules: list[str]) -> None:
    assert [one.rule for one in short_of(tally, procedures()[0].votes)] == rules


def test_counts_that_cannot_be_are_refused() -> None:
    assert [one.rule for one in impossible(Tally(10, 11, 12, 0, 0))] == ["vote.present", "vote.cast"]
    assert [one.rule for one in impossible(Tally(0, 0, 0, 0, 0))] == ["vote.count"]
    assert [one.rule for one in impossible(Tally(5, 5, -1, 0, 0))] == ["vote.count"]


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return made.getvalue()


def test_a_file_is_what_it_holds_and_not_what_it_is_called() -> None:
    assert files.kind_of(b"%PDF-1.7 x").ending == "pdf"
    assert files.kind_of("Biên bản\n".encode()).ending == "txt"
    assert files.kind_of(archive("[Content_Types].xml", "word/document.xml")).ending == "docx"
    assert files.safe_name("../../a\x00b.exe", files.kind_of(b"%PDF-1.7")) == "ab.pdf"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "document.empty"),
        (b"MZ\x90\x00\x03", "document.kind"),
        (b"<html><script>alert(1)</script>", "document.kind"),
        (b"PK\x03\x04 broken", "document.kind"),
        (archive("a.txt"), "document.kind"),
        (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "document.macros"),
        (bytes(files.MOST_BYTES + 1), "document.large"),
    ],
)
def test_other_files_are_refused(data: bytes, rule: str) -> None:
    with pytest.raises(Refusal) as refused:
        files.kind_of(data)
    assert [one.rule for one in refused.value.findings] == [rule]


def test_a_code_is_read_however_it_is_typed() -> None:
    assert codes.digest("abcd efgh-jkmn pqrs") == codes.digest("ABCD-EFGH-JKMN-PQRS") != ""
    assert codes.digest("ABCD-EFGH-JKMN-PQR1") == ""
    assert codes.written("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"


def test_a_path_goes_down_to_zero_within_the_months() -> None:
    last = surplus.months_after(START, 60)
    assert last == date(2025, 3, 1)
    assert surplus.months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    even = surplus.even_path({"deputy": 7}, START, 60)
    assert [mark.at_most for mark in even] == [6, 4, 3, 1, 0]
    assert surplus.faults(even, {"deputy": 7}, START, last) == []
    for wrong, rule in (
        ([], "surplus.no_path"),
        ([Mark("deputy", date(2021, 3, 1), 8), Mark("deputy", last, 0)], "surplus.grows"),
        ([Mark("deputy", last, 1)], "surplus.not_zero"),
        ([Mark("deputy", date(2026, 3, 1), 0)], "surplus.too_long"),
        ([Mark("deputy", START, 0)], "surplus.early"),
    ):
        assert [one.rule for one in surplus.faults(wrong, {"deputy": 7}, START, last)] == [rule]


def test_chance_is_worked_out_exactly() -> None:
    """Fisher's tea: 3 of 4 against 1 of 4 has one-sided p = 17/70; 3 events against 1 in equal times 5/16."""
    assert fisher(1, 4, 3, 4) == pytest.approx(17 / 70)
    assert poisson(1, 12, 3, 12) == pytest.approx(5 / 16)
    assert poisson(0, 12, 0, 12) == fisher(0, 5, 0, 5) == 1.0
    assert poisson(4, 12, 9, 6) < 0.05 < poisson(4, 12, 3, 6)


def test_an_entitlement_shows_its_formula_numbers_and_citation_and_that_nobody_confirmed_it() -> None:
    found = terms(builtin().at(date(2025, 8, 1)), Leaver(10_000_000, 48, 30))
    assert [one.amount for one in found] == [480_000_000, 200_000_000, 115_000_000]
    assert "10.000.000 đ × 1 × 48 tháng" in found[0].formula
    assert all(one.citation and not one.verified for one in found)
    assert terms(builtin().at(date(2020, 3, 1)), Leaver(10_000_000, 48, 30)) == []
