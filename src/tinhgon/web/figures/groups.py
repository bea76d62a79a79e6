"""The figures in groups, as people look for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.figures.catalogue import FIGURES, figure
from tinhgon.structure.figures.figure import Reading
from tinhgon.structure.snapshot import Structure

_all: Kept[dict[str, Reading]] = Kept(16)
_one: Kept[Reading] = Kept(64)


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together; ``many`` are shown as a table, the others as tiles."""

    id: str
    words: Sentence
    prefixes: tuple[str, ...]
    many: bool = False
    but: tuple[str, ...] = ()

    def holds(self, id: str) -> bool:
        """Say whether a figure belongs here."""
        return id.startswith(self.prefixes) and not id.startswith(self.but or ("-",))


GROUPS: Final[tuple[Group, ...]] = (
    Group("dia-gioi", Sentence("Địa giới", "Territory"), ("places.",), but=("places.kind.",)),
    Group("dau-moi", Sentence("Đầu mối", "Focal points"), ("units.focal_points",)),
    Group("con-nguoi", Sentence("Con người", "People"), ("people.",)),
    Group("chi-tieu", Sentence("Chỉ tiêu", "Quota"), ("posts.",)),
    Group("nhat-the-hoa", Sentence("Nhất thể hóa chức danh", "Unified titles"), ("unified.",)),
    Group("loai-dia-ban", Sentence("Đơn vị hành chính theo loại", "Territories by kind"), ("places.kind.",), many=True),
    Group("loai-don-vi", Sentence("Tổ chức theo loại", "Bodies by kind"), ("units.kind.",), many=True),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A group and what its figures read on a day."""

    group: Group
    readings: tuple[Reading, ...]


def grouped(structure: Structure) -> list[Shown]:
    """Return all figures of a structure in groups; those of `GROUPS` that are tables leave out what is zero."""
    found = _all.of((structure,), "", lambda: {id: one.on(structure) for id, one in FIGURES.items()})
    return [
        Shown(group, tuple(one for id, one in found.items() if group.holds(id) and (one.value or not group.many)))
        for group in GROUPS
    ]


def read(structure: Structure, id: str) -> Reading:
    """Return one figure of a structure; raises Unknown."""
    known = figure(id)
    return _one.of((structure,), id, lambda: known.on(structure))


def left_out(shown: Sequence[Shown]) -> list[str]:
    """Return the figures that are in no group."""
    return [id for id in FIGURES if not any(one.group.holds(id) for one in shown)]
