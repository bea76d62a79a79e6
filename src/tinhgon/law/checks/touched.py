"""What a scheme touches, so that only findings about it are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from tinhgon.structure.columns import FrameName
from tinhgon.structure.run import Outcome
from tinhgon.structure.snapshot import Structure

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Touched:
    """Keys of the units and places that a scheme touches, and of all that lie above them."""

    units: frozenset[int] = _NONE
    places: frozenset[int] = _NONE

    def of(self, frame: FrameName) -> frozenset[int]:
        """Return the keys in one frame."""
        return self.units if frame == "units" else self.places if frame == "places" else _NONE


def touched_by(outcome: Outcome) -> Touched:
    """Return what a scheme touches: changed units and places, units whose posts or people changed, and all above these."""
    made = outcome.difference()
    changed = {
        frame: {
            *one.closed,
            *one.opened[one.opened.columns[0]].to_list(),
            *one.amended[one.amended.columns[0]].to_list(),
        }
        for frame, one in made.items()
    }
    units, places = set(changed["units"]), set(changed["places"])
    for structure in (outcome.before, outcome.after):
        posts = set(changed["posts"])
        posts |= set(structure.tenures.filter(pl.col("tenure").is_in(list(changed["tenures"])))["post"].to_list())
        units |= set(structure.posts.filter(pl.col("post").is_in(list(posts)))["unit"].to_list())
        units |= _above(structure.units, "unit", units)
        places |= {
            place for place in structure.units.filter(pl.col("unit").is_in(list(units)))["place"].to_list() if place
        }
        places |= _above(structure.places, "place", places)
    return Touched(frozenset(units), frozenset(places))


def _above(frame: pl.DataFrame, key: str, keys: set[int]) -> set[int]:
    """Return all that lies above some rows, a layer at a time: what is touched is little beside what there is."""
    found: set[int] = set()
    layer = keys
    while layer:
        above = frame.filter(pl.col(key).is_in(list(layer)))["parent"].drop_nulls().unique().to_list()
        layer = set(above) - found
        found |= layer
    return found


def formed_by(outcome: Outcome) -> dict[int, int]:
    """Return of how many former places each place of a scheme was formed; one that takes others in counts itself."""
    rows = outcome.lineage().filter((pl.col("frame") == "places") & (pl.col("relation") != "dissolve"))
    stood = set(outcome.before.places["place"].to_list())
    sources: dict[int, set[int]] = {}
    for target, source in rows.select("target", "source").iter_rows():
        sources.setdefault(target, {target} & stood).add(source)
    return {target: len(parts) for target, parts in sources.items()}


def merged_on(structure: Structure, edges: pl.DataFrame) -> dict[int, date]:
    """Return the day on which each unit last took others in, from the edges of lineage up to the structure's day."""
    rows = edges.filter(
        (pl.col("frame") == "units") & (pl.col("source") != pl.col("target")) & (pl.col("day") <= structure.day)
    )
    several = rows.group_by("target", "day").agg(pl.col("source").n_unique(), pl.col("relation").first())
    several = several.filter((pl.col("source") > 1) | pl.col("relation").is_in(["absorb", "dissolve"]))
    return dict(several.group_by("target").agg(pl.col("day").max()).iter_rows())
