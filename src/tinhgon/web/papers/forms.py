"""What the form of a paper was told, read into what the room of papers is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.issuing import Wanted
from tinhgon.papers.kinds import KINDS, kind_of
from tinhgon.vietnamese.days import parse_day

#: An office's template is at most as large as the room of papers takes.
FIELDS: Final = (
    "loai", "co-quan", "so", "ngay-ky", "nguoi-ky", "chuc-vu", "quyen-han", "kinh-gui", "noi-nhan", "can-cu", "ten-nguoi",
)  # fmt: skip
_LONGEST: Final = 300
_MOST_LINES: Final = 50


@dataclass(frozen=True, slots=True)
class Filled:
    """The fields as they were typed."""

    values: dict[str, str]

    def wanted(self, today: date, *, may_name: bool) -> Wanted:
        """Return what is asked; people are named only where that was asked by one who may. Raises Refusal with every fault."""
        found: list[Finding] = []
        organ = self._line("co-quan")
        if not organ:
            found.append(_wrong("co-quan", "Chưa nêu cơ quan ban hành.", "Which organ issues it?"))
        dated = self._day(found)
        for name in FIELDS:
            if any(len(line) > _LONGEST for line in self.values.get(name, "").splitlines()):
                found.append(_wrong(name, f"Dài quá {_LONGEST} ký tự.", f"Longer than {_LONGEST} letters."))
            if len(self.values.get(name, "").splitlines()) > _MOST_LINES:
                found.append(_wrong(name, f"Quá {_MOST_LINES} dòng.", f"More than {_MOST_LINES} lines."))
        if found:
            raise Refusal(found)
        return Wanted(
            kind=kind_of(self._line("loai") or "quyet-dinh").id,
            organ=organ,
            made_on=today,
            number=self._line("so"),
            dated=dated,
            signer=self._line("nguoi-ky"),
            signer_title=self._line("chuc-vu"),
            authority=self._lines("quyen-han"),
            to=self._lines("kinh-gui"),
            recipients=self._lines("noi-nhan"),
            bases=self._lines("can-cu"),
            with_people=may_name and bool(self._line("ten-nguoi")),
        )

    def _line(self, name: str) -> str:
        return self.values.get(name, "").strip()

    def _lines(self, name: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.values.get(name, "").splitlines() if line.strip())

    def _day(self, found: list[Finding]) -> date | None:
        text = self._line("ngay-ky")
        try:
            return parse_day(text) if text else None
        except Refusal as refusal:
            one = refusal.findings[0]
            found.append(Finding(one.rule, one.sentence, remedy=one.remedy, where={"field": "ngay-ky"}))
            return None


def filled(posted: Mapping[str, str], organs: Iterable[tuple[str, str]], kind: str = "") -> Filled:
    """Return the form as it was sent, or a new one: of the kind asked for (a decision) by the first organ that can issue one."""
    values = {name: posted.get(name, "") for name in FIELDS}
    if not any(values.values()):
        known = {one.slug for one in KINDS.values()}
        values |= {
            "loai": kind if kind in known else KINDS["decision"].slug,
            "co-quan": next((code for code, _ in organs), ""),
        }
    return Filled(values)


def _wrong(name: str, vi: str, en: str) -> Finding:
    return Finding("paper.field", Sentence(vi, en), where={"field": name})
