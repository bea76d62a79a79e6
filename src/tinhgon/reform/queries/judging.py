"""What the law of a draft's day says of it: findings about what the scheme touches, new, worsened, cured or as they were."""

from __future__ import annotations

import polars as pl

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.kept import Kept
from tinhgon.law.checks import Compared, Touched, check, compare, formed_by, merged_on, touched_by
from tinhgon.lawbook.queries import books
from tinhgon.ledger.queries import head
from tinhgon.reform.rules.working import Worked
from tinhgon.registry.queries import lineage_edges
from tinhgon.structure.lineage import EDGES

_before: Kept[tuple[Finding, ...]] = Kept(4)
_judged: Kept[tuple[Compared, ...]] = Kept(16)


def judged(found: Worked) -> tuple[Compared, ...]:
    """Return the findings of law before and after what a draft does, compared; from memory where it was asked for before."""
    return _judged.of((found.outcome,), head(), lambda: _judge(found))


def _judge(found: Worked) -> tuple[Compared, ...]:
    outcome = found.outcome
    if not outcome.changes:
        return ()
    law = books(AsOf(found.sketch.day)).at(found.sketch.day)
    touched = touched_by(outcome)
    past = lineage_edges()
    made = outcome.lineage().rename({"step": "sequence"}).with_columns(
        pl.lit(found.sketch.day).alias("day"), pl.lit(None, dtype=pl.Int64).alias("entry")
    )  # fmt: skip
    edges = pl.concat([past, made.select(list(EDGES))], how="vertical_relaxed")
    # Every edit of every scheme on these books stands against the same before: it is checked once, whole.
    stood = _before.of(
        (outcome.before,),
        head(),
        lambda: check(outcome.before, law, merged=merged_on(outcome.before, past), private=False),
    )
    before = [one for one in stood if _touches(touched, one)]
    after = check(
        outcome.after, law, touched, formed=formed_by(outcome), merged=merged_on(outcome.after, edges), private=False
    )
    return compare(before, after)


def _touches(touched: Touched, finding: Finding) -> bool:
    frame = finding.where.get("frame")
    return frame in ("units", "places") and finding.where.get("key") in touched.of(frame)  # type: ignore[arg-type]
