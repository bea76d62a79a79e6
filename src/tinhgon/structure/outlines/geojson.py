"""Outlines as a map that others read (GeoJSON, RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from tinhgon.structure.outlines.polygons import DIGITS, Polygons
from tinhgon.structure.snapshot import Structure


def collection(structure: Structure, outlines: Mapping[int, Polygons]) -> dict[str, Any]:
    """Return the outlines of a day's places as a FeatureCollection; each with its code, name, kind and level as properties."""
    rows = structure.places.select("place", "code", "name", "kind", "level").sort("level", "code")
    features = [
        {
            "type": "Feature",
            "properties": {"code": row["code"], "name": row["name"], "kind": row["kind"], "level": row["level"]},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [np.round(ring, DIGITS).tolist() for ring in rings] for rings in outlines[row["place"]]
                ],
            },
        }
        for row in rows.iter_rows(named=True)
        if row["place"] in outlines
    ]
    return {
        "type": "FeatureCollection",
        "day": structure.day.isoformat(),
        "features": features,
    }


def text(structure: Structure, outlines: Mapping[int, Polygons]) -> str:
    """Return the outlines of a day's places as the text of a map."""
    return json.dumps(collection(structure, outlines), ensure_ascii=False, separators=(",", ":"))
