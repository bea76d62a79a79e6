"""Documents in the invented province: a Party committee at each level, a resolution of a few clauses, its plan below."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.mandates.builders import key
from tests.registry.builders import enact, loaded
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Issue, Said, Watch, Wish
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Document
from tinhgon.resolutions.rules.reading import read_clauses

CLERK, SIGNER = Mandate("Soạn", "resolution_drafter"), Mandate("Ký", "resolution_signer")
SIGNED = date(2021, 3, 3)

TEXT = """Căn cứ tình hình của tỉnh, Ban Chấp hành quyết nghị:
I. Mục tiêu
1. Giảm đầu mối bên trong các cơ quan.
II. Nhiệm vụ
1. Giao Sở A chủ trì rà soát chức năng, trình phương án trước ngày 30/6/2021.
2. Các huyện ủy, thị ủy xây dựng kế hoạch thực hiện, hoàn thành trong quý II/2021, kinh phí do ngân sách cấp huyện bảo đảm.
a) Kế hoạch nêu rõ việc, người, hạn.
b) Gửi về Văn phòng trước ngày 15/7/2021.
"""


def books() -> None:
    """The invented province, and a Party committee of the province, of two districts and of three communes."""
    loaded()
    units = [
        ("99.TU", "Tỉnh ủy", "province", "99", ""),
        ("901.DU", "Huyện ủy Đông", "district", "901", "99.TU"),
        ("902.DU", "Thị ủy Tây", "district", "902", "99.TU"),
        ("00011.DU", "Đảng ủy xã An", "commune", "00011", "901.DU"),
        ("00012.DU", "Đảng ủy xã Bình", "commune", "00012", "901.DU"),
        ("00021.DU", "Đảng ủy phường Dương", "commune", "00021", "902.DU"),
    ]
    enact(
        *(
            {"do": "establish", "unit": {"code": code, "name": name, "kind": "party_committee", "sector": "party", "level": level,
                                         "place": place, **({"parent": parent} if parent else {})}}
            for code, name, level, place, parent in units
        ),
        day=date(2020, 1, 1), named="cap-uy",
    )  # fmt: skip


def given(day: date = SIGNED, **more: Any) -> Given:
    """What comes with an act on a day that is today."""
    number = more.pop("number", "")
    return Given(day, more.pop("today", day), basis=Decision(number) if number else Decision(""), **more)


def drafted(text: str = TEXT, organ: str = "99.TU", **more: Any) -> Document:
    """A draft of a text."""
    wish = Wish(
        more.pop("kind", "resolution"), key(organ), more.pop("title", "Về đổi mới phương thức lãnh đạo"), **more
    )
    made = acts.draft(CLERK, wish, given(date(2021, 2, 1)))
    acts.set_text(CLERK, made.code, read_clauses(text), given(date(2021, 2, 1)))
    return made


def clear(mark: str = "II.1", code: str = "", lead: str = "99.SA", **more: Any) -> None:
    """Give a clause of a draft everything that it needs."""
    said: dict[str, Any] = {
        "words": "Giao Sở A chủ trì rà soát chức năng, trình phương án trước ngày 30/6/2021.", "label": "Khoản 1", "orders": True,
        "leads": (key(lead),), "office": "Giám đốc", "due": date(2021, 6, 30), "product": "1 phương án",
        "authority": "Quy định chức năng của Sở A",
    }  # fmt: skip
    acts.set_clause(CLERK, code, mark, Said(**{**said, **more}), given(date(2021, 2, 1)))


def issued(number: int = 19, signed: date = SIGNED, **more: Any) -> Document:
    """A resolution that is issued and in force, with its supervision plan."""
    made = drafted(**more)
    clear(code=made.code)
    acts.plan_supervision(
        CLERK, made.code, Watch(made.organ, "Tiến độ các huyện", date(2021, 5, 1)), given(date(2021, 2, 1))
    )
    acts.issue(SIGNER, made.code, Issue(number, signed, "Nguyễn Văn Ký", "Bí thư"), given(signed))
    return acts.enforce(SIGNER, made.code, signed, given(signed))
