"""What is typed into the forms of mandates: read all at once, every fault at its field, everything typed is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest

from tinhgon.accounts import queries as accounts
from tinhgon.accounts.models import Account
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision
from tinhgon.kernel.refusal import HouseError, Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.acts import Wish
from tinhgon.registry.queries.courses import bearers
from tinhgon.vietnamese.days import parse_day

FIELDS = (
    "tai-khoan", "vai-tro", "don-vi", "nhan-danh", "khoi", "tu", "den", "so", "ngay-ky", "co-quan", "trich-yeu", "ghi-chu",
    "ly-do", "hinh-thuc", "nguoi",
)  # fmt: skip


@dataclass
class Typed:
    """The values of a form as they were typed, and what is wrong with them, by field."""

    values: dict[str, str]
    faults: list[Finding] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return one value."""
        return self.values.get(name, "")

    def fault(self, name: str, vi: str, en: str) -> None:
        """Keep one fault of a field."""
        self.faults.append(Finding(f"form.{name}", Sentence(vi, en), where={"field": name}))

    def day(self, name: str) -> date | None:
        """Read a day; an empty one is None, one that cannot be read is a fault."""
        if not self.text(name):
            return None
        try:
            return parse_day(self.text(name))
        except Refusal as refusal:
            found = refusal.findings[0]
            self.faults.append(Finding(found.rule, found.sentence, remedy=found.remedy, where={"field": name}))
            return None

    def unit(self, name: str, day: date) -> int | None:
        """Read the code of a unit that stands on a day; an empty one is None."""
        code = self.text(name)
        if not code:
            return None
        found = [one.key for one in bearers("units", code) if day in one.span]
        if not found:
            self.fault(
                name, f"Ngày ấy không có đơn vị nào mang mã {code[:40]}.", f"No unit bears {code[:40]} on that day."
            )
        return found[0] if found else None

    def account(self) -> Account | None:
        """Read the login of who is to hold the mandate."""
        try:
            return accounts.account(self.text("tai-khoan"))
        except HouseError as error:
            self.faults.append(Finding("form.account", error.sentence, where={"field": "tai-khoan"}))
            return None

    def decision(self) -> Decision:
        """Read the document."""
        return Decision(self.text("so"), self.day("ngay-ky"), self.text("co-quan"), self.text("trich-yeu"))

    def wish(self, today: date, role: str = "") -> Wish | None:
        """Read a whole wish; None where something cannot be read (the faults say what)."""
        since, until, who = self.day("tu") or today, self.day("den"), self.account()
        unit, organ = self.unit("don-vi", since), self.unit("nhan-danh", since)
        decision = self.decision()
        if self.faults or who is None:
            return None
        return Wish(
            who,
            role or self.text("vai-tro"),
            since,
            until,
            decision,
            unit,
            organ,
            self.text("khoi"),
            self.text("ghi-chu"),
        )


def typed(request: HttpRequest) -> Typed:
    """Return what a form sent; of a page that is only opened, what its address gives."""
    source = request.POST if request.method == "POST" else request.GET
    return Typed({name: source.get(name, "").strip()[:500] for name in FIELDS})
