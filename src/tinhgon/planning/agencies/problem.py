"""Bài toán sắp xếp đầu mối: bodies with what they do, which of them may be brought together, and what must hold after."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tinhgon.planning.problems import Doubts
from tinhgon.structure.operations.operation import Count, Day, Spec

Way = Literal["merge", "share"]
Codes = tuple[str, ...]


class Body(Spec):
    """A body: what it does in words, how many work in it, and the family (usually its parent) within which it may merge."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: str = "division"
    family: str = ""
    functions: tuple[str, ...] = ()
    staff: Count = 0

    def text(self) -> str:
        """Return what the body does, in words; its name where nothing is said."""
        return "; ".join(self.functions) or self.name


class Permitted(Spec):
    """Bodies that may become one (``merge``), or be served by one office (``share``), and by which document."""

    codes: Annotated[Codes, Field(min_length=2, max_length=6)]
    way: Way = "merge"
    name: str = ""
    code: str = ""
    citation: str = ""


class Problem(Spec):
    """Which bodies come together: fewest focal points against the least loss of similarity.

    The aim is the number of bodies left + ``loss_weight`` × loss; a body that ends loses 1 − the similarity of its group.
    ``alike`` also proposes groups of one family that no document names, where every pair is at least so similar (0 … 1);
    they are marked as lacking a basis. ``least_staff`` is the minimum size of a body, ``most_staff`` the largest that
    a merger may make, ``most_under`` the span of control: how many bodies may lie in one family.
    """

    title: str = ""
    day: Day
    bodies: tuple[Body, ...] = Field(min_length=1)
    permitted: tuple[Permitted, ...] = ()
    alike: Annotated[float, Field(gt=0, le=1)] | None = None
    largest_group: Annotated[int, Field(ge=2, le=4)] = 3
    loss_weight: Annotated[float, Field(ge=0, le=1000)] = 1.0
    bodies_left: Count | None = None
    least_staff: Count = 0
    most_staff: Count | None = None
    most_under: Count | None = None
    together: tuple[Codes, ...] = ()
    apart: tuple[Codes, ...] = ()
    keep: Codes = ()

    @model_validator(mode="after")
    def _sound(self) -> Problem:
        doubts = Doubts("agencies")
        codes = doubts.twice("bodies", (one.code for one in self.bodies))
        for field, groups in (
            ("permitted", [one.codes for one in self.permitted]),
            ("together", self.together),
            ("apart", self.apart),
            ("keep", [self.keep]),
        ):
            for group in groups:
                doubts.known(field, group, codes)
                doubts.twice(field, group)
        if self.bodies_left is not None and self.bodies_left > len(self.bodies):
            doubts.add(
                "bodies_left",
                f"Muốn còn {self.bodies_left} đầu mối nhưng chỉ có {len(self.bodies)}.",
                f"{self.bodies_left} bodies are to be left, but there are only {len(self.bodies)}.",
                "bodies_left",
            )
        doubts.refuse()
        return self
