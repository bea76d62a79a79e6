"""Papers, templates and outcomes for the tests of papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from tinhgon.papers.composing.compose import compose
from tinhgon.papers.composing.occasion import Occasion
from tinhgon.papers.organ import organ_of, signature_of
from tinhgon.papers.paper import Annex, Block, Column, Organ, Paper, Signature, Table
from tinhgon.papers.profile import Profile, profile_for
from tinhgon.sample import outcomes
from tinhgon.site import places
from tinhgon.structure.run import Outcome

#: Every letter of Vietnamese, in both cases, with every tone.
LETTERS = "".join(
    letter + letter.upper()
    for letter in "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
STATE, PARTY = profile_for("government", date(2025, 7, 1)), profile_for("party", date(2025, 7, 1))


def fonts() -> Path:
    """The folder of the faces, which the set-up fetches."""
    return places.parts() / "papers"


def paper(**changes: Any) -> Paper:
    """A short decision of a province, with one annex."""
    columns = (Column("TT", 1, "centre"), Column("Đơn vị", 6), Column("Diện tích (km²)", 3, "right", 2))
    made = Paper(
        kind="decision",
        organ=Organ(
            "Ủy ban nhân dân tỉnh Quảng Ninh",
            "UBND",
            "Quảng Ninh",
            "government",
            ("Ủy ban nhân dân", "tỉnh Quảng Ninh"),
        ),
        number="05/QĐ-UBND",
        number_line="Số: 05/QĐ-UBND",
        day=date(2025, 7, 1),
        heading="Quyết định",
        abstract="Về việc hợp nhất hai phòng (ví dụ giả định)",
        blocks=(
            Block("resolved", "Quyết định:"),
            Block("article", "Hợp nhất Phòng A và Phòng B thành Phòng C.", "Điều 1."),
            Block("article", "Quyết định này có hiệu lực từ ngày 01/07/2025.", "Điều 2."),
        ),
        signature=Signature("Chủ tịch", "Nguyễn Văn An", ("TM. ỦY BAN NHÂN DÂN",)),
        bases=("Căn cứ Luật số 72/2025/QH15", "Theo đề nghị của Giám đốc Sở Nội vụ"),
        issuer="Ủy ban nhân dân tỉnh Quảng Ninh",
        recipients=("Như Điều 2", "Lưu: VT"),
        annexes=(Annex("Danh mục", (Table(columns, ((1, "Phòng A", 12.5), (2, "Phòng B", None))),)),),
    )
    return replace(made, **changes)


def template(*paragraphs: str) -> bytes:
    """A Word template with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


_coming = outcomes()
_done: dict[str, Outcome] = {}


def sample(id: str) -> Outcome:
    """What a scheme of the sample does; those before it are carried out once."""
    while id not in _done:
        one = next(_coming)
        _done[one.scheme.id] = one
    return _done[id]


def made(kind: str, id: str, organ: str, **changes: Any) -> tuple[Paper, Profile]:
    """A paper of a kind from a scheme of the sample, in the name of an organ, dated on the scheme's day."""
    asked = (kind, id, organ, repr(changes))
    if asked not in _papers:
        outcome = sample(id)
        issuing = organ_of(outcome.before, organ)
        profile = profile_for(issuing.sector, outcome.scheme.day)
        day = outcome.scheme.day
        occasion = Occasion(issuing, profile, signature_of(outcome.before, organ, profile), day, day, "5")
        _papers[asked] = compose(kind, outcome, replace(occasion, **changes)), profile
    return _papers[asked]


_papers: dict[tuple[str, str, str, str], tuple[Paper, Profile]] = {}
