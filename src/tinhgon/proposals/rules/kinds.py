"""The kinds of problems that can be kept: a kind more is a line more."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.planning.problems import read_problem
from tinhgon.proposals import words
from tinhgon.proposals.rules.agencies import AGENCIES
from tinhgon.proposals.rules.committee import COMMITTEE
from tinhgon.proposals.rules.kind import Books, Kind
from tinhgon.proposals.rules.placement import PLACEMENT
from tinhgon.proposals.rules.programme import PROGRAMME
from tinhgon.proposals.rules.rotation import ROTATION
from tinhgon.proposals.rules.territory import TERRITORY
from tinhgon.structure.operations.operation import Spec

KINDS: Final[dict[str, Kind]] = {
    kind.id: kind for kind in (TERRITORY, AGENCIES, PLACEMENT, ROTATION, PROGRAMME, COMMITTEE)
}


def kind_of(id: str) -> Kind:
    """Return a kind by its identifier. Raises Refusal (rule ``plan.kind``) where there is none."""
    if id not in KINDS:
        raise Refusal([Finding("plan.kind", words.no_kind(id, list(KINDS)), measured=id[:80])])
    return KINDS[id]


def wish_of(kind: Kind, plain: dict[str, Any]) -> Any:
    """Read a wish from plain values, as a form or a JSON body gives them. Raises Refusal naming every wrong field."""
    return read_problem(kind.wish, json.dumps(plain, ensure_ascii=False, default=str))


def written(spec: Spec) -> str:
    """Return a wish or a problem as it is kept: JSON, in one writing."""
    return json.dumps(spec.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)


def asked_day(kind: Kind, wish: Any, problem: Any) -> date | None:
    """Return the day that a problem is about: the wish's, else its own, None where it says none."""
    return kind.day_of(wish) if wish is not None else getattr(problem, "day", None)


__all__ = ["KINDS", "Books", "Kind", "asked_day", "kind_of", "wish_of", "written"]
