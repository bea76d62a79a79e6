"""Chính quyền hai cấp từ 2025-07-01: 54 communes take over, the district's bodies end and everyone is placed or relieved."""

from __future__ import annotations

from datetime import date

from tinhgon.sample import bodies, counted
from tinhgon.sample.generate import lower_first
from tinhgon.sample.reconstruction.books import Books, Step, scheme
from tinhgon.sample.reconstruction.placing import Placing
from tinhgon.sample.tables import communes, published_2025
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

RESOLUTION_1679 = {
    "number": "1679/NQ-UBTVQH15",
    "date": date(2025, 6, 16),
    "organ": "Ủy ban Thường vụ Quốc hội",
    "title": "Về việc sắp xếp các đơn vị hành chính cấp xã của tỉnh Quảng Ninh năm 2025",
}
#: The offices that a commune gets: suffix, name, kind, body above, titles of head and deputy, staff, functions.
OFFICES = (
    ("VPDU", "Văn phòng Đảng ủy {p}", "party_office", "DU", "Chánh Văn phòng", "Phó Chánh Văn phòng", 4, "office"),
    (
        "XDD",
        "Ban Xây dựng Đảng {p}",
        "party_department",
        "DU",
        "Trưởng ban",
        "Phó Trưởng ban",
        4,
        "organisation;propaganda;mass_mobilisation",
    ),
    (
        "KT",
        "Ủy ban Kiểm tra Đảng ủy {p}",
        "party_inspection",
        "DU",
        "Chủ nhiệm",
        "Phó Chủ nhiệm",
        3,
        "party_inspection",
    ),
    (
        "VP",
        "Văn phòng HĐND và UBND {p}",
        "government_office",
        "UB",
        "Chánh Văn phòng",
        "Phó Chánh Văn phòng",
        6,
        "office;justice",
    ),
    (
        "KTE",
        "Phòng {e} {p}",
        "division",
        "UB",
        "Trưởng phòng",
        "Phó Trưởng phòng",
        8,
        "economy;finance;land;construction",
    ),
    (
        "VHXH",
        "Phòng Văn hóa - Xã hội {p}",
        "division",
        "UB",
        "Trưởng phòng",
        "Phó Trưởng phòng",
        8,
        "culture;social_affairs;education;health;home_affairs",
    ),
    (
        "HCC",
        "Trung tâm Phục vụ hành chính công {p}",
        "public_service_unit",
        "UB",
        "Giám đốc",
        "Phó Giám đốc",
        5,
        "one_stop",
    ),
)
#: Which body of a commune (or of the province, with a dot) takes over from a body of a district.
TAKES_OVER = {
    "VP": "VPDU",
    "TC": "XDD",
    "TG": "XDD",
    "DV": "XDD",
    "TV": "XDD",
    "CT": "XDD",
    "KT": "KT",
    "HD.PC": "HD",
    "HD.KX": "HD",
    "VPUB": "VP",
    "TTR": "22.TTR",
    "NV": "VHXH",
    "TP": "VP",
    "TCKH": "KTE",
    "TNMT": "KTE",
    "LDXH": "VHXH",
    "VHTT": "VHXH",
    "GD": "VHXH",
    "KTE": "KTE",
    "HT": "KTE",
    "YT": "VHXH",
    "DTOC": "VHXH",
    "LD": "MT",
    "PN": "PN",
    "TN": "TN",
    "ND": "ND",
    "CCB": "CCB",
    "CTD": "MT",
    "NCT": "MT",
    "KH": "MT",
    "LG": "MT",
    "DC": "MT",
    "TTVH": "VHXH",
    "HCC": "HCC",
    "QD": "KTE",
    "DA": "KTE",
    "NN": "KTE",
    "DT": "KTE",
    "CHO": "KTE",
    "NTN": "VHXH",
    "MT": "MT",
    "CQC": "MT",
    "HD": "HD",
    "UB": "UB",
    "DU": "DU",
}
#: Public service units that go on under a department of the province.
TO_DEPARTMENTS = (("TTYT", "22.SYT", "clinic"), ("GDTX", "22.SGD", "public_service_unit"))
LEADING = ("MT", "CQC", "HD", "UB", "DU")


def communes_2025(structure: Structure) -> Scheme:
    """Make 54 sets of commune bodies out of 171, give each its offices, and put schools under the communes."""
    books = Books(structure)
    there = sorted(code for code, row in books.places.items() if row["level"] == "commune")
    sources = _sources(books)
    steps: list[Step] = []
    # A code that still belongs to bodies which go elsewhere must be set free first (06820: Trưng Vương goes to 06811 Uông Bí).
    for code in sorted(there, key=lambda one: (one not in sources[one], one)):
        steps += _commune_bodies(books, code, sources[code])
    for code in there:
        steps += _offices(books, code)
    steps += _schools(books)
    return scheme(
        "tai-hien-cap-xa-2025",
        structure.day,
        "Tổ chức bộ máy của 54 đơn vị cấp xã mới",
        "Bodies of the 54 new communes",
        steps,
        (RESOLUTION_1679,),
        "Cơ cấu phòng theo Nghị định 150/2025; biên chế là giả định.",
    )


def districts_2025(structure: Structure) -> Scheme:
    """End the bodies of 13 districts, with every person placed in a commune or the province, or relieved."""
    books = Books(structure)
    steps: list[Step] = []
    for district, inside in _districts(books).items():
        steps += _district(books, district, inside)
    return scheme(
        "tai-hien-ket-thuc-cap-huyen-2025",
        structure.day,
        "Kết thúc các cơ quan cấp huyện, bố trí cán bộ về cấp xã và cấp tỉnh",
        "District bodies end; their people go to communes and the province",
        steps,
        (RESOLUTION_1679,),
        "Ai về đâu là giả định.",
    )


def _sources(books: Books) -> dict[str, list[str]]:
    """Return, for each new commune, the codes whose bodies stand on it: its own code first if it is there, then by people served."""
    found: dict[str, list[str]] = {}
    for code, row in books.units.items():
        if row["kind"] == "party_committee" and row["level"] == "commune":
            found.setdefault(books.place_codes[row["place"]], []).append(code.partition(".")[0])
    return {place: sorted(codes, key=lambda one: (one != place, one)) for place, codes in found.items()}


def _commune_bodies(books: Books, code: str, sources: list[str]) -> list[Step]:
    name = lower_first(books.places[code]["name"])
    steps: list[Step] = []
    for body in bodies.COMMUNE:
        title = body.name.format(p=name)
        if sources == [code]:
            if books.units[f"{code}.{body.code}"]["name"] != title:
                steps.append({"do": "rename", "unit": f"{code}.{body.code}", "name": title})
            if not body.parent:
                steps.append({"do": "move", "unit": f"{code}.{body.code}", "parent": _above(body.code)})
            continue
        into: Step = {"code": f"{code}.{body.code}", "name": title, "kind": body.kind, "place": code}
        if not body.parent:
            into["parent"] = _above(body.code)
        steps.append(
            {
                "do": "merge",
                "of": [f"{one}.{body.code}" for one in sources],
                "lead": f"{sources[0]}.{body.code}",
                "into": into,
                "heads": "specialist" if body.kind == "mass_organisation" else "deputy",
            }
        )
    return steps


def _above(suffix: str) -> str:
    return "22.TU" if suffix == "DU" else f"22.{suffix}"


def _offices(books: Books, code: str) -> list[Step]:
    place = books.places[code]
    economy = "Kinh tế" if place["kind"] == "commune" else "Kinh tế, Hạ tầng và Đô thị"
    return [
        {
            "do": "establish",
            "unit": {
                "code": f"{code}.{suffix}",
                "name": name.format(p=lower_first(place["name"]), e=economy),
                "kind": kind,
                "parent": f"{code}.{above}",
                "place": code,
                "level": "commune",
                "functions": functions,
                "posts": [
                    {"title": head, "rank": "head"},
                    {"title": deputy, "rank": "deputy", "quota": 2},
                    {
                        "title": "Viên chức" if kind == "public_service_unit" else "Chuyên viên",
                        "rank": "specialist",
                        "quota": staff,
                    },
                ],
            },
        }
        for suffix, name, kind, above, head, deputy, staff, functions in OFFICES
    ]


def _schools(books: Books) -> list[Step]:
    return [
        {"do": "move", "unit": code, "parent": f"{books.place_codes[row['place']]}.UB"}
        for code, row in books.units.items()
        if row["kind"] == "school"
    ]


def _districts(books: Books) -> dict[str, list[str]]:
    """Return the new communes of each district that still has bodies, by where each one's code came from; the seat first."""
    above = {row["code"]: row["parent"] for row in communes().iter_rows(named=True)}
    found: dict[str, list[str]] = {}
    for code, row in sorted(books.places.items()):
        if row["level"] == "commune":
            district = counted.HA_LONG if above[code] == counted.HOANH_BO else above[code]
            found.setdefault(district, []).append(code)
    seats = {row["code"]: str(row["seat"]) for row in published_2025().iter_rows(named=True)}
    words = ("Thành ủy", "Huyện ủy", "UBND huyện", "UBND thị xã", "UBND thành phố")

    def order(code: str) -> tuple[bool, int, str]:
        # Where no published seat is the district's own, the commune with most people stands in (invented).
        return not any(word in seats[code] for word in words), -(books.places[code]["population"] or 0), code

    return {district: sorted(inside, key=order) for district, inside in sorted(found.items())}


def _district(books: Books, district: str, inside: list[str]) -> list[Step]:
    mine = [code for code in books.units if code.startswith(f"{district}.")]
    steps: list[Step] = []
    for suffix, department, kind in TO_DEPARTMENTS:
        unit = f"{district}.{suffix}"
        steps.append({"do": "move", "unit": unit, "parent": department})
        steps.append({"do": "convert", "unit": unit, "kind": kind, "level": "province"})
    going_on = {f"{district}.{suffix}" for suffix, _, _ in TO_DEPARTMENTS}
    ending = [code for code in mine if code not in going_on]
    placing = Placing(books, district, inside, ending)
    steps += placing.pensions()
    steps += placing.leaders()
    steps += placing.office_heads([office[0] for office in OFFICES], TAKES_OVER)
    order = [code for code in ending if code.partition(".")[2] not in LEADING]
    order += [f"{district}.{suffix}" for suffix in LEADING if f"{district}.{suffix}" in books.units]
    for number, unit in enumerate(order):
        suffix = unit.partition(".")[2]
        target = TAKES_OVER[suffix]
        if "." not in target:
            target = f"{inside[0] if suffix in LEADING else inside[number % len(inside)]}.{target}"
        step: Step = {
            "do": "dissolve",
            "unit": unit,
            "people_to": target,
            "heads": "deputy" if suffix in LEADING else "specialist",
        }
        if suffix == "MT":  # the shared office hangs on it, and ends next
            step["children_to"] = "22.MT"
        steps.append(step)
    return steps
