"""Bài toán luân chuyển: heads' posts, people who may hold them, which two posts one person may hold, and what the law asks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tinhgon.planning.problems import Doubts
from tinhgon.structure.operations.operation import Count, Day, Spec

Points = Annotated[int, Field(ge=0, le=100_000)]
Degrees = Annotated[float, Field(ge=-180, le=180)]


class Post(Spec):
    """A post to be held for the coming term. ``role`` names posts of one kind, for which a person is fit alike; the higher
    ``grade`` is the higher post.

    ``non_local``: its holder is not from ``place``; ``asks`` are fields of experience; ``also`` are posts (unit/title) that go
    with it, such as a deputy secretary's with that of the chair. ``most_terms`` takes the place of the problem's.
    """

    code: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    unit_name: str = ""
    title: str = Field(min_length=1)
    role: str = Field(min_length=1)
    place: str = ""
    place_name: str = ""
    lon: Degrees | None = None
    lat: Degrees | None = None
    grade: Count = 0
    non_local: bool = False
    most_terms: Count | None = None
    asks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Person(Spec):
    """Someone who holds a post or may: ``roles`` are those that they are fit and planned for.

    ``holds`` are the posts (unit/title) that they hold now, inside the problem or out of it, ``place`` where they work, ``since``
    when they came there, ``terms`` how many terms in a row they have led, the present one included,
    ``grade`` that of their highest post. ``homes`` are the
    places that they are from, from the nearest up; ``retires`` is the day of the age of retirement; ``fit`` 0 … 100.
    """

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    roles: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    place: str = ""
    since: Day | None = None
    terms: Count = 0
    grade: Count = 0
    homes: tuple[str, ...] = ()
    lon: Degrees | None = None
    lat: Degrees | None = None
    birth: Day | None = None
    retires: Day | None = None
    has: tuple[str, ...] = ()
    fit: Annotated[int, Field(ge=0, le=100)] = 0


class Pair(Spec):
    """Two posts that one person may (or must) hold, and by which document."""

    posts: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)]
    how: Literal["may", "must"] = "may"
    citation: str = ""


class Fixed(Spec):
    """A settled choice: this person holds this post; an empty post: none of them."""

    person: str
    post: str = ""


class Sources(Spec):
    """The documents behind what is asked, by rule, for the words of a clash."""

    non_local: str = ""
    terms: str = ""
    months_left: str = ""
    months_left_rotated: str = ""
    months_in_post: str = ""


class Weights(Spec):
    """What a plan costs, in points: a person in a post that they do not hold now, each 10 km from where they work, a field of
    experience lacking, each 10 of standing short of 100, a grade lost, a head who is left without any of the posts, a post that is left empty (where
    not all must be filled). Every post counts what
    its holder costs; ``unified`` is taken off for each pair in one hand, nothing unless that is wished for its own sake."""

    change: Points = 20
    distance: Points = 1
    experience: Points = 8
    fit: Points = 1
    lower: Points = 15
    released: Points = 40
    empty: Points = 200
    unified: Points = 0


class Problem(Spec):
    """Who holds which post from ``day`` on.

    ``new_term``: a term begins on the day, so that staying is one term more. ``most_terms``: in a row in one title at one
    place. ``months_left``: before the age of retirement, for a post that one does not hold; ``months_left_rotated``: where
    that lies in another place; ``months_left_staying``: to stay. ``months_in_post``: who came later does not move.
    ``unified_least`` and ``unified_most`` bound how many pairs one person holds. Numbers that are not said ask nothing.
    """

    title: str = ""
    day: Day
    posts: tuple[Post, ...] = Field(min_length=1)
    people: tuple[Person, ...] = Field(min_length=1)
    pairs: tuple[Pair, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    new_term: bool = False
    fill: bool = True
    most_terms: Count | None = None
    months_left: Count = 0
    months_left_rotated: Count = 0
    months_left_staying: Count = 0
    months_in_post: Count = 0
    farthest_km: Annotated[float, Field(gt=0)] | None = None
    unified_least: Count = 0
    unified_most: Count | None = None
    sources: Sources = Sources()
    weights: Weights = Weights()

    @model_validator(mode="after")
    def _sound(self) -> Problem:
        doubts = Doubts("rotation")
        posts = doubts.twice("posts", (one.code for one in self.posts))
        people = doubts.twice("people", (one.code for one in self.people))
        doubts.twice("fixed", (f"{one.person}={one.post}" for one in self.fixed))
        doubts.known("fixed", (one.person for one in self.fixed), people)
        doubts.known("fixed", (one.post for one in self.fixed if one.post), posts)
        doubts.twice("pairs", ("+".join(sorted(one.posts)) for one in self.pairs))
        for pair in self.pairs:
            doubts.known("pairs", pair.posts, posts)
            doubts.twice("pairs", pair.posts)
        self._holders(doubts)
        self._numbers(doubts)
        doubts.refuse()
        return self

    def _holders(self, doubts: Doubts) -> None:
        held: dict[str, str] = {}
        here = {one.code for one in self.posts}
        for person in self.people:
            for post in person.holds:
                if post in held and post in here:
                    doubts.add(
                        "two_holders",
                        f"{post} có hai người đang giữ: {held[post]}, {person.code}.",
                        f"{post} has two holders: {held[post]}, {person.code}.",
                        person.code,
                        ("Sửa cột holds của một người.", "Mend the column holds of one of them."),
                        field="people",
                    )
                held[post] = person.code
        settled: dict[str, str] = {}
        for choice in self.fixed:
            if choice.post and settled.setdefault(choice.post, choice.person) != choice.person:
                doubts.add(
                    "fixed_full",
                    f"{choice.post} được chốt cho hai người: {settled[choice.post]}, {choice.person}.",
                    f"{choice.post} is fixed to two people: {settled[choice.post]}, {choice.person}.",
                    choice.person,
                    ("Bỏ một lựa chọn đã chốt.", "Unfix one of them."),
                    field="fixed",
                )

    def _numbers(self, doubts: Doubts) -> None:
        if self.unified_most is not None and self.unified_least > self.unified_most:
            doubts.add(
                "unified",
                f"Muốn nhất thể hóa ít nhất {self.unified_least} nhưng nhiều nhất {self.unified_most}.",
                f"At least {self.unified_least} pairs shall be unified, but at most {self.unified_most}.",
                "unified_least",
            )
        if self.unified_least > len(self.pairs):
            doubts.add(
                "unified",
                f"Muốn nhất thể hóa {self.unified_least} nơi nhưng chỉ có {len(self.pairs)} cặp được phép.",
                f"{self.unified_least} pairs shall be unified, but only {len(self.pairs)} are permitted.",
                "unified_least",
                ("Thêm cặp có căn cứ (pairs), hoặc giảm số.", "Permit more pairs, or ask for fewer."),
            )
        if self.fill:
            apart = len(self.posts) - min(len(self.pairs), len(self.posts) // 2)
            if apart > len(self.people):
                doubts.add(
                    "heads",
                    f"Có {len(self.posts)} ghế nhưng chỉ có {len(self.people)} người, kể cả kiêm nhiệm được phép.",
                    f"There are {len(self.posts)} posts but only {len(self.people)} people, pairs counted.",
                    "posts",
                    ("Thêm nguồn cán bộ, hoặc cho để trống (fill: false).", "Add people, or let posts wait."),
                )
