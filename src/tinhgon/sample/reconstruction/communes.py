"""Tổ chức của các xã được sắp xếp năm 2020 và 2024: the bodies of merged communes become one set of bodies."""

from __future__ import annotations

from datetime import date

from tinhgon.sample import bodies, counted
from tinhgon.sample.generate import COMMITTEES, lower_first, short
from tinhgon.sample.reconstruction.books import Books, Step, scheme
from tinhgon.sample.reconstruction.hoanh_bo import RESOLUTION_837, rename_commune_bodies
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

RESOLUTION_1199 = {
    "number": "1199/NQ-UBTVQH15",
    "date": date(2024, 9, 28),
    "organ": "Ủy ban Thường vụ Quốc hội",
    "title": "Về việc sắp xếp đơn vị hành chính cấp huyện, cấp xã của tỉnh Quảng Ninh giai đoạn 2023 - 2025",
}
MERGED_2024 = {
    "06682": "06685",
    "06718": "06712",
    "06802": "06799",
    "06991": "06985",
    "07087": "07084",
    "07072": "07093",
}
RETYPED_2024 = ("07081", "07090", "07102", "07129")


def communes_2020(structure: Structure) -> Scheme:
    """Merge the bodies of the nine communes with those of the seven that received them."""
    steps = merge_bodies(Books(structure), counted.RECEIVERS)
    return scheme(
        "tai-hien-cap-xa-2020",
        structure.day,
        "Sắp xếp tổ chức, cán bộ của 9 xã nhập vào 7 đơn vị cấp xã",
        "Bodies and people of the nine merged communes",
        steps,
        (RESOLUTION_837,),
        "Nguồn: Báo Quảng Ninh, 13/10/2020 (299 cán bộ, công chức; 135 người hoạt động không chuyên trách); từng người là giả định.",
    )


def communes_2024(structure: Structure) -> Scheme:
    """Merge the bodies of six communes with those of their receivers; rename the bodies of Đông Triều city and its new wards."""
    books = Books(structure)
    steps = merge_bodies(books, MERGED_2024)
    for code in RETYPED_2024:
        steps += rename_commune_bodies(books, code)
    city = books.places["205"]
    words = {"p": lower_first(city["name"]), "c": f"{COMMITTEES[city['kind']]} {short(city['name'])}"}
    steps += [
        {"do": "rename", "unit": f"205.{body.code}", "name": body.name.format(**words)} for body in bodies.DISTRICT
    ]
    return scheme(
        "tai-hien-cap-xa-2024",
        structure.day,
        "Sắp xếp tổ chức, cán bộ cấp xã năm 2024; các cơ quan của thành phố Đông Triều",
        "Bodies and people of the communes merged in 2024; bodies of Đông Triều city",
        steps,
        (RESOLUTION_1199,),
    )


def merge_bodies(books: Books, receivers: dict[str, str]) -> list[Step]:
    """Return one merge for each of the eight bodies of each receiver, led by the receiver's; the other heads become deputies."""
    groups: dict[str, list[str]] = {}
    for merged, receiver in receivers.items():
        groups.setdefault(receiver, [receiver]).append(merged)
    steps: list[Step] = []
    for receiver, codes in groups.items():
        name = lower_first(books.places[receiver]["name"])
        for body in bodies.COMMUNE:
            into = {"code": f"{receiver}.{body.code}", "name": body.name.format(p=name), "kind": body.kind}
            steps.append(
                {
                    "do": "merge",
                    "of": [f"{code}.{body.code}" for code in codes],
                    "lead": f"{receiver}.{body.code}",
                    "heads": "deputy",
                    "into": into,
                }
            )
    return steps
