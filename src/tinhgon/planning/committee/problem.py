"""Bài toán cơ cấu: candidates, a draft list of some of them, its size, and the ratios that the list must show."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from tinhgon.kernel.sentence import Sentence
from tinhgon.planning.demands import Demand
from tinhgon.planning.problems import Doubts
from tinhgon.structure.operations.operation import Count, Day, Spec
from tinhgon.vietnamese.figures import say_number

Share = Annotated[float, Field(ge=0, le=1)]


class Candidate(Spec):
    """Someone who may stand on the list. ``fit`` is the standing that a change should not waste (votes, an evaluation)."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    sex: Literal["female", "male", ""] = ""
    birth: Day | None = None
    ethnic: str = ""
    sector: str = ""
    place: str = ""
    listed: bool = False
    fit: Annotated[int, Field(ge=0, le=1000)] = 0


class Quota(Spec):
    """A ratio that the list must show: a share (0 … 1) or a number, at least or at most, of those of whom all that is said
    here is true. ``place`` and ``sector`` take a value; ``minority`` is every people but the Kinh; ``under`` is an age."""

    id: str = Field(min_length=1)
    words: str = Field(min_length=1)
    sex: Literal["female", "male", ""] = ""
    under: Count | None = None
    minority: bool = False
    sector: str = ""
    place: str = ""
    least_share: Share | None = None
    least: Count | None = None
    most_share: Share | None = None
    most: Count | None = None
    citation: str = ""

    def holds_for(self, one: Candidate, day: date) -> bool:
        """Say whether a candidate counts for this ratio on a day. An age that is not known does not."""
        return (
            (not self.sex or one.sex == self.sex)
            and (self.under is None or (one.birth is not None and age(one.birth, day) < self.under))
            and (not self.minority or one.ethnic.casefold() not in ("", "kinh"))
            and (not self.sector or one.sector == self.sector)
            and (not self.place or one.place == self.place)
        )


class Problem(Spec):
    """Which list of ``size`` people shows every ratio and differs least from the draft.

    ``keep`` and ``leave_out`` settle who is on the list, and who is not, whatever it costs.
    """

    title: str = ""
    day: Day
    size: Annotated[int, Field(ge=1, le=100_000)]
    candidates: tuple[Candidate, ...] = Field(min_length=1)
    quotas: tuple[Quota, ...] = ()
    keep: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Problem:
        doubts = Doubts("committee")
        codes = doubts.twice("candidates", (one.code for one in self.candidates))
        doubts.twice("quotas", (one.id for one in self.quotas))
        doubts.known("keep", self.keep, codes)
        doubts.known("leave_out", self.leave_out, codes)
        for quota in self.quotas:
            if all(one is None for one in (quota.least, quota.least_share, quota.most, quota.most_share)):
                doubts.add(
                    "no_limit",
                    f"Cơ cấu {quota.id} không nêu mức nào.",
                    f"Quota {quota.id} states no limit.",
                    quota.id,
                    ("Ghi least_share, least, most_share hoặc most.", "State least_share, least, most_share or most."),
                )
        doubts.refuse()
        return self

    def counted(self, quota: Quota) -> list[Candidate]:
        """Return the candidates who count for a ratio."""
        return [one for one in self.candidates if quota.holds_for(one, self.day)]


def age(birth: date, day: date) -> int:
    """Return the age in full years on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def least_of(quota: Quota, size: int) -> int | None:
    """Return how many a ratio asks at least, for a list of this size; a share is rounded up, for it must be reached."""
    wanted = [*([] if quota.least is None else [quota.least])]
    if quota.least_share is not None:
        wanted.append(-int(-round(quota.least_share * size, 6) // 1))
    return max(wanted, default=None)


def most_of(quota: Quota, size: int) -> int | None:
    """Return how many a ratio allows at most, for a list of this size; a share is rounded down."""
    wanted = [*([] if quota.most is None else [quota.most])]
    if quota.most_share is not None:
        wanted.append(int(round(quota.most_share * size, 6) // 1))
    return min(wanted, default=None)


def demand_of(quota: Quota, size: int, able: int) -> Demand:
    """Return a ratio as a demand, with the number that it comes to and how many candidates count for it."""
    least, most = least_of(quota, size), most_of(quota, size)
    vi = [
        *([] if least is None else [f"ít nhất {say_number(least)}"]),
        *([] if most is None else [f"nhiều nhất {say_number(most)}"]),
    ]
    en = [*([] if least is None else [f"at least {least}"]), *([] if most is None else [f"at most {most}"])]
    return Demand(
        f"quota:{quota.id}",
        Sentence(
            f"{quota.words}: {', '.join(vi)} trên {say_number(size)} người (nguồn có {say_number(able)})",
            f"{quota.words}: {', '.join(en)} of {size} people ({able} to choose from)",
        ),
        quota.citation,
    )
