"""Guard-rails that people count: at the baseline, and at each review, always with the source."""

from __future__ import annotations

from datetime import date

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts.dossier import writing
from tinhgon.reform.models import Measured
from tinhgon.reform.rules.dossier.guardrails import Measure


def measure(mandate: Mandate, code: str, rail: str, found: Measure, source: str, day: date, after: int = 0) -> Measured:
    """Write down a guard-rail that people count: the baseline (``after`` 0) before the enactment, or at a review so many months after.

    Raises Refusal where it is counted from the registry, the numbers cannot be so, or it is not the time; Unknown for another rail.
    """
    kind = "measure" if after else "baseline"
    with writing.held(code) as at:
        writing.takes(at, kind, day)
        known = next((one for one in at.procedure.guardrails if one.id == rail), None)
        if known is None:
            raise Unknown(Sentence(f"Không có chỉ số {rail!r}.", f"There is no guard-rail {rail!r}."))
        faults = []
        if known.where != "entered":
            faults.append(
                Finding(
                    "measure.counted", Sentence("Chỉ số này đếm từ sổ bộ.", "This one is counted from the registry.")
                )
            )
        if after and after not in at.procedure.reviews:
            faults.append(
                Finding(
                    "measure.no_review", Sentence(f"Không có kỳ {after} tháng.", f"No review after {after} months.")
                )
            )
        if known.of and (found.of is None or not 0 <= found.value <= found.of):
            faults.append(
                Finding("measure.of", Sentence("Cần số trên tổng, không lớn hơn tổng.", "It needs a count of a total."))
            )
        if not known.of and (found.months is None or found.months < 1 or found.value < 0):
            faults.append(
                Finding("measure.months", Sentence("Cần số đếm và số tháng đếm.", "It needs a count and its months."))
            )
        if faults:
            raise Refusal(faults)
        plain = writing.said(source, "nguồn số liệu", "source")
        of, months = (found.of, None) if known.of else (None, found.months)
        deed = writing.write(
            mandate,
            at,
            kind,
            day,
            payload={"rail": rail, "after": after, "value": found.value, "of": of, "months": months},
        )
        return Measured.objects.create(
            dossier=at.dossier, deed=deed, rail=rail, after=after, value=found.value, of=of, months=months, source=plain
        )
