"""The closed vocabularies of the frames, with their words: kinds of places and units, sectors, levels, ranks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.sentence import Sentence


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """A kind of administrative unit and the level it belongs to."""

    id: str
    words: Sentence
    level: str


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of body: its sector unless a row says otherwise, and whether it counts as a focal point (đầu mối)."""

    id: str
    words: Sentence
    sector: str
    focal: bool = True


SECTORS: Final[dict[str, Sentence]] = {
    "party": Sentence("Đảng", "Party"),
    "council": Sentence("Hội đồng nhân dân", "People's Council"),
    "government": Sentence("Chính quyền", "Government"),
    "front": Sentence("Mặt trận và đoàn thể", "Front and mass organisations"),
    "public_service": Sentence("Sự nghiệp công lập", "Public service"),
    "community": Sentence("Cộng đồng dân cư", "Community"),
}

LEVELS: Final[dict[str, Sentence]] = {
    "province": Sentence("Cấp tỉnh", "Province"),
    "district": Sentence("Cấp huyện", "District"),
    "commune": Sentence("Cấp xã", "Commune"),
    "village": Sentence("Thôn, khu phố", "Village"),
}

RANKS: Final[dict[str, Sentence]] = {
    "head": Sentence("Cấp trưởng", "Head"),
    "deputy": Sentence("Cấp phó", "Deputy"),
    "specialist": Sentence("Công chức, viên chức", "Staff"),
    "part_time": Sentence("Hoạt động không chuyên trách", "Part-time staff"),
}

SEXES: Final[dict[str, Sentence]] = {"female": Sentence("Nữ", "Female"), "male": Sentence("Nam", "Male")}

TRAITS: Final[dict[str, Sentence]] = {
    "mountain": Sentence("Miền núi", "Mountainous"),
    "highland": Sentence("Vùng cao", "Highland"),
    "island": Sentence("Hải đảo", "Island"),
    "border": Sentence("Biên giới", "Border"),
    "coast": Sentence("Ven biển", "Coastal"),
    "difficult": Sentence("Đặc biệt khó khăn", "Specially difficult"),
    **{
        f"ethnic_{share}": Sentence(f"Dân tộc thiểu số từ {share} %", f"Ethnic minorities {share} % and more")
        for share in (30, 50, 60, 70, 80, 90)
    },
    "class_special": Sentence("Loại đặc biệt", "Special class"),
    "class_1": Sentence("Loại I", "Class I"),
    "class_2": Sentence("Loại II", "Class II"),
    "class_3": Sentence("Loại III", "Class III"),
    "formed_of_2": Sentence("Hình thành từ 2 tỉnh", "Formed of 2 provinces"),
    "formed_of_3": Sentence("Hình thành từ 3 tỉnh", "Formed of 3 provinces"),
}

#: Traits that a territory has from the ground it lies on, and so hands on to what is made of it; others are decided anew.
OF_THE_GROUND: Final = frozenset({"mountain", "highland", "island", "border", "coast"})


def _places(*rows: tuple[str, str, str, str]) -> dict[str, PlaceKind]:
    return {key: PlaceKind(key, Sentence(vi, en), level) for key, vi, en, level in rows}


PLACE_KINDS: Final[dict[str, PlaceKind]] = _places(
    ("province", "Tỉnh", "Province", "province"),
    ("municipality", "Thành phố trực thuộc trung ương", "Centrally run city", "province"),
    ("city", "Thành phố thuộc tỉnh", "Provincial city", "district"),
    ("town", "Thị xã", "Town", "district"),
    ("urban_district", "Quận", "Urban district", "district"),
    ("rural_district", "Huyện", "Rural district", "district"),
    ("ward", "Phường", "Ward", "commune"),
    ("commune", "Xã", "Commune", "commune"),
    ("township", "Thị trấn", "Township", "commune"),
    ("special_zone", "Đặc khu", "Special zone", "commune"),
)


def _units(*rows: tuple[str, str, str, str, bool]) -> dict[str, UnitKind]:
    return {key: UnitKind(key, Sentence(vi, en), sector, focal) for key, vi, en, sector, focal in rows}


UNIT_KINDS: Final[dict[str, UnitKind]] = _units(
    ("party_committee", "Cấp ủy", "Party committee", "party", True),
    ("party_inspection", "Ủy ban kiểm tra", "Party inspection committee", "party", True),
    ("party_department", "Ban của cấp ủy", "Party department", "party", True),
    ("party_office", "Văn phòng cấp ủy", "Party committee office", "party", True),
    ("party_school", "Trường chính trị, trung tâm chính trị", "Political school", "party", True),
    ("party_cell", "Chi bộ", "Party cell", "party", False),
    ("people_council", "Hội đồng nhân dân", "People's Council", "council", True),
    ("council_committee", "Ban của Hội đồng nhân dân", "Council committee", "council", False),
    ("council_office", "Văn phòng HĐND, Đoàn ĐBQH", "Council office", "council", True),
    ("people_committee", "Ủy ban nhân dân", "People's Committee", "government", True),
    ("department", "Sở và tương đương", "Department", "government", True),
    ("division", "Phòng chuyên môn", "Division", "government", True),
    ("branch", "Chi cục", "Branch agency", "government", True),
    ("government_office", "Văn phòng UBND", "Government office", "government", True),
    ("inspectorate", "Thanh tra", "Inspectorate", "government", True),
    ("front_committee", "Ủy ban Mặt trận Tổ quốc", "Fatherland Front committee", "front", True),
    ("mass_organisation", "Tổ chức chính trị - xã hội", "Mass organisation", "front", True),
    ("shared_office", "Cơ quan tham mưu, giúp việc chung", "Shared advisory office", "front", True),
    ("public_service_unit", "Đơn vị sự nghiệp", "Public service unit", "public_service", True),
    ("school", "Trường học", "School", "public_service", True),
    ("clinic", "Cơ sở y tế", "Health facility", "public_service", True),
    ("village", "Thôn, bản, khu phố", "Village", "community", False),
)
