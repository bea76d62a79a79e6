"""What the newest text of a dossier would do, or did: run on the books as they are, or as they were known just before it was enacted."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import timedelta
from typing import Final

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.ledger import queries as ledger
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.words import dossier as words
from tinhgon.registry.queries import knowledge, snapshot
from tinhgon.structure.run import Outcome, run

#: An outcome holds two structures, so few are kept.
KEPT: Final = 8


class _Kept:
    """The outcomes last asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: OrderedDict[tuple[object, ...], Outcome] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> Outcome | None:
        with self._lock:
            return self._found.get(key)

    def put(self, key: tuple[object, ...], outcome: Outcome) -> None:
        with self._lock:
            self._found[key] = outcome
            while len(self._found) > KEPT:
                self._found.popitem(last=False)


_kept = _Kept()


def outcome_of(standing: Standing) -> Outcome:
    """Return the outcome of a dossier's newest text. Raises Refusal where there is none or it cannot run."""
    scheme = standing.scheme
    if scheme is None or standing.text is None:
        raise Refusal([Finding("dossier.no_text", words.empty("bản trình", "text"))])
    enacted = standing.newest("enact")
    known = None if enacted is None else ledger.entry(int(enacted.payload["enacted"])).at - timedelta(microseconds=1)
    knew = knowledge(known)
    key = (standing.text.digest, knew.digest if knew else "")
    found = _kept.get(key)
    if found is None:
        found = run(scheme, snapshot(AsOf(scheme.day, known)))
        _kept.put(key, found)
    return found
