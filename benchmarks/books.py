"""The books: loading, snapshots, counting, one life, enacting; each beside the plain way of doing it.

python -m benchmarks.books [--nation]
"""

from __future__ import annotations

import sys
from datetime import date

import polars as pl
from benchmarks.invented import NATION, PROVINCE, REFORM, Size, apparatus, mergers, reform
from benchmarks.measure import say, seconds
from benchmarks.scratch import database

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.structure.columns import FRAMES
from tinhgon.structure.history import History

CLERK = Mandate("benchmark", "clerk")
DAY = date(2024, 1, 1)
#: The slow ways are timed on this many rows and scaled up.
FEW = 20_000


def measure(size: Size, name: str) -> None:
    """Measure everything on an apparatus of a size, in books of its own."""
    history = apparatus(size)
    slices = sum(history.frame(frame).height for frame in FRAMES)
    print(f"# {name}: {slices:,} slices, of which {history.tenures.height:,} tenures")
    with database():
        _load(name, history, slices)
        _snapshot(name, size)
        _count(name, history, size)
        _life(name, history)
        _enact(name, size)


def _load(name: str, history: History, slices: int) -> None:
    from django.db import connection

    from tinhgon.registry import acts
    from tinhgon.registry.models import Tenure

    def one_by_one() -> None:
        rows = history.tenures.head(FEW).select("tenure", "person", "post", "concurrent", "since", "valid_from")
        made = [
            Tenure(
                key=key,
                person=person,
                post=post,
                concurrent=concurrent,
                since=since,
                valid_from=start,
                recorded_from="2024-01-01T00:00:00Z",
                opened_by=1,
                recorded_by=1,
            )
            for key, person, post, concurrent, since, start in rows.iter_rows()
        ]
        with connection.cursor() as cursor:
            cursor.execute("create temp table plain (like registry_tenure including defaults including identity)")
        Tenure._meta.db_table, kept = "plain", Tenure._meta.db_table
        try:
            Tenure.objects.bulk_create(made, batch_size=1000)
        finally:
            Tenure._meta.db_table = kept

    plain, _ = seconds(one_by_one)
    ours, _ = seconds(lambda: acts.load(CLERK, Decision("benchmark"), history))
    say(
        f"{name}: load, all checks on ({slices / ours:,.0f} slices/s)",
        ours,
        slices / 100_000,
        plain * slices / FEW,
        "rows by the ORM, no index, no check (scaled)",
    )
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def _snapshot(name: str, size: Size) -> None:
    from django.db import connection

    from tinhgon.registry import queries

    def rows() -> None:
        with connection.cursor() as cursor:
            for table in ("place", "unit", "post", "person", "tenure"):
                cursor.execute(
                    f"select * from registry_{table} where recorded_to is null and valid_from <= %s "  # noqa: S608
                    "and (valid_to is null or valid_to > %s)",
                    [DAY, DAY],
                )
                pl.DataFrame(cursor.fetchall(), orient="row", infer_schema_length=1000)

    ours, _ = seconds(lambda: queries.snapshot(AsOf(DAY)))
    plain, _ = seconds(rows)
    say(
        f"{name}: snapshot of a day into frames",
        ours,
        10.0 if size is NATION else 0.5,
        plain,
        "rows through the driver",
    )
    again, _ = seconds(lambda: queries.snapshot(AsOf(DAY)))
    say(f"{name}: the same day asked again", again)


def _count(name: str, history: History, size: Size) -> None:
    from django.db import connection

    from tinhgon.registry import queries

    root = int(history.units["unit"][0])
    below = history.on(DAY).subtree(root).height

    def walk() -> int:
        total, waiting = 0, [root]
        with connection.cursor() as cursor:
            while waiting:
                unit = waiting.pop()
                cursor.execute("select key from registry_unit where parent = %s and recorded_to is null", [unit])
                waiting += [key for (key,) in cursor.fetchall()]
                cursor.execute(
                    "select count(*) from registry_tenure t join registry_post p on p.key = t.post "
                    "where p.unit = %s and t.recorded_to is null and p.recorded_to is null",
                    [unit],
                )
                total += cursor.fetchone()[0]
        return total

    ours, _ = seconds(lambda: queries.head_count(root, AsOf(DAY)), repeats=5)
    plain, _ = seconds(walk)
    say(
        f"{name}: head count of a subtree of {below:,} units",
        ours,
        0.05 if size is PROVINCE else None,
        plain,
        "unit by unit",
    )


def _life(name: str, history: History) -> None:
    from tinhgon.registry import queries

    unit = int(history.units["unit"][-1])
    ours, _ = seconds(lambda: queries.life("units", unit), repeats=5)
    say(f"{name}: one unit with all its history", ours, 0.02)


def _enact(name: str, size: Size) -> None:
    from tinhgon.registry import acts

    scheme = mergers(size, 394, DAY)
    ours, _ = seconds(lambda: acts.enact(CLERK, scheme, Decision("1/QĐ")))
    say(f"{name}: a scheme of 394 operations enacted", ours, 3.0 if size is PROVINCE else None)
    scheme = reform(size, REFORM)
    ours, _ = seconds(lambda: acts.enact(CLERK, scheme, Decision("2/NQ")))
    say(f"{name}: {size.communes:,} communes into {size.after:,}, enacted", ours)


if __name__ == "__main__":
    if "--nation" in sys.argv:
        measure(NATION, "nation")
    else:
        measure(PROVINCE, "province")
