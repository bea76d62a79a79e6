"""Yêu cầu và xung đột: what a plan must keep, and the smallest set of demands that cannot all be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

#: Says whether a plan exists when only these demands are kept; None where that could not be found out in time.
Possible = Callable[[frozenset[str]], bool | None]


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that a plan must keep, in words that a person can act on; ``citation`` names the law or the wish behind it."""

    id: str
    words: Sentence
    citation: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the demand as plain values, for JSON."""
        return {"id": self.id, "words": {"vi": self.words.vi, "en": self.words.en}, "citation": self.citation}


@dataclass(frozen=True, slots=True)
class Lifted:
    """A demand of a clash, and whether a plan exists once it alone is lifted (None: not found out in time)."""

    demand: Demand
    cures: bool | None

    @property
    def what_if(self) -> Sentence:
        """What would follow if this demand were lifted."""
        if self.cures is None:
            return Sentence("Bỏ yêu cầu này: chưa kịp xác định.", "If this were lifted: not found out in time.")
        if self.cures:
            return Sentence("Bỏ yêu cầu này thì lập được phương án.", "If this were lifted, there would be a plan.")
        return Sentence(
            "Bỏ riêng yêu cầu này vẫn chưa lập được phương án: còn xung đột khác.",
            "If this alone were lifted, there would still be no plan: another clash remains.",
        )

    def as_dict(self) -> dict[str, object]:
        """Return the demand and what lifting it does as plain values, for JSON."""
        said = self.what_if
        return {**self.demand.as_dict(), "cures": self.cures, "what_if": {"vi": said.vi, "en": said.en}}


@dataclass(frozen=True, slots=True)
class Clash:
    """Demands that cannot all be kept; without any one of them the others can (irreducible, where ``minimal``)."""

    demands: tuple[Lifted, ...]
    minimal: bool = True

    def as_dict(self) -> dict[str, object]:
        """Return the clash as plain values, for JSON."""
        return {"minimal": self.minimal, "demands": [one.as_dict() for one in self.demands]}

    def refusal(self, kind: str) -> Refusal:
        """Return the refusal that names each demand of the clash, with what would follow if it were lifted."""
        count = len(self.demands)
        found = [
            Finding(
                f"planning.{kind}.clash",
                Sentence(f"Yêu cầu xung đột: {one.demand.words.vi}", f"Clashing demand: {one.demand.words.en}"),
                subject=one.demand.id,
                remedy=one.what_if,
                citation=one.demand.citation,
                where={"demand": one.demand.id},
            )
            for one in self.demands
        ]
        return Refusal(
            found,
            Sentence(
                f"Không có phương án nào đáp ứng cùng lúc {count} yêu cầu này.",
                f"No plan can keep these {count} demands together.",
            ),
        )


def clash(demands: Sequence[Demand], possible: Possible, core: Iterable[str] | None = None) -> Clash:
    """Return a minimal clashing set: demands are dropped one at a time while the rest still clashes (deletion filter).

    ``core`` is a set already known to clash, from which to start. Source: Chinneck, Feasibility and Infeasibility in
    Optimization (2008), §6.2. Each demand of the answer is then lifted alone from the whole list.
    """
    known = {one.id: one for one in demands}
    kept = [one for one in (core if core is not None else known) if one in known]
    minimal = True
    for one in list(kept):
        rest = frozenset(kept) - {one}
        found = possible(rest)
        minimal = minimal and found is not None
        if found is False:
            kept.remove(one)
    everything = frozenset(known)
    return Clash(tuple(Lifted(known[one], possible(everything - {one})) for one in kept), minimal)
