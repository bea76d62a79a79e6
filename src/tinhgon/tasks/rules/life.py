"""How a task stands: its states, what each takes, and its three marks: on time, quality, effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from tinhgon.kernel.sentence import Sentence

STATES: Final[Mapping[str, Sentence]] = {
    "assigned": Sentence("Đã giao, chờ nhận", "Ordered, not accepted yet"),
    "returned": Sentence("Bị trả lại, chờ xem lại", "Returned, to be looked at again"),
    "accepted": Sentence("Đang thực hiện", "Under way"),
    "reported": Sentence("Đã báo cáo, chờ nghiệm thu", "Reported, waits for judgement"),
    "done": Sentence("Đã nghiệm thu", "Accepted as done"),
    "withdrawn": Sentence("Đã rút", "Withdrawn"),
}
#: What may be done, by which act of a mandate, in which states.
TAKES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "accept": ("task.do", ("assigned",)),
    "return": ("task.do", ("assigned",)),
    "progress": ("task.do", ("accepted", "reported")),
    "evidence": ("task.do", ("accepted",)),
    "report": ("task.do", ("accepted",)),
    "ask": ("task.do", ("assigned", "accepted")),
    "approve": ("task.order", ("reported",)),
    "send_back": ("task.order", ("reported",)),
    "grant": ("task.order", ("assigned", "accepted")),
    "refuse": ("task.order", ("assigned", "accepted")),
    "redirect": ("task.order", ("assigned", "returned", "accepted")),
    "withdraw": ("task.order", ("assigned", "returned", "accepted", "reported")),
    "measure": ("task.order", ("done",)),
}
#: How well a result was found to be.
QUALITIES: Final[Mapping[str, Sentence]] = {
    "good": Sentence("Tốt", "Good"),
    "met": Sentence("Đạt", "Met"),
    "short": Sentence("Đạt, còn thiếu sót nhỏ", "Met, with small faults"),
}
#: So many days before its due day a task counts as near it: a custom of this house, as its colours are.
SOON: Final = 7


class Dated(Protocol):
    """What the marks are read from: a task's own row."""

    state: str
    due: date
    reported: date | None
    ended: date | None


@dataclass(frozen=True, slots=True)
class Light:
    """A traffic light: a colour for the eye and the words that say the same; ``late`` in days, where it is."""

    name: str
    colour: str
    words: Sentence
    late: int = 0


def light(task: Dated, today: date) -> Light:
    """Say how a task stands to its due day: under way, near, overdue, waiting for judgement, done on time or late, withdrawn."""
    if task.state == "withdrawn":
        return Light("withdrawn", "grey", Sentence("đã rút", "withdrawn"))
    if task.reported is not None:
        late = max(0, (task.reported - task.due).days)
        done = task.state == "done"
        if late:
            days = f"{late} ngày"
            what = Sentence("hoàn thành", "done") if done else Sentence("báo cáo", "reported")
            return Light(
                "late" if done else "waiting_late",
                "purple",
                Sentence(f"{what.vi} muộn {days}", f"{what.en} {late} days late"),
                late,
            )
        if done:
            return Light("on_time", "blue", Sentence("hoàn thành đúng hạn", "done on time"))
        return Light("waiting", "blue", Sentence("đã báo cáo đúng hạn", "reported on time"))
    left = (task.due - today).days
    if left < 0:
        return Light("overdue", "red", Sentence(f"quá hạn {-left} ngày", f"{-left} days overdue"), -left)
    if left == 0:
        return Light("soon", "amber", Sentence("đến hạn hôm nay", "due today"))
    if left <= SOON:
        return Light("soon", "amber", Sentence(f"còn {left} ngày", f"{left} days left"))
    return Light("under_way", "green", Sentence(f"trong hạn, còn {left} ngày", f"in time, {left} days left"))
