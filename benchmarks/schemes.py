"""Running schemes: ours against the literal way, in which every step rewrites whole frames.

python -m benchmarks.schemes [--nation]
"""

from __future__ import annotations

import sys
from datetime import date

import polars as pl
from benchmarks.invented import NATION, PROVINCE, REFORM, Size, apparatus, mergers, reform
from benchmarks.measure import say, seconds

from tinhgon.structure.operations.merge import Merge
from tinhgon.structure.operations.redraw import MergeTerritory
from tinhgon.structure.run import run
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

#: The literal way is timed on this many steps and scaled up: all of them would take minutes.
LITERAL_STEPS = 40


def literally(scheme: Scheme, structure: Structure, steps: int) -> Structure:
    """Apply the first steps of a scheme of mergers, each as expressions over whole frames."""
    frames = {
        "places": structure.places,
        "units": structure.units,
        "posts": structure.posts,
        "tenures": structure.tenures,
    }
    key = structure.next_key
    for step in scheme.steps[:steps]:
        key += 1
        if isinstance(step, MergeTerritory):
            codes = [part.place.code for part in step.of]
            of = (pl.col("code").is_in(codes)) & (pl.col("level") == "commune")
            gone = frames["places"].filter(of)
            fresh = gone.head(1).with_columns(
                place=pl.lit(key, dtype=pl.Int64),
                name=pl.lit(step.into.name),
                area_km2=pl.lit(gone["area_km2"].sum()),
                population=pl.lit(gone["population"].sum(), dtype=pl.Int64),
            )
            frames["places"] = pl.concat([frames["places"].filter(~of), fresh])
            moved = pl.col("place").is_in(gone["place"].implode())
            frames["units"] = frames["units"].with_columns(
                place=pl.when(moved).then(pl.lit(key, dtype=pl.Int64)).otherwise(pl.col("place"))
            )
        elif isinstance(step, Merge):
            codes = [unit.code for unit in step.of]
            gone = frames["units"].filter(pl.col("code").is_in(codes))
            fresh = gone.head(1).with_columns(unit=pl.lit(key, dtype=pl.Int64), name=pl.lit(step.into.name))
            frames["units"] = pl.concat([frames["units"].filter(~pl.col("code").is_in(codes)), fresh])
            posts = frames["posts"].filter(pl.col("unit").is_in(gone["unit"].implode()))
            keep = posts.unique("title", keep="first", maintain_order=True)
            where = posts.join(keep.select("title", pl.col("post").alias("to")), on="title").select("post", "to")
            frames["tenures"] = (
                frames["tenures"]
                .join(where, on="post", how="left", maintain_order="left")
                .with_columns(post=pl.coalesce("to", "post"))
                .drop("to")
            )
            quota = posts.group_by("title").agg(pl.col("quota").sum().alias("sum"))
            merged = (
                keep.join(quota, on="title")
                .with_columns(unit=pl.lit(key, dtype=pl.Int64), quota=pl.col("sum"))
                .drop("sum")
            )
            frames["posts"] = pl.concat(
                [frames["posts"].filter(~pl.col("post").is_in(posts["post"].implode())), merged]
            )
    return Structure.of(structure.day, frames)


def compare(name: str, scheme: Scheme, structure: Structure, target: float) -> None:
    """Time one scheme both ways and print the line."""
    ours, _ = seconds(lambda: run(scheme, structure), repeats=3)
    literal, _ = seconds(lambda: literally(scheme, structure, LITERAL_STEPS))
    say(name, ours, target, literal * len(scheme.steps) / LITERAL_STEPS, "whole frames per step (scaled)")


def measure(size: Size, name: str, day: date = REFORM) -> None:
    """Measure the two schemes on an apparatus of a size."""
    structure = apparatus(size).on(day)
    rows = ", ".join(f"{structure.frame(frame).height:,} {frame}" for frame in ("places", "units", "tenures"))
    print(f"# {name}: {rows}")
    compare(f"{name}: 394 mergers of bodies run", mergers(size, 394, day), structure, 1.0 if size is PROVINCE else 5.0)
    scheme = reform(size, day)
    compare(f"{name}: {size.communes:,} communes into {size.after:,}, run", scheme, structure, 5.0)


if __name__ == "__main__":
    measure(PROVINCE, "province")
    if "--nation" in sys.argv:
        measure(NATION, "nation")
