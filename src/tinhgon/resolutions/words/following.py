"""Words of what is followed: regulations and duties, limitations, recommendations, emerging problems."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.kernel.typed import cleaned
from tinhgon.vietnamese.days import say_day

REGULATIONS: Final[dict[str, Sentence]] = {
    "working": Sentence("Quy chế làm việc", "Working regulation"),
    "spending": Sentence("Quy chế chi tiêu", "Spending regulation"),
    "coordination": Sentence("Quy chế phối hợp", "Coordination regulation"),
}
CAUSES: Final[dict[str, Sentence]] = {
    "subjective": Sentence("chủ quan", "subjective"),
    "objective": Sentence("khách quan", "objective"),
}
FOUND_IN: Final[dict[str, Sentence]] = {
    "review": Sentence("sơ kết, tổng kết", "a review"),
    "inspection": Sentence("kiểm tra, giám sát, thanh tra", "an inspection"),
    "conclusion": Sentence("kết luận", "a conclusion"),
    "report": Sentence("báo cáo", "a report"),
    "dialogue": Sentence("đối thoại, tiếp xúc", "a dialogue"),
}
SEEN_IN: Final[dict[str, Sentence]] = {
    "petition": Sentence("đơn thư, kiến nghị", "petitions"),
    "survey": Sentence("điều tra xã hội học", "a survey"),
    "inspection": Sentence("kiểm tra, giám sát, thanh tra", "an inspection"),
    "dialogue": Sentence("đối thoại, tiếp xúc", "a dialogue"),
    "report": Sentence("báo cáo của đơn vị", "a report"),
    "press": Sentence("báo chí", "the press"),
}
OUTCOMES: Final[dict[str, Sentence]] = {
    "task": Sentence("giao nhiệm vụ", "a task is given"),
    "amendment": Sentence("sửa đổi văn bản", "a document is amended"),
    "recommendation": Sentence("kiến nghị cấp trên", "recommended to a higher level"),
    "nothing": Sentence("không xử lý, có lý do", "nothing is done, with the reason"),
}
ANSWERS: Final[dict[str, Sentence]] = {
    "chased": Sentence("đôn đốc", "asked again"),
    "studying": Sentence("đang nghiên cứu", "being studied"),
    "accepted": Sentence("chấp thuận", "accepted"),
    "partly": Sentence("chấp thuận một phần", "accepted in part"),
    "rejected": Sentence("không chấp thuận", "not accepted"),
    "withdrawn": Sentence("rút kiến nghị", "withdrawn"),
}
#: After one of these nothing is waited for.
FINAL_ANSWERS: Final = frozenset({"accepted", "partly", "rejected", "withdrawn"})


def no_such(code: str) -> Sentence:
    """Say that there is nothing with this code."""
    return Sentence(f"Không có {code[:60]}.", f"There is no {code[:60]}.")


def said(text: str, field: str, vi: str, en: str, *, most: int = 4_000, needed: bool = True) -> str:
    """Return words without blanks around them. Raises Refusal naming the field where they are missing or too long."""
    plain = cleaned(text)
    if needed and not plain:
        raise wrong("empty", field, Sentence(f"Chưa ghi {vi}.", f"The {en} is missing."))
    if len(plain) > most:
        words = Sentence(f"{vi[:1].upper()}{vi[1:]} dài quá {most} ký tự.", f"The {en} is longer than {most} letters.")
        raise wrong("too_long", field, words, measured=str(len(plain)), required=f"≤ {most}")
    return plain


def chosen(value: str, field: str, choices: dict[str, Sentence], vi: str, en: str) -> str:
    """Return a value of a closed list. Raises Refusal naming all of it."""
    if value not in choices:
        there = ", ".join(choices)
        raise wrong(
            "choice",
            field,
            Sentence(f"Chọn {vi}: {there}.", f"Choose the {en}: {there}."),
            measured=value[:40],
            required=there,
        )
    return value


def not_ahead(day: date, today: date, field: str) -> date:
    """Return a day that is not to come. Raises Refusal."""
    if day > today:
        words = Sentence(f"Ngày {say_day(day)} chưa đến.", f"{day} is still to come.")
        raise wrong("day", field, words, measured=str(day), required=f"≤ {today}")
    return day


def wrong(
    rule: str, field: str, words: Sentence, *, measured: str = "", required: str = "", remedy: Sentence | None = None
) -> Refusal:
    """Return a refusal about one field."""
    found = Finding(
        f"following.{rule}", words, measured=measured, required=required, remedy=remedy, where={"field": field}
    )
    return Refusal([found])


def due_duty(what: str, due: date, far: Sentence) -> Sentence:
    """Say that a recurring duty is due, or late."""
    return Sentence(
        f"Nghĩa vụ theo quy chế: {what}, hạn {say_day(due)} ({far.vi}).", f"Duty: {what}, due {due} ({far.en})."
    )


def due_triage(what: str, due: date, far: Sentence) -> Sentence:
    """Say that the triage of a problem is due, or late."""
    return Sentence(
        f"Vấn đề chờ phân loại: {what}, hạn {say_day(due)} ({far.vi}).",
        f"Waits for triage: {what}, due {due} ({far.en}).",
    )
