"""What the fields of steps are called in forms, beyond those that are read out."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, UNIT_KINDS
from tinhgon.web.schemes.words import FIELDS

LABELS: Final[dict[str, Sentence]] = {
    **FIELDS,
    "clause": Sentence("Điều, khoản thực hiện", "Clause carried out"),
    "note": Sentence("Ghi chú", "Note"),
    "host": Sentence("Cơ quan giúp việc", "Serving office"),
    "children": Sentence("Đơn vị đi theo", "Bodies that go along"),
    "share": Sentence("Tỷ lệ (0–1)", "Share (0–1)"),
    "rest": Sentence("Toàn bộ phần còn lại", "All that is left"),
    "main": Sentence("Trụ sở và tổ chức đi theo phần này", "Its bodies go with this part"),
    "traits": Sentence("Đặc điểm", "Traits"),
    "lon": Sentence("Kinh độ", "Longitude"),
    "lat": Sentence("Vĩ độ", "Latitude"),
    "birth": Sentence("Ngày sinh", "Born"),
    "sex": Sentence("Giới", "Sex"),
    "home": Sentence("Quê quán", "Home"),
    "qualification": Sentence("Trình độ", "Qualification"),
    "rest_to": Sentence("Phần còn lại về (mã đơn vị mới)", "The rest goes to (code of a new body)"),
}

#: Where one name means another thing in one part of a scheme.
OTHERWISE: Final[dict[tuple[str, str], Sentence]] = {
    ("UnitSpec", "name"): Sentence("Tên", "Name"),
    ("UnitSpec", "code"): Sentence("Mã", "Code"),
    ("PlaceSpec", "name"): Sentence("Tên", "Name"),
    ("PlaceSpec", "code"): Sentence("Mã", "Code"),
    ("NewPerson", "name"): Sentence("Họ và tên", "Name"),
    ("NewPerson", "code"): Sentence("Mã", "Code"),
    ("UnitSpec", "parent"): Sentence("Trực thuộc", "Under"),
    ("PlaceSpec", "parent"): Sentence("Trực thuộc", "Under"),
    ("Absorb", "into"): Sentence("Vào (đơn vị nhận, tiếp tục)", "Into (which goes on)"),
    ("AbsorbTerritory", "into"): Sentence("Vào (đơn vị nhận, tiếp tục)", "Into (which goes on)"),
    ("Take", "people"): Sentence("Người đi theo", "People who go along"),
}

_WORDS: Final[dict[str, Sentence]] = {
    "deputy": Sentence("Thành cấp phó", "Become deputies"),
    "specialist": Sentence("Thành chuyên viên", "Become staff"),
    "relieve": Sentence("Thôi chức vụ", "Are relieved"),
    "female": Sentence("Nữ", "Female"),
    "male": Sentence("Nam", "Male"),
}


def choice_words(name: str, value: str) -> Sentence:
    """Return what a word of a vocabulary is called."""
    if name == "rank" and value in RANKS:
        return RANKS[value]
    if name == "sector" and value in SECTORS:
        return SECTORS[value]
    if name == "level" and value in LEVELS:
        return LEVELS[value]
    if value in UNIT_KINDS:
        return UNIT_KINDS[value].words
    if value in PLACE_KINDS:
        return PLACE_KINDS[value].words
    return _WORDS.get(value, Sentence(value, value))
