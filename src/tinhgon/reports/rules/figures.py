"""All figures of a review pack, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reports.rules.figure import Counts, Evidence, Figure, Reading, Row

#: The kinds of rows, in the order of a pack.
FRAMES: Final[dict[str, Sentence]] = {
    "clauses": Sentence("Điều khoản", "Clauses"),
    "documents": Sentence("Văn bản cụ thể hóa", "Documents below"),
    "tasks": Sentence("Nhiệm vụ", "Tasks"),
    "indicators": Sentence("Chỉ tiêu bộ máy", "Indicators of the apparatus"),
    "limitations": Sentence("Hạn chế", "Limitations"),
    "recommendations": Sentence("Kiến nghị cấp trên", "Recommendations"),
    "duties": Sentence("Nghĩa vụ định kỳ", "Recurring duties"),
    "issues": Sentence("Vấn đề mới phát sinh", "Emerging problems"),
}
_CLAUSES: Final = Sentence("điều khoản", "clauses")
_DOCUMENTS: Final = Sentence("văn bản", "documents")
_TASKS: Final = Sentence("nhiệm vụ", "tasks")
_LIMITS: Final = Sentence("hạn chế", "limitations")
_ABOVE: Final = Sentence("kiến nghị", "recommendations")
_PERIODS: Final = Sentence("kỳ", "periods")
_ISSUES: Final = Sentence("vấn đề", "problems")
_INDICATORS: Final = Sentence("chỉ tiêu", "indicators")


def _marked(column: str, *values: object) -> Counts:
    allowed: Collection[object] = values
    return lambda row: row.get(column) in allowed


def _orders(row: Row) -> bool:
    return bool(row["orders"])


def _moved(row: Row) -> bool:
    return bool(row["moved"])


def _done(row: Row) -> bool:
    return row["state"] == "done"


FIGURES: Final[tuple[Figure, ...]] = (
    Figure(
        "clauses.all", Sentence("Điều khoản", "Clauses"),
        Sentence("Số điều khoản của văn bản có hiệu lực vào ngày xem xét.", "Clauses of the document in force on the day."),
        _CLAUSES, "clauses",
    ),
    Figure(
        "clauses.ordering", Sentence("Điều khoản giao việc", "Ordering clauses"),
        Sentence("Số điều khoản giao việc phải làm.", "Clauses that order something to be done."),
        _CLAUSES, "clauses", _orders, phrases=("điều khoản giao việc",),
    ),
    Figure(
        "clauses.carried", Sentence("Điều khoản đã triển khai", "Clauses carried on"),
        Sentence(
            "Số điều khoản giao việc đã có văn bản cụ thể hóa hoặc nhiệm vụ.",
            "Ordering clauses with a document below or a task.",
        ),
        _CLAUSES, "clauses", lambda row: _orders(row) and bool(row["documents"] or row["tasks"]), _orders,
        ("điều khoản đã triển khai", "điều khoản được triển khai"),
    ),
    Figure(
        "clauses.idle", Sentence("Điều khoản chưa triển khai", "Clauses without any step"),
        Sentence(
            "Số điều khoản giao việc chưa có văn bản, chưa có nhiệm vụ nào.",
            "Ordering clauses with neither a document below nor a task.",
        ),
        _CLAUSES, "clauses", lambda row: _orders(row) and not (row["documents"] or row["tasks"]), _orders,
        ("điều khoản chưa triển khai", "điều khoản chưa được triển khai"),
    ),
    Figure(
        "documents.all", Sentence("Văn bản cụ thể hóa", "Documents below"),
        Sentence(
            "Số văn bản cụ thể hóa đã ban hành trong kỳ.", "Documents that concretise it, issued within the span."
        ),
        _DOCUMENTS, "documents", _marked("mark", "in_time", "late", "issued"), phrases=("văn bản cụ thể hóa", "văn bản triển khai"),
    ),
    Figure(
        "documents.late", Sentence("Cụ thể hóa chậm", "Concretised late"),
        Sentence("Số văn bản ban hành sau hạn phải cụ thể hóa.", "Documents that were issued after their due day."),
        _DOCUMENTS, "documents", _marked("mark", "late"), _marked("mark", "in_time", "late", "missing"),
        ("văn bản chậm", "văn bản ban hành chậm"),
    ),
    Figure(
        "documents.missing", Sentence("Chưa cụ thể hóa, đã quá hạn", "Not concretised, overdue"),
        Sentence(
            "Số đơn vị đã quá hạn mà chưa ban hành văn bản cụ thể hóa.",
            "Bodies past their due day without a document of their own.",
        ),
        Sentence("đơn vị", "bodies"), "documents", _marked("mark", "missing"), _marked("mark", "in_time", "late", "missing"),
        ("đơn vị chưa cụ thể hóa", "đơn vị chưa ban hành"),
    ),
    Figure(
        "tasks.all", Sentence("Nhiệm vụ được giao", "Tasks given"),
        Sentence("Số nhiệm vụ được giao từ các điều khoản.", "Tasks that were given from the clauses."),
        _TASKS, "tasks", phrases=("nhiệm vụ được giao",),
    ),
    Figure(
        "tasks.done", Sentence("Nhiệm vụ hoàn thành", "Tasks done"),
        Sentence("Số nhiệm vụ đã được công nhận kết quả.", "Tasks whose result was accepted."),
        _TASKS, "tasks", _done, lambda _: True, ("nhiệm vụ hoàn thành", "nhiệm vụ đã hoàn thành"),
    ),
    Figure(
        "tasks.on_time", Sentence("Hoàn thành đúng hạn", "Done in time"),
        Sentence("Dấu thứ nhất, tiến độ: báo cáo kết quả không sau hạn.", "First mark, time: reported not after the due day."),
        _TASKS, "tasks", lambda row: _done(row) and row["on_time"] is True, _done,
        ("nhiệm vụ hoàn thành đúng hạn", "nhiệm vụ đúng hạn"),
    ),
    Figure(
        "tasks.done_late", Sentence("Hoàn thành trễ hạn", "Done late"),
        Sentence("Số nhiệm vụ hoàn thành sau hạn.", "Tasks that were done after their due day."),
        _TASKS, "tasks", lambda row: _done(row) and row["on_time"] is False, _done,
        ("nhiệm vụ hoàn thành trễ", "nhiệm vụ trễ hạn", "nhiệm vụ chậm"),
    ),
    Figure(
        "tasks.quality", Sentence("Đạt chất lượng", "Quality accepted"),
        Sentence("Dấu thứ hai, chất lượng: kết quả được công nhận.", "Second mark, quality: the result was accepted as good."),
        _TASKS, "tasks", lambda row: _done(row) and row["quality"] is True, _done, ("nhiệm vụ đạt chất lượng",),
    ),
    Figure(
        "tasks.effect", Sentence("Đo được hiệu quả", "Effect measured"),
        Sentence("Dấu thứ ba, hiệu quả: đã đo được tác động.", "Third mark, effect: the effect was measured."),
        _TASKS, "tasks", lambda row: _done(row) and row["effect"] is True, _done, ("nhiệm vụ đo được hiệu quả",),
    ),
    Figure(
        "tasks.overdue", Sentence("Nhiệm vụ quá hạn", "Tasks overdue"),
        Sentence("Số nhiệm vụ đã quá hạn mà chưa hoàn thành.", "Tasks that are past their due day and not done."),
        _TASKS, "tasks", _marked("state", "overdue"), lambda _: True,
        ("nhiệm vụ quá hạn", "nhiệm vụ chưa hoàn thành quá hạn"),
    ),
    Figure(
        "tasks.open", Sentence("Nhiệm vụ đang làm", "Tasks under way"),
        Sentence("Số nhiệm vụ chưa hoàn thành, chưa đến hạn.", "Tasks not done whose due day is still to come."),
        _TASKS, "tasks", _marked("state", "open"), lambda _: True, ("nhiệm vụ đang làm", "nhiệm vụ đang thực hiện"),
    ),
    Figure(
        "indicators.changed", Sentence("Chỉ tiêu bộ máy có thay đổi", "Indicators that changed"),
        Sentence(
            "Số chỉ tiêu bộ máy khác nhau giữa ngày đầu kỳ (sổ bắt đầu muộn hơn: ngày đầu của sổ) và ngày xem xét.",
            "Indicators that differ between the first day of the span (of the books, where they begin later) and the day.",
        ),
        _INDICATORS, "indicators", _moved, lambda _: True,
    ),
    Figure(
        "limitations.all", Sentence("Hạn chế", "Limitations"),
        Sentence("Số hạn chế được nêu trong kỳ.", "Limitations that were found within the span."),
        _LIMITS, "limitations", phrases=("hạn chế được nêu", "hạn chế được chỉ ra"),
    ),
    Figure(
        "limitations.overcome", Sentence("Hạn chế đã khắc phục", "Limitations overcome"),
        Sentence("Số hạn chế đã khắc phục, có chứng cứ.", "Limitations that were overcome, with proof."),
        _LIMITS, "limitations", _marked("mark", "overcome"), lambda _: True, ("hạn chế đã khắc phục", "hạn chế được khắc phục"),
    ),
    Figure(
        "limitations.repeated", Sentence("Hạn chế lặp lại", "Limitations found again"),
        Sentence(
            "Số hạn chế đã nêu ở năm trước, nay lại nêu; do người xác nhận.",
            "Limitations that were found in an earlier year too, as a person confirmed.",
        ),
        _LIMITS, "limitations", lambda row: row["year"] > 1, lambda _: True, ("hạn chế lặp lại",),
    ),
    Figure(
        "limitations.subjective", Sentence("Có nguyên nhân chủ quan", "With a subjective cause"),
        Sentence("Số hạn chế có nguyên nhân chủ quan.", "Limitations with a subjective cause."),
        _LIMITS, "limitations", lambda row: row["subjective"] > 0, lambda _: True, ("hạn chế có nguyên nhân chủ quan",),
    ),
    Figure(
        "recommendations.all", Sentence("Kiến nghị cấp trên", "Recommendations sent"),
        Sentence("Số kiến nghị gửi cấp trên trong kỳ.", "Recommendations sent to higher levels within the span."),
        _ABOVE, "recommendations", phrases=("kiến nghị đã gửi", "kiến nghị gửi cấp trên"),
    ),
    Figure(
        "recommendations.answered", Sentence("Kiến nghị có trả lời", "Recommendations answered"),
        Sentence("Số kiến nghị đã có kết quả cuối.", "Recommendations with their last answer."),
        _ABOVE, "recommendations", lambda row: not row["open"], lambda _: True, ("kiến nghị có trả lời", "kiến nghị được trả lời"),
    ),
    Figure(
        "recommendations.waiting", Sentence("Kiến nghị chưa trả lời", "Recommendations unanswered"),
        Sentence("Số kiến nghị còn chờ kết quả cuối.", "Recommendations that wait for their last answer."),
        _ABOVE, "recommendations", lambda row: bool(row["open"]), lambda _: True, ("kiến nghị chưa trả lời", "kiến nghị chưa được trả lời"),
    ),
    Figure(
        "duties.all", Sentence("Kỳ nghĩa vụ đến hạn", "Duties due"),
        Sentence(
            "Số kỳ nghĩa vụ theo quy chế đến hạn trong kỳ báo cáo.", "Periods of recurring duties due within the span."
        ),
        _PERIODS, "duties", phrases=("kỳ nghĩa vụ",),
    ),
    Figure(
        "duties.breach", Sentence("Nghĩa vụ quá hạn, chưa làm", "Duties not done"),
        Sentence("Số kỳ nghĩa vụ đã quá hạn mà chưa làm.", "Periods past their due day whose duty was not done."),
        _PERIODS, "duties", _marked("mark", "breach"), lambda _: True, ("kỳ nghĩa vụ chưa làm", "kỳ nghĩa vụ quá hạn"),
    ),
    Figure(
        "duties.late", Sentence("Nghĩa vụ làm trễ", "Duties done late"),
        Sentence("Số kỳ nghĩa vụ đã làm nhưng sau hạn.", "Periods whose duty was done after its day."),
        _PERIODS, "duties", _marked("mark", "late"), lambda _: True, ("kỳ nghĩa vụ làm trễ",),
    ),
    Figure(
        "issues.all", Sentence("Vấn đề mới phát sinh", "Emerging problems"),
        Sentence("Số vấn đề mới phát hiện trong kỳ.", "Problems seen within the span."),
        _ISSUES, "issues", phrases=("vấn đề mới phát sinh", "vấn đề mới"),
    ),
    Figure(
        "issues.waiting", Sentence("Vấn đề chưa phân loại, quá hạn", "Problems not triaged in time"),
        Sentence("Số vấn đề đã quá hạn phân loại mà chưa phân loại.", "Problems past the due day of their triage."),
        _ISSUES, "issues", _marked("mark", "breach"), lambda _: True, ("vấn đề chưa phân loại",),
    ),
)  # fmt: skip
BY_ID: Final[dict[str, Figure]] = {figure.id: figure for figure in FIGURES}


def figure(id: str) -> Figure:
    """Return the figure of this identifier. Raises Unknown naming those that begin alike."""
    if id in BY_ID:
        return BY_ID[id]
    near = ", ".join(one for one in BY_ID if one.startswith(id.partition(".")[0] + ".")) or ", ".join(BY_ID)
    raise Unknown(Sentence(f"Không có con số “{id[:60]}”. Có: {near}.", f"There is no figure “{id[:60]}”: {near}."))


def readings(evidence: Evidence) -> dict[str, Reading]:
    """Return every figure on some evidence, by its identifier."""
    return {one.id: one.on(evidence) for one in FIGURES}
