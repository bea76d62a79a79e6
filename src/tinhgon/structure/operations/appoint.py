"""Bổ nhiệm, miễn nhiệm, điều động: people begin, end and change what they hold."""

from __future__ import annotations

from datetime import date
from typing import Literal, NoReturn

from pydantic import Field, model_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.folding import seat
from tinhgon.structure.operations.operation import Day, Operation, Spec, Unfit, refuse
from tinhgon.structure.operations.reference import PostRef, Ref, label, resolve, resolve_post
from tinhgon.vietnamese.days import say_day


class NewPerson(Spec):
    """A person the books do not know yet."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    birth: Day | None = None
    sex: Literal["female", "male"] | None = None
    home: Ref | None = None
    qualification: str = ""


class Appoint(Operation):
    """Bổ nhiệm một người vào vị trí; ``concurrent`` là kiêm nhiệm.

    A person begins to hold a post; ``concurrent`` beside another one. ``new_person`` enters someone the books do not
    know.
    """

    do: Literal["appoint"] = "appoint"
    person: Ref | None = None
    new_person: NewPerson | None = None
    post: PostRef
    concurrent: bool = False
    until: Day | None = None

    @model_validator(mode="after")
    def _one_person(self) -> Appoint:
        if self.person is not None and self.new_person is not None:
            raise Unfit("one_way", "chỉ ghi person hoặc new_person", "state person or new_person, not both")
        return self

    def apply(self, draft: Draft) -> None:
        if self.new_person is not None:
            spec = self.new_person
            person = draft.open(
                "people",
                code=spec.code,
                name=spec.name,
                birth=spec.birth,
                sex=spec.sex,
                home=resolve(draft, "places", spec.home) if spec.home else None,
                qualification=spec.qualification or None,
            )
        elif self.person is not None:
            person = resolve(draft, "people", self.person)
        else:
            refuse(
                "scheme.whom",
                "Chưa nêu người được bổ nhiệm.",
                "The step names nobody to appoint.",
                remedy=("Ghi person hoặc new_person.", "State person or new_person."),
            )
        hold(draft, person, resolve_post(draft, self.post), concurrent=self.concurrent, until=self.until)


class Relieve(Operation):
    """Miễn nhiệm, cho thôi giữ một vị trí.

    A person ceases to hold a post.
    """

    do: Literal["relieve"] = "relieve"
    person: Ref
    post: PostRef

    def apply(self, draft: Draft) -> None:
        draft.close("tenures", held_by(draft, resolve(draft, "people", self.person), resolve_post(draft, self.post)))


class Transfer(Operation):
    """Điều động: một người chuyển từ vị trí này sang vị trí khác.

    A person moves from one post to another; ``from_post`` may be left out where the person holds just one primary post.
    The term of the old post ends with it: ``until`` is that of the new one.
    """

    do: Literal["transfer"] = "transfer"
    person: Ref
    from_post: PostRef | None = None
    post: PostRef
    until: Day | None = None

    def apply(self, draft: Draft) -> None:
        person = resolve(draft, "people", self.person)
        post = resolve_post(draft, self.post)
        if self.from_post is not None:
            tenure = held_by(draft, person, resolve_post(draft, self.from_post))
        else:
            primary = [key for key in draft.tenures.find("person", person) if not draft.tenures.cell(key, "concurrent")]
            if len(primary) != 1:
                refuse(
                    "scheme.which_tenure",
                    f"{label(draft, 'people', person)} giữ {len(primary)} vị trí chính.",
                    f"{label(draft, 'people', person)} holds {len(primary)} primary posts.",
                    subject=label(draft, "people", person),
                    key=person,
                    remedy=("Ghi from_post.", "State from_post."),
                )
            tenure = primary[0]
        if draft.tenures.cell(tenure, "post") == post:
            _refuse_held(draft, person, post)
        if all(draft.tenures.cell(key, "person") != person for key in draft.tenures.find("post", post)):
            room_for_one(draft, post)
        _guard_until(draft, person, self.until)
        draft.amend("tenures", tenure, until=self.until)
        seat(draft, tenure, post)


def held_by(draft: Draft, person: int, post: int) -> int:
    """Return the tenure by which a person holds a post; refuses where there is none."""
    found = [key for key in draft.tenures.find("post", post) if draft.tenures.cell(key, "person") == person]
    if not found:
        holders = "; ".join(label(draft, "tenures", key) for key in draft.tenures.find("post", post)) or "—"
        refuse(
            "scheme.not_holder",
            f"{label(draft, 'people', person)} không giữ {label(draft, 'posts', post)}.",
            f"{label(draft, 'people', person)} does not hold {label(draft, 'posts', post)}.",
            subject=label(draft, "people", person),
            key=person,
            remedy=(f"Người đang giữ: {holders}.", f"Held by: {holders}."),
        )
    return found[0]


def _refuse_held(draft: Draft, person: int, post: int) -> NoReturn:
    refuse(
        "scheme.holds_already",
        f"{label(draft, 'people', person)} đã giữ {label(draft, 'posts', post)}.",
        f"{label(draft, 'people', person)} already holds {label(draft, 'posts', post)}.",
        subject=label(draft, "people", person),
        key=person,
        remedy=("Bỏ bước này, hoặc nêu vị trí khác.", "Leave this step out, or name another post."),
    )


def _guard_until(draft: Draft, person: int, until: date | None) -> None:
    if until is not None and until <= draft.day:
        refuse(
            "scheme.until",
            f"{label(draft, 'people', person)}: nhiệm kỳ kết thúc {say_day(until)}, không sau ngày hiệu lực {say_day(draft.day)}.",
            f"{label(draft, 'people', person)}: the term ends on {until}, not after the effective day {draft.day}.",
            subject=label(draft, "people", person),
            measured=str(until),
            required=f"> {draft.day}",
            key=person,
            remedy=("Sửa until, hoặc bỏ trống.", "Mend until, or leave it out."),
        )


def room_for_one(draft: Draft, post: int) -> None:
    """Refuse where every seat of the post is taken."""
    held, quota = len(draft.tenures.find("post", post)), draft.posts.cell(post, "quota")
    if held >= quota:
        refuse(
            "scheme.post_full",
            f"{label(draft, 'posts', post)} đã đủ {held} trên {quota} chỉ tiêu.",
            f"{label(draft, 'posts', post)} is full: {held} of {quota}.",
            subject=label(draft, "posts", post),
            measured=str(held + 1),
            required=str(quota),
            key=post,
            remedy=(
                "Giao thêm chỉ tiêu (set_quota) hoặc miễn nhiệm (relieve) trước.",
                "Raise the quota (set_quota) or relieve someone first.",
            ),
        )


def hold(draft: Draft, person: int, post: int, *, concurrent: bool, until: Day | None = None) -> int:
    """Begin a tenure; refuses a full post, a second primary post, and a post held already."""
    for tenure in draft.tenures.find("person", person):
        if draft.tenures.cell(tenure, "post") == post:
            _refuse_held(draft, person, post)
        if not concurrent and not draft.tenures.cell(tenure, "concurrent"):
            there = label(draft, "posts", draft.tenures.cell(tenure, "post"))
            refuse(
                "scheme.second_primary",
                f"{label(draft, 'people', person)} đang giữ vị trí chính khác: {there}.",
                f"{label(draft, 'people', person)} holds another primary post: {there}.",
                subject=label(draft, "people", person),
                key=person,
                remedy=("Dùng transfer, hoặc concurrent: true nếu kiêm nhiệm.", "Use transfer, or concurrent: true."),
            )
    room_for_one(draft, post)
    _guard_until(draft, person, until)
    return draft.open("tenures", person=person, post=post, concurrent=concurrent, since=draft.day, until=until)
