"""Pure: roles and acts as data, separation of duties, and the defects of the authority register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import NotEntitled
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.span import Span
from tinhgon.mandates import words

_DATA: Final = Path(__file__).parent / "data"
KINDS: Final[dict[str, Sentence]] = {
    "own": Sentence("được giao", "granted"),
    "delegated": Sentence("được ủy quyền", "delegated"),
    "stand_in": Sentence("thay mặt", "standing in"),
}


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is on paper, in words, and the acts that it may do."""

    id: str
    name: Sentence
    sentence: Sentence
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All roles and acts; which acts belong to one organ at which levels; which must be done by different people."""

    roles: dict[str, Role]
    acts: dict[str, Sentence]
    sole: dict[str, tuple[str, ...]]
    apart: tuple[tuple[str, ...], ...]

    def roles_for(self, act: str) -> list[str]:
        """Return the roles that may do an act. Raises KeyError for an act that is in no book: a fault of the caller."""
        self.acts[act]
        return [role.id for role in self.roles.values() if act in role.acts]


@dataclass(frozen=True, slots=True)
class Power:
    """A row of the authority register: this kind of organ, at this level, holds this power, on this basis, for these days."""

    id: str
    act: str
    organ_kind: str
    level: str
    basis: str
    span: Span
    verified_by: str = ""
    note: str = ""
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may: the name, in what role, over which part, by which grant."""

    actor: str
    role: str
    unit: int | None
    grant: int
    until: date | None = None


class Lacking(NotEntitled):
    """No mandate for this act: which act it is, why it is refused, and who may do it."""

    def __init__(
        self, sentence: Sentence, act: str, who: Sequence[Holder] = (), findings: Sequence[Finding] = ()
    ) -> None:
        super().__init__(sentence)
        self.act = act
        self.who = tuple(who)
        self.findings = tuple(findings)


@cache
def catalogue() -> Catalogue:
    """Read the roles and acts. Raises ValueError where the data name an act that is not there."""
    said: dict[str, Any] = yaml.safe_load((_DATA / "roles.yaml").read_text(encoding="utf-8"))
    acts = {id: Sentence(one["vi"], one["en"]) for id, one in said["acts"].items()}
    roles = {
        id: Role(id, Sentence(one["vi"], one["en"]), Sentence(**one["sentence"]), tuple(one["acts"]))
        for id, one in said["roles"].items()
    }
    apart = tuple(tuple(group) for group in said["apart"])
    sole = {act: tuple(levels) for act, levels in said["sole"].items()}
    named = (
        {act for role in roles.values() for act in role.acts} | {act for group in apart for act in group} | set(sole)
    )
    if named - set(acts):
        raise ValueError(f"acts without words: {sorted(named - set(acts))}")
    return Catalogue(roles, acts, sole, apart)


@cache
def built_in() -> tuple[Power, ...]:
    """Read the rows of the register that come with the house; none of them is verified."""
    said = yaml.safe_load((_DATA / "powers.yaml").read_text(encoding="utf-8"))
    return tuple(
        Power(
            one["id"], one["act"], one["organ_kind"], one["level"], one["basis"], Span(one["since"], one.get("until"))
        )
        for one in said
    )


def over(built: Iterable[Power], written: Iterable[Power]) -> list[Power]:
    """Return the register: what people wrote stands over the row of the same id that came with the house."""
    rows = {power.id: power for power in built}
    rows |= {power.id: power for power in written}
    return sorted(rows.values(), key=lambda power: (power.act, power.level, power.span.start, power.id))


def confirmed(power: Power, by: str) -> Power:
    """Return the row as somebody compared it with the text."""
    return replace(power, verified_by=by)


def separation(act: str, actor: str, done: Iterable[tuple[str, str]]) -> Finding | None:
    """Return what stands against this person doing an act on a dossier, given what was done on it: pairs of act and actor.

    Who drafted does not appraise or decide, and so on for every two groups of `Catalogue.apart`; None where nothing does.
    """
    groups = catalogue().apart
    mine = next((group for group in groups if act in group), None)
    if mine is None:
        return None
    for earlier, who in done:
        if who == actor and earlier not in mine and any(earlier in group for group in groups):
            return Finding("mandate.separation", words.separated(catalogue().acts, act, earlier, actor), subject=actor)
    return None


def defects(powers: Iterable[Power], day: date) -> list[Finding]:
    """Return the defects of the register on a day: a sole power that no organ holds, or two; at each level that it belongs to."""
    rows = [power for power in powers if day in power.span]
    found = []
    for act, levels in catalogue().sole.items():
        for level in levels:
            holding = [power for power in rows if power.act == act and power.level == level]
            kinds = sorted({power.organ_kind for power in holding})
            where: dict[str, str | int] = {"act": act, "level": level, "day": day.isoformat()}
            if not kinds:
                found.append(Finding("authority.none", words.power_of_none(catalogue().acts[act], level), where=where))
            elif len(kinds) > 1:
                said = words.power_of_two(catalogue().acts[act], level, kinds)
                citation = "; ".join(power.basis for power in holding)
                found.append(Finding("authority.two", said, citation=citation, where=where))
    return found
