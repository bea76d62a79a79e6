"""What tasks say: deeds in words, what is refused, what people are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

DEEDS: Final[Mapping[str, Sentence]] = {
    "assign": Sentence("Giao nhiệm vụ", "Ordered"),
    "accept": Sentence("Nhận nhiệm vụ", "Accepted"),
    "return": Sentence("Trả lại, nêu lý do", "Returned with a reason"),
    "progress": Sentence("Báo cáo tiến độ", "Progress"),
    "evidence": Sentence("Nộp minh chứng", "Evidence filed"),
    "report": Sentence("Báo cáo hoàn thành", "Reported as done"),
    "ask": Sentence("Xin gia hạn", "Asked for a later day"),
    "grant": Sentence("Cho gia hạn", "Later day granted"),
    "refuse": Sentence("Không cho gia hạn", "Later day refused"),
    "approve": Sentence("Nghiệm thu", "Result accepted"),
    "send_back": Sentence("Chưa nghiệm thu, yêu cầu làm tiếp", "Sent back"),
    "redirect": Sentence("Giao lại", "Ordered anew to another"),
    "withdraw": Sentence("Rút nhiệm vụ", "Withdrawn"),
    "measure": Sentence("Đo hiệu quả", "Effect measured"),
    "follow": Sentence("Chuyển theo phương án sắp xếp", "Followed its body"),
}


def no_task(code: str) -> Sentence:
    """No task has this code."""
    return Sentence(f"Không có nhiệm vụ “{code[:60]}”.", f"There is no task “{code[:60]}”.")


def no_evidence(number: int) -> Sentence:
    """No file of the task has this number."""
    return Sentence(f"Nhiệm vụ không có minh chứng số {number}.", f"The task has no evidence {number}.")


def no_body(what: str, day: date) -> Sentence:
    """No such body on the day."""
    return Sentence(f"Ngày {say_day(day)} không có cơ quan “{what[:60]}”.", f"There is no body “{what[:60]}” on {day}.")


def no_post(what: str, day: date) -> Sentence:
    """No such office on the day."""
    return Sentence(
        f"Ngày {say_day(day)} không có chức vụ “{what[:60]}”.", f"There is no office “{what[:60]}” on {day}."
    )


def post_elsewhere() -> Sentence:
    """The office belongs to another body."""
    return Sentence(
        "Chức vụ chịu trách nhiệm phải thuộc cơ quan chủ trì hoặc cơ quan trong đó.",
        "The office that answers must belong to the lead body or to one below it.",
    )


def several_hold(title: str, count: int) -> Sentence:
    """An office that several people hold names nobody."""
    return Sentence(
        f"“{title}” có {count} người giữ hoặc được giao, nên chưa rõ người: chọn chức vụ chỉ một người giữ.",
        f"“{title}” is for {count} people, so nobody is named: choose an office that one person holds.",
    )


def lacking(what: Sentence) -> Sentence:
    """One of the six clears is missing."""
    return Sentence(f"Chưa ghi {what.vi}.", f"Say the {what.en}.")


def too_long(what: Sentence, most: int) -> Sentence:
    """Too many characters."""
    return Sentence(f"{what.vi.capitalize()} dài quá {most} ký tự.", f"The {what.en} is longer than {most} characters.")


def due_past(due: date, day: date) -> Sentence:
    """A due day that is over already."""
    return Sentence(
        f"Hạn {say_day(due)} đã qua vào ngày giao {say_day(day)} (rõ thời gian).",
        f"The due day {due} lies before the day of the order {day} (clear time).",
    )


def no_source(kind: str, known: Iterable[str]) -> Sentence:
    """An unknown kind of source."""
    told = ", ".join(known)
    return Sentence(f"Không có loại nguồn “{kind[:40]}”. Có: {told}.", f"No source is called “{kind[:40]}”: {told}.")


def leads_and_coordinates() -> Sentence:
    """One body cannot lead and coordinate."""
    return Sentence(
        "Cơ quan chủ trì không đồng thời là cơ quan phối hợp: mỗi việc một đầu mối.",
        "The lead body does not coordinate as well: one task, one lead.",
    )


def too_many(most: int) -> Sentence:
    """Too many bodies coordinate."""
    return Sentence(f"Không quá {most} cơ quan phối hợp.", f"At most {most} bodies coordinate.")


def money_sum() -> Sentence:
    """A sum that is none."""
    return Sentence("Kinh phí phải là số đồng lớn hơn 0.", "The money must be a number of đồng above 0.")


def money_source() -> Sentence:
    """Money needs a source."""
    return Sentence("Có kinh phí thì phải ghi nguồn.", "Money needs its source.")


def wrong_state(what: Sentence, state: Sentence) -> Sentence:
    """An act that this state does not take."""
    return Sentence(
        f"Không làm được “{what.vi}” khi nhiệm vụ ở trạng thái “{state.vi}”.",
        f"“{what.en}” cannot be done while the task is “{state.en}”.",
    )


def moved_meanwhile(actor: str, what: Sentence, at: datetime) -> Sentence:
    """Somebody else acted on the task since it was looked at."""
    when = f"{at.astimezone():%H:%M} {say_day(at.astimezone().date())}"
    return Sentence(
        f"{actor} vừa làm việc khác trên nhiệm vụ này lúc {when}: {what.vi}.",
        f"{actor} acted on this task at {when}: {what.en}.",
    )


def look_again() -> Sentence:
    """What to do about it."""
    return Sentence("Mở lại nhiệm vụ để xem, rồi làm tiếp nếu còn cần.", "Open the task again, and go on if needed.")


def before_last(day: date, last: date) -> Sentence:
    """A day before what was done already."""
    return Sentence(
        f"Ngày {say_day(day)} trước việc gần nhất của nhiệm vụ ({say_day(last)}).",
        f"{day} lies before the newest deed ({last}).",
    )


def ahead(day: date, today: date) -> Sentence:
    """A day that is still to come."""
    return Sentence(f"Ngày {say_day(day)} còn ở phía trước (hôm nay {say_day(today)}).", f"{day} is still to come.")


def empty(what: Sentence) -> Sentence:
    """Something must be said."""
    return Sentence(f"Cần ghi {what.vi}.", f"Say the {what.en}.")


def unproven() -> Sentence:
    """A report that nothing proves."""
    return Sentence(
        "Chưa có gì chứng minh: nộp tệp minh chứng hoặc ghi số văn bản sản phẩm.",
        "Nothing proves it yet: file evidence, or name the document that is the product.",
    )


def same_hand(actor: str) -> Sentence:
    """Who reported does not judge."""
    return Sentence(
        f"{actor} đã báo cáo kết quả này nên không tự nghiệm thu.", f"{actor} reported this result and cannot judge it."
    )


def overdue_asked(due: date) -> Sentence:
    """A later day is asked for while there is time."""
    return Sentence(
        f"Hạn {say_day(due)} đã qua: chỉ xin gia hạn khi còn trong hạn. Việc quá hạn thì báo cáo kèm lý do muộn.",
        f"The due day {due} is over: a later day is asked for while there is time. Report it, with the reason.",
    )


def not_later(due: date) -> Sentence:
    """The day asked for must be later."""
    return Sentence(f"Ngày mới phải sau hạn đang có ({say_day(due)}).", f"The new day must be after {due}.")


def nothing_asked() -> Sentence:
    """There is no request to decide."""
    return Sentence("Không có đề nghị gia hạn nào đang chờ.", "No later day is being asked for.")


def asked_already(day: date) -> Sentence:
    """A request waits already."""
    return Sentence(f"Đang chờ trả lời đề nghị gia hạn đến {say_day(day)}.", f"A request for {day} waits already.")


def filed_already() -> Sentence:
    """The same file twice."""
    return Sentence("Tệp này đã có trong nhiệm vụ.", "This file is in the task already.")


def nothing_differs() -> Sentence:
    """Ordered anew to the same."""
    return Sentence("Cơ quan, người chịu trách nhiệm và hạn vẫn như cũ.", "Body, office and day are as they were.")


def only_by_request() -> Sentence:
    """A due day moves only on request."""
    return Sentence(
        "Hạn chỉ đổi theo đề nghị gia hạn, hoặc khi giao lại việc bị trả lại.",
        "The day moves only on request, or when a returned task is ordered anew.",
    )


def no_quality(known: Iterable[str]) -> Sentence:
    """An unknown judgement."""
    return Sentence(f"Chọn chất lượng: {', '.join(known)}.", f"Choose the quality: {', '.join(known)}.")


def no_conclusions() -> Sentence:
    """A briefing without conclusions."""
    return Sentence("Chưa có kết luận nào.", "There is no conclusion.")


def told(what: Sentence, code: str, title: str) -> Sentence:
    """What somebody reads in their inbox of a task."""
    return Sentence(f"{code}: {what.vi}. {title}", f"{code}: {what.en}. {title}")


def due(code: str, title: str, far: Sentence, day: date) -> Sentence:
    """A mark of a task's due day was reached."""
    return Sentence(
        f"{code}: nhiệm vụ {far.vi} (hạn {say_day(day)}). {title}", f"{code}: task, {far.en} (due {day}). {title}"
    )
