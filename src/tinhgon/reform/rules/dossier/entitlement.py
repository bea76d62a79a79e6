"""What somebody who leaves gets: each term of the law of the day with its formula and numbers, or what a document states."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from tinhgon.law.books import Law
from tinhgon.law.entitlements import Leaver, entitlements


@dataclass(frozen=True, slots=True)
class Term:
    """One part of an entitlement: the rule, its sentence, the formula with its numbers, đồng, the citation, and whether a person
    compared the rule with the text of the law."""

    rule: str
    words: str
    words_en: str
    formula: str
    formula_en: str
    amount: int
    citation: str
    verified: bool = False

    def as_dict(self) -> dict[str, object]:
        """Return the term as plain values."""
        return asdict(self)


def facts_of(leaver: Leaver) -> dict[str, object]:
    """Return what an entitlement was worked out from as plain values; years with halves as text."""
    return {**asdict(leaver), "insured_years": f"{leaver.insured_years:g}"}


def terms(law: Law, leaver: Leaver) -> list[Term]:
    """Return what the law of a day gives somebody, term by term; nothing where no rule of the book fits."""
    return [
        Term(
            one.rule.id, one.rule.sentence.vi, one.rule.sentence.en, one.sentence.vi, one.sentence.en, one.amount,
            str(one.rule.citation), one.rule.verified is not None,
        )
        for one in entitlements(law, leaver)
    ]  # fmt: skip


def stated(amount: int, document: str) -> Term:
    """Return an amount that a document states, where the law book has no rule for the day."""
    vi, en = f"Theo văn bản {document}", f"As stated by {document}"
    return Term("", vi, en, f"{amount:,} đ".replace(",", "."), f"{amount:,} VND", amount, document)
