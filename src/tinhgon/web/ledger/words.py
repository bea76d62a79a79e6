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
    "petition.letter": Sentence("Soạn văn bản trả lời đơn", "Write a letter on a petition"),
    "petition.publish": Sentence("Công khai quyết định", "Publish a decision"),
    "petition.order": Sentence("Ghi việc phải thi hành", "Write down what a decision orders"),
    "petition.execute": Sentence("Ghi đã thi hành", "Write down that it was done"),
    "reception.plan": Sentence("Lên lịch tiếp công dân", "Plan receptions"),
    "reception.call": Sentence("Thêm buổi tiếp đột xuất", "Add an unscheduled reception"),
    "reception.record": Sentence("Ghi kết quả buổi tiếp", "Write down how a reception went"),
    "reception.receive": Sentence("Ghi lượt tiếp công dân", "Write down a visit"),
    "reception.minutes": Sentence("Ký biên bản tiếp công dân", "Sign the minutes of a visit"),
    "reception.conclude": Sentence("Kết luận tại buổi tiếp", "Conclude at a reception"),
    "reception.answered": Sentence("Trả lời tại chỗ", "Answer on the spot"),
    "reception.taken_in": Sentence("Nhận thành đơn", "Take in as a petition"),
    "reception.task": Sentence("Giao nhiệm vụ từ buổi tiếp", "Give out a task from a reception"),
    "reception.refused": Sentence("Từ chối tiếp", "Refuse a visit"),
    **DEEDS,
}
