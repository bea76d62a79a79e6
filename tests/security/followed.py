"""What is followed in the house of these tests: one thing of each kind of department A, every word of it hostile, and a review of a resolution."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.mandates.builders import key
from tests.registry.builders import AN
from tests.security.table import RESOLUTION
from tinhgon.kernel.mandate import Decision
from tinhgon.reports import acts as reports
from tinhgon.resolutions import acts as documents
from tinhgon.resolutions.acts import issues, limits, ordering, recommendations, regulations
from tinhgon.resolutions.acts.writing import Given
from tinhgon.resolutions.models import Document, Duty
from tinhgon.resolutions.queries.bodies import offices
from tinhgon.resolutions.rules.duties import Rhythm
from tinhgon.resolutions.rules.reading import read_clauses
from tinhgon.tasks.rules.order import Order

DAY, TODAY = date(2026, 1, 5), date(2026, 1, 20)


def followed(hostile: str, of: int | None = None) -> dict[str, str]:
    """Write it all of a body (department A unless said) and return the code of each by the first part of its address."""
    unit = of or key("99.SA")
    given = Given(DAY, TODAY, basis=Decision("1"))
    made = documents.draft(
        AN, documents.Wish("resolution", unit, f"Nghị quyết {hostile}", readers="organ", code=RESOLUTION), given
    )
    theme = documents.open_theme(AN, 2026, unit, f"Chủ đề {hostile}", given, hostile)
    measure = documents.Measure(f"Chỉ tiêu {hostile}", hostile, target=Decimal(1), source=hostile)
    indicator = documents.add_indicator(AN, theme.pk, measure, given)
    documents.record_value(AN, indicator.pk, Decimal(2), hostile, given)
    documents.set_text(AN, made.code, read_clauses(f"1. Giao việc {hostile}."), given)
    document = documents.issue(AN, made.code, documents.Issue(1, DAY, f"Người ký {hostile}"), given)
    causes = (("subjective", f"Vì {hostile}"),)
    limitation = limits.note_limitation(
        AN, limits.LimitationWish(unit, f"Hạn chế {hostile}", DAY, "review", hostile, hostile, causes, document), TODAY
    )
    above = recommendations.send_recommendation(
        AN,
        recommendations.RecommendationWish(unit, hostile, f"Kiến nghị {hostile}", hostile, DAY, hostile, of=document),
        TODAY,
    )
    issues.set_triage_term(AN, 5, date(2025, 1, 1), hostile, TODAY)
    issue = issues.enter_issue(AN, issues.IssueWish(unit, f"Vấn đề {hostile}", "report", DAY, hostile, document), TODAY)
    duty = regulations.DutyWish(f"Việc {hostile}", Rhythm("month", 1, 15))
    clause = regulations.ClauseWish(f"Điều {hostile}", hostile, (duty,))
    regulation = regulations.issue_regulation(
        AN,
        regulations.RegulationWish(
            hostile, f"Quy chế {hostile}", "working", unit, DAY, DAY, (unit,), (clause,), document
        ),
        TODAY,
    )
    pack = reports.open_pack(
        AN, reports.PackWish("interim", unit, date(2025, 1, 1), TODAY, made.code, title=f"Sơ kết {hostile}"), TODAY
    )
    reports.write_prose(AN, pack.code, "results", f"Lời {hostile} 15 nhiệm vụ quá hạn", 0, TODAY)
    return {
        "han-che": limitation.code, "kien-nghi-cap-tren": above.code, "van-de": issue.code, "quy-che": regulation.code,
        "so-ket": pack.code,
    }  # fmt: skip


def went_on(codes: dict[str, str], unit: int, words: str) -> None:
    """What comes after: a cause and a measure, the same limitation found again, overcome; an answer, a triage, tasks, an end, a signature."""
    limitation = codes["han-che"]
    limits.add_cause(AN, limitation, "objective", words, TODAY)
    measure = limits.add_measure(AN, limitation, words, unit, None, TODAY)
    later = limits.note_limitation(AN, limits.LimitationWish(unit, words, TODAY, "report", words), TODAY)
    limits.compare_limitations(AN, later.code, limitation, same=True, today=TODAY)
    limits.overcome(AN, later.code, TODAY, words, TODAY)
    recommendations.answer_recommendation(AN, codes["kien-nghi-cap-tren"], "studying", TODAY, words, words, TODAY)
    issues.triage(AN, codes["van-de"], "task", TODAY, words, TODAY, document=words)
    duty = Duty.objects.order_by("-id").first()
    assert duty is not None
    regulations.report_duty(AN, duty.pk, unit, date(2026, 1, 1), TODAY, words, TODAY)
    regulations.end_regulation(AN, codes["quy-che"], date(2026, 6, 1), words, TODAY)
    head = offices([unit], TODAY)[unit][0].post
    order = Order(words, words, unit, unit, head, date(2030, 1, 1), words, words)
    document = Document.objects.filter(organ=unit).order_by("-id").first()
    assert document is not None
    ordering.order_from_clause(AN, document.code, "1", order, TODAY, TODAY)
    ordering.order_from_measure(AN, measure.pk, order, TODAY, TODAY)
    ordering.order_from_issue(AN, codes["van-de"], order, TODAY, TODAY)
    reports.sign_pack(AN, codes["so-ket"], "1", TODAY, words, words, TODAY, seen=True)
