"""What casework says of cases: deeds in words, what it refuses, what a subject is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

#: What was done that is no step of the procedure.
DEEDS: Final[Mapping[str, Sentence]] = {
    "open": Sentence("Tiếp nhận", "Received"),
    "paper": Sentence("Đưa giấy tờ vào hồ sơ", "Paper filed"),
    "note": Sentence("Ghi chú nội bộ", "Internal note"),
    "party": Sentence("Thêm người cùng đứng đơn", "Party added"),
    "assign": Sentence("Giao người thụ lý", "Assigned"),
    "transfer": Sentence("Chuyển cơ quan khác", "Transferred"),
    "follow": Sentence("Chuyển theo phương án sắp xếp", "Followed its body"),
    "suspend": Sentence("Tạm đình chỉ thời hạn", "Term suspended"),
    "resume": Sentence("Tiếp tục thời hạn", "Term resumed"),
    "extend": Sentence("Gia hạn", "Term extended"),
    "condition": Sentence("Xác định tính chất vụ việc", "Conditions of the term"),
    "merge": Sentence("Nhập vào hồ sơ khác", "Merged into another"),
    "merged": Sentence("Nhận hồ sơ nhập vào", "Another was merged in"),
    "go_on": Sentence("Giải quyết tiếp ở hồ sơ khác", "Goes on as another case"),
    "receipt": Sentence("Cấp lại mã tra cứu", "New tracking code"),
    "migrate": Sentence("Chuyển sang thủ tục mới", "Goes on under the new procedure"),
}


#: The reason that stands in a case whose words are kept sealed; the true one stands sealed beside it.
SEALED_REASON: Final = Sentence("Lý do được niêm phong cùng nội dung.", "The reason is sealed with the matter.")
#: An act that would write words into such a case, or comes from another room.
SEALED: Final = Sentence(
    "Nội dung của loại vụ việc này được niêm phong: không mở, sửa hay ghi thêm ở đây, chỉ ở trang tố cáo.",
    "The words of such a matter are sealed: it is opened and acted on at the page of denunciations alone.",
)


def no_case(code: str) -> Sentence:
    """No case has this code."""
    return Sentence(f"Không có hồ sơ vụ việc “{code[:60]}”.", f"There is no case “{code[:60]}”.")


def no_paper(number: int) -> Sentence:
    """No paper of the case has this number."""
    return Sentence(f"Hồ sơ không có giấy tờ số {number}.", f"The case has no paper {number}.")


def no_body(code: str, day: date) -> Sentence:
    """No body bears this code on the day."""
    return Sentence(
        f"Ngày {say_day(day)} không có cơ quan mang mã “{code[:60]}”.", f"No body bears “{code[:60]}” on {day}."
    )


def wrong_state(what: Sentence, state: Sentence) -> Sentence:
    """A step or a record that this state does not take."""
    return Sentence(
        f"Không làm được “{what.vi}” khi hồ sơ ở trạng thái “{state.vi}”.",
        f"“{what.en}” cannot be done while the case is “{state.en}”.",
    )


def merged_away(into: str) -> Sentence:
    """A case that goes on in another one."""
    return Sentence(
        f"Hồ sơ này đã nhập vào {into}; mọi việc làm ở đó.", f"This case was merged into {into}; act there."
    )


def moved_meanwhile(actor: str, what: Sentence, at: datetime) -> Sentence:
    """Somebody else acted on the case since it was looked at."""
    when = f"{at.astimezone():%H:%M} {say_day(at.astimezone().date())}"
    return Sentence(
        f"{actor} vừa làm việc khác trên hồ sơ này lúc {when}: {what.vi}.",
        f"{actor} acted on this case at {when}: {what.en}.",
    )


def look_again() -> Sentence:
    """What to do about it."""
    return Sentence(
        "Mở lại hồ sơ để xem, rồi làm tiếp nếu còn cần.", "Open the case again, and go on if it is still needed."
    )


def before_last(day: date, last: date) -> Sentence:
    """A day before what was done already."""
    return Sentence(
        f"Ngày {say_day(day)} trước việc gần nhất của hồ sơ ({say_day(last)}).",
        f"{day} lies before the newest deed ({last}).",
    )


def ahead(day: date, today: date) -> Sentence:
    """A day that is still to come."""
    return Sentence(
        f"Ngày {say_day(day)} còn ở phía trước (hôm nay {say_day(today)}).", f"{day} is still to come ({today})."
    )


def empty(vi: str, en: str) -> Sentence:
    """Something must be said."""
    return Sentence(f"Cần ghi {vi}.", f"Say the {en}.")


def too_long(vi: str, en: str, most: int) -> Sentence:
    """Too many characters."""
    return Sentence(f"{vi.capitalize()} dài quá {most} ký tự.", f"The {en} is longer than {most} characters.")


def lacks_paper(words: Sentence) -> Sentence:
    """A paper that the step needs is not in the file."""
    return Sentence(f"Hồ sơ chưa có: {words.vi}.", f"Not in the file yet: {words.en}.")


def lacks(need: Sentence) -> Sentence:
    """Something that the step needs."""
    return Sentence(f"Bước này cần: {need.vi}.", f"This step needs: {need.en}.")


def same_hand(actor: str, step: Sentence) -> Sentence:
    """Who took an earlier step may not take this one."""
    return Sentence(
        f"{actor} đã làm bước “{step.vi}” của hồ sơ này, nên bước này phải do người khác làm.",
        f"{actor} took the step “{step.en}” in this case, so somebody else must take this one.",
    )


def no_clock(term: str) -> Sentence:
    """No such term runs in the case."""
    return Sentence(f"Không có thời hạn “{term}” đang chạy trong hồ sơ.", f"No term “{term}” runs in this case.")


def taken_in(kind: Sentence) -> Sentence:
    """What a receipt says above its code."""
    return Sentence(f"Giấy biên nhận: {kind.vi}", f"Receipt: {kind.en}")


def followed(before: str, now: str) -> Sentence:
    """What the subject reads when their case followed its body."""
    return Sentence(
        f"Hồ sơ được chuyển từ {before} sang {now} theo phương án sắp xếp tổ chức",
        f"The case went from {before} to {now} by the scheme of reorganisation",
    )


def transferred(now: str) -> Sentence:
    """What the subject reads when their case was transferred."""
    return Sentence(f"Hồ sơ được chuyển đến {now}", f"The case was transferred to {now}")
