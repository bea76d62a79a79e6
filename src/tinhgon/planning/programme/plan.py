"""Phương án chương trình: each visit with its week, teams and reasons; how even work and ways are; how far from the bound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.program import Quality


@dataclass(frozen=True, slots=True)
class Part:
    """What one team does on a visit: its topic, its weeks, and its way in km; the next team that could, and the km more."""

    topic: str
    topic_name: str
    side: str
    team: str
    team_name: str
    weeks: int
    km: int
    next_team: str
    next_km: int

    def as_dict(self) -> dict[str, object]:
        """Return the part as plain values, for JSON."""
        other = {"team": self.next_team, "km_more": self.next_km - self.km} if self.next_team else None
        return {
            "topic": self.topic,
            "topic_name": self.topic_name,
            "side": self.side,
            "team": self.team,
            "team_name": self.team_name,
            "weeks": self.weeks,
            "km": self.km,
            "next_best": other,
        }


@dataclass(frozen=True, slots=True)
class Visited:
    """One visit: whom, from which week and day to which day, by one team or by two jointly, and why so."""

    subject: str
    name: str
    week: int
    start: date
    end: date
    parts: tuple[Part, ...]
    chosen: bool
    why: Sentence

    @property
    def joint(self) -> bool:
        """Whether Party and State go together."""
        return len(self.parts) > 1

    @property
    def id(self) -> str:
        """The visit's name: subject/topic, or subject/topic+topic."""
        return f"{self.subject}/{'+'.join(part.topic for part in self.parts)}"

    def as_dict(self) -> dict[str, object]:
        """Return the visit as plain values, for JSON."""
        return {
            "id": self.id,
            "subject": self.subject,
            "name": self.name,
            "week": self.week,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "joint": self.joint,
            "chosen": self.chosen,
            "parts": [one.as_dict() for one in self.parts],
            "why": {"vi": self.why.vi, "en": self.why.en},
        }


@dataclass(frozen=True, slots=True)
class Load:
    """What one team has to do: visits, weeks of those that it has, and the sum of its ways in km."""

    team: str
    name: str
    side: str
    visits: int
    weeks: int
    of_weeks: int
    km: int

    @property
    def share(self) -> float:
        """The share of its weeks that the team works, in hundredths."""
        return 100 * self.weeks / self.of_weeks if self.of_weeks else 0.0

    def as_dict(self) -> dict[str, object]:
        """Return the load as plain values, for JSON."""
        return {
            "team": self.team,
            "name": self.name,
            "side": self.side,
            "visits": self.visits,
            "weeks": self.weeks,
            "of_weeks": self.of_weeks,
            "share": round(self.share, 1),
            "km": self.km,
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The proposal. ``quality`` is in points; ``busiest`` is how many visits are under way in the busiest week, and
    ``busiest_bound`` how few there must be for these visits and teams."""

    problem: str
    visits: tuple[Visited, ...]
    loads: tuple[Load, ...]
    joint: int
    joinable: int
    busiest: int
    busiest_bound: int
    quality: Quality

    @property
    def km(self) -> int:
        """The sum of all ways."""
        return sum(one.km for one in self.loads)

    def uneven(self, side: str) -> float:
        """Return how far the busiest team of a side works above the least busy one, in hundredths of their weeks."""
        shares = [one.share for one in self.loads if one.side == side and one.of_weeks]
        return max(shares) - min(shares) if shares else 0.0

    def as_dict(self) -> dict[str, object]:
        """Return the plan as plain values, for JSON."""
        return {
            "kind": "programme",
            "problem": self.problem,
            **self.quality.as_dict(),
            "joint": self.joint,
            "joinable": self.joinable,
            "km": self.km,
            "uneven": {side: round(self.uneven(side), 1) for side in ("party", "state")},
            "busiest": self.busiest,
            "busiest_bound": self.busiest_bound,
            "loads": [one.as_dict() for one in self.loads],
            "visits": [one.as_dict() for one in self.visits],
        }
