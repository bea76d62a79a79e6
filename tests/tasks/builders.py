"""Tasks in the invented province: the provincial committee orders, department A leads, its director answers by office."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.mandates.builders import account, granted, key
from tests.registry.builders import loaded, rows
from tinhgon.accounts.models import Account
from tinhgon.casework import acts as calendar
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.tasks import acts
from tinhgon.tasks.acts import Given, Order, Source
from tinhgon.tasks.models import Task

GIVER, DOER = Mandate("Chủ", "task_giver"), Mandate("Làm", "task_doer")
ORDERED, DUE = date(2025, 1, 2), date(2025, 2, 10)
PDF = b"%PDF-1.4 "
#: The director of department A, and of B.
HEAD_A, HEAD_B = 40, 43


def post(unit: str, title: str) -> int:
    """The key of a post in the books by its unit and title."""
    found = rows("select p.key from registry_post p where p.unit = %s and p.title = %s and p.recorded_to is null order by p.valid_from desc",
                 key(unit), title)  # fmt: skip
    return int(found[0][0])


def holder(unit: str, title: str) -> int:
    """The key of the person who holds a post in the books."""
    return int(
        rows("select person from registry_tenure where post = %s and recorded_to is null", post(unit, title))[0][0]
    )


def books() -> None:
    """The invented province with the holidays of some years."""
    loaded()
    calendar.seed_calendar(GIVER, (2024, 2025, 2026))


def people(email: str = "") -> tuple[Account, Account, Account]:
    """Who orders for the whole province, an officer of department A, and the director of A, who holds an office and no mandate."""
    giver, doer = account("chu", email=email and f"chu.{email}"), account("lam", email=email and f"lam.{email}")
    head = account("gd", email=email)
    head.person = holder("99.SA", "Giám đốc")
    head.save()
    granted(giver, "task_giver", unit=key("99.UB"))
    granted(doer, "task_doer", unit=key("99.SA"))
    return giver, doer, head


def order(**more: Any) -> Order:
    """An order to department A that says all six clears."""
    owner = more.pop("owner", "99.SA")
    wish: dict[str, Any] = {
        "title": "Rà soát thủ tục hành chính", "description": "Rà soát toàn bộ thủ tục của ngành.", "by": key(more.pop("by", "99.UB")),
        "owner": key(owner), "post": more.pop("post", None) or post(owner, "Giám đốc"), "due": DUE, "product": "Báo cáo rà soát",
        "basis": "Quyết định 1/QĐ-UBND", "source": Source("clause", "19-NQ/TU:3", "Nghị quyết 19-NQ/TU, mục 3", "Cải cách thủ tục"),
    }  # fmt: skip
    return Order(**(wish | more))


def ordered(day: date = ORDERED, **more: Any) -> Task:
    """A task that was ordered."""
    return acts.assign(GIVER, order(**more), day, day)


def given(day: date, words: str = "", number: str = "", **more: Any) -> Given:
    """What comes with an act on a day that is today."""
    document = Decision(number, day, "Sở A") if number else Decision("")
    return Given(day, more.pop("today", day), words, document, **more)


def reported(code: str, day: date = date(2025, 2, 3)) -> None:
    """Have a task accepted and reported with a document."""
    acts.accept(DOER, code, given(min(day, date(2025, 1, 6))))
    acts.report(DOER, code, given(day, "Đã rà soát xong", "12/BC-SA"))
