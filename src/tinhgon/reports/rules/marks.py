"""How a row of evidence stands, in words: in time, late, missing; done with which of the three marks; since how long it waits."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.reports.rules.figure import Row
from tinhgon.resolutions.rules.duties import MARKS
from tinhgon.resolutions.words.following import ANSWERS, OUTCOMES
from tinhgon.vietnamese.days import say_day

_DOCUMENTS: Final = {
    "in_time": Sentence("ban hành đúng hạn", "issued in time"),
    "late": Sentence("ban hành chậm", "issued late"),
    "missing": Sentence("chưa ban hành, quá hạn", "not issued, overdue"),
    "issued": Sentence("đã ban hành", "issued"),
}
_LIMITS: Final = {
    "overcome": Sentence("đã khắc phục", "overcome"),
    "underway": Sentence("đang khắc phục", "being overcome"),
    "open": Sentence("chưa có biện pháp", "no measure yet"),
}
_THREE: Final = (
    ("on_time", Sentence("đúng hạn", "in time"), Sentence("trễ hạn", "late")),
    (
        "quality",
        Sentence("đạt chất lượng", "quality accepted"),
        Sentence("chưa đạt chất lượng", "quality not accepted"),
    ),
    ("effect", Sentence("đo được hiệu quả", "effect measured"), Sentence("chưa đo hiệu quả", "effect not measured")),
)


def told(row: Row) -> Sentence:
    """Return how a row stands, in words; empty where there is nothing to say."""
    kind = str(row["key"]).partition(":")[0]
    return _TOLD[kind](row) if kind in _TOLD else Sentence("", "")


def _clause(row: Row) -> Sentence:
    if not row["orders"]:
        return Sentence("không giao việc", "orders nothing")
    carried = f"{row['documents']} văn bản, {row['tasks']} nhiệm vụ"
    return Sentence(carried, f"{row['documents']} documents, {row['tasks']} tasks")


def _task(row: Row) -> Sentence:
    if row["state"] != "done":
        late = row["state"] == "overdue"
        return Sentence("quá hạn, chưa xong", "overdue") if late else Sentence("đang làm", "under way")
    marks = [good if row[name] else bad for name, good, bad in _THREE]
    return Sentence(f"xong: {', '.join(one.vi for one in marks)}", f"done: {', '.join(one.en for one in marks)}")


def _indicator(row: Row) -> Sentence:
    reached = row["reached"]
    then = f" ({say_day(date.fromisoformat(row['since']))})" if row["since"] else ""
    said = f"{row['before'] or '–'}{then} → {row['after'] or '–'}, {row['change'] or '–'}"
    if reached is None:
        return Sentence(said, said)
    return Sentence(
        f"{said}; {'đạt' if reached else 'chưa đạt'} mục tiêu", f"{said}; target {'' if reached else 'not '}reached"
    )


def _limitation(row: Row) -> Sentence:
    stands = _LIMITS[row["mark"]]
    if row["year"] < 2:
        return stands
    return Sentence(f"{stands.vi}; năm thứ {row['year']}", f"{stands.en}; year {row['year']}")


def _recommendation(row: Row) -> Sentence:
    if row["open"]:
        return Sentence(f"chưa trả lời, {row['waiting']} ngày", f"unanswered for {row['waiting']} days")
    return ANSWERS[row["outcome"]]


def _duty(row: Row) -> Sentence:
    stands = MARKS[row["mark"]]
    if row["mark"] in ("late", "breach"):
        return Sentence(f"{stands.vi} {row['days']} ngày", f"{stands.en} by {row['days']} days")
    return stands


def _issue(row: Row) -> Sentence:
    return OUTCOMES[row["outcome"]] if row["outcome"] else MARKS[row["mark"]]


_TOLD: Final[dict[str, Any]] = {
    "clause": _clause,
    "document": lambda row: _DOCUMENTS[row["mark"]],
    "missing": lambda row: _DOCUMENTS[row["mark"]],
    "task": _task,
    "indicator": _indicator,
    "theme": _indicator,
    "limitation": _limitation,
    "recommendation": _recommendation,
    "duty": _duty,
    "issue": _issue,
}
