"""Drafts on the invented province of the registry's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.registry import builders as registry
from tinhgon.kernel.mandate import Mandate
from tinhgon.reform.acts import drafting
from tinhgon.reform.models import Draft
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.rules import edits
from tinhgon.structure.scheme import Scheme, Sketch, read_step

AN = Mandate("Nguyễn Văn An", "drafter", "QĐ 12")
BINH = Mandate("Trần Thị Bình", "drafter", "QĐ 13")
ORGAN = 20
DAY = date(2025, 7, 1)
_START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def at(minute: int) -> datetime:
    """An instant, so many minutes after the morning on which these tests play."""
    return _START + timedelta(minutes=minute)


def rename(unit: str = "99.SA", name: str = "Sở A mới") -> dict[str, Any]:
    """The step that renames a unit."""
    return {"do": "rename", "unit": unit, "name": name}


def merge(*of: str, code: str = "99.AB") -> dict[str, Any]:
    """The step that merges units into a new one."""
    return {"do": "merge", "of": list(of), "into": {"code": code, "name": "Sở AB", "kind": "department"}}


def add(*steps: dict[str, Any], place: int | None = None) -> edits.Add:
    """The edit that puts these steps in."""
    return edits.Add(tuple(read_step(step) for step in steps), place)


def sketch(*steps: dict[str, Any], title: str = "Đề án thử", day: date = DAY) -> Sketch:
    """A scheme in the making of these steps."""
    begun = edits.begun("thu", title, day)
    return edits.edited(begun, add(*steps)) if steps else begun


def draft(*steps: dict[str, Any], by: Mandate = AN, name: str = "", scheme: Scheme | None = None) -> Draft:
    """A draft with these steps; the books must be loaded."""
    return drafting.begin(by, ORGAN, scheme or sketch(*steps), at(0), name=name)


def loaded() -> None:
    """Load the invented province."""
    registry.loaded()


def verbs(name: str) -> list[str]:
    """What the steps of a draft do, as it stands now, with what they name."""
    return [
        f"{step.do} {getattr(step, 'name', '')}".strip()
        for step in queries.sketch(queries.version(queries.draft(name))).steps
    ]
