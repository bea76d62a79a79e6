"""The kinds of papers that a scheme's dossier needs: their name, and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: identifier, its word in addresses, its name, and what it is for."""

    id: str
    slug: str
    name: Sentence
    meaning: Sentence
    decides: bool = False

    def as_dict(self) -> dict[str, object]:
        """Return the kind as plain values, for JSON."""
        return {
            "id": self.id,
            "slug": self.slug,
            "name": {"vi": self.name.vi, "en": self.name.en},
            "meaning": {"vi": self.meaning.vi, "en": self.meaning.en},
            "decides": self.decides,
        }


KINDS: Final[dict[str, PaperKind]] = {
    kind.id: kind
    for kind in (
        PaperKind(
            "proposal",
            "de-an",
            Sentence("Đề án", "Scheme"),
            Sentence(
                "Sự cần thiết, căn cứ, phương án từng bước, kết quả trước và sau, tổ chức thực hiện.",
                "Why, on what basis, what is done step by step, figures before and after, who carries it out.",
            ),
        ),
        PaperKind(
            "submission",
            "to-trinh",
            Sentence("Tờ trình", "Submission"),
            Sentence(
                "Trình cấp có thẩm quyền xem xét, quyết định đề án.",
                "Asks those entitled to consider the scheme and decide.",
            ),
        ),
        PaperKind(
            "appraisal",
            "bao-cao-tham-dinh",
            Sentence("Báo cáo thẩm định", "Appraisal report"),
            Sentence(
                "Kết quả kiểm tra đề án: con số, phát hiện theo mức độ, ý kiến thẩm định.",
                "What was found when the scheme was checked: figures, findings by weight, the opinion.",
            ),
        ),
        PaperKind(
            "decision",
            "quyet-dinh",
            Sentence("Quyết định", "Decision"),
            Sentence(
                "Quyết định từng việc của đề án theo điều, khoản, có hiệu lực từ ngày của đề án.",
                "Decides each step of the scheme in articles, in effect from the scheme's day.",
            ),
            decides=True,
        ),
        PaperKind(
            "resolution",
            "nghi-quyet",
            Sentence("Nghị quyết", "Resolution"),
            Sentence(
                "Như quyết định, của hội đồng nhân dân hoặc cấp ủy.",
                "As a decision, of a People's Council or a Party committee.",
            ),
            decides=True,
        ),
    )
}


def kind_of(name: str) -> PaperKind:
    """Return the kind of paper by its identifier or its word in addresses; raises Unknown naming all of them."""
    for kind in KINDS.values():
        if name in (kind.id, kind.slug):
            return kind
    there = ", ".join(f"{kind.slug} ({kind.name.vi})" for kind in KINDS.values())
    raise Unknown(
        Sentence(f"Không có loại văn bản {name!r}. Có: {there}.", f"There is no kind of paper {name!r}: {there}.")
    )
