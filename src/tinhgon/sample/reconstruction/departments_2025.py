"""Đầu năm 2025: departments of the province merge, as in all provinces on 2025-03-01 (Decree 45/2025)."""

from __future__ import annotations

from datetime import date

from tinhgon.sample.reconstruction.books import Books, Step, scheme
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

DECREE_45 = {
    "number": "45/2025/NĐ-CP",
    "date": date(2025, 2, 28),
    "organ": "Chính phủ",
    "title": "Quy định tổ chức các cơ quan chuyên môn thuộc UBND tỉnh, thành phố trực thuộc trung ương và UBND cấp huyện",
}
#: (units that merge, the first leads; code, name and functions of the new one).
MERGERS = (
    (("SNV", "SLD"), "SNV", "Sở Nội vụ", "home_affairs;labour"),
    (("STC", "SKH"), "STC", "Sở Tài chính", "finance;planning;investment"),
    (("SXD", "SGT"), "SXD", "Sở Xây dựng", "construction;transport"),
    (("SNN", "STM"), "SNM", "Sở Nông nghiệp và Môi trường", "agriculture;land;environment"),
    (("SKC", "STT"), "SKC", "Sở Khoa học và Công nghệ", "science;information"),
    (("SVH", "SDL"), "SVH", "Sở Văn hóa, Thể thao và Du lịch", "culture;tourism"),
)


def departments_2025(structure: Structure) -> Scheme:
    """Merge twelve departments into six, with their offices and inspectorates, and two Party departments into one."""
    books = Books(structure)
    steps: list[Step] = []
    for (lead, *others), code, name, functions in MERGERS:
        units = [f"22.{one}" for one in (lead, *others)]
        into = {"code": f"22.{code}", "name": name, "kind": "department", "parent": "22.UB", "functions": functions}
        steps.append({"do": "merge", "of": units, "lead": f"22.{lead}", "heads": "deputy", "into": into})
        # P1 and P2 are the office and the inspectorate of a department.
        steps += [
            {"do": "absorb", "of": [f"22.{other}.{division}"], "into": f"22.{lead}.{division}", "heads": "deputy"}
            for other in others
            for division in ("P1", "P2")
        ]
        for unit, title in (("P1", "Văn phòng"), ("P2", "Thanh tra")):
            if books.units[f"22.{lead}.{unit}"]["name"] != f"{title} {name}":
                steps.append({"do": "rename", "unit": f"22.{lead}.{unit}", "name": f"{title} {name}"})
    propaganda = {
        "code": "22.TGDV",
        "name": "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "kind": "party_department",
        "parent": "22.TU",
        "functions": "propaganda;mass_mobilisation",
    }
    steps.append({"do": "merge", "of": ["22.BTG", "22.BDV"], "lead": "22.BTG", "heads": "deputy", "into": propaganda})
    steps.append({"do": "rename", "unit": "22.BDT", "name": "Sở Dân tộc và Tôn giáo"})
    return scheme(
        "tai-hien-so-nganh-2025",
        structure.day,
        "Sắp xếp các cơ quan chuyên môn thuộc UBND tỉnh và các ban của Tỉnh ủy",
        "Departments of the province merge",
        steps,
        (DECREE_45,),
        "Danh sách hợp nhất theo Nghị định 45/2025; nhân sự là giả định.",
    )
