"""The supervision plan of a document: which body checks what, and on which day for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.ledger.acts import take_pen
from tinhgon.resolutions.acts import writing
from tinhgon.resolutions.acts.drafting import clause_of
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Supervision
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.words import documents as words


@dataclass(frozen=True, slots=True)
class Watch:
    """A line of the plan: who (key of a body, and an office), what, the first day, every so many days; one clause or the whole."""

    unit: int
    what: str
    first: date
    office: str = ""
    every: int | None = None
    clause: str = ""


def plan_supervision(mandate: Mandate, code: str, watch: Watch, given: Given) -> Supervision:
    """Write a line of the supervision plan, in a draft or later. Raises Refusal, Unknown."""
    with writing.held(code, given.seen) as document:
        bodies.known(watch.unit, given.day)
        if watch.every is not None and not 0 < watch.every <= 3660:
            said = Sentence("Nhịp giám sát từ 1 đến 3.660 ngày.", "Every 1 to 3,660 days.")
            raise Refusal([Finding("resolution.every", said, measured=str(watch.every), where={"field": "every"})])
        pen = take_pen()
        made = Supervision.objects.create(
            document=document, clause=clause_of(document, watch.clause) if watch.clause else None, unit=watch.unit,
            office=writing.said(watch.office, "chức danh", "office", most=300, needed=False, field="office"),
            what=writing.said(watch.what, "nội dung giám sát", "what is checked", most=2000, field="what"), first=watch.first,
            every=watch.every, entry=pen.number,
        )  # fmt: skip
        writing.write(
            mandate,
            document,
            "supervise",
            given,
            payload={"first": watch.first.isoformat(), "unit": watch.unit},
            pen=pen,
        )
        return made


def drop_supervision(mandate: Mandate, code: str, number: int, given: Given) -> None:
    """Take a line of the plan out of a draft."""
    with writing.held(code, given.seen) as document:
        writing.draft_only(document)
        done, _ = Supervision.objects.filter(document=document, pk=number).delete()
        if not done:
            raise Unknown(words.no_line(number))
        writing.write(mandate, document, "unline", given, payload={"line": "supervision"})
