"""Tên người: invented people. Every name is a random combination of common parts; likeness to anyone is chance."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

FAMILIES = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Phạm Phạm Phạm Vũ Vũ Bùi Bùi Đỗ Đỗ Hoàng Hoàng Đặng Ngô "
    "Dương Đinh Lương Hà Phùng Tô Chíu Tằng Lý Đoàn Trịnh Cao Mai Lưu Vi Hoàng"
).split()
MALE_MIDDLES = "Văn Văn Văn Đức Minh Quang Hữu Xuân Công Ngọc Anh Thanh Đình Mạnh Tiến Trung Duy Hồng Viết Thế".split()
FEMALE_MIDDLES = "Thị Thị Thị Thị Thu Thanh Ngọc Minh Phương Hồng Kim Bích Thúy Mai Lan".split()
MALE_GIVEN = (
    "Hùng Dũng Cường Tuấn Sơn Hải Long Thắng Hiếu Nam Trung Kiên Bình Minh Khánh Đạt Quyết Thành Toàn Phong Hưng Tùng Lâm Quân "
    "Huy Hoàn Tiến Chiến Vinh Thịnh Giang Đông Khoa Nghĩa Phúc Tâm Thông Lợi Bắc Điệp"
).split()
FEMALE_GIVEN = (
    "Hương Hà Lan Mai Hoa Nga Thủy Hằng Hạnh Liên Thảo Yến Oanh Nhung Ngân Trang Vân Huyền Loan Phượng Dung Tuyết Bích Hiền "
    "Lệ Quyên Xuân Thu Tâm Nguyệt Linh Chi Anh Ngọc Phương Giang Duyên Hậu Thoa Nhàn"
).split()


def invent_name(rng: Random, sex: str) -> str:
    """Return an invented full name in Vietnamese order: family, middle, given."""
    family = rng.choice(FAMILIES)
    if sex == "female":
        return f"{family} {rng.choice(FEMALE_MIDDLES)} {rng.choice(FEMALE_GIVEN)}"
    return f"{family} {rng.choice(MALE_MIDDLES)} {rng.choice(MALE_GIVEN)}"


def invent_birth(rng: Random, day: date, youngest: int, oldest: int) -> date:
    """Return a birth date that makes a person between two ages (in years) on a day."""
    return day - timedelta(days=int(365.25 * (youngest + (oldest - youngest) * (rng.random() + rng.random()) / 2)))


def invent_since(rng: Random, day: date, most_years: float) -> date:
    """Return the first day in a post, at most so many years before a day."""
    return day - timedelta(days=30 + int(365.25 * most_years * rng.random()))
