"""The bodies of merged units merge with them, each kind with its kind, so that their people can be placed."""

from datetime import date

import polars as pl

from tests.structure.builders import province
from tinhgon.planning.placement.reading import placement
from tinhgon.planning.territory.bodies import with_bodies
from tinhgon.structure.run import run
from tinhgon.structure.scheme import read_scheme

TEXT = """
id: gop
title: Gộp
day: 2025-07-01
steps:
  - do: merge_territory
    of: ["00011", "00012"]
    into: {code: "00011", name: Xã An, kind: commune, parent: "901"}
"""


def test_alike_bodies_merge_into_those_of_the_unit_that_goes_on():
    before = province(date(2025, 7, 1))
    scheme = with_bodies(read_scheme(TEXT), before)
    assert [step.do for step in scheme.steps] == ["merge_territory", "merge"]
    after = run(scheme, before).after
    bodies = after.units.filter(pl.col("kind") == "people_committee", pl.col("level") == "commune")
    assert bodies.select("code", "name").rows() == [("00011.UB", "UBND xã An")]
    there = after.units.filter(pl.col("kind") == "village")
    assert there.height == 1, "villages stay what they are"


def test_their_people_can_then_be_placed():
    outcome = run(with_bodies(read_scheme(TEXT), province(date(2025, 7, 1))), province(date(2025, 7, 1)))
    problem = placement(outcome, lambda birth, sex: None)
    assert {one.unit for one in problem.posts} == {"00011.UB"}
    assert {one.body for one in problem.people} <= {"00011.UB", "00012.UB"}


def test_a_scheme_without_mergers_of_territory_stays_as_it_is():
    scheme = read_scheme("id: a\ntitle: a\nday: 2025-07-01\nsteps:\n  - {do: rename, unit: 99.SA, name: Sở A mới}\n")
    assert with_bodies(scheme, province(date(2025, 7, 1))) == scheme
