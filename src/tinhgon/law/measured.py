"""The words of what rules measure: the columns that a test may compare, with their units, and the names of measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.sentence import Sentence

#: What a test may measure; `checks.measures` says how.
MEASURED: Final = (
    "place", "unit", "siblings", "province", "commune_staff", "two_heads", "deputy_and_head", "head",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a measured column: what it is, its unit, and whether it is said in hundredths."""

    words: Sentence
    unit: Sentence
    share: bool = False


def _said(vi: str, en: str, unit_vi: str = "", unit_en: str = "", *, share: bool = False) -> Said:
    return Said(Sentence(vi, en), Sentence(unit_vi, unit_en), share)


COLUMNS: Final[dict[str, Said]] = {
    "population": _said("dân số", "population", "người", "people"),
    "area_km2": _said("diện tích", "area", "km²", "km²"),
    "population_ratio": _said("dân số so với tiêu chuẩn", "population against the standard", share=True),
    "area_ratio": _said("diện tích so với tiêu chuẩn", "area against the standard", share=True),
    "parts_inside": _said("đơn vị trực thuộc", "units inside", "đơn vị", "units"),
    "ward_share": _said("tỷ lệ phường", "share of wards", share=True),
    "formed_of": _said("hình thành từ", "formed of", "đơn vị", "units"),
    "posts": _said("biên chế", "posts", "biên chế", "posts"),
    "deputies": _said("cấp phó", "deputies", "cấp phó", "deputies"),
    "deputies_mean": _said("cấp phó bình quân", "deputies on average", "cấp phó", "deputies"),
    "deputies_over_parent": _said("cấp phó nhiều hơn cấp trên", "deputies more than above it", "cấp phó", "deputies"),
    "divisions": _said("số phòng", "divisions", "phòng", "divisions"),
    "count": _said("số tổ chức", "bodies", "tổ chức", "bodies"),
    "per_parent": _said("tổ chức bình quân", "bodies on average", "tổ chức", "bodies"),
    "officials_net": _said("cán bộ, công chức, trừ phần được tăng", "officials, less the increase", "người", "people"),
    "part_time_net": _said(
        "không chuyên trách, trừ phần được tăng", "part-time staff, less the increase", "người", "people"
    ),
    "held": _said("người giữ cả hai chức danh", "holders of both posts", "người", "people"),
    "local": _said("người địa phương", "local people", "người", "people"),
    "years": _said("số năm giữ chức", "years in the post", "năm", "years"),
}

#: Columns that tell of a person what only those who need it may read: where somebody is at home.
PRIVATE: Final = frozenset({"local"})
