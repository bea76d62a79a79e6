"""What differs between two texts of a scheme, step by step, and where a step of one stands in the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, cast

from tinhgon.structure.operations.operation import Operation, Spec
from tinhgon.structure.scheme import Scheme

Kind = Literal["same", "moved", "changed", "removed", "added", "head"]
_HEAD = ("title", "title_en", "day", "basis", "note")


@dataclass(frozen=True, slots=True)
class Change:
    """One step in two texts: its number in the old and in the new one (None where it is not there), and its verb.

    The kind "head" is the title, day, basis or note; ``fields`` names which, or which fields of a changed step.
    """

    kind: Kind
    before: int | None = None
    after: int | None = None
    do: str = ""
    fields: tuple[str, ...] = ()


def changes(old: Scheme, new: Scheme) -> tuple[Change, ...]:
    """Return what differs between two texts: the head first, then steps in the order of the new text.

    A step that stands at another number only because others came or went before it has not changed.
    """
    fields = _fields(old, new, _HEAD)
    head = [Change("head", fields=fields)] if fields else []
    differing = [one for one in _Texts(old, new).pairs() if one.kind != "same"]
    return (*head, *sorted(differing, key=lambda one: (one.after or one.before or 0, one.before or 0)))


def aligned(old: Scheme, new: Scheme) -> dict[int, int]:
    """Return where each step of the old text that is still there, word for word, stands in the new one: number -> number."""
    pairs = _Texts(old, new).pairs()
    return {one.before: one.after for one in pairs if one.kind in ("same", "moved") and one.before and one.after}


class _Texts:
    """The steps of two texts, written out so that they can be compared at once."""

    def __init__(self, old: Scheme, new: Scheme) -> None:
        self.old = cast("tuple[Operation, ...]", old.steps)
        self.new = cast("tuple[Operation, ...]", new.steps)
        self.one = [step.model_dump_json() for step in self.old]
        self.other = [step.model_dump_json() for step in self.new]

    def pairs(self) -> list[Change]:
        """Return every step of both texts once."""
        one, other = self.one, self.other
        start, end = 0, 0
        while start < min(len(one), len(other)) and one[start] == other[start]:
            start += 1
        while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
            end += 1
        found = [self._made("same", at, at) for at in range(1, start + 1)]
        found += [self._made("same", len(one) - back, len(other) - back) for back in range(end)]
        blocks: list[tuple[list[int], list[int]]] = []
        matcher = SequenceMatcher(None, one[start : len(one) - end], other[start : len(other) - end], autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            left, right = [start + i + 1 for i in range(i1, i2)], [start + j + 1 for j in range(j1, j2)]
            if tag == "equal":
                found += [self._made("same", i, j) for i, j in zip(left, right, strict=True)]
            else:
                blocks.append((left, right))
        return found + self._unmatched(blocks)

    def _unmatched(self, blocks: list[tuple[list[int], list[int]]]) -> list[Change]:
        """Pair what is gone with what has come: word for word elsewhere (moved), or of one verb in one place (changed)."""
        waiting: dict[str, list[int]] = defaultdict(list)
        for _, right in blocks:
            for number in right:
                waiting[self.other[number - 1]].append(number)
        found = [
            self._made("moved", number, there.pop(0))
            for left, _ in blocks
            for number in left
            if (there := waiting[self.one[number - 1]])
        ]
        gone, come = {one.before for one in found}, {one.after for one in found}
        for left, right in blocks:
            free = [number for number in right if number not in come]
            for number in (number for number in left if number not in gone):
                match = next((to for to in free if self.new[to - 1].do == self.old[number - 1].do), None)  # type: ignore[attr-defined]
                found.append(self._made("removed" if match is None else "changed", number, match))
                if match is not None:
                    free.remove(match)
            found += [self._made("added", None, number) for number in free]
        return found

    def _made(self, kind: Kind, before: int | None, after: int | None) -> Change:
        was = self.old[before - 1] if before else None
        now = self.new[after - 1] if after else None
        fields: tuple[str, ...] = ()
        if kind == "changed" and was is not None and now is not None:
            fields = _fields(was, now, tuple(type(now).model_fields))
        return Change(kind, before, after, str(getattr(now or was, "do", "")), fields)


def _fields(old: Spec, new: Spec, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(old, name, None) != getattr(new, name, None))
