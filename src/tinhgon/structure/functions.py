"""What bodies do, in words. Functions are free text; those that the house itself names have words in both languages."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence

FUNCTIONS: Final[dict[str, Sentence]] = {
    key: Sentence(vi, en)
    for key, vi, en in (
        ("agriculture", "nông nghiệp", "agriculture"),
        ("charity", "nhân đạo", "charity"),
        ("construction", "xây dựng", "construction"),
        ("culture", "văn hóa", "culture"),
        ("economy", "kinh tế", "economy"),
        ("education", "giáo dục", "education"),
        ("environment", "môi trường", "environment"),
        ("ethnic_affairs", "dân tộc", "ethnic affairs"),
        ("finance", "tài chính", "finance"),
        ("fisheries", "thủy sản", "fisheries"),
        ("foreign_affairs", "ngoại vụ", "foreign affairs"),
        ("forestry", "lâm nghiệp", "forestry"),
        ("health", "y tế", "health"),
        ("heritage", "di sản", "heritage"),
        ("home_affairs", "nội vụ", "home affairs"),
        ("industry", "công nghiệp", "industry"),
        ("information", "thông tin", "information"),
        ("inspection", "thanh tra", "inspection"),
        ("internal_affairs", "nội chính", "internal affairs"),
        ("investment", "đầu tư", "investment"),
        ("justice", "tư pháp", "justice"),
        ("labour", "lao động", "labour"),
        ("land", "đất đai", "land"),
        ("leadership", "lãnh đạo", "leadership"),
        ("legal_affairs", "pháp chế", "legal affairs"),
        ("mass_mobilisation", "dân vận", "mass mobilisation"),
        ("office", "văn phòng", "office"),
        ("one_stop", "một cửa", "one-stop service"),
        ("organisation", "tổ chức", "organisation"),
        ("party_inspection", "kiểm tra Đảng", "Party inspection"),
        ("planning", "kế hoạch", "planning"),
        ("political_training", "đào tạo chính trị", "political training"),
        ("propaganda", "tuyên giáo", "propaganda"),
        ("science", "khoa học", "science"),
        ("self_government", "tự quản", "self-government"),
        ("social_affairs", "xã hội", "social affairs"),
        ("supervision", "giám sát", "supervision"),
        ("tourism", "du lịch", "tourism"),
        ("trade", "thương mại", "trade"),
        ("transport", "giao thông", "transport"),
        ("urban", "đô thị", "urban affairs"),
        ("youth", "thanh niên", "youth"),
    )
}


def functions(listed: str | None) -> list[str | Sentence]:
    """Return the functions of a body, each in words where it has any."""
    return [FUNCTIONS.get(one, one) for one in (listed or "").split(";") if one]
