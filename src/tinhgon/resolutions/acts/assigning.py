"""Clauses that order something become tasks, all that were chosen in one act; a review of what stands on a changed clause becomes one too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts import writing
from tinhgon.resolutions.acts.ordering import order_from_clause
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Document, Review
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.queries.following import unready
from tinhgon.resolutions.queries.owners import owing
from tinhgon.resolutions.queries.standing import Line, standing_of
from tinhgon.tasks.acts import assign
from tinhgon.tasks.models import Task
from tinhgon.tasks.rules.order import MOST_TITLE, Money, Order, Source

_SHORT: Final = 160


def assign_clauses(mandate: Mandate, code: str, marks: Sequence[str], given: Given) -> list[Task]:
    """Make tasks of clauses, in their words of the day, all or none. Raises Refusal with what each of them lacks."""
    if not marks:
        told = Sentence("Chọn ít nhất một điều khoản.", "Choose a clause.")
        raise Refusal([Finding("resolution.no_clause", told, where={"field": "marks"})])
    with writing.held(code, given.seen) as document:
        writing.issued_only(document)
        at = standing_of(document, given.day)
        chosen = [at.line(mark) for mark in marks]
        lacking = [finding for one in chosen for finding in unready(one)]
        if lacking:
            raise Refusal(lacking)
        now = owing(
            {document.organ, *(unit for one in chosen for unit in (*one.leads, *one.others))}, AsOf(given.today)
        ).answering
        made = [
            order_from_clause(mandate, code, one.clause.mark, _order(document, one, now), given.day, given.today)
            for one in chosen
        ]
        payload = {"clauses": list(marks), "tasks": [one.code for one in made]}
        writing.write(mandate, document, "assign", given, payload=payload)
        return made


def assign_review(mandate: Mandate, review: Review, day: date, today: date) -> None:
    """Order the task of a review from the head of the body that owes it; where that cannot be, keep why."""
    change, lower = review.change, review.document
    above = change.clause.document
    now = owing({above.organ, lower.organ}, AsOf(today)).answering
    owner = now[lower.organ]
    name = above.symbol or above.code
    head = next((one for one in bodies.offices([owner], today).get(owner, ()) if one.rank == "head"), None)
    if head is None:
        review.untasked = "không có chức danh đứng đầu / no head"
    else:
        vi = f"Rà soát {lower.symbol or lower.code} vì {name}, {change.label or change.clause.mark} đã sửa đổi"
        source = Source(
            "clause",
            f"{above.code}/{change.clause.mark}",
            f"{name}, {change.label or change.clause.mark}"[:300],
            change.words,
        )
        order = Order(
            vi[:MOST_TITLE], f"{vi}. Đối chiếu, rồi sửa đổi, giữ nguyên hoặc chấm dứt văn bản.", now[above.organ], owner, head.post,
            review.due, "Kết quả rà soát được ghi vào văn bản", name, source,
        )  # fmt: skip
        try:
            with transaction.atomic():
                review.task = assign(mandate, order, day, today, Decision(name, above.signed))
        except Refusal as refusal:
            review.untasked = "; ".join(one.sentence.vi for one in refusal.findings)[:2000]
    review.save(update_fields=["task", "untasked"])


def _order(document: Document, line: Line, now: dict[int, int]) -> Order:
    one = line.version
    assert one.post is not None  # noqa: S101 - `unready` asked
    assert one.due is not None  # noqa: S101 - `unready` asked
    first = " ".join(one.words.split())
    title = first if len(first) <= _SHORT else f"{first[:_SHORT].rsplit(' ', 1)[0]}…"
    money = Money(one.money, one.money_source or "chưa ghi nguồn") if one.money else None
    owner = now[line.leads[0]]
    others = tuple(dict.fromkeys(now[unit] for unit in line.others if now[unit] != owner))
    basis = one.authority or document.symbol or document.code
    return Order(
        title,
        one.words,
        now[document.organ],
        owner,
        one.post,
        one.due,
        one.product,
        basis,
        supports=others,
        money=money,
    )
