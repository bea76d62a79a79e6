"""What reception of citizens says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

STATES: Final[Mapping[str, Sentence]] = {
    "planned": Sentence("Đã lên lịch", "Planned"),
    "held": Sentence("Đã tiếp", "Held"),
    "missed": Sentence("Không tiếp", "Missed"),
    "moved": Sentence("Chuyển ngày", "Moved"),
}

OUTCOMES: Final[Mapping[str, Sentence]] = {
    "": Sentence("Đang tiếp", "Open"),
    "answered": Sentence("Trả lời tại chỗ", "Answered on the spot"),
    "taken_in": Sentence("Nhận đơn", "Taken in as a petition"),
    "task": Sentence("Giao nhiệm vụ", "Given as a task"),
    "refused": Sentence("Từ chối tiếp", "Refused"),
}

#: The grounds of a refusal, in the order in which the row of law names them.
GROUNDS: Final[Mapping[str, Sentence]] = {
    "capacity": Sentence("Không làm chủ được hành vi", "Not master of themselves"),
    "threat": Sentence("Đe dọa, xúc phạm", "Threats or insults"),
    "settled": Sentence("Việc đã giải quyết xong, đã trả lời bằng văn bản", "A matter settled and answered in writing"),
    "other": Sentence("Trường hợp khác theo luật", "Another case of law"),
}

NO_SESSION: Final = Sentence("Không có buổi tiếp công dân này.", "There is no such session.")
NOT_PLANNED: Final = Sentence("Buổi này đã được ghi kết quả.", "It was written down already how this session went.")
NO_DUTY: Final = Sentence(
    "Sổ luật không có dòng nào về lịch tiếp công dân của người đứng đầu cơ quan này.",
    "No row of the law book is about how often the head of this body receives citizens.",
)
OVER: Final = Sentence("Lượt tiếp này đã kết thúc.", "This visit is over.")
NOT_SIGNED: Final = Sentence("Biên bản chưa có ai ký.", "Nobody signed the minutes.")
SESSION_THERE: Final = Sentence("Ngày này đã có buổi tiếp của cơ quan.", "The body has a session on this day already.")
REPRESENTED: Final = Sentence(
    "Nhiều người cùng một việc thì cử người đại diện: ghi ít nhất một người đại diện.",
    "Many people with one matter name who represents them: write down at least one.",
)


def no_visit(number: str) -> Sentence:
    """No visit has this number."""
    return Sentence(f"Không có lượt tiếp “{number[:40]}”.", f"There is no visit “{number[:40]}”.")


def to_come(day: date) -> Sentence:
    """A session that is still to come cannot have been held."""
    return Sentence(f"Ngày {say_day(day)} còn ở phía trước.", f"{day} is still to come.")


NO_CONCLUSION: Final = Sentence("Chưa có kết luận nào để giao.", "There is no conclusion to give out.")
GIVEN: Final = Sentence("Kết luận này đã giao thành nhiệm vụ.", "This conclusion was given out as a task already.")
NO_DUE: Final = Sentence(
    "Kết luận chưa có hạn, nên chưa giao được.", "The conclusion has no due day, so it cannot be given out."
)
NO_HEAD: Final = Sentence("Cơ quan nhận việc chưa có người đứng đầu.", "The body that would do it has no head.")
