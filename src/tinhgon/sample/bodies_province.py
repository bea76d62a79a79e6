"""Các tổ chức cấp tỉnh: the invented bodies of the province, its departments with their divisions among them."""

from __future__ import annotations

from tinhgon.sample.bodies import UNION_BODIES, Body


def _party(code: str, name: str, kind: str = "party_department", head: str = "Trưởng ban", functions: str = "") -> Body:
    return Body(code, f"{name} Tỉnh ủy", kind, "TU", head, f"Phó {head}", 2, 12, functions=functions)


def _department(code: str, name: str, functions: str, head: str = "Giám đốc", kind: str = "department") -> Body:
    return Body(code, name, kind, "UB", head, f"Phó {head}", 3, 2, female=0.25, functions=functions)


LEADING: tuple[Body, ...] = (
    Body("TU", "Tỉnh ủy Quảng Ninh", "party_committee", "", "Bí thư", "Phó Bí thư", 1, 0, female=0.1, functions="lãnh đạo"),
    _party("VPTU", "Văn phòng", "party_office", "Chánh Văn phòng", "văn phòng"),
    _party("BTC", "Ban Tổ chức", functions="tổ chức"),
    _party("BTG", "Ban Tuyên giáo", functions="tuyên giáo"),
    _party("BDV", "Ban Dân vận", functions="dân vận"),
    _party("BNC", "Ban Nội chính", functions="nội chính"),
    _party("UBKT", "Ủy ban Kiểm tra", "party_inspection", "Chủ nhiệm", "kiểm tra"),
    Body("TCT", "Trường Đào tạo cán bộ Nguyễn Văn Cừ", "party_school", "TU", "Hiệu trưởng", "Phó Hiệu trưởng", 3, 30,
         functions="bồi dưỡng chính trị"),
    Body("HD", "Hội đồng nhân dân tỉnh", "people_council", "", "Chủ tịch", "Phó Chủ tịch", 2, 0, functions="quyết định;giám sát"),
    Body("HD.PC", "Ban Pháp chế HĐND tỉnh", "council_committee", "HD", "Trưởng ban", "Phó Trưởng ban", 1, 0, functions="giám sát;pháp chế"),
    Body("HD.KN", "Ban Kinh tế - Ngân sách HĐND tỉnh", "council_committee", "HD", "Trưởng ban", "Phó Trưởng ban", 1, 0,
         functions="giám sát;kinh tế"),
    Body("HD.VX", "Ban Văn hóa - Xã hội HĐND tỉnh", "council_committee", "HD", "Trưởng ban", "Phó Trưởng ban", 1, 0,
         functions="giám sát;xã hội"),
    Body("VPDB", "Văn phòng Đoàn đại biểu Quốc hội tỉnh", "council_office", "HD", "Chánh Văn phòng", "Phó Chánh Văn phòng", 1, 9,
         functions="văn phòng"),
    Body("VPHD", "Văn phòng Hội đồng nhân dân tỉnh", "council_office", "HD", "Chánh Văn phòng", "Phó Chánh Văn phòng", 2, 18,
         functions="văn phòng"),
    Body("UB", "Ủy ban nhân dân tỉnh", "people_committee", "", "Chủ tịch", "Phó Chủ tịch", 4, 0, female=0.1, functions="quản lý nhà nước"),
    Body("VPUB", "Văn phòng Ủy ban nhân dân tỉnh", "government_office", "UB", "Chánh Văn phòng", "Phó Chánh Văn phòng", 3, 40,
         functions="văn phòng"),
    Body("MT", "Ủy ban Mặt trận Tổ quốc tỉnh", "front_committee", "", "Chủ tịch", "Phó Chủ tịch", 2, 12, functions="dân vận;giám sát"),
    Body("LD", "Liên đoàn Lao động tỉnh", "mass_organisation", "MT", "Chủ tịch", "Phó Chủ tịch", 2, 15, functions="dân vận"),
    *(Body(body.code, body.name.replace("{p}", "tỉnh"), body.kind, "MT", body.head, body.deputy, 2, 12, 0, body.female,
           functions=body.functions) for body in UNION_BODIES),
)

#: Departments, with the names of their divisions.
DEPARTMENTS: tuple[tuple[Body, tuple[str, ...]], ...] = (
    (_department("SNV", "Sở Nội vụ", "nội vụ"), ("Tổ chức bộ máy", "Công chức, viên chức", "Xây dựng chính quyền")),
    (_department("STP", "Sở Tư pháp", "tư pháp"), ("Hành chính tư pháp", "Phổ biến giáo dục pháp luật")),
    (_department("STC", "Sở Tài chính", "tài chính"), ("Quản lý ngân sách", "Tài chính hành chính", "Quản lý giá, công sản")),
    (_department("SKH", "Sở Kế hoạch và Đầu tư", "kế hoạch;đầu tư"), ("Tổng hợp, quy hoạch", "Đăng ký kinh doanh", "Kinh tế ngành")),
    (_department("SCT", "Sở Công Thương", "công nghiệp;thương mại"), ("Quản lý công nghiệp", "Quản lý thương mại")),
    (_department("SNN", "Sở Nông nghiệp và Phát triển nông thôn", "nông nghiệp"), ("Kế hoạch - Tài chính", "Quản lý xây dựng công trình")),
    (_department("SGT", "Sở Giao thông Vận tải", "giao thông"), ("Kết cấu hạ tầng", "Vận tải", "Quản lý phương tiện")),
    (_department("SXD", "Sở Xây dựng", "xây dựng"), ("Quy hoạch - Kiến trúc", "Hạ tầng kỹ thuật", "Quản lý nhà")),
    (_department("STM", "Sở Tài nguyên và Môi trường", "đất đai;môi trường"), ("Quy hoạch đất", "Khoáng sản", "Nước và biến đổi khí hậu")),
    (_department("STT", "Sở Thông tin và Truyền thông", "thông tin"), ("Công nghệ thông tin", "Báo chí - Xuất bản")),
    (_department("SLD", "Sở Lao động - Thương binh và Xã hội", "lao động;xã hội"), ("Việc làm", "Người có công", "Bảo trợ xã hội")),
    (_department("SVH", "Sở Văn hóa và Thể thao", "văn hóa"), ("Quản lý văn hóa", "Di sản", "Thể dục thể thao")),
    (_department("SDL", "Sở Du lịch", "du lịch"), ("Quản lý lữ hành", "Quản lý cơ sở lưu trú")),
    (_department("SKC", "Sở Khoa học và Công nghệ", "khoa học"), ("Quản lý khoa học", "Quản lý công nghệ")),
    (_department("SGD", "Sở Giáo dục và Đào tạo", "giáo dục"), ("Giáo dục phổ thông", "Giáo dục mầm non, tiểu học", "Tổ chức cán bộ")),
    (_department("SYT", "Sở Y tế", "y tế"), ("Nghiệp vụ Y", "Nghiệp vụ Dược", "Tổ chức cán bộ")),
    (_department("SNG", "Sở Ngoại vụ", "ngoại vụ"), ("Hợp tác quốc tế", "Lãnh sự")),
    (_department("BDT", "Ban Dân tộc", "dân tộc", "Trưởng ban"), ("Chính sách dân tộc",)),
    (_department("KKT", "Ban Quản lý Khu kinh tế", "đầu tư", "Trưởng ban"), ("Quản lý đầu tư", "Quản lý quy hoạch")),
    (_department("TTR", "Thanh tra tỉnh", "thanh tra", "Chánh Thanh tra", "inspectorate"), ("Nghiệp vụ 1", "Nghiệp vụ 2")),
)

#: Branch agencies and public service units: (code of the department above, body).
BRANCHES: tuple[tuple[str, Body], ...] = tuple(
    (above, Body(code, name, kind, above, head, f"Phó {head}", 2, staff, functions=functions))
    for above, code, name, kind, head, staff, functions in (
        ("SNN", "CKL", "Chi cục Kiểm lâm", "branch", "Chi cục trưởng", 25, "lâm nghiệp"),
        ("SNN", "CTL", "Chi cục Thủy lợi", "branch", "Chi cục trưởng", 12, "nông nghiệp"),
        ("SNN", "CTS", "Chi cục Thủy sản", "branch", "Chi cục trưởng", 18, "thủy sản"),
        ("STM", "CMT", "Chi cục Bảo vệ môi trường", "branch", "Chi cục trưởng", 14, "môi trường"),
        ("SYT", "CDS", "Chi cục Dân số - Kế hoạch hóa gia đình", "branch", "Chi cục trưởng", 12, "y tế"),
        ("SNV", "CVT", "Chi cục Văn thư - Lưu trữ", "branch", "Chi cục trưởng", 10, "nội vụ"),
        ("SYT", "BVT", "Bệnh viện Đa khoa tỉnh", "clinic", "Giám đốc", 120, "y tế"),
        ("SYT", "BVB", "Bệnh viện Bãi Cháy", "clinic", "Giám đốc", 110, "y tế"),
        ("SYT", "BVS", "Bệnh viện Sản Nhi", "clinic", "Giám đốc", 90, "y tế"),
        ("UB", "TTTT", "Trung tâm Truyền thông tỉnh", "public_service_unit", "Giám đốc", 60, "thông tin"),
        ("UB", "HCC", "Trung tâm Phục vụ hành chính công tỉnh", "public_service_unit", "Giám đốc", 15, "một cửa"),
        ("UB", "VHL", "Ban Quản lý Vịnh Hạ Long", "public_service_unit", "Trưởng ban", 60, "di sản"),
        ("UB", "BDA", "Ban Quản lý dự án đầu tư xây dựng tỉnh", "public_service_unit", "Giám đốc", 45, "xây dựng"),
        ("UB", "IPA", "Ban Xúc tiến và Hỗ trợ đầu tư", "public_service_unit", "Trưởng ban", 14, "đầu tư"),
    )
)
