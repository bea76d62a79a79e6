"""Lặn theo quy hoạch tuyến tính: whole plans out of the linear program, by choosing sets for good, one after another.

The program is solved, the sets that it chooses whole and the one that it chooses most are chosen for good, and it is solved again over the sets
that are left, until all are whole or its bound falls below what is asked. Chance in the choice gives another plan each time. After
Joncour, Michel, Sadykov, Sverdlov & Vanderbeck, "Column generation based primal heuristics" (2010).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tinhgon.planning.territory.bounding import Packing
from tinhgon.planning.territory.master import Chosen

#: What chance may add to, or take from, a set's share.
_CHANCE = 0.5
_WHOLE = 1 - 1e-6


def dive(
    program: Packing, need: int, chance: np.random.Generator | None, go_on: Callable[[], bool]
) -> tuple[Chosen | None, int]:
    """Return the numbers of at least ``need`` disjoint columns, None where the dive ends above them, and how often the program was solved.

    The program is left as it was, with the columns that entered meanwhile. Columns worth less than 1 must not be in it.
    """
    columns = program.columns
    fixed: Chosen = np.zeros(0, dtype=np.int64)
    used = np.zeros(columns.nodes + 1, dtype=bool)
    alive = np.arange(len(columns.rows), dtype=np.int64)
    noise = None if chance is None else 1 + _CHANCE * (2 * chance.random(len(columns.rows)) - 1)
    found: Chosen | None = None
    turns = 0
    program.live(alive)
    while go_on():
        value = program.settle()
        turns += 1
        if value is None or program.value < need - 1e-6:
            break
        whole = value >= _WHOLE
        if not ((value > 1e-6) & ~whole).any():
            found = program.numbers[whole]
            break
        likely = value if noise is None else value * noise[program.numbers]
        likely[whole] = 0.0
        new = np.append(np.flatnonzero(whole), np.argmax(likely))
        new = np.setdiff1d(new, fixed)
        program.fix(new)
        fixed = np.concatenate([fixed, new])
        used[columns.rows[program.numbers[new]]] = True
        used[columns.nodes] = False
        alive = alive[~used[columns.rows[alive]].any(axis=1)]
        program.live(alive)
    program.fix(fixed, free=True)
    program.live(None)
    return found, turns
