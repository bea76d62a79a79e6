"""Numbers of documents: 19-NQ/TU, 290-QĐ/TW, 1679/NQ-UBTVQH15, 45/2019/NĐ-CP, 72/2025/QH15."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.letters import canonical
from tinhgon.vietnamese.search import search_key

#: Kinds of documents by their official abbreviation.
DOCUMENT_KINDS: Final[dict[str, Sentence]] = {
    "NQ": Sentence("Nghị quyết", "Resolution"),
    "QĐ": Sentence("Quyết định", "Decision"),
    "QyĐ": Sentence("Quy định", "Regulation"),
    "CT": Sentence("Chỉ thị", "Directive"),
    "KL": Sentence("Kết luận", "Conclusion"),
    "NĐ": Sentence("Nghị định", "Decree"),
    "TT": Sentence("Thông tư", "Circular"),
    "TTLT": Sentence("Thông tư liên tịch", "Joint circular"),
    "KH": Sentence("Kế hoạch", "Plan"),
    "ĐA": Sentence("Đề án", "Scheme"),
    "HD": Sentence("Hướng dẫn", "Guidance"),
    "BC": Sentence("Báo cáo", "Report"),
    "TTr": Sentence("Tờ trình", "Submission"),
    "TB": Sentence("Thông báo", "Notice"),
    "CV": Sentence("Công văn", "Official letter"),
    "QC": Sentence("Quy chế", "Working rules"),
    "CTr": Sentence("Chương trình", "Programme"),
    "VBHN": Sentence("Văn bản hợp nhất", "Consolidated text"),
    "PL": Sentence("Pháp lệnh", "Ordinance"),
}

_NUMBER: Final = r"(?P<number>\d{1,6})(?P<letter>[A-Za-zĐđ]?)"
_ABBREVIATION: Final = r"[^\W\d_]{1,8}"
_ORGAN: Final = r"[^\W_][\w.&-]{0,60}"
# Party: number-KIND/ORGAN. State: number/KIND-ORGAN, with the year between where the law asks for it. Laws:
# number/year/QHnn.
_PARTY: Final = re.compile(rf"{_NUMBER}-(?P<kind>{_ABBREVIATION})/(?P<organ>{_ORGAN})")
_STATE: Final = re.compile(rf"{_NUMBER}/(?:(?P<year>(?:19|20)\d\d)/)?(?P<kind>{_ABBREVIATION})-(?P<organ>{_ORGAN})")
_LAW: Final = re.compile(rf"{_NUMBER}/(?P<year>(?:19|20)\d\d)/(?P<organ>{_ORGAN})")
_LEAD: Final = re.compile(r"^(?:.*?\bsố\b)?\s*:?\s*", re.IGNORECASE)
_DASHES: Final = re.compile(r"\s*[‐‑‒–—−-]\s*")
_KIND_BY_SEARCH: Final = {search_key(kind): kind for kind in DOCUMENT_KINDS}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number of a document in parts. ``style`` is "party" (19-NQ/TU), "state" (1679/NQ-UBTVQH15) or "law"
    (72/2025/QH15).
    """

    number: int
    kind: str
    organ: str
    year: int | None = None
    letter: str = ""
    style: str = "state"
    padded: str = ""

    def __str__(self) -> str:
        lead = f"{self.padded or self.number}{self.letter}"
        if self.style == "party":
            return f"{lead}-{self.kind}/{self.organ}"
        middle = f"/{self.year}" if self.year else ""
        return f"{lead}{middle}/{self.organ}" if self.style == "law" else f"{lead}{middle}/{self.kind}-{self.organ}"

    @property
    def kind_words(self) -> Sentence | None:
        """What kind of document it is, in words; None for laws and for abbreviations that are not in the list."""
        return DOCUMENT_KINDS.get(self.kind)


def parse_document_number(text: str) -> DocumentNumber:
    """Read the number of a document as people type it: "19-NQ/TU", "số 1679/NQ-UBTVQH15", "290 – QĐ / TW", "19-nq/tu".

    Raises Refusal (rule ``vietnamese.document_number``) where the text has none of the three official forms.
    """
    plain = _tidy(text)
    for style, pattern in (("party", _PARTY), ("state", _STATE), ("law", _LAW)):
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        parts = found.groupdict()
        kind = parts.get("kind") or ""
        digits = parts["number"]
        return DocumentNumber(
            number=int(digits),
            kind=_KIND_BY_SEARCH.get(search_key(kind), kind.upper()),
            organ=parts["organ"].upper() if parts["organ"].islower() else parts["organ"],
            year=int(parts["year"]) if parts.get("year") else None,
            letter=parts["letter"],
            style=style,
            padded=digits if digits.startswith("0") else "",
        )
    raise Refusal(
        [
            Finding(
                rule="vietnamese.document_number",
                sentence=Sentence(
                    f"“{text.strip()}” không phải số hiệu văn bản.",
                    f"“{text.strip()}” is not the number of a document.",
                ),
                measured=text.strip(),
                remedy=Sentence(
                    "Ghi như 19-NQ/TU (Đảng), 1679/NQ-UBTVQH15 hoặc 45/2019/NĐ-CP (Nhà nước), 72/2025/QH15 (luật).",
                    "Write it like 19-NQ/TU (Party), 1679/NQ-UBTVQH15 or 45/2019/NĐ-CP (State), 72/2025/QH15 (laws).",
                ),
            )
        ]
    )


def document_key(text: str) -> str:
    """Return a document number in the form that searches compare: no accents, capitals, spaces or leading zeros.

    "Số 09–NQ/TU" and "9-nq/tu" both give "9-nq/tu". Text that is no number is only made accent-blind, so any text may
    be given. Applying it twice changes nothing.
    """
    key = _key_once(text)
    # Letters that search leaves out may lay bare a mark that would have been dropped, so until nothing changes.
    while (again := _key_once(key)) != key:
        key = again
    return key


def _key_once(text: str) -> str:
    plain = _tidy(text)
    if not plain[:1].isdigit():
        return search_key(text)
    return search_key(plain.lstrip("0") if plain.strip("0")[:1].isdigit() else plain).replace(" ", "")


def _tidy(text: str) -> str:
    """Drop "số", spaces around dashes and strokes, and unify dashes."""
    plain = _LEAD.sub("", canonical(text), count=1)
    return re.sub(r"\s*/\s*", "/", _DASHES.sub("-", plain)).strip(" .;,")
