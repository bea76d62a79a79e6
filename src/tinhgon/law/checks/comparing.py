"""What changed between the findings before and after: new, worsened, cured, unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.sentence import Sentence

State = Literal["new", "worsened", "unchanged", "cured"]

STATES: Final[dict[State, Sentence]] = {
    "new": Sentence("mới phát sinh", "new"),
    "worsened": Sentence("nặng thêm", "worsened"),
    "unchanged": Sentence("vẫn như cũ", "unchanged"),
    "cured": Sentence("đã khắc phục", "cured"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A finding with what became of it; for one that was cured, as it was before."""

    finding: Finding
    state: State


def compare(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Compared, ...]:
    """Return every finding of both lists with its state, the new ones first and the cured ones last."""
    past = {_about(finding): finding for finding in before}
    now = {_about(finding): finding for finding in after}
    found = [Compared(finding, _state(past.get(about), finding)) for about, finding in now.items()]
    found += [Compared(finding, "cured") for about, finding in past.items() if about not in now]
    order = list(STATES)
    return tuple(sorted(found, key=lambda one: order.index(one.state)))


def _about(finding: Finding) -> tuple[str, object, object]:
    return finding.rule, finding.where.get("frame", ""), finding.where.get("key", finding.subject)


def _state(before: Finding | None, after: Finding) -> State:
    if before is None:
        return "new"
    return "worsened" if int(after.where.get("gap", 0)) > int(before.where.get("gap", 0)) else "unchanged"
