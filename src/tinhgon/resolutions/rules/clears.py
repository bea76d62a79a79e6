"""The check of clauses that order something: who leads, which office answers, by when, what comes out, by what power, with what money.

"Sáu rõ": rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ thẩm quyền, rõ sản phẩm; and one task has one lead. Which of them a row
of law asks for is data; a row that nobody verified only warns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.words import documents as words

CLEARS: Final[dict[str, Sentence]] = {
    "owner": Sentence("Rõ trách nhiệm: một cơ quan chủ trì", "Clear responsibility: one body leads"),
    "office": Sentence("Rõ người: chức danh chịu trách nhiệm", "Clear person: the office that answers"),
    "work": Sentence("Rõ việc: nói việc phải làm", "Clear work: what is to be done"),
    "due": Sentence("Rõ thời gian: hạn hoàn thành", "Clear time: the due day"),
    "product": Sentence("Rõ sản phẩm: kết quả đo được", "Clear product: a result that can be measured"),
    "authority": Sentence("Rõ thẩm quyền: căn cứ, quyền được dùng", "Clear power: the basis or power used"),
    "money": Sentence("Kinh phí khi việc cần tiền", "Money where the work needs it"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row of law asks of a clause: which clears, its rule and citation, and whether somebody verified it."""

    rule: str
    clears: tuple[str, ...]
    citation: str
    verified: bool
    severity: Severity = Severity.WARNING

    @property
    def weight(self) -> Severity:
        """How much a finding by this row weighs: one that nobody verified never blocks."""
        return self.severity if self.verified or self.severity is not Severity.ERROR else Severity.WARNING


@dataclass(frozen=True, slots=True)
class Order:
    """A clause that orders something, as the check sees it. ``audience`` says that bodies of a kind each answer for their own part."""

    mark: str
    label: str
    words: str
    leads: int
    audience: bool
    office: str
    due: date | None
    product: str
    authority: str
    needs_money: bool
    money: int | None
    money_source: str


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the clears of one clause: whether it is met."""

    name: str
    met: bool


def clears_of(order: Order) -> list[Clear]:
    """Return every clear of a clause, met or not; money only where the clause needs it."""
    met = {
        "owner": order.leads == 1 or (order.audience and not order.leads),
        "office": bool(order.office),
        "work": len(order.words.split()) >= 3,
        "due": order.due is not None,
        "product": bool(order.product.strip()),
        "authority": bool(order.authority.strip()),
        "money": order.money is not None and bool(order.money_source.strip()),
    }
    return [Clear(name, met[name]) for name in CLEARS if name != "money" or order.needs_money]


def check(orders: Sequence[Order], asked: Asked, signed: date | None) -> list[Finding]:
    """Return what the clauses that order something lack, by the row of law of the day, in the order of the clauses."""
    found = []
    for order in orders:
        for one in clears_of(order):
            if one.met or one.name not in asked.clears:
                continue
            said = (
                words.several_leads(order.label, order.leads)
                if one.name == "owner" and order.leads > 1
                else words.unclear(order.label, CLEARS[one.name])
            )
            found.append(
                Finding(
                    f"resolution.clear_{one.name}", said, asked.weight, subject=order.label, remedy=words.REMEDIES[one.name],
                    citation=asked.citation, where={"clause": order.mark, "rule": asked.rule},
                )
            )  # fmt: skip
        if order.due is not None and signed is not None and order.due < signed:
            found.append(
                Finding(
                    "resolution.due_before", words.due_before(order.label, order.due, signed), Severity.WARNING, subject=order.label,
                    where={"clause": order.mark},
                )
            )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Quality:
    """The plain quality of a plan (A5): of so many items, how many have an owner, a date, a measured number, money; and what was copied."""

    items: int
    owner: int
    date: int
    number: int
    budget: int
    needing_budget: int


def quality(orders: Iterable[Order]) -> Quality:
    """Count what a plan's items have. A number is a digit in the product or measure; money counts where it is needed."""
    rows = list(orders)
    return Quality(
        items=len(rows),
        owner=sum(row.leads == 1 or (row.audience and not row.leads) for row in rows),
        date=sum(row.due is not None for row in rows),
        number=sum(any(sign.isdigit() for sign in row.product) for row in rows),
        budget=sum(row.needs_money and row.money is not None for row in rows),
        needing_budget=sum(row.needs_money for row in rows),
    )
