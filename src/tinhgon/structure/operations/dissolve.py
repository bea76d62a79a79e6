"""Giải thể: a body ends; its people and what hangs on it must be placed."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.folding import HeadPolicy, end_people, fold
from tinhgon.structure.operations.operation import Operation, Unfit, refuse
from tinhgon.structure.operations.reference import Ref, keep_above, keep_apart, label, resolve


class Dissolve(Operation):
    """Giải thể một đơn vị: người được chuyển về ``people_to`` hoặc thôi chức vụ (``people: relieve``); đơn vị trực
    thuộc phải có nơi về.

    The unit ends. Its people go to ``people_to`` or are relieved (``people: relieve``); bodies under it go to
    ``children_to``. Where neither is said while people or bodies are there, the step is refused.
    """

    do: Literal["dissolve"] = "dissolve"
    unit: Ref
    people: Literal["relieve"] | None = None
    people_to: Ref | None = None
    heads: HeadPolicy = "specialist"
    children_to: Ref | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Dissolve:
        if self.people is not None and self.people_to is not None:
            raise Unfit("one_way", "chỉ ghi people hoặc people_to", "state people or people_to, not both")
        return self

    def apply(self, draft: Draft) -> None:
        unit = resolve(draft, "units", self.unit)
        children = draft.units.find("parent", unit)
        self._nothing_unplaced(draft, unit, children)
        if self.children_to is not None:
            new_parent = resolve(draft, "units", self.children_to)
            for child in children:
                keep_above(draft, "units", child, new_parent)
            keep_apart(draft, "units", unit, new_parent)
            draft.redirect("units", "parent", [unit], new_parent)
        if self.people_to is not None:
            target = resolve(draft, "units", self.people_to)
            keep_apart(draft, "units", unit, target)
            fold(draft, unit, target, self.heads)
            draft.descend("units", unit, target, "dissolve")
        else:
            end_people(draft, unit)
        draft.close("units", unit)

    def _nothing_unplaced(self, draft: Draft, unit: int, children: list[int]) -> None:
        name = label(draft, "units", unit)
        if children and self.children_to is None:
            listed = "; ".join(label(draft, "units", key) for key in children[:5])
            refuse(
                "scheme.has_children",
                f"{name} còn {len(children)} đơn vị trực thuộc: {listed}.",
                f"{name} still has {len(children)} bodies under it: {listed}.",
                subject=name,
                measured=str(len(children)),
                required="0",
                key=unit,
                remedy=(
                    "Ghi children_to, hoặc giải thể, chuyển chúng trước.",
                    "State children_to, or dissolve or move them first.",
                ),
            )
        hosted = draft.units.find("host", unit)
        if hosted:
            refuse(
                "scheme.hosts",
                f"{name} đang giúp việc chung cho {len(hosted)} tổ chức.",
                f"{name} still serves {len(hosted)} bodies.",
                subject=name,
                key=unit,
                remedy=("Dùng share để giao cho cơ quan khác trước.", "Use share to give them another office first."),
            )
        held = [key for post in draft.posts.find("unit", unit) for key in draft.tenures.find("post", post)]
        if held and self.people is None and self.people_to is None:
            listed = "; ".join(label(draft, "tenures", key) for key in held[:5])
            refuse(
                "scheme.people_unplaced",
                f"{name} còn {len(held)} người chưa được bố trí: {listed}.",
                f"{name} still has {len(held)} people with nowhere to go: {listed}.",
                subject=name,
                measured=str(len(held)),
                required="0",
                key=unit,
                remedy=(
                    "Ghi people_to, people: relieve, hoặc điều động (transfer) trước.",
                    "State people_to, people: relieve, or transfer them first.",
                ),
            )
