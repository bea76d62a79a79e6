"""Các tổ chức của một cấp: what bodies a province, a district and a commune have, as invented templates.

A plain picture of the apparatus as it stood in 2019, not a copy of any real establishment list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A template of a body: code suffix, name with ``{p}`` (the place) and ``{c}`` (its committee), kind, and its posts."""

    code: str
    name: str
    kind: str
    parent: str = ""
    head: str = "Trưởng phòng"
    deputy: str = "Phó Trưởng phòng"
    deputies: int = 1
    specialists: int = 3
    part_time: int = 0
    female: float = 0.35
    sector: str = ""
    functions: str = ""


def _party(code: str, name: str, kind: str, head: str, specialists: int, functions: str) -> Body:
    return Body(code, name, kind, "DU", head, f"Phó {head}", 1, specialists, functions=functions)


def _division(code: str, name: str, functions: str, specialists: int = 4) -> Body:
    return Body(code, name + " {p}", "division", "UB", deputies=1, specialists=specialists, functions=functions)


def _front(code: str, name: str, head: str, deputy: str, female: float = 0.4, specialists: int = 2) -> Body:
    return Body(
        code,
        name + " {p}",
        "mass_organisation",
        "MT",
        head,
        deputy,
        1,
        specialists,
        female=female,
        functions="mass_mobilisation",
    )


def _service(code: str, name: str, functions: str, head: str = "Giám đốc", specialists: int = 8) -> Body:
    return Body(
        code, name + " {p}", "public_service_unit", "UB", head, f"Phó {head}", 1, specialists, functions=functions
    )


UNION_BODIES = (
    _front("PN", "Hội Liên hiệp Phụ nữ", "Chủ tịch", "Phó Chủ tịch", 1.0),
    _front("TN", "Đoàn TNCS Hồ Chí Minh", "Bí thư", "Phó Bí thư"),
    _front("ND", "Hội Nông dân", "Chủ tịch", "Phó Chủ tịch", 0.25),
    _front("CCB", "Hội Cựu chiến binh", "Chủ tịch", "Phó Chủ tịch", 0.0),
)

#: The bodies of every district, in the order in which they are opened.
DISTRICT: tuple[Body, ...] = (
    Body("DU", "{c}", "party_committee", "", "Bí thư", "Phó Bí thư", 1, 0, female=0.15, functions="lãnh đạo"),
    _party("VP", "Văn phòng {c}", "party_office", "Chánh Văn phòng", 6, "office"),
    _party("TC", "Ban Tổ chức {c}", "party_department", "Trưởng ban", 3, "organisation"),
    _party("TG", "Ban Tuyên giáo {c}", "party_department", "Trưởng ban", 2, "propaganda"),
    _party("DV", "Ban Dân vận {c}", "party_department", "Trưởng ban", 2, "mass_mobilisation"),
    _party("KT", "Ủy ban Kiểm tra {c}", "party_inspection", "Chủ nhiệm", 3, "party_inspection"),
    _party("CT", "Trung tâm Chính trị {p}", "party_school", "Giám đốc", 2, "political_training"),
    Body(
        "HD",
        "Hội đồng nhân dân {p}",
        "people_council",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        1,
        0,
        female=0.3,
        functions="quyết định;giám sát",
    ),
    Body(
        "HD.PC",
        "Ban Pháp chế HĐND {p}",
        "council_committee",
        "HD",
        "Trưởng ban",
        "Phó Trưởng ban",
        1,
        0,
        functions="supervision;legal_affairs",
    ),
    Body(
        "HD.KX",
        "Ban Kinh tế - Xã hội HĐND {p}",
        "council_committee",
        "HD",
        "Trưởng ban",
        "Phó Trưởng ban",
        1,
        0,
        functions="supervision;economy;social_affairs",
    ),
    Body(
        "UB",
        "Ủy ban nhân dân {p}",
        "people_committee",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        2,
        0,
        female=0.2,
        functions="quản lý nhà nước",
    ),
    Body(
        "VPUB",
        "Văn phòng HĐND và UBND {p}",
        "government_office",
        "UB",
        "Chánh Văn phòng",
        "Phó Chánh Văn phòng",
        2,
        8,
        functions="office",
    ),
    Body(
        "TTR",
        "Thanh tra {p}",
        "inspectorate",
        "UB",
        "Chánh Thanh tra",
        "Phó Chánh Thanh tra",
        1,
        3,
        functions="inspection",
    ),
    _division("NV", "Phòng Nội vụ", "home_affairs"),
    _division("TP", "Phòng Tư pháp", "justice", 2),
    _division("TCKH", "Phòng Tài chính - Kế hoạch", "finance;planning", 6),
    _division("TNMT", "Phòng Tài nguyên và Môi trường", "land;environment", 6),
    _division("LDXH", "Phòng Lao động - Thương binh và Xã hội", "labour;social_affairs"),
    _division("VHTT", "Phòng Văn hóa và Thông tin", "culture;information", 3),
    _division("GD", "Phòng Giáo dục và Đào tạo", "education", 6),
    _division("KTE", "Phòng Kinh tế", "economy;agriculture"),
    _division("HT", "Phòng Quản lý đô thị - Kinh tế hạ tầng", "construction;transport;urban"),
    _division("YT", "Phòng Y tế", "health", 2),
    Body(
        "MT",
        "Ủy ban Mặt trận Tổ quốc {p}",
        "front_committee",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        1,
        3,
        functions="dân vận;giám sát",
    ),
    _front("LD", "Liên đoàn Lao động", "Chủ tịch", "Phó Chủ tịch"),
    *UNION_BODIES,
    Body(
        "CTD", "Hội Chữ thập đỏ {p}", "mass_organisation", "MT", "Chủ tịch", "Phó Chủ tịch", 0, 1, functions="charity"
    ),
    _service("TTVH", "Trung tâm Truyền thông và Văn hóa", "culture;information"),
    _service("HCC", "Trung tâm Hành chính công", "one_stop", specialists=5),
    _service("QD", "Trung tâm Phát triển quỹ đất", "land", specialists=6),
    _service("DA", "Ban Quản lý dự án", "construction"),
    _service("NN", "Trung tâm Dịch vụ kỹ thuật nông nghiệp", "agriculture"),
    _service("GDTX", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên", "education", specialists=10),
    _service("DT", "Đội Kiểm tra trật tự đô thị và môi trường", "urban;environment", "Đội trưởng"),
    Body(
        "TTYT", "Trung tâm Y tế {p}", "clinic", "UB", "Giám đốc", "Phó Giám đốc", 2, 30, female=0.6, functions="health"
    ),
)

#: Bodies that only some districts have.
ETHNIC_DIVISION = _division("DTOC", "Phòng Dân tộc", "ethnic_affairs", 2)
CITY_EXTRAS: tuple[Body, ...] = (
    Body(
        "NCT",
        "Hội Người cao tuổi {p}",
        "mass_organisation",
        "MT",
        "Chủ tịch",
        "Phó Chủ tịch",
        0,
        1,
        functions="social_affairs",
    ),
    Body(
        "KH", "Hội Khuyến học {p}", "mass_organisation", "MT", "Chủ tịch", "Phó Chủ tịch", 0, 1, functions="education"
    ),
    Body("LG", "Hội Luật gia {p}", "mass_organisation", "MT", "Chủ tịch", "Phó Chủ tịch", 0, 1, functions="justice"),
    Body(
        "DC",
        "Hội Nạn nhân chất độc da cam {p}",
        "mass_organisation",
        "MT",
        "Chủ tịch",
        "Phó Chủ tịch",
        0,
        1,
        functions="social_affairs",
    ),
    _service("CHO", "Ban Quản lý chợ", "trade", "Trưởng ban", 4),
    _service("NTN", "Nhà Thiếu nhi", "youth", specialists=5),
)
FOREST_BOARD = _service("RUNG", "Ban Quản lý rừng phòng hộ", "forestry", "Trưởng ban", 6)

#: The eight bodies of every commune.
COMMUNE: tuple[Body, ...] = (
    Body("DU", "Đảng ủy {p}", "party_committee", "", "Bí thư", "Phó Bí thư", 1, 0, 1, female=0.2, functions="lãnh đạo"),
    Body(
        "HD",
        "Hội đồng nhân dân {p}",
        "people_council",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        1,
        0,
        female=0.3,
        functions="quyết định;giám sát",
    ),
    Body(
        "UB",
        "Ủy ban nhân dân {p}",
        "people_committee",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        2,
        9,
        3,
        female=0.3,
        functions="quản lý nhà nước",
    ),
    Body(
        "MT",
        "Ủy ban Mặt trận Tổ quốc {p}",
        "front_committee",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        0,
        0,
        1,
        functions="dân vận;giám sát",
    ),
    *(
        Body(
            body.code,
            body.name,
            body.kind,
            "MT",
            body.head,
            body.deputy,
            0,
            0,
            1,
            body.female,
            functions=body.functions,
        )
        for body in UNION_BODIES
    ),
)

CELL = Body(
    "CB",
    "Chi bộ {p}",
    "party_cell",
    "DU",
    "Bí thư chi bộ",
    "Phó Bí thư chi bộ",
    1,
    0,
    female=0.3,
    functions="leadership",
)
VILLAGE = Body(
    "T",
    "{p}",
    "village",
    "UB",
    "Trưởng thôn, khu phố",
    "Phó Trưởng thôn, khu phố",
    1,
    0,
    1,
    0.3,
    functions="self_government",
)
CLINIC = Body(
    "YT", "Trạm Y tế {p}", "clinic", "TTYT", "Trạm trưởng", "Phó Trạm trưởng", 1, 4, female=0.7, functions="health"
)
SCHOOL = Body(
    "TR", "Trường {s} {p}", "school", "UB", "Hiệu trưởng", "Phó Hiệu trưởng", 1, 13, female=0.8, functions="education"
)
SCHOOL_KINDS = ("Mầm non", "Tiểu học", "Trung học cơ sở", "Mầm non số 2", "Tiểu học số 2")
