"""The story from 2019 to 2025: each count of the articles follows from the rows, and nothing is lost on the way."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.sample.story import change, last, moved, outcomes
from tinhgon import sample
from tinhgon.structure.figures.catalogue import figure
from tinhgon.structure.lineage import Lineage
from tinhgon.structure.scheme import read_scheme
from tinhgon.structure.snapshot import Structure
from tinhgon.structure.whole import flaws

DIVIDED = ("06655", "07042", "06799", "06820", "06853", "06868", "06877", "06880", "06886", "06946", "07093", "07180")


def _levels(structure: Structure) -> tuple[int, int]:
    found = dict(structure.places["level"].value_counts().rows())
    return found.get("district", 0), found.get("commune", 0)


def _place(structure: Structure, code: str) -> int:
    rows = structure.places.filter((pl.col("code") == code) & (pl.col("level") == "commune"))
    return int(rows["place"].item())


def _territory() -> Lineage:
    frames = [
        outcome.lineage().with_columns(
            pl.lit(outcome.scheme.day).alias("day"),
            pl.col("step").alias("sequence"),
            pl.lit(number, pl.Int64).alias("entry"),
        )
        for number, outcome in enumerate(outcomes().values())
    ]
    return Lineage(pl.concat(frames), "places")


def test_the_schemes_come_in_order_of_day_and_say_whether_they_are_real() -> None:
    found = [outcome.scheme for outcome in outcomes().values()]
    assert [scheme.day for scheme in found] == sorted(scheme.day for scheme in found)
    real = {scheme.id for scheme in found if scheme.status == "real"}
    assert real == {"nq-837-2019", "nq-1199-2024", "nq-1679-2025"}
    assert all("reconstructed" in scheme.note for scheme in found if scheme.status == "reconstruction")
    assert {scheme.status for scheme in found} == {"real", "reconstruction"}


def test_districts_and_communes_go_14_186_then_13_177_then_13_171_then_none_and_54() -> None:
    steps = [_levels(outcomes()[name].after) for name in ("nq-837-2019", "nq-1199-2024", "nq-1679-2025")]
    assert _levels(next(iter(outcomes().values())).before) == (14, 186)
    assert steps == [(13, 177), (13, 171), (0, 54)]


@pytest.mark.parametrize(
    ("scheme", "kinds"),
    [("nq-837-2019", (98, 72, 7, 0)), ("nq-1199-2024", (91, 73, 7, 0)), ("nq-1679-2025", (22, 30, 0, 2))],
)
def test_communes_wards_townships_and_special_zones_are_as_counted_by_the_statistics_office(
    scheme: str, kinds: tuple[int, ...]
) -> None:
    found = dict(outcomes()[scheme].after.places["kind"].value_counts().rows())
    assert tuple(found.get(kind, 0) for kind in ("commune", "ward", "township", "special_zone")) == kinds


def test_area_and_people_are_conserved_by_every_scheme() -> None:
    for outcome in outcomes().values():
        for column in ("area_km2", "population"):
            assert outcome.after.places[column].sum() == pytest.approx(outcome.before.places[column].sum(), abs=1e-6)
    assert last().places["population"].sum() == 1_317_399


def test_figures_printed_otherwise_than_the_books_are_reported() -> None:
    found = {
        finding.subject.split()[0]: finding
        for finding in outcomes()["nq-837-2019"].findings
        if finding.rule.endswith("area_km2")
    }
    assert (found["06955"].measured, found["06955"].required) == ("11.96", "1.99")


def test_hoanh_bo_into_ha_long_saves_44_bodies_21_heads_and_3_deputies() -> None:
    name = "tai-hien-hoanh-bo-ha-long-2020"
    changes = [change(name, figure) for figure in ("units.focal_points", "people.heads", "people.deputies")]
    assert changes == [-44, -21, -3]


def test_299_officials_and_135_part_time_staff_are_rearranged_in_the_merged_communes() -> None:
    found = moved("tai-hien-cap-xa-2020")
    assert (found["people.moved.officials"], found["people.moved.part_time"]) == (299, 135)


def test_three_and_three_of_14_district_secretaries_also_chair_at_the_end_of_2019() -> None:
    structure = outcomes()["tai-hien-bi-thu-truong-thon-2019"].after
    for name in ("council", "committee"):
        reading = figure(f"unified.district_secretary_{name}_chair").on(structure)
        assert (reading.value, reading.of) == (3, 14)


def test_cell_secretaries_head_1451_of_1454_villages_and_the_mergers_do_not_change_it() -> None:
    for structure in (outcomes()["tai-hien-bi-thu-truong-thon-2019"].after, last()):
        reading = figure("unified.cell_secretary_village_head").on(structure)
        assert (reading.value, reading.of) == (1451, 1454)
        assert round(reading.share or 0, 3) == 0.998


def test_the_head_of_mass_mobilisation_chairs_the_front() -> None:
    reading = figure("unified.mass_mobilisation_front_chair").on(outcomes()["tai-hien-nhat-the-hoa-2019"].after)
    assert (reading.value, reading.of) == (1, 1)


def test_the_shared_office_serves_five_bodies_that_remain() -> None:
    structure = outcomes()["tai-hien-co-quan-chung-2019"].after
    office = structure.units.filter(pl.col("code") == "22.CQC")["unit"].item()
    assert structure.units.filter(pl.col("host") == office)["code"].to_list() == [
        "22.MT",
        "22.PN",
        "22.TN",
        "22.ND",
        "22.CCB",
    ]


def test_nothing_hangs_in_the_air_after_any_scheme() -> None:
    assert all(flaws(outcome.after) == [] for outcome in outcomes().values())


def test_no_district_body_is_left_and_everyone_who_lost_a_post_was_relieved_by_a_step() -> None:
    assert last().units.filter(pl.col("level") == "district").is_empty()
    outcome = outcomes()["tai-hien-ket-thuc-cap-huyen-2025"]
    without = outcome.before.tenures.filter(~pl.col("person").is_in(outcome.after.tenures["person"].implode()))
    gone = outcome.before.people.filter(pl.col("person").is_in(without["person"].implode()))["code"]
    relieved = {step.person.code for step in outcome.scheme.steps if step.do == "relieve"}
    assert len(gone) > 100
    assert set(gone) <= relieved


@pytest.mark.parametrize("code", DIVIDED)
def test_each_divided_commune_has_successors_whose_shares_make_one(code: str) -> None:
    start = _place(outcomes()["nq-1199-2024"].after, code)
    kin = _territory().became(start)
    assert len(kin) == (3 if code == "06886" else 2)
    assert sum(one.area_share or 0 for one in kin) == pytest.approx(1)
    assert {one.key for one in kin} <= set(last().places["place"])


def test_only_those_twelve_are_divided() -> None:
    before, lineage = outcomes()["nq-1199-2024"].after, _territory()
    communes = before.places.filter(pl.col("level") == "commune")
    divided = [code for code, key in communes.select("code", "place").iter_rows() if len(lineage.became(key)) > 1]
    assert sorted(divided) == sorted(DIVIDED)


def test_dai_thanh_went_into_dai_duc_and_from_there_into_dong_ngu_and_tien_yen() -> None:
    start = _place(next(iter(outcomes().values())).before, "06869")
    lineage, names = _territory(), dict(last().places.select("place", "name").rows())
    first = lineage.became(start, until=date(2020, 1, 1))
    assert [one.key for one in first] == [_place(outcomes()["nq-837-2019"].after, "06868")]
    assert [names[one.key] for one in lineage.became(start)] == ["Xã Đông Ngũ", "Xã Tiên Yên"]


def test_a_code_of_2025_that_was_anothers_is_a_new_place() -> None:
    before, after = outcomes()["nq-1199-2024"].after, last()
    assert _place(before, "07090") != _place(after, "07090")
    assert _place(before, "06967") == _place(after, "06967")


def test_each_of_the_54_communes_has_its_bodies_and_a_head_for_each_office() -> None:
    structure = last()
    codes = set(structure.units["code"])
    communes = structure.places.filter(pl.col("level") == "commune")["code"]
    suffixes = ("DU", "HD", "UB", "MT", "VPDU", "XDD", "KT", "VP", "KTE", "VHXH", "HCC")
    assert all(f"{code}.{suffix}" in codes for code in communes for suffix in suffixes)
    heads = figure("people.heads").on(structure).rows["unit_code"].to_list()
    assert {f"{code}.{suffix}" for code in communes for suffix in ("VPDU", "VP", "KTE", "VHXH")} <= set(heads)


def test_every_scheme_can_be_written_as_a_file_and_read_back() -> None:
    for outcome in outcomes().values():
        assert read_scheme(outcome.scheme.to_yaml()) == outcome.scheme


def test_schemes_for_another_seed_run_as_well() -> None:
    assert [scheme.id for scheme in sample.schemes(7)] == list(outcomes())
