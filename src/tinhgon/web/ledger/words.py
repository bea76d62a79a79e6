"""The acts of the ledger in words."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.words.dossier import DEEDS

ACTS: Final[dict[str, Sentence]] = {
    "load": Sentence("Nạp dữ liệu", "Load"),
    "outline": Sentence("Nạp đường ranh địa bàn", "Outlines of places"),
    "cite": Sentence("Dẫn văn bản nguồn", "Cite the source"),
    "enact": Sentence("Ban hành đề án", "Enact a scheme"),
    "correct": Sentence("Đính chính", "Correct"),
    "cancel": Sentence("Hủy bỏ", "Cancel"),
    "calendar.seed": Sentence("Nạp lịch làm việc", "Enter a calendar"),
    "calendar.set": Sentence("Sửa lịch làm việc", "Change the calendar"),
    "mandate.grant": Sentence("Giao thẩm quyền", "Grant a mandate"),
    "mandate.end": Sentence("Chấm dứt thẩm quyền", "End a mandate"),
    "person.write": Sentence("Ghi hồ sơ riêng", "Write a private file"),
    "law.confirm": Sentence("Xác nhận dòng luật", "Confirm a rule of law"),
    "law.correct": Sentence("Đính chính dòng luật", "Correct rules of law"),
    "law.add": Sentence("Bổ sung dòng luật", "Add rules of law"),
    "law.waive": Sentence("Miễn áp dụng dòng luật", "Waive a rule of law"),
    "authority.confirm": Sentence("Sửa sổ thẩm quyền", "Change the authority register"),
    **DEEDS,
}
