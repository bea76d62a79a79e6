"""The words of what rules measure: the columns that a test may compare, with their units, and the names of measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.sentence import Sentence

#: What a test may measure; `checks.measures` says how.
MEASURED: Final = (
    "place", "unit", "siblings", "province", "commune_staff", "two_heads", "deputy_and_head", "head",
)  # fmt: skip
#: The measure of rules that no apparatus shows: whoever asks tells the numbers (`checks.told`).
TOLD: Final = "told"


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
    "surplus_share": _said("số dư so với số cần bầu", "names beyond the seats", "%", "%"),
    "agree_share": _said("đại biểu có mặt đồng ý", "agreement of those present", "%", "%"),
    "votes_share": _said("phiếu bầu, phiếu tán thành", "votes for", "%", "%"),
    "turnout_share": _said("cử tri đi bầu", "turnout", "%", "%"),
    "present_share": _said("người có mặt so với số triệu tập", "those present of those summoned", "%", "%"),
    "low_share": _said("phiếu tín nhiệm thấp", "low confidence", "%", "%"),
    "asking_share": _said("đại biểu kiến nghị", "deputies who ask", "%", "%"),
    "young_share": _said("cán bộ trẻ", "young people", "%", "%"),
    "women_share": _said("cán bộ nữ", "women", "%", "%"),
    "cut_share": _said("mức giảm", "cut", "%", "%"),
    "excellent_share": _said("xuất sắc so với số xếp loại tốt", "excellent of those rated good", "%", "%"),
    "late_share": _said("nhiệm vụ chậm tiến độ", "late tasks", "%", "%"),
    "planned": _said("số người được quy hoạch", "people planned", "người", "people"),
    "titles_planned": _said("số chức danh được quy hoạch", "titles planned", "chức danh", "titles"),
    "months_kept_post": _said("thời gian ở chức vụ", "time in the post", "tháng", "months"),
    "months_between_visits": _said("thời gian từ lần kiểm tra trước", "time since the visit before", "tháng", "months"),
    "beyond_share": _said("nhiệm vụ vượt yêu cầu", "tasks beyond requirement", "%", "%"),
    "on_time_share": _said("nhiệm vụ đúng tiến độ", "tasks on time", "%", "%"),
    "chosen_over": _said("số người được chọn quá số được bầu", "chosen beyond the seats", "người", "people"),
    "rounds": _said("lần bầu", "round of voting", "lần", "times"),
    "times_a_term": _said("số lần trong nhiệm kỳ", "times a term", "lần", "times"),
    "meetings_a_month": _said("số buổi trong tháng", "meetings a month", "buổi", "meetings"),
    "age_bands": _said("số độ tuổi", "age bands", "độ tuổi", "bands"),
    "points": _said("điểm", "score", "điểm", "points"),
    "days_to_first_check": _said(
        "từ khi có hiệu lực đến lần giám sát đầu", "from force to the first check", "ngày", "days"
    ),
    "days_to_review": _said(
        "từ khi cấp trên sửa đến khi rà soát xong", "from the change above to the review", "ngày", "days"
    ),
    "months_left": _said("thời gian còn công tác", "time left", "tháng", "months"),
    "months_kept": _said("thời gian lưu", "time kept", "tháng", "months"),
    "months_together": _said("thời gian cùng công tác", "time worked together", "tháng", "months"),
    "working_days": _said("số ngày làm việc", "working days", "ngày làm việc", "working days"),
    "code_length": _said("độ dài mã", "length of the code", "ký tự", "characters"),
}

#: Columns that tell of a person what only those who need it may read: where somebody is at home.
PRIVATE: Final = frozenset({"local"})
