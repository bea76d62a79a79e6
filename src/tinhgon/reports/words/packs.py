"""Kinds of packs, their sections, and what each section says before an author wrote anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

KINDS: Final[dict[str, Sentence]] = {
    "interim": Sentence("Sơ kết", "Interim review"),
    "final": Sentence("Tổng kết", "Final review"),
    "five_year": Sentence("Tổng kết 5 năm", "Five-year review"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a pack: its heading, which kinds of rows belong to it, and the prose that it begins with."""

    id: str
    heading: Sentence
    frames: tuple[str, ...]
    begins: str


SECTIONS: Final[tuple[Section, ...]] = (
    Section(
        "spread", Sentence("Công tác triển khai, cụ thể hóa", "How it was carried on"), ("clauses", "documents"),
        "Văn bản có {clauses.ordering} điều khoản giao việc; đã triển khai {clauses.carried:ty-le}. Đã ban hành {documents.all} văn bản "
        "cụ thể hóa, trong đó {documents.late} văn bản chậm; còn {documents.missing} đơn vị đã quá hạn mà chưa ban hành.",
    ),
    Section(
        "results", Sentence("Kết quả thực hiện", "Results"), ("tasks", "indicators"),
        "Đã giao {tasks.all} nhiệm vụ; hoàn thành {tasks.done:ty-le}. Đúng hạn {tasks.on_time:ty-le}; đạt chất lượng "
        "{tasks.quality:ty-le}; đo được hiệu quả {tasks.effect:ty-le}. Còn {tasks.overdue} nhiệm vụ quá hạn, {tasks.open} nhiệm vụ "
        "đang làm. Có {indicators.changed} chỉ tiêu bộ máy thay đổi so với đầu kỳ.",
    ),
    Section(
        "limits", Sentence("Hạn chế và nguyên nhân", "Limitations and causes"), ("limitations", "duties", "issues"),
        "Trong kỳ nêu ra {limitations.all} hạn chế, đã khắc phục {limitations.overcome}; {limitations.repeated} hạn chế lặp lại từ năm "
        "trước; {limitations.subjective} hạn chế có nguyên nhân chủ quan. Nghĩa vụ theo quy chế: {duties.breach} kỳ quá hạn chưa làm, "
        "{duties.late} kỳ làm trễ. Có {issues.all} vấn đề mới phát sinh.",
    ),
    Section(
        "above", Sentence("Kiến nghị, đề xuất", "Recommendations"), ("recommendations",),
        "Đã gửi cấp trên {recommendations.all} kiến nghị; {recommendations.answered} kiến nghị có trả lời, "
        "{recommendations.waiting} kiến nghị chưa trả lời.",
    ),
    Section("next", Sentence("Nhiệm vụ, giải pháp thời gian tới", "What comes next"), (), ""),
)  # fmt: skip
BY_ID: Final[dict[str, Section]] = {one.id: one for one in SECTIONS}


def title_of(kind: str, subject: str, since: date, day: date) -> str:
    """Return the title of a pack before somebody gave another: "sơ kết thực hiện 19-NQ/TU từ … đến …"."""
    return f"{KINDS[kind].vi} thực hiện {subject} từ ngày {say_day(since)} đến ngày {say_day(day)}"
