"""Bài toán bố trí: posts with their seats, people with what eligibility asks, and what moving, distance and rank weigh."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from tinhgon.planning.problems import Doubts
from tinhgon.structure.operations.operation import Count, Day, Spec

Rank = Literal["head", "deputy", "specialist", "part_time"]

#: Ranks as steps: a loss of rank is counted in steps.
STEPS: Final[dict[str, int]] = {"head": 3, "deputy": 2, "specialist": 1, "part_time": 0}
Points = Annotated[int, Field(ge=0, le=100_000)]
Degrees = Annotated[float, Field(ge=-180, le=180)]


class Post(Spec):
    """A post after the scheme, named by its unit and title; what is left empty asks nothing of who holds it. ``quota`` is
    what it has at the moment, where that is known."""

    code: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    unit_name: str = ""
    title: str = Field(min_length=1)
    rank: Rank
    seats: Count = 1
    quota: Count | None = None
    place: str = ""
    lon: Degrees | None = None
    lat: Degrees | None = None
    qualifications: tuple[str, ...] = ()
    oldest: Count | None = None
    non_local: bool = False


class Person(Spec):
    """Someone to be placed: where they come from (``body``), what they hold at the moment (``post``), and what rules ask.

    ``retires`` is the day of the age of retirement; ``terms`` how many in a row they have led this body; ``kin`` the codes
    of relatives, where recorded; ``may_rise`` says that a higher post was planned for them. Salary in đồng a month.
    """

    code: str = Field(min_length=1)
    name: str
    rank: Rank
    body: str = ""
    unit: str = ""
    post: str = ""
    title: str = ""
    birth: Day | None = None
    retires: Day | None = None
    home: str = ""
    lon: Degrees | None = None
    lat: Degrees | None = None
    qualification: str = ""
    terms: Count = 0
    kin: tuple[str, ...] = ()
    may_rise: bool = False
    salary: Count = 0
    insured_years: Annotated[float, Field(ge=0, le=80)] = 0.0


class Fixed(Spec):
    """A settled choice: this person holds this post; an empty post puts them on a surplus path."""

    person: str
    post: str = ""


class Weights(Spec):
    """What a placement costs, in points: to another unit, for each 10 km, for a step of rank lost, for another title; a
    place on a surplus path, less where the age of retirement falls into the grace period; uneven treatment, in points
    for each hundredth between the bodies treated best and worst."""

    move: Points = 10
    distance: Points = 1
    rank: Points = 40
    title: Points = 2
    surplus: Points = 200
    retiring: Points = 120
    fairness: Points = 1


class Problem(Spec):
    """Who holds which post. ``grace_months``: how long a surplus may last; ``most_terms``: of heading one body in a row;
    ``least_months_left``: before the age of retirement, for a head or deputy who takes a post that they do not hold now;
    ``early_years``: who may retire early. Every head post is filled where ``fill_heads``."""

    title: str = ""
    day: Day
    posts: tuple[Post, ...] = Field(min_length=1)
    people: tuple[Person, ...] = Field(min_length=1)
    grace_months: Count = 60
    most_terms: Count | None = None
    least_months_left: Count = 0
    early_years: Count = 10
    farthest_km: Annotated[float, Field(gt=0)] | None = None
    fill_heads: bool = True
    fixed: tuple[Fixed, ...] = ()
    weights: Weights = Weights()

    @model_validator(mode="after")
    def _sound(self) -> Problem:
        doubts = Doubts("placement")
        posts = doubts.twice("posts", (one.code for one in self.posts))
        people = doubts.twice("people", (one.code for one in self.people))
        doubts.twice("fixed", (one.person for one in self.fixed))
        doubts.known("fixed", (one.person for one in self.fixed), people)
        doubts.known("fixed", (one.post for one in self.fixed if one.post), posts)
        heads: dict[str, int] = {}
        for post in self.posts:
            heads[post.unit] = heads.get(post.unit, 0) + (post.seats if post.rank == "head" else 0)
        for unit, count in heads.items():
            if count > 1:
                doubts.add(
                    "heads", f"Đơn vị {unit} có {count} ghế cấp trưởng.", f"{unit} has {count} seats of a head.", unit
                )
        taken: dict[str, int] = {}
        for choice in self.fixed:
            taken[choice.post] = taken.get(choice.post, 0) + 1
        for post in self.posts:
            if taken.get(post.code, 0) > post.seats:
                doubts.add(
                    "fixed_full",
                    f"{post.title} {post.unit} có {post.seats} ghế nhưng chốt {taken[post.code]} người.",
                    f"{post.title} {post.unit} has {post.seats} seats, but {taken[post.code]} people are fixed to it.",
                    post.code,
                    ("Bỏ bớt lựa chọn đã chốt.", "Unfix some of them."),
                )
        doubts.refuse()
        return self

    @property
    def grace_ends(self) -> date:
        """The last day of the grace period."""
        return months_after(self.day, self.grace_months)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; the last day of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(last, first + timedelta(days=day.day - 1))


def months_between(one: date, other: date) -> int:
    """Return the full months from one day to another, below 0 where it lies before."""
    return (other.year - one.year) * 12 + other.month - one.month - (other.day < one.day)
