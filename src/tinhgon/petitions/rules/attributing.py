"""When a petition counts as one that a reorganisation gave rise to: the rules, each told beside what it matched."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence

#: So long after a scheme took effect a petition may still be about it: a custom of this house.
MONTHS: Final = 24

#: Words that speak of a reorganisation, as a search of the database asks for them, accents away.
WORDS: Final = (
    "sap <-> nhap | hop <-> nhat | sap <-> xep | tinh <-> gian | tinh <-> gon | doi <-> du | giai <-> the | "
    "bo <-> tri <-> cong <-> viec | bo <-> tri <-> can <-> bo | doi <-> ten <-> xa | dia <-> gioi"
)

RULES: Final = {
    "decision": Sentence(
        "Đơn nêu chính số văn bản quyết định việc sắp xếp", "The petition names the very decision on the reorganisation"
    ),
    "body": Sentence(
        f"Đơn gửi đến cơ quan do sắp xếp lập ra hoặc nhận thêm, trong {MONTHS} tháng, và nói về sắp xếp (sáp nhập, hợp nhất, dôi dư, bố trí…)",
        f"Sent to a body that the reorganisation made or enlarged, within {MONTHS} months, and it speaks of it (merger, redundancy, placement …)",
    ),
}
