"""The sections of the left navigation, and the trail above each page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.web import addresses


@dataclass(frozen=True, slots=True)
class Section:
    """One line of the navigation."""

    address: str
    icon: str
    words: Sentence
    also: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Say whether a path lies in this section."""
        if self.address == addresses.OVERVIEW:
            return path == addresses.OVERVIEW
        return path.startswith((self.address, *self.also))


@dataclass(frozen=True, slots=True)
class Group:
    """Sections of the navigation that belong together, under their heading."""

    words: Sentence
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the trail: its words, and its address unless it is the page itself."""

    words: str | Sentence
    address: str = ""


GROUPS: Final[tuple[Group, ...]] = (
    Group(
        Sentence("Bộ máy", "The apparatus"),
        (
            Section(addresses.OVERVIEW, "home", Sentence("Tổng quan", "Overview")),
            Section(addresses.UNITS, "building", Sentence("Đơn vị", "Units"), (addresses.PLACES, "/nguoi/")),
            Section(addresses.CHARTS, "sitemap", Sentence("Sơ đồ", "Chart")),
            Section(addresses.MAP, "map-2", Sentence("Bản đồ", "Map")),
            Section(addresses.FIGURES, "chart-bar", Sentence("Con số", "Figures")),
            Section(addresses.COMPARISON, "git-compare", Sentence("So sánh hai ngày", "Compare two days")),
            Section(addresses.LINEAGE, "git-branch", Sentence("Nguồn gốc", "Lineage")),
        ),
    ),
    Group(
        Sentence("Sắp xếp", "Reorganising"),
        (
            Section(addresses.SCHEMES, "file-text", Sentence("Đề án", "Schemes")),
            Section(addresses.PLANS, "arrows-join", Sentence("Phương án", "Plans")),
        ),
    ),
    Group(
        Sentence("Lãnh đạo", "Leading"),
        (
            Section(addresses.RESOLUTIONS, "certificate", Sentence("Nghị quyết", "Resolutions"), (addresses.THEMES,)),
            Section(addresses.TASKS, "list", Sentence("Nhiệm vụ", "Tasks")),
            Section(
                addresses.REVIEWS,
                "flag",
                Sentence("Sơ kết, theo dõi", "Reviews"),
                (addresses.LIMITATIONS, addresses.RECOMMENDATIONS, addresses.REGULATIONS, addresses.ISSUES),
            ),
        ),
    ),
    Group(
        Sentence("Người dân", "Citizens"),
        (
            Section(addresses.CASES, "files", Sentence("Vụ việc", "Cases"), (addresses.TRACK, addresses.INBOX)),
            Section(
                addresses.PETITIONS, "scale", Sentence("Đơn thư", "Petitions"), (addresses.SEND, addresses.RECEPTION)
            ),
            Section(addresses.DENUNCIATIONS, "lock", Sentence("Tố cáo", "Denunciations"), (addresses.KEYS,)),
        ),
    ),
    Group(
        Sentence("Sổ sách", "The books"),
        (
            Section(addresses.LAW, "gavel", Sentence("Luật", "Law")),
            Section(addresses.TERMS, "clock", Sentence("Thời hạn", "Terms")),
            Section(addresses.LEDGER, "history", Sentence("Nhật ký", "Ledger")),
            Section(addresses.MANDATES, "users", Sentence("Thẩm quyền", "Mandates")),
            Section(addresses.DATA, "download", Sentence("Dữ liệu", "Data")),
        ),
    ),
)


def rail(path: str) -> list[dict[str, Any]]:
    """Return the navigation as its template reads it: groups with their sections, that of a path marked."""
    return [
        {"words": group.words, "sections": [{"section": one, "here": one.holds(path)} for one in group.sections]}
        for group in GROUPS
    ]
