"""The forms of each kind, part by part and field by field: a kind more is an entry in `FORMS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tinhgon.kernel.sentence import Sentence

Shape = Literal[
    "day",
    "code",
    "text",
    "whole",
    "number",
    "yes",
    "choice",
    "codes",
    "pairs",
    "groups",
    "draft",
    "fixed",
    "kinds",
    "file",
]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the form, where its value goes in the wish (dots go deeper), its words, and how it is typed."""

    name: str
    path: str
    words: Sentence
    shape: Shape
    help: Sentence | None = None
    choices: tuple[tuple[str, Sentence], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form: its words, its fields, and whether it is folded away at first."""

    id: str
    words: Sentence
    fields: tuple[Field, ...]
    folded: bool = False


_CODES = Sentence("mã, mỗi dòng một mã", "codes, one a line")
_PAIRS = Sentence("mỗi dòng một nhóm: MÃ+MÃ", "a group a line: CODE+CODE")
_DAY = Field("cua-ngay", "day", Sentence("Bộ máy của ngày", "As of the day"), "day")

_PLACES: Final = (
    ("commune", Sentence("Cấp xã", "Communes")),
    ("district", Sentence("Cấp huyện", "Districts")),
    ("province", Sentence("Cấp tỉnh", "Provinces")),
)
_LEVELS: Final = (
    ("", Sentence("—", "—")),
    ("province", Sentence("Tỉnh", "Province")),
    ("district", Sentence("Huyện", "District")),
    ("commune", Sentence("Xã", "Commune")),
)

_TERRITORY: Final = (
    Part(
        "muc-tieu",
        Sentence("Mục tiêu", "Aim"),
        (
            _DAY,
            Field(
                "so-don-vi", "units", Sentence("Còn bao nhiêu đơn vị", "How many units result"), "whole",
                Sentence("bỏ trống: nhiều nhất có thể mà vẫn đạt tiêu chuẩn", "empty: as many as can meet the standard"),
            ),
            Field("dan-so", "min_population", Sentence("Dân số ít nhất mỗi đơn vị", "Least people in each"), "whole"),
            Field("dien-tich", "min_area_km2", Sentence("Diện tích ít nhất, km²", "Least area, km²"), "number"),
            Field(
                "cap", "level", Sentence("Cấp", "Level"), "choice",
                choices=_PLACES,
            ),
            Field(
                "trong", "under", Sentence("Chỉ trong địa bàn (mã)", "Only within the place (code)"), "code",
                Sentence("bỏ trống: cả địa bàn", "empty: everywhere"),
            ),
        ),
    ),
    Part(
        "yeu-cau",
        Sentence("Yêu cầu", "Demands"),
        (
            Field("phai-nhap", "join", Sentence("Phải về cùng", "Must come together"), "pairs", _PAIRS),
            Field("khong-nhap", "part", Sentence("Không được về cùng", "Must not come together"), "pairs", _PAIRS),
            Field("giu", "keep", Sentence("Giữ nguyên", "Stays as it is"), "codes", _CODES),
            Field("duoc-duoi", "exempt", Sentence("Được dưới tiêu chuẩn", "May stay below the standard"), "codes", _CODES),
            Field("tuong", "walls", Sentence("Không vượt ranh giới cấp trên", "Cross no parent's border"), "yes"),
            Field("nhieu-nhat", "most_members", Sentence("Một đơn vị mới gồm nhiều nhất", "Most old units in a new one"), "whole"),
        ),
    ),
    Part(
        "trong-so",
        Sentence("Đo bằng gì (điểm phạt)", "What a plan is measured by (points)"),
        (
            Field("w-changed", "weights.changed", Sentence("mỗi đơn vị phải thay đổi", "each unit that changes"), "number"),
            Field("w-people", "weights.people", Sentence("mỗi 1.000 người đổi đơn vị", "each 1,000 people whose unit changes"), "number"),
            Field("w-distance", "weights.distance", Sentence("mỗi 1.000 người × km đến trụ sở", "each 1,000 person-km to the seat"), "number"),
            Field("w-balance", "weights.balance", Sentence("mỗi 1.000 người lệch trung bình", "each 1,000 people off the average"), "number"),
            Field("w-compactness", "weights.compactness", Sentence("mỗi km ranh giới giữa đơn vị mới", "each km of border between"), "number"),
            Field("w-walls", "weights.walls", Sentence("mỗi huyện cũ thêm vào một đơn vị", "each further old district in a unit"), "number"),
        ),
        folded=True,
    ),
    Part(
        "giap-ranh",
        Sentence("Cặp giáp ranh của riêng bạn", "Neighbours of your own"),
        (
            Field(
                "cap-giap", "neighbours", Sentence("CSV a,b,border_km,kind hoặc bản đồ GeoJSON", "CSV a,b,border_km,kind or a GeoJSON map"), "text",
                Sentence("bỏ trống: dùng bảng có sẵn của tỉnh mẫu", "empty: the table that the house brings for the sample"),
            ),
        ),
        folded=True,
    ),
    Part(
        "them",
        Sentence("Hỏi thêm bên cạnh phương án", "Asked beside the plan"),
        (
            Field(
                "so-khac", "alternatives", Sentence("Mấy phương án khác (0–5)", "How many other plans (0–5)"), "whole",
                Sentence("tìm thêm lâu bằng chính phương án", "takes as long again as the plan itself"),
            ),
            Field("tinh-gia", "costs", Sentence("Tính giá từng mong muốn (cũng lâu như thế)", "What each wish costs (as long again)"), "yes"),
        ),
        folded=True,
    ),
)  # fmt: skip

_AGENCIES: Final = (
    Part(
        "muc-tieu",
        Sentence("Đơn vị nào", "Which bodies"),
        (
            _DAY,
            Field("duoi", "under", Sentence("Ngay dưới đơn vị (mã)", "Right under the body (code)"), "code"),
            Field(
                "cap", "level", Sentence("hoặc mọi đơn vị của cấp", "or all of the level"), "choice",
                choices=_LEVELS,
            ),
            Field(
                "hop-nhat", "permitted.merge", Sentence("Được hợp nhất", "May merge"), "groups",
                Sentence("mỗi dòng MÃ+MÃ, hoặc đuôi mã: TG+DV", "CODE+CODE a line, or endings of codes: TG+DV"),
            ),
            Field("dung-chung", "permitted.share", Sentence("Được dùng chung văn phòng", "May share an office"), "groups", _PAIRS),
            Field("can-cu", "permitted.citation", Sentence("Căn cứ của các nhóm trên", "The document behind them"), "code"),
            Field("giong", "alike", Sentence("Đề xuất cả nhóm giống nhau từ (0–1)", "Also propose groups alike from (0–1)"), "number"),
        ),
    ),
    Part(
        "yeu-cau",
        Sentence("Yêu cầu", "Demands"),
        (
            Field("con-lai", "bodies_left", Sentence("Còn đúng số đầu mối", "Exactly so many left"), "whole"),
            Field("it-nhat", "least_staff", Sentence("Người ít nhất một đơn vị", "Least people in a body"), "whole"),
            Field("nhieu-nhat", "most_staff", Sentence("Người nhiều nhất sau hợp nhất", "Most people after a merger"), "whole"),
            Field("tam", "most_under", Sentence("Tầm quản lý: đầu mối một nơi", "Span of control"), "whole"),
            Field("gia", "loss_weight", Sentence("Giá của độ tương đồng mất đi", "Price of lost similarity"), "number"),
            Field("phai-nhap", "together", Sentence("Phải về một mối", "Must come together"), "groups", _PAIRS),
            Field("khong-nhap", "apart", Sentence("Không về chung", "Must stay apart"), "groups", _PAIRS),
            Field("giu", "keep", Sentence("Giữ nguyên", "Stays as it is"), "codes", _CODES),
        ),
        folded=True,
    ),
)  # fmt: skip

_PLACEMENT: Final = (
    Part(
        "muc-tieu",
        Sentence("Sau đề án nào", "After which scheme"),
        (
            Field(
                "ban-soan", "scheme", Sentence("Đề án: tên ngắn của bản soạn, hoặc tệp YAML", "The scheme: short name of a draft, or YAML"), "draft",
                Sentence("đề án có hợp nhất, sáp nhập đơn vị", "a scheme that merges bodies"),
            ),
            Field("cap-pho", "most_deputies", Sentence("Cấp phó nhiều nhất một nơi", "Most deputies in a body"), "whole"),
            Field("phan", "staff_share", Sentence("Phần chỉ tiêu công chức còn lại (0–1)", "Share of staff quota kept (0–1)"), "number"),
            Field("trong-bo", "fill_heads", Sentence("Bố trí đủ cấp trưởng", "Fill every head's post"), "yes"),
        ),
    ),
    Part(
        "yeu-cau",
        Sentence("Yêu cầu", "Demands"),
        (
            Field("lo-trinh", "grace_months", Sentence("Lộ trình dôi dư, tháng", "Grace period, months"), "whole"),
            Field("nhiem-ky", "most_terms", Sentence("Nhiệm kỳ liên tiếp nhiều nhất", "Most terms in a row"), "whole"),
            Field("xa-nhat", "farthest_km", Sentence("Không xa quá, km", "Not farther than, km"), "number"),
            Field("luong", "salary", Sentence("Lương tháng giả định, đồng", "Assumed salary, VND a month"), "whole"),
            Field("cong-bang", "weights.fairness", Sentence("Giá của đối xử không đều", "Price of unevenness"), "whole"),
            Field(
                "chot", "fixed", Sentence("Đã chốt", "Settled"), "fixed",
                Sentence("mỗi dòng NGƯỜI=ĐƠN VỊ/CHỨC DANH; trống sau = là dôi dư", "PERSON=UNIT/TITLE a line; empty after = is a surplus"),
            ),
        ),
        folded=True,
    ),
)  # fmt: skip

_COMMITTEE: Final = (
    Part(
        "muc-tieu",
        Sentence("Danh sách nào", "Which list"),
        (
            _DAY,
            Field("don-vi", "unit", Sentence("Lấy nguồn từ đơn vị (mã)", "Draw people from the body (code)"), "code"),
            Field("so-luong", "size", Sentence("Số lượng", "How many"), "whole"),
            Field("nu", "quotas.women", Sentence("Tỷ lệ nữ ít nhất (0–1)", "Least share of women (0–1)"), "number"),
            Field("tre", "quotas.young", Sentence("Tỷ lệ trẻ ít nhất (0–1)", "Least share of young (0–1)"), "number"),
            Field("tre-duoi", "quotas.under", Sentence("Trẻ là dưới tuổi", "Young is under the age of"), "whole"),
            Field("can-cu", "quotas.citation", Sentence("Căn cứ", "Basis"), "code"),
            Field("giu", "keep", Sentence("Phải có tên", "On the list"), "codes", _CODES),
            Field("bo", "leave_out", Sentence("Không có tên", "Off the list"), "codes", _CODES),
        ),
    ),
)  # fmt: skip

_ROTATION: Final = (
    Part(
        "muc-tieu",
        Sentence("Chức danh nào", "Which posts"),
        (
            _DAY,
            Field("cap", "level", Sentence("Cấp", "Level"), "choice", choices=_LEVELS[1:]),
            Field(
                "loai-don-vi", "kinds", Sentence("Cấp trưởng của loại đơn vị, từ cao xuống", "Heads of the kinds, the highest first"), "kinds",
                Sentence("mỗi dòng một loại: Cấp ủy, Ủy ban nhân dân, Hội đồng nhân dân …", "a kind a line: Party committee, People's Committee …"),
            ),
            Field("duoi", "under", Sentence("Chỉ dưới đơn vị (mã)", "Only under the body (code)"), "code"),
            Field("nhiem-ky-moi", "new_term", Sentence("Bắt đầu nhiệm kỳ mới", "A term begins"), "yes"),
            Field("nhat-the", "unified_least", Sentence("Nhất thể hóa ít nhất", "Unify at least"), "whole"),
            Field("cap-pho", "deputies_rise", Sentence("Cấp phó là nguồn", "Deputies may rise"), "yes"),
            Field("du", "fill", Sentence("Bố trí đủ mọi ghế", "Fill every post"), "yes"),
        ),
    ),
    Part(
        "yeu-cau",
        Sentence("Yêu cầu (bỏ trống: theo luật của ngày)", "Demands (empty: by the law of the day)"),
        (
            Field("nhieu-nhat", "unified_most", Sentence("Nhất thể hóa nhiều nhất", "Unify at most"), "whole"),
            Field("nhiem-ky", "most_terms", Sentence("Nhiệm kỳ liên tiếp nhiều nhất", "Most terms in a row"), "whole"),
            Field("con-lai", "months_left", Sentence("Tháng công tác còn lại để nhận việc", "Months left to take a post"), "whole"),
            Field("con-lai-xa", "months_left_rotated", Sentence("Tháng còn lại để đi nơi khác", "Months left to go elsewhere"), "whole"),
            Field("o-cu", "months_in_post", Sentence("Tháng tối thiểu ở chức vụ cũ", "Least months in the old post"), "whole"),
            Field("xa-nhat", "farthest_km", Sentence("Không xa quá, km", "Not farther than, km"), "number"),
            Field("quy-hoach", "planned", Sentence("Người được quy hoạch", "Planned people"), "codes", _CODES),
            Field("chot", "fixed", Sentence("Đã chốt", "Settled"), "fixed", Sentence("mỗi dòng NGƯỜI=ĐƠN VỊ/CHỨC DANH", "PERSON=UNIT/TITLE a line")),
        ),
        folded=True,
    ),
)  # fmt: skip

_PROGRAMME: Final = (
    Part(
        "muc-tieu",
        Sentence("Bài toán", "The problem"),
        (
            Field(
                "tep", "*", Sentence("Tệp bài toán (YAML)", "The problem's file (YAML)"), "file",
                Sentence(
                    "đối tượng, nội dung, đoàn, cuộc phải có; số tháng không lặp lại bỏ trống thì theo sổ luật",
                    "subjects, topics, teams, visits wanted; months apart are those of the law books where none are stated",
                ),
            ),
        ),
    ),
)  # fmt: skip

FORMS: Final[dict[str, tuple[Part, ...]]] = {
    "territory": _TERRITORY,
    "agencies": _AGENCIES,
    "placement": _PLACEMENT,
    "rotation": _ROTATION,
    "programme": _PROGRAMME,
    "committee": _COMMITTEE,
}
