"""Who has put something into practice by a day: on time, late by so many days, missing, or merely copied.

Pure: days, numbers and keys in, states out. A body that follows others inherits what they had to do and what they did: it has done it where
it did itself, or where all of them did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

State = Literal["issued", "late", "copied", "partial", "missing", "waiting"]
#: From what is well to what is not; also the order in which they are counted and told.
STATES: Final[dict[State, Sentence]] = {
    "issued": Sentence("Đã ban hành đúng hạn", "Issued in time"),
    "late": Sentence("Ban hành muộn", "Issued late"),
    "copied": Sentence("Chép lại cấp trên", "Copied from above"),
    "partial": Sentence("Mới có ở một phần", "Only in part"),
    "missing": Sentence("Chưa ban hành, quá hạn", "Missing, overdue"),
    "waiting": Sentence("Chưa đến hạn", "Not due yet"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """A document that puts it into practice: its key and code, the body that issued it, its day, and the share copied in percent."""

    document: int
    code: str
    symbol: str
    organ: int
    signed: date
    copied: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one body stands to one duty: days late or overdue, the document, from how many of those that it follows it has one."""

    state: State
    due: date
    days: int = 0
    done: Done | None = None
    inherited: tuple[int, int] | None = None

    @property
    def words(self) -> Sentence:
        """The cell in words, so that nothing rests on colour."""
        vi, en = _said(self)
        if self.inherited is not None:
            some, of = self.inherited
            vi, en = f"{vi} (kế thừa {some}/{of})", f"{en} (inherited {some} of {of})"
        return Sentence(vi, en)


def cell(own: Sequence[Done], before: Sequence[Sequence[Done]], due: date, day: date, threshold: int) -> Cell:
    """Return how a body stands on a day.

    ``own`` are its documents; ``before`` holds, for each body that it follows and that had the duty, that body's documents. The newest
    document counts for the share that was copied, the earliest for the day.
    """
    seen = [one for one in own if one.signed <= day]
    if seen:
        return _of(seen, due, threshold)
    kept = [[one for one in each if one.signed <= day] for each in before]
    having = [each for each in kept if each]
    if kept and len(having) == len(kept):
        # All that it follows had one: the last of them decides.
        latest = max(having, key=lambda each: min(one.signed for one in each))
        found = _of(latest, due, threshold)
        return Cell(found.state, due, found.days, found.done, (len(having), len(kept)))
    over = max(0, (day - due).days)
    if having:
        return Cell("partial", due, over, having[0][-1], (len(having), len(kept)))
    return Cell("missing", due, over) if over else Cell("waiting", due, (due - day).days)


def _of(seen: Sequence[Done], due: date, threshold: int) -> Cell:
    first, newest = min(one.signed for one in seen), max(seen, key=lambda one: (one.signed, one.document))
    late = max(0, (first - due).days)
    if newest.copied >= threshold:
        return Cell("copied", due, late, newest)
    return Cell("late" if late else "issued", due, late, newest)


def _said(cell: Cell) -> tuple[str, str]:
    late_vi, late_en = (f", muộn {cell.days} ngày", f", {cell.days} days late") if cell.days else ("", "")
    match cell.state:
        case "issued":
            assert cell.done is not None  # noqa: S101 - what is issued has its document
            return f"Đúng hạn, {say_day(cell.done.signed)}", f"In time, {cell.done.signed}"
        case "late":
            return f"Muộn {cell.days} ngày", f"{cell.days} days late"
        case "copied":
            percent = cell.done.copied if cell.done else 0
            return f"Chép lại {percent} %{late_vi}", f"Copied, {percent} %{late_en}"
        case "partial":
            return f"Mới có ở một phần{late_vi}", f"Only in part{late_en}"
        case "missing":
            return f"Chưa có, quá hạn {cell.days} ngày", f"Missing, {cell.days} days overdue"
        case _:
            return f"Chưa đến hạn, còn {cell.days} ngày", f"Due in {cell.days} days"
