"""The verbs of the law as they are said of a step."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence

VERBS: Final[dict[str, Sentence]] = {
    "establish": Sentence("Thành lập", "Establish"),
    "merge": Sentence("Hợp nhất", "Merge"),
    "absorb": Sentence("Sáp nhập", "Absorb"),
    "split": Sentence("Chia", "Split"),
    "separate": Sentence("Tách", "Separate"),
    "dissolve": Sentence("Giải thể", "Dissolve"),
    "convert": Sentence("Chuyển đổi, tổ chức lại", "Convert"),
    "rename": Sentence("Đổi tên", "Rename"),
    "recode": Sentence("Đổi mã", "Recode"),
    "move": Sentence("Chuyển trực thuộc", "Move"),
    "share": Sentence("Lập cơ quan giúp việc chung", "Share an office"),
    "unify": Sentence("Nhất thể hóa chức danh", "Unify titles"),
    "appoint": Sentence("Bổ nhiệm", "Appoint"),
    "relieve": Sentence("Miễn nhiệm", "Relieve"),
    "transfer": Sentence("Điều động", "Transfer"),
    "set_quota": Sentence("Giao chỉ tiêu", "Set a quota"),
    "merge_territory": Sentence("Thành lập đơn vị hành chính trên cơ sở hợp nhất", "Merge territories"),
    "absorb_territory": Sentence("Nhập đơn vị hành chính", "Absorb territories"),
    "split_territory": Sentence("Chia đơn vị hành chính", "Split a territory"),
    "rename_territory": Sentence("Đổi tên đơn vị hành chính", "Rename a territory"),
    "retype_territory": Sentence("Chuyển loại đơn vị hành chính", "Change a territory's kind"),
    "recode_territory": Sentence("Đổi mã đơn vị hành chính", "Recode a territory"),
    "move_territory": Sentence("Chuyển đơn vị hành chính", "Move territories"),
    "dissolve_territory": Sentence("Kết thúc đơn vị hành chính", "End a territory"),
    "restate_territory": Sentence("Cập nhật diện tích, dân số", "Restate a territory"),
}
