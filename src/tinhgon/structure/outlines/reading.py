"""Reading outlines from a map (GeoJSON, RFC 7946) that may be anything: all that is wrong is named at once, and nothing is half read."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

import numpy as np

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.outlines.polygons import DIGITS, Polygons, Ring, area_km2, crossing

#: The largest map: characters, features, points in all, points of one place, rings of one place, brackets within brackets.
MOST_CHARACTERS: Final = 40_000_000
MOST_FEATURES: Final = 20_000
MOST_POINTS: Final = 600_000
MOST_POINTS_OF_ONE: Final = 20_000
MOST_RINGS_OF_ONE: Final = 2_000
DEEPEST: Final = 12
#: So many faults are named; a map with more is told how many there are.
MOST_NAMED: Final = 100
#: An outline smaller than this, in km², is a slip of the pen.
SMALLEST: Final = 1e-4
_BRACKET: Final = re.compile(r"[\[\]{}]")


def read_outlines(text: str, source: str = "", code: str = "code") -> dict[str, Polygons]:
    """Return the polygons of each place by the code that its property ``code`` holds, in the order of the file.

    Raises Refusal naming every feature that is wrong: no code, a code twice, no polygon, coordinates that are no degrees, a ring that is not
    closed, has no area or crosses itself; or the file, where it is too large, too deep or no GeoJSON.
    """
    found: dict[str, Polygons] = {}
    wrong: list[Finding] = []
    points = 0
    for number, feature in enumerate(_features(text, source), 1):
        name, polygons, faults = _one(feature, code)
        if name in found:
            faults = [(("mã này có hai lần", "the code is there twice"), code)]
        wrong += [_wrong(source, number, name, said, field) for said, field in faults]
        if not faults and polygons is not None:
            found[name] = polygons
            points += sum(len(ring) for rings in polygons for ring in rings)
            if points > MOST_POINTS:
                _refuse(
                    source,
                    f"có hơn {MOST_POINTS} điểm, nhiều hơn mức đọc được",
                    f"holds more than {MOST_POINTS} points, more than is read",
                    ("Đơn giản hóa đường ranh trước khi nạp.", "Simplify the outlines before they are brought in."),
                )
    if wrong:
        raise Refusal(
            wrong if len(wrong) <= MOST_NAMED else [*wrong[:MOST_NAMED], _more(source, len(wrong) - MOST_NAMED)]
        )
    return found


def _features(text: str, source: str) -> list[Any]:
    if len(text) > MOST_CHARACTERS:
        _refuse(
            source, f"dài hơn {MOST_CHARACTERS} ký tự", f"is longer than {MOST_CHARACTERS} characters",
            ("Chia bản đồ thành nhiều tệp.", "Divide the map into several files."),
        )  # fmt: skip
    if _too_deep(text):
        _refuse(source, f"lồng nhau hơn {DEEPEST} tầng", f"is nested deeper than {DEEPEST} levels")
    try:
        read = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        said = Sentence(
            f"{source} dòng {error.lineno}: không phải JSON.", f"{source} line {error.lineno}: this is no JSON."
        )
        raise Refusal([Finding("outlines.geojson", said, subject=source, where={"row": error.lineno})]) from error
    except (ValueError, RecursionError):
        _refuse(source, "không phải JSON đọc được", "is no JSON that can be read")
    features = read.get("features") if isinstance(read, dict) and read.get("type") == "FeatureCollection" else None
    if not isinstance(features, list):
        _refuse(
            source, "không phải FeatureCollection của GeoJSON", "is no FeatureCollection of GeoJSON",
            ("Xuất bản đồ ra GeoJSON (RFC 7946).", "Export the map as GeoJSON (RFC 7946)."),
        )  # fmt: skip
    if len(features) > MOST_FEATURES:
        _refuse(source, f"có hơn {MOST_FEATURES} đối tượng", f"holds more than {MOST_FEATURES} features")
    return features


def _too_deep(text: str) -> bool:
    """Say whether brackets stand deeper within brackets than in any map; those in words count too, which a map has few of."""
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += 1 if found.group() in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


Fault = tuple[tuple[str, str], str]


def _one(feature: Any, code: str) -> tuple[str, Polygons | None, list[Fault]]:
    """Return the code, the polygons and the faults of a feature."""
    if not isinstance(feature, dict):
        return "", None, [(("không phải một đối tượng", "this is no feature"), "feature")]
    properties = feature.get("properties")
    held = properties.get(code) if isinstance(properties, dict) else None
    name = str(held).strip()[:80] if isinstance(held, (str, int)) and not isinstance(held, bool) else ""
    if not name:
        return "", None, [((f"thiếu thuộc tính “{code}”", f"the property “{code}” is missing"), code)]
    try:
        rings = _rings(feature.get("geometry"))
    except (TypeError, ValueError, IndexError, OverflowError):
        rings = None
    if not rings:
        said = (
            "không phải Polygon, MultiPolygon với kinh độ, vĩ độ khép kín",
            "this is no Polygon or MultiPolygon of degrees whose rings are closed",
        )
        return name, None, [(said, "geometry")]
    return name, rings, [(said, "geometry") for said in _faults(rings)]


def _rings(geometry: Any) -> Polygons | None:
    """Return the polygons of a geometry; None where it is none, or a ring is not closed or holds what is no degree."""
    if not isinstance(geometry, dict):
        return None
    parts = geometry.get("coordinates")
    parts = [parts] if geometry.get("type") == "Polygon" else parts if geometry.get("type") == "MultiPolygon" else None
    if not isinstance(parts, list) or sum(len(part) for part in parts) > MOST_RINGS_OF_ONE:
        return None
    if sum(len(ring) for part in parts for ring in part) > MOST_POINTS_OF_ONE:
        return None
    polygons = tuple(tuple(_ring(ring) for ring in part) for part in parts if part)
    return polygons or None


def _ring(points: Any) -> Ring:
    if any(not isinstance(value, (int, float)) or isinstance(value, bool) for point in points for value in point[:2]):
        raise ValueError(points)
    ring = np.array([point[:2] for point in points], dtype=float)
    if ring.ndim != 2 or ring.shape[1] != 2 or len(ring) < 4 or not np.isfinite(ring).all():
        raise ValueError(points)
    if (np.abs(ring) > [180, 90]).any() or not np.allclose(ring[0], ring[-1], rtol=0, atol=10**-DIGITS):
        raise ValueError(points)
    ring[-1] = ring[0]
    return np.round(ring, DIGITS)


def _faults(polygons: Polygons) -> list[tuple[str, str]]:
    if area_km2(polygons) < SMALLEST:
        return [("không có diện tích", "it has no area")]
    at = crossing([ring for rings in polygons for ring in rings])
    if at is not None:
        return [(f"đường ranh tự cắt gần {at[0]}, {at[1]}", f"the outline crosses itself near {at[0]}, {at[1]}")]
    return []


def _refuse(source: str, vi: str, en: str, remedy: tuple[str, str] | None = None) -> NoReturn:
    said = Sentence(f"{source}: tệp {vi}.", f"{source}: the file {en}.")
    raise Refusal(
        [Finding("outlines.file", said, subject=source, remedy=None if remedy is None else Sentence(*remedy))]
    )


def _wrong(source: str, number: int, name: str, said: tuple[str, str], field: str) -> Finding:
    called = f"{name} " if name else ""
    return Finding(
        f"outlines.{'code' if field not in ('geometry', 'feature') else field}",
        Sentence(f"{source} đối tượng {number}: {called}{said[0]}.", f"{source} feature {number}: {called}{said[1]}."),
        subject=name,
        where={"row": number, "field": field},
    )


def _more(source: str, count: int) -> Finding:
    said = Sentence(f"{source}: còn {count} chỗ sai nữa.", f"{source}: and {count} faults more.")
    return Finding("outlines.more", said, subject=source)
