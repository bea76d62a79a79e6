"""What the law book says to people."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence

SOURCE_NEEDED: Final = Sentence(
    "Ghi rõ đã đối chiếu với bản nào của văn bản.", "Say which copy of the act the row was compared with."
)
REASON_NEEDED: Final = Sentence("Ghi lý do.", "A reason is needed.")
DOCUMENT_NEEDED: Final = Sentence("Miễn áp dụng phải có văn bản.", "A waiver needs a document.")
NO_ROWS: Final = Sentence("Tệp không có dòng luật nào (rules).", "The file holds no row of law (rules).")
ENDS_BEFORE: Final = Sentence("Ngày hết miễn áp dụng phải sau ngày bắt đầu.", "A waiver must end after it begins.")
REMEDY_SOURCE: Final = Sentence(
    "Ví dụ: Công báo số 1 ngày 02/01/2026, trang 15.", "For example: Official gazette 1 of 2026-01-02, page 15."
)

VERBS: Final[dict[str, Sentence]] = {
    "confirm": Sentence("xác nhận", "confirmed"),
    "correct": Sentence("đính chính", "corrected"),
    "add": Sentence("bổ sung", "added"),
}


def not_there(rule: str) -> Sentence:
    """A row to be corrected is not in the books."""
    return Sentence(
        f"Sổ luật chưa có dòng {rule}; dùng “bổ sung” để thêm dòng mới.",
        f"The law books have no rule {rule}; add it instead.",
    )


def all_there(rule: str) -> Sentence:
    """A row to be added is in the books already."""
    return Sentence(
        f"Dòng {rule} đã có trong sổ luật; dùng “đính chính” để sửa.",
        f"Rule {rule} is there already; correct it instead.",
    )


def confirmed_already(rule: str, by: str) -> Sentence:
    """Someone confirmed the row already."""
    return Sentence(f"Dòng {rule} đã được {by} xác nhận rồi.", f"Rule {rule} was confirmed by {by} already.")
