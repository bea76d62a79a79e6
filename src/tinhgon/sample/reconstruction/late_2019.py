"""Cuối năm 2019: the mergers and unified titles that the articles of 2019 and 2020 report, on plausible days of December 2019."""

from __future__ import annotations

from datetime import date

from tinhgon.sample import counted
from tinhgon.sample.reconstruction.books import Books, Step, post, relieve, scheme, unify
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

RESOLUTION_18 = {
    "number": "18-NQ/TW",
    "date": date(2017, 10, 25),
    "organ": "Ban Chấp hành Trung ương Đảng khóa XII",
    "title": "Một số vấn đề về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị tinh gọn, hoạt động hiệu lực, hiệu quả",
}
#: Which districts is invented; the articles give the counts only: 3 of 14 and 3 of 14.
ALSO_CHAIR_COUNCIL = ("199", "202", "207")
ALSO_CHAIR_COMMITTEE = ("198", "200", "203")
#: Head of organisation also heads home affairs; head of Party inspection also heads state inspection (number invented).
ALSO_HOME_AFFAIRS = ("194", "195", "205")
SHARED_OFFICE_DISTRICTS = ("194", "196", "199", "203", "205", "207")
FRONT_BLOC = ("MT", "PN", "TN", "ND", "CCB")


def provincial_offices(structure: Structure) -> Scheme:
    """Merge the offices of the National Assembly delegation, the People's Council and the People's Committee into one."""
    into = {
        "code": "22.VPTH",
        "name": "Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh",
        "kind": "government_office",
        "parent": "22.UB",
        "functions": "office",
    }
    steps: list[Step] = [
        {"do": "merge", "of": ["22.VPDB", "22.VPHD", "22.VPUB"], "lead": "22.VPUB", "heads": "deputy", "into": into}
    ]
    return scheme(
        "tai-hien-van-phong-2019",
        structure.day,
        "Hợp nhất Văn phòng Đoàn ĐBQH, Văn phòng HĐND và Văn phòng UBND tỉnh",
        "Three provincial offices become one",
        steps,
        (RESOLUTION_18,),
        "Nguồn: VOV, 07/12/2019 (việc hợp nhất); ngày là giả định.",
    )


def unified_titles(structure: Structure) -> Scheme:
    """Let district secretaries chair councils and committees (3 and 3 of 14), and unify titles of like duties."""
    books = Books(structure)
    steps: list[Step] = []
    front_chair = books.head("22.MT")
    if front_chair is not None:
        steps.append(relieve(front_chair, "Nghỉ hưu theo nguyện vọng (giả định)"))
    steps.append(
        {
            "do": "unify",
            "posts": [post("22.BDV"), post("22.MT")],
            "note": "Trưởng Ban Dân vận đồng thời là Chủ tịch MTTQ tỉnh",
        }
    )
    for code in ALSO_CHAIR_COUNCIL:
        steps += unify(books, f"{code}.DU", f"{code}.HD", "Bí thư đồng thời là Chủ tịch HĐND")
    for code in ALSO_CHAIR_COMMITTEE:
        steps += unify(books, f"{code}.DU", f"{code}.UB", "Bí thư đồng thời là Chủ tịch UBND")
    for code in ALSO_HOME_AFFAIRS:
        steps += unify(books, f"{code}.TC", f"{code}.NV", "Trưởng Ban Tổ chức đồng thời là Trưởng phòng Nội vụ")
        steps += unify(books, f"{code}.KT", f"{code}.TTR", "Chủ nhiệm Ủy ban Kiểm tra đồng thời là Chánh Thanh tra")
    return scheme(
        "tai-hien-nhat-the-hoa-2019",
        structure.day,
        "Nhất thể hóa một số chức danh cấp tỉnh, cấp huyện",
        "Unified titles in the province and its districts",
        steps,
        (RESOLUTION_18,),
        "Nguồn: VOV, 07/12/2019 (3/14 và 3/14); huyện nào là giả định.",
    )


def mobilisation_and_propaganda(structure: Structure) -> Scheme:
    """Merge the propaganda and mass mobilisation departments of Cô Tô."""
    into = {
        "code": "207.TV",
        "name": "Ban Tuyên vận Huyện ủy Cô Tô",
        "kind": "party_department",
        "parent": "207.DU",
        "functions": "propaganda;mass_mobilisation",
    }
    return scheme(
        "tai-hien-tuyen-van-co-to",
        structure.day,
        "Hợp nhất Ban Tuyên giáo với Ban Dân vận Huyện ủy Cô Tô thành Ban Tuyên vận",
        "Two Party departments of Cô Tô become one",
        [{"do": "merge", "of": ["207.TG", "207.DV"], "lead": "207.TG", "heads": "deputy", "into": into}],
        (RESOLUTION_18,),
        "Nguồn: Báo Quảng Ninh, 13/10/2020 (việc hợp nhất); ngày là giả định.",
    )


def shared_offices(structure: Structure) -> Scheme:
    """Give the Front and the mass organisations of the province and six districts one shared advisory office each."""
    books = Books(structure)
    steps: list[Step] = []
    for code in ("22", *SHARED_OFFICE_DISTRICTS):
        where = "tỉnh" if code == "22" else books.places[code]["name"][:1].lower() + books.places[code]["name"][1:]
        office = {
            "code": f"{code}.CQC",
            "name": f"Cơ quan tham mưu, giúp việc chung khối MTTQ và đoàn thể {where}",
            "kind": "shared_office",
            "parent": f"{code}.MT",
            "functions": "office;mass_mobilisation",
            "posts": [{"title": "Thủ trưởng cơ quan", "rank": "head"}],
        }
        steps.append(
            {
                "do": "share",
                "establish": office,
                "units": [f"{code}.{body}" for body in FRONT_BLOC],
                "staff_moves": True,
            }
        )
        steps.append(
            {
                "do": "unify",
                "posts": [post(f"{code}.MT"), post(f"{code}.CQC")],
                "note": "Chủ tịch MTTQ là thủ trưởng cơ quan",
            }
        )
    return scheme(
        "tai-hien-co-quan-chung-2019",
        structure.day,
        "Lập cơ quan tham mưu, giúp việc chung khối MTTQ và các tổ chức chính trị - xã hội",
        "Shared advisory offices of the Front and the mass organisations",
        steps,
        (RESOLUTION_18,),
        "Nguồn: VOV, 07/12/2019; Báo Quảng Ninh, 20/04/2017 (mô hình); huyện nào và ngày là giả định.",
    )


def village_titles(structure: Structure) -> Scheme:
    """Let the cell secretary head the village wherever this is not so yet, but for three villages."""
    books = Books(structure)
    apart = []
    for code in books.units:
        if books.units[code]["kind"] == "party_cell":
            village = code.replace(".CB", ".T")
            secretary, head = books.head(code), books.head(village)
            if secretary is not None and head is not None and secretary.person != head.person:
                apart.append((code, village))
    # Three villages spread over the province where the head is not a Party member (invented).
    never = {apart[len(apart) * part // (counted.NEVER_UNIFIED + 1)] for part in range(1, counted.NEVER_UNIFIED + 1)}
    steps: list[Step] = [
        {"do": "unify", "posts": [post(cell), post(village)]} for cell, village in apart if (cell, village) not in never
    ]
    return scheme(
        "tai-hien-bi-thu-truong-thon-2019",
        structure.day,
        "Nhất thể hóa bí thư chi bộ đồng thời là trưởng thôn, bản, khu phố",
        "Cell secretaries also head their villages",
        steps,
        (RESOLUTION_18,),
        "Nguồn: VOV, 07/12/2019 (đạt 99,8 %); thôn nào là giả định.",
    )
