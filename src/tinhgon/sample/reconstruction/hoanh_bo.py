"""Hoành Bồ vào Hạ Long: the bodies of the district go into those of the city on 2020-01-01."""

from __future__ import annotations

from datetime import date

from tinhgon.sample import bodies, counted
from tinhgon.sample.generate import lower_first
from tinhgon.sample.reconstruction.books import Books, Step, post, relieve, scheme
from tinhgon.structure.scheme import Scheme
from tinhgon.structure.snapshot import Structure

RESOLUTION_837 = {
    "number": "837/NQ-UBTVQH14",
    "date": date(2019, 12, 17),
    "organ": "Ủy ban Thường vụ Quốc hội",
    "title": "Về việc sắp xếp các đơn vị hành chính cấp huyện, cấp xã thuộc tỉnh Quảng Ninh",
}
NEW, OLD = counted.HA_LONG, counted.HOANH_BO


def hoanh_bo_into_ha_long(structure: Structure) -> Scheme:
    """Absorb the 44 bodies of Hoành Bồ into those of Hạ Long, placing every head and deputy on purpose."""
    books = Books(structure)
    steps = [*_heads_who_lead_on(books), *_deputies_who_step_down(books)]
    for code in books.units:
        place, _, suffix = code.partition(".")
        if place == OLD:
            heads = (
                "deputy"
                if suffix in counted.HEADS_TO_DEPUTY
                else "relieve"
                if suffix in counted.HEADS_TO_PENSION
                else "specialist"
            )
            into = f"{NEW}.{counted.GOES_INTO.get(suffix, suffix)}"
            steps.append({"do": "absorb", "of": [code], "into": into, "heads": heads})
    steps += rename_commune_bodies(books, "07030")
    return scheme(
        "tai-hien-hoanh-bo-ha-long-2020",
        structure.day,
        "Nhập các cơ quan, đơn vị của huyện Hoành Bồ vào thành phố Hạ Long",
        "The bodies of Hoành Bồ go into those of Hạ Long",
        steps,
        (RESOLUTION_837,),
        "Nguồn: Báo Quảng Ninh, 13/10/2020 (giảm 44 đầu mối, 21 cấp trưởng, 3 cấp phó); từng cơ quan là giả định.",
    )


def _heads_who_lead_on(books: Books) -> list[Step]:
    steps: list[Step] = []
    for suffix in counted.KEPT_OPEN:
        head = books.head(f"{OLD}.{suffix}")
        if head is not None:
            steps.append(
                {
                    "do": "transfer",
                    "person": head.person,
                    "from_post": post(f"{OLD}.{suffix}"),
                    "post": post(f"{NEW}.{suffix}"),
                    "note": "Giữ chức cấp trưởng còn khuyết ở thành phố",
                }
            )
    return steps


def _deputies_who_step_down(books: Books) -> list[Step]:
    steps: list[Step] = []
    for suffix in counted.DEPUTIES_TO_SPECIALIST:
        unit = f"{OLD}.{suffix}"
        title = books.titles[unit, "specialist"]
        held = sum(holder.title == title for holder in books.holders(unit))
        steps.append(
            {"do": "set_quota", "unit": unit, "title": title, "quota": max(books.quotas[unit, title], held + 1)}
        )
        deputy = books.holders(unit, "deputy")[0]
        steps.append(
            {
                "do": "transfer",
                "person": deputy.person,
                "from_post": {"unit": unit, "title": deputy.title},
                "post": {"unit": unit, "title": title},
                "note": "Thôi giữ chức cấp phó",
            }
        )
    leaving = [books.holders(f"{OLD}.{suffix}", "deputy")[0] for suffix in counted.DEPUTIES_TO_PENSION]
    return steps + [relieve(deputy, "Nghỉ hưu trước tuổi") for deputy in leaving]


def rename_commune_bodies(books: Books, code: str) -> list[Step]:
    """Return the steps that give a commune's bodies the name that the commune now has."""
    name = lower_first(books.places[code]["name"])
    templates = (*bodies.COMMUNE, bodies.CLINIC)
    return [
        {"do": "rename", "unit": f"{code}.{body.code}", "name": body.name.format(p=name)}
        for body in templates
        if books.units[f"{code}.{body.code}"]["name"] != body.name.format(p=name)
    ]
