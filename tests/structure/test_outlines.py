"""Outlines: read from maps that may be anything, measured, written, and put together as places merge."""

import json
from datetime import date

import numpy as np
import polars as pl
import pytest

from tinhgon.kernel.refusal import Refusal
from tinhgon.structure.lineage import EDGES
from tinhgon.structure.outlines import area_km2, composed, read_back, read_outlines, written
from tinhgon.structure.outlines import reading as limits


def ring(*points):
    return [list(point) for point in (*points, points[0])]


def square(x=107.0, y=21.0, side=0.1):
    return ring((x, y), (x + side, y), (x + side, y + side), (x, y + side))


def feature(code, *rings, kind="Polygon", **properties):
    return {
        "type": "Feature",
        "properties": {"code": code, **properties},
        "geometry": {"type": kind, "coordinates": [list(rings)] if kind == "MultiPolygon" else list(rings)},
    }


def text(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def said(given, **options):
    with pytest.raises(Refusal) as refusal:
        read_outlines(given, "ban-do.geojson", **options)
    return [one.sentence.vi for one in refusal.value.findings]


def test_polygons_with_holes_and_several_parts_are_read_and_measured():
    hole = square(107.02, 21.02, 0.02)
    found = read_outlines(text(feature("a", square(), hole), feature("b", square(108), kind="MultiPolygon")))
    whole = 0.1 * 111.2 * 0.1 * 111.2 * np.cos(np.radians(21.05))
    assert area_km2(found["b"]) == pytest.approx(whole, rel=0.01)
    assert area_km2(found["a"]) == pytest.approx(whole * 0.96, rel=0.01)
    again = read_back(written(found["a"]))
    assert written(again) == written(found["a"])


def test_codes_may_be_numbers_and_stand_in_another_property():
    assert list(read_outlines(text(feature("", square(), ma_xa=6649)), code="ma_xa")) == ["6649"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("{", "dòng 1: không phải JSON"),
        ("[1, 2]", "không phải FeatureCollection"),
        ('{"type": "FeatureCollection", "features": {}}', "không phải FeatureCollection"),
        ("[" * 50 + "]" * 50, "lồng nhau"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "không phải JSON đọc được"),
        (text(7), "1: không phải một đối tượng"),
        (text({"type": "Feature"}), "1: thiếu thuộc tính “code”"),
        (text(feature("a", square()), feature("a", square(108))), "2: a mã này có hai lần"),
        (text(feature("a", ring((500, 0), (501, 0), (501, 1)))), "1: a không phải Polygon"),
        (text(feature("a", [[107, 21], [107.1, 21], [107.1, 21.1], [107, 21.1]])), "1: a không phải Polygon"),
        (text(feature("a", [["107", "21"], [1, 1], [2, 2], ["107", "21"]])), "1: a không phải Polygon"),
        (text(feature("a", [[True, 0], [1, 0], [1, 1], [True, 0]])), "1: a không phải Polygon"),
        (text({"properties": {"code": "a"}, "geometry": {"type": "Point", "coordinates": [107, 21]}}), "1: a không phải"),
        (text({"properties": {"code": "a"}, "geometry": {"type": "Polygon", "coordinates": [[{}]]}}), "1: a không phải"),
        (text(feature("a", ring((107, 21), (107.1, 21.1), (107.2, 21.2)))), "1: a không có diện tích"),
        (text(feature("a", ring((107, 21), (107.2, 21.1), (107.2, 21), (107, 21.15)))), "1: a đường ranh tự cắt gần"),
        (text(feature("a", square(), square(107.05, 21.05))), "1: a đường ranh tự cắt gần"),
    ],
)  # fmt: skip
def test_a_map_that_is_wrong_says_where(given, expected):
    (found,) = said(given)
    assert expected in found


def test_every_fault_is_named_at_once():
    wrong = [feature("", square()), feature("b", square()), feature("b", square()), feature("c", [[0, 0]])]
    assert len(said(text(*wrong))) == 3
    many = said(text(*[feature("", square())] * 150))
    assert len(many) == limits.MOST_NAMED + 1
    assert "còn 50 chỗ sai nữa" in many[-1]


def test_rings_that_only_touch_do_not_cross():
    # Two corners meet in one point, and an edge lies along another: both happen in maps of islands and of parts.
    touching = ring((107, 21), (107.1, 21), (107.1, 21.1))
    assert read_outlines(text(feature("a", square(), kind="MultiPolygon"), feature("b", touching)))


def test_a_map_too_large_is_refused_before_it_is_built(monkeypatch):
    monkeypatch.setattr(limits, "MOST_POINTS", 8)
    assert "nhiều hơn mức đọc được" in said(text(feature("a", square()), feature("b", square(108))))[0]
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 10)
    assert "dài hơn" in said(text(feature("a", square())))[0]


def edges(*rows):
    made = [
        {"frame": "places", "source": source, "target": target, "relation": relation, "area_share": share,
         "population_share": share, "day": date(2025, 7, 1), "sequence": at, "entry": 1}
        for at, (source, target, relation, share) in enumerate(rows)
    ]  # fmt: skip
    return pl.DataFrame(made, schema=EDGES)


def shapes(*keys):
    return {key: tuple(read_outlines(text(feature("a", square(100 + key))))["a"]) for key in keys}


def test_what_takes_others_in_whole_is_made_of_their_outlines():
    before = shapes(1, 2, 3, 4, 5, 6)
    merged = edges((1, 10, "merge", 1.0), (2, 10, "merge", 1.0), (3, 4, "absorb", None))
    found = composed(before, merged, [4, 5, 10])
    assert {key: len(polygons) for key, polygons in found.items()} == {4: 2, 5: 1, 10: 2}


def test_what_was_made_and_passed_on_at_once_is_followed_back():
    found = composed(shapes(1, 2, 3), edges((1, 10, "merge", 1.0), (2, 10, "merge", 1.0), (10, 3, "absorb", 1.0)), [3])
    assert len(found[3]) == 3


def test_what_took_or_gave_a_part_has_no_outline_until_it_is_drawn():
    parted = edges((1, 10, "split", 0.6), (1, 11, "split", 0.4), (2, 10, "merge", 1.0), (3, 4, "absorb", 1.0))
    assert composed(shapes(1, 2, 3), parted, [10, 11, 4]) == {}, "4 was never drawn"
