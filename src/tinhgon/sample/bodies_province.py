"""Các tổ chức cấp tỉnh: the invented bodies of the province, its departments with their divisions among them."""

from __future__ import annotations

from tinhgon.sample.bodies import UNION_BODIES, Body


def _party(code: str, name: str, kind: str = "party_department", head: str = "Trưởng ban", functions: str = "") -> Body:
    return Body(code, f"{name} Tỉnh ủy", kind, "TU", head, f"Phó {head}", 2, 12, functions=functions)


def _department(code: str, name: str, functions: str, head: str = "Giám đốc", kind: str = "department") -> Body:
    return Body(code, name, kind, "UB", head, f"Phó {head}", 3, 2, female=0.25, functions=functions)


LEADING: tuple[Body, ...] = (
    Body(
        "TU",
        "Tỉnh ủy Quảng Ninh",
        "party_committee",
        "",
        "Bí thư",
        "Phó Bí thư",
        1,
        0,
        female=0.1,
        functions="lãnh đạo",
    ),
    _party("VPTU", "Văn phòng", "party_office", "Chánh Văn phòng", "office"),
    _party("BTC", "Ban Tổ chức", functions="organisation"),
    _party("BTG", "Ban Tuyên giáo", functions="propaganda"),
    _party("BDV", "Ban Dân vận", functions="mass_mobilisation"),
    _party("BNC", "Ban Nội chính", functions="internal_affairs"),
    _party("UBKT", "Ủy ban Kiểm tra", "party_inspection", "Chủ nhiệm", "party_inspection"),
    Body(
        "TCT",
        "Trường Đào tạo cán bộ Nguyễn Văn Cừ",
        "party_school",
        "TU",
        "Hiệu trưởng",
        "Phó Hiệu trưởng",
        3,
        30,
        functions="political_training",
    ),
    Body(
        "HD",
        "Hội đồng nhân dân tỉnh",
        "people_council",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        2,
        0,
        functions="quyết định;giám sát",
    ),
    Body(
        "HD.PC",
        "Ban Pháp chế HĐND tỉnh",
        "council_committee",
        "HD",
        "Trưởng ban",
        "Phó Trưởng ban",
        1,
        0,
        functions="supervision;legal_affairs",
    ),
    Body(
        "HD.KN",
        "Ban Kinh tế - Ngân sách HĐND tỉnh",
        "council_committee",
        "HD",
        "Trưởng ban",
        "Phó Trưởng ban",
        1,
        0,
        functions="supervision;economy",
    ),
    Body(
        "HD.VX",
        "Ban Văn hóa - Xã hội HĐND tỉnh",
        "council_committee",
        "HD",
        "Trưởng ban",
        "Phó Trưởng ban",
        1,
        0,
        functions="supervision;social_affairs",
    ),
    Body(
        "VPDB",
        "Văn phòng Đoàn đại biểu Quốc hội tỉnh",
        "council_office",
        "HD",
        "Chánh Văn phòng",
        "Phó Chánh Văn phòng",
        1,
        9,
        functions="office",
    ),
    Body(
        "VPHD",
        "Văn phòng Hội đồng nhân dân tỉnh",
        "council_office",
        "HD",
        "Chánh Văn phòng",
        "Phó Chánh Văn phòng",
        2,
        18,
        functions="office",
    ),
    Body(
        "UB",
        "Ủy ban nhân dân tỉnh",
        "people_committee",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        4,
        0,
        female=0.1,
        functions="quản lý nhà nước",
    ),
    Body(
        "VPUB",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "government_office",
        "UB",
        "Chánh Văn phòng",
        "Phó Chánh Văn phòng",
        3,
        40,
        functions="office",
    ),
    Body(
        "MT",
        "Ủy ban Mặt trận Tổ quốc tỉnh",
        "front_committee",
        "",
        "Chủ tịch",
        "Phó Chủ tịch",
        2,
        12,
        functions="dân vận;giám sát",
    ),
    Body(
        "LD",
        "Liên đoàn Lao động tỉnh",
        "mass_organisation",
        "MT",
        "Chủ tịch",
        "Phó Chủ tịch",
        2,
        15,
        functions="mass_mobilisation",
    ),
    *(
        Body(
            body.code,
            body.name.replace("{p}", "tỉnh"),
            body.kind,
            "MT",
            body.head,
            body.deputy,
            2,
            12,
            0,
            body.female,
            functions=body.functions,
        )
        for body in UNION_BODIES
    ),
)

#: Departments, with the names of their divisions.
DEPARTMENTS: tuple[tuple[Body, tuple[str, ...]], ...] = (
    (
        _department("SNV", "Sở Nội vụ", "home_affairs"),
        ("Tổ chức bộ máy", "Công chức, viên chức", "Xây dựng chính quyền"),
    ),
    (_department("STP", "Sở Tư pháp", "justice"), ("Hành chính tư pháp", "Phổ biến giáo dục pháp luật")),
    (
        _department("STC", "Sở Tài chính", "finance"),
        ("Quản lý ngân sách", "Tài chính hành chính", "Quản lý giá, công sản"),
    ),
    (
        _department("SKH", "Sở Kế hoạch và Đầu tư", "planning;investment"),
        ("Tổng hợp, quy hoạch", "Đăng ký kinh doanh", "Kinh tế ngành"),
    ),
    (_department("SCT", "Sở Công Thương", "industry;trade"), ("Quản lý công nghiệp", "Quản lý thương mại")),
    (
        _department("SNN", "Sở Nông nghiệp và Phát triển nông thôn", "agriculture"),
        ("Kế hoạch - Tài chính", "Quản lý xây dựng công trình"),
    ),
    (_department("SGT", "Sở Giao thông Vận tải", "transport"), ("Kết cấu hạ tầng", "Vận tải", "Quản lý phương tiện")),
    (_department("SXD", "Sở Xây dựng", "construction"), ("Quy hoạch - Kiến trúc", "Hạ tầng kỹ thuật", "Quản lý nhà")),
    (
        _department("STM", "Sở Tài nguyên và Môi trường", "land;environment"),
        ("Quy hoạch đất", "Khoáng sản", "Nước và biến đổi khí hậu"),
    ),
    (_department("STT", "Sở Thông tin và Truyền thông", "information"), ("Công nghệ thông tin", "Báo chí - Xuất bản")),
    (
        _department("SLD", "Sở Lao động - Thương binh và Xã hội", "labour;social_affairs"),
        ("Việc làm", "Người có công", "Bảo trợ xã hội"),
    ),
    (_department("SVH", "Sở Văn hóa và Thể thao", "culture"), ("Quản lý văn hóa", "Di sản", "Thể dục thể thao")),
    (_department("SDL", "Sở Du lịch", "tourism"), ("Quản lý lữ hành", "Quản lý cơ sở lưu trú")),
    (_department("SKC", "Sở Khoa học và Công nghệ", "science"), ("Quản lý khoa học", "Quản lý công nghệ")),
    (
        _department("SGD", "Sở Giáo dục và Đào tạo", "education"),
        ("Giáo dục phổ thông", "Giáo dục mầm non, tiểu học", "Tổ chức cán bộ"),
    ),
    (_department("SYT", "Sở Y tế", "health"), ("Nghiệp vụ Y", "Nghiệp vụ Dược", "Tổ chức cán bộ")),
    (_department("SNG", "Sở Ngoại vụ", "foreign_affairs"), ("Hợp tác quốc tế", "Lãnh sự")),
    (_department("BDT", "Ban Dân tộc", "ethnic_affairs", "Trưởng ban"), ("Chính sách dân tộc",)),
    (
        _department("KKT", "Ban Quản lý Khu kinh tế", "investment", "Trưởng ban"),
        ("Quản lý đầu tư", "Quản lý quy hoạch"),
    ),
    (
        _department("TTR", "Thanh tra tỉnh", "inspection", "Chánh Thanh tra", "inspectorate"),
        ("Nghiệp vụ 1", "Nghiệp vụ 2"),
    ),
)

#: Branch agencies and public service units: (code of the department above, body).
BRANCHES: tuple[tuple[str, Body], ...] = tuple(
    (above, Body(code, name, kind, above, head, f"Phó {head}", 2, staff, functions=functions))
    for above, code, name, kind, head, staff, functions in (
        ("SNN", "CKL", "Chi cục Kiểm lâm", "branch", "Chi cục trưởng", 25, "forestry"),
        ("SNN", "CTL", "Chi cục Thủy lợi", "branch", "Chi cục trưởng", 12, "agriculture"),
        ("SNN", "CTS", "Chi cục Thủy sản", "branch", "Chi cục trưởng", 18, "fisheries"),
        ("STM", "CMT", "Chi cục Bảo vệ môi trường", "branch", "Chi cục trưởng", 14, "environment"),
        ("SYT", "CDS", "Chi cục Dân số - Kế hoạch hóa gia đình", "branch", "Chi cục trưởng", 12, "health"),
        ("SNV", "CVT", "Chi cục Văn thư - Lưu trữ", "branch", "Chi cục trưởng", 10, "home_affairs"),
        ("SYT", "BVT", "Bệnh viện Đa khoa tỉnh", "clinic", "Giám đốc", 120, "health"),
        ("SYT", "BVB", "Bệnh viện Bãi Cháy", "clinic", "Giám đốc", 110, "health"),
        ("SYT", "BVS", "Bệnh viện Sản Nhi", "clinic", "Giám đốc", 90, "health"),
        ("UB", "TTTT", "Trung tâm Truyền thông tỉnh", "public_service_unit", "Giám đốc", 60, "information"),
        ("UB", "HCC", "Trung tâm Phục vụ hành chính công tỉnh", "public_service_unit", "Giám đốc", 15, "one_stop"),
        ("UB", "VHL", "Ban Quản lý Vịnh Hạ Long", "public_service_unit", "Trưởng ban", 60, "heritage"),
        ("UB", "BDA", "Ban Quản lý dự án đầu tư xây dựng tỉnh", "public_service_unit", "Giám đốc", 45, "construction"),
        ("UB", "IPA", "Ban Xúc tiến và Hỗ trợ đầu tư", "public_service_unit", "Trưởng ban", 14, "investment"),
    )
)
