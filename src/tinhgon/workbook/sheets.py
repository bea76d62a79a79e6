"""The sheets and their columns: what they are called, what a cell holds, what it refers to."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.workbook.column import (
    Column,
    Sheet,
    SheetName,
    code_column,
    key_column,
    name_column,
    reference_columns,
    span_columns,
)
from tinhgon.workbook.events import DECISIONS_SHEET, LINEAGE_SHEET

_NOTE: Final = Column("note", Sentence("Ghi chú", "Note"), "text", Sentence("Ghi chú tự do.", "Free text."), width=30)

_PLACES: Final = Sheet(
    "places",
    Sentence("Địa bàn", "Places"),
    "dia-ban",
    (
        key_column(),
        code_column(
            "Mã đơn vị hành chính, giữ số 0 ở đầu: 06649.",
            "The official code, with its leading zeros: 06649.",
            "mã địa bàn",
            "mã đvhc",
        ),
        name_column(
            "Tên đầy đủ: Phường Hà Tu.", "The full name: Phường Hà Tu.", "tên địa bàn", "tên đơn vị hành chính"
        ),
        Column(
            "kind",
            Sentence("Loại", "Kind"),
            "word",
            Sentence("Chọn trong danh sách.", "Choose from the list."),
            needed=True,
            words="place_kind",
            aliases=("loại hình", "loại địa bàn"),
        ),
        Column(
            "level",
            Sentence("Cấp", "Level"),
            "word",
            Sentence("Để trống: theo loại.", "Empty: as the kind says."),
            words="level",
        ),
        *reference_columns(
            "parent", "địa bàn cấp trên", "Parent", "places", aliases=("mã cấp trên", "thuộc địa bàn", "thuộc")
        ),
        Column(
            "area_km2",
            Sentence("Diện tích (km²)", "Area (km²)"),
            "number",
            Sentence("Số ki-lô-mét vuông.", "Square kilometres."),
            aliases=("diện tích km2", "area km2"),
        ),
        Column(
            "population",
            Sentence("Dân số", "Population"),
            "whole",
            Sentence("Số người.", "People."),
            aliases=("quy mô dân số",),
        ),
        Column(
            "traits",
            Sentence("Đặc điểm", "Traits"),
            "traits",
            Sentence("Cách nhau bằng dấu chấm phẩy.", "Separated by semicolons."),
            words="trait",
        ),
        Column(
            "lon", Sentence("Kinh độ", "Longitude"), "decimal", Sentence("Độ, −180 đến 180.", "Degrees, −180 to 180.")
        ),
        Column("lat", Sentence("Vĩ độ", "Latitude"), "decimal", Sentence("Độ, −90 đến 90.", "Degrees, −90 to 90.")),
        _NOTE,
        *span_columns(),
    ),
    ("đơn vị hành chính", "địa giới", "place"),
)

_UNITS: Final = Sheet(
    "units",
    Sentence("Tổ chức", "Units"),
    "to-chuc",
    (
        key_column(),
        code_column(
            "Mã của tổ chức, không trùng trong cùng một ngày.",
            "The unit's code; no two units share one on a day.",
            "mã tổ chức",
            "mã đơn vị",
        ),
        name_column("Tên đầy đủ của tổ chức.", "The unit's full name.", "tên tổ chức", "tên đơn vị"),
        Column(
            "kind",
            Sentence("Loại", "Kind"),
            "word",
            Sentence("Chọn trong danh sách.", "Choose from the list."),
            needed=True,
            words="unit_kind",
            aliases=("loại hình", "loại tổ chức"),
        ),
        Column(
            "sector",
            Sentence("Khối", "Sector"),
            "word",
            Sentence("Để trống: theo loại.", "Empty: as the kind says."),
            words="sector",
        ),
        Column(
            "level",
            Sentence("Cấp", "Level"),
            "word",
            Sentence("Chọn trong danh sách.", "Choose from the list."),
            needed=True,
            words="level",
        ),
        *reference_columns(
            "parent", "tổ chức cấp trên", "Parent", "units", aliases=("mã cấp trên", "mã đơn vị cấp trên", "trực thuộc")
        ),
        *reference_columns("place", "địa bàn", "Place", "places"),
        *reference_columns("host", "cơ quan giúp việc chung", "Host", "units", aliases=("cơ quan giúp việc chung",)),
        Column(
            "functions",
            Sentence("Chức năng", "Functions"),
            "list",
            Sentence("Cách nhau bằng dấu chấm phẩy.", "Separated by semicolons."),
            aliases=("chức năng, nhiệm vụ",),
            width=30,
        ),
        _NOTE,
        *span_columns(),
    ),
    ("đơn vị", "cơ quan", "bộ máy", "unit"),
)

_TITLE: Final = Column(
    "title",
    Sentence("Chức danh", "Title"),
    "text",
    Sentence("Tên chức danh trong tổ chức.", "The post's title within its unit."),
    needed=True,
    aliases=("tên chức danh", "chức vụ", "vị trí"),
    width=30,
)
_UNIT_OF_TENURE, _UNIT_KEY_OF_TENURE = reference_columns("unit", "tổ chức", "Unit", "units", aliases=("mã đơn vị",))

_POSTS: Final = Sheet(
    "posts",
    Sentence("Chức danh", "Posts"),
    "chuc-danh",
    (
        key_column(),
        *reference_columns("unit", "tổ chức", "Unit", "units", needed=True, aliases=("mã đơn vị",)),
        _TITLE,
        Column(
            "rank",
            Sentence("Bậc", "Rank"),
            "word",
            Sentence("Chọn trong danh sách.", "Choose from the list."),
            needed=True,
            words="rank",
            aliases=("hạng", "bậc chức danh"),
        ),
        Column(
            "quota",
            Sentence("Biên chế", "Quota"),
            "whole",
            Sentence("Số người được giao.", "Seats."),
            needed=True,
            aliases=("chỉ tiêu", "số lượng"),
        ),
        *span_columns(),
    ),
    ("vị trí", "biên chế", "post"),
)

_PEOPLE: Final = Sheet(
    "people",
    Sentence("Nhân sự", "People"),
    "nhan-su",
    (
        key_column(),
        code_column(
            "Mã cán bộ, không trùng.",
            "The person's code; no two people share one.",
            "mã cán bộ",
            "mã nhân sự",
            "mã người",
        ),
        name_column("Họ và tên.", "The full name.", "họ và tên", "họ tên"),
        Column(
            "birth",
            Sentence("Ngày sinh", "Born"),
            "day",
            Sentence("Ngày/tháng/năm.", "Day/month/year."),
            aliases=("birth", "sinh ngày"),
            width=12,
        ),
        Column(
            "sex",
            Sentence("Giới tính", "Sex"),
            "word",
            Sentence("Nam hoặc Nữ.", "Male or female."),
            words="sex",
            width=10,
        ),
        *reference_columns("home", "nơi ở", "Home", "places", aliases=("mã quê quán", "nơi ở")),
        Column(
            "qualification",
            Sentence("Trình độ", "Qualification"),
            "text",
            Sentence("Trình độ chuyên môn.", "Qualification."),
            width=24,
        ),
        *span_columns(),
    ),
    ("người", "cán bộ", "person", "danh sách cán bộ"),
)

_TENURES: Final = Sheet(
    "tenures",
    Sentence("Phân công", "Tenures"),
    "phan-cong",
    (
        key_column(),
        *reference_columns("person", "nhân sự", "Person", "people", needed=True, aliases=("mã cán bộ", "mã người")),
        Column(
            _UNIT_OF_TENURE.id,
            _UNIT_OF_TENURE.heading,
            "code",
            _UNIT_OF_TENURE.about,
            needed=True,
            unless="post_key",
            refers="units",
            aliases=_UNIT_OF_TENURE.aliases,
        ),
        _UNIT_KEY_OF_TENURE,
        Column(
            "title",
            _TITLE.heading,
            "text",
            _TITLE.about,
            needed=True,
            unless="post_key",
            aliases=_TITLE.aliases,
            width=30,
        ),
        Column(
            "post_key",
            Sentence("Định danh chức danh", "Post key"),
            "key",
            Sentence(
                "Không bắt buộc: định danh của chức danh; có thì chức danh được tìm theo định danh, "
                "kể cả khi nó chuyển sang tổ chức khác.",
                "Optional: the key of the post; it then leads to the post, even when that moves to another unit.",
            ),
            refers="posts",
            width=11,
        ),
        Column(
            "concurrent",
            Sentence("Kiêm nhiệm", "Concurrent"),
            "truth",
            Sentence(
                "Có hoặc Không; để trống là Không (chức danh chính).", "Yes or no; empty is no (the primary post)."
            ),
            width=11,
        ),
        Column(
            "since",
            Sentence("Giữ chức từ", "Since"),
            "day",
            Sentence("Ngày đầu giữ chức; để trống: như Từ ngày.", "The first day in the post; empty: as Valid from."),
            aliases=("giữ chức từ ngày", "ngày bổ nhiệm"),
            width=12,
        ),
        Column(
            "until",
            Sentence("Hết nhiệm kỳ", "Until"),
            "day",
            Sentence("Ngày dự kiến hết nhiệm kỳ.", "The planned end of the term."),
            aliases=("dự kiến hết nhiệm kỳ",),
            width=12,
        ),
        *span_columns(),
    ),
    ("giữ chức", "bổ nhiệm", "tenure", "bố trí nhân sự"),
)

#: In the order in which rows stand on one another.
SHEETS: Final[dict[SheetName, Sheet]] = {
    sheet.frame: sheet for sheet in (_PLACES, _UNITS, _POSTS, _PEOPLE, _TENURES, DECISIONS_SHEET, LINEAGE_SHEET)
}
