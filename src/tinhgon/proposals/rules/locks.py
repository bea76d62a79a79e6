"""The numbers under which workers hold places and runs in the database: a lock is gone with the connection that held it."""

from __future__ import annotations

from typing import Final

#: A worker holds (SLOT, 1), (SLOT, 2), …; a run that runs is held as (RUN, its number).
SLOT: Final = 7402002
RUN: Final = 7402003
