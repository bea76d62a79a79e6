"""Limitations: written down with their source, causes and measures; said to be the same as an earlier one; overcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.resolutions.acts.following import numbered, written
from tinhgon.resolutions.models.documents import Document
from tinhgon.resolutions.models.limits import Cause, Limitation, Measure, Overcome, Repeat
from tinhgon.resolutions.rules.likeness import alike
from tinhgon.resolutions.words import following as words


@dataclass(frozen=True, slots=True)
class LimitationWish:
    """What is needed to write a limitation down: of which body, found when, in which source and where in it, with its causes."""

    unit: int
    text: str
    found: date
    source_kind: str
    source: str
    place: str = ""
    causes: tuple[tuple[str, str], ...] = ()
    of: Document | None = None


def note_limitation(mandate: Mandate, wish: LimitationWish, today: date) -> Limitation:
    """Write a limitation down. Raises Refusal naming what is missing or wrong."""
    text = words.said(wish.text, "noi-dung", "nội dung hạn chế", "limitation")
    kind = words.chosen(wish.source_kind, "loai-nguon", words.FOUND_IN, "loại nguồn", "kind of source")
    source = words.said(wish.source, "nguon", "văn bản nguồn", "source", most=500)
    place = words.said(wish.place, "cho", "chỗ trong nguồn", "place in the source", most=200, needed=False)
    words.not_ahead(wish.found, today, "ngay")
    with written(mandate, "limitation.note", wish.found) as at:
        row = Limitation.objects.create(
            code=numbered("HC", wish.found), unit=wish.unit, text=text, found=wish.found, source_kind=kind, source=source,
            place=place, of=wish.of, **at.row,
        )  # fmt: skip
        for cause_kind, cause in wish.causes:
            _cause(row, cause_kind, cause, at.row)
        at.subject, at.told = row.code, {"unit": wish.unit, "source": kind, "causes": len(wish.causes)}
        at.private = {"text": text, "source": source, "causes": [list(one) for one in wish.causes]}
        return row


def add_cause(mandate: Mandate, code: str, kind: str, text: str, today: date) -> Cause:
    """Write a cause of a limitation down. Raises Unknown, Refusal."""
    with written(mandate, "limitation.cause", today) as at:
        row = held(code)
        made = _cause(row, kind, text, at.row)
        at.subject, at.told, at.private = code, {"kind": kind}, {"text": made.text}
        return made


def add_measure(
    mandate: Mandate, code: str, text: str, unit: int, due: date | None, today: date, cause: int | None = None
) -> Measure:
    """Say what is done against a limitation, by which body, by when. Raises Unknown, Refusal."""
    plain = words.said(text, "bien-phap", "biện pháp", "measure")
    with written(mandate, "limitation.measure", today) as at:
        row = held(code)
        why = Cause.objects.filter(limitation=row, pk=cause).first() if cause is not None else None
        if cause is not None and why is None:
            raise words.wrong("cause", "nguyen-nhan", Sentence("Không có nguyên nhân này.", "There is no such cause."))
        at.subject, at.told = code, {"unit": unit, "due": due.isoformat() if due else ""}
        at.private = {"text": plain}
        return Measure.objects.create(limitation=row, cause=why, text=plain, unit=unit, due=due, **at.row)


def compare_limitations(mandate: Mandate, code: str, earlier: str, *, same: bool, today: date) -> Repeat:
    """Say that a limitation is an earlier one again, or that it is another. Raises Unknown, Refusal."""
    with written(mandate, "limitation.repeat", today) as at:
        row, other = held(code), held(earlier)
        if row == other or other.found >= row.found:
            said = Sentence("Chỉ so với hạn chế nêu trước đó.", "Compare it with one that was found earlier.")
            raise words.wrong("earlier", "truoc", said, measured=earlier)
        at.subject, at.told = code, {"earlier": earlier, "same": "yes" if same else "no"}
        return Repeat.objects.create(
            limitation=row, earlier=other, same=same, share=alike(row.text, other.text).share, **at.row
        )


def overcome(mandate: Mandate, code: str, day: date, proof: str, today: date) -> Overcome:
    """Say that a limitation was overcome, with the proof. Raises Unknown, Refusal."""
    plain = words.said(proof, "chung-cu", "chứng cứ", "proof", most=500)
    words.not_ahead(day, today, "ngay")
    with written(mandate, "limitation.overcome", day) as at:
        row = held(code)
        if Overcome.objects.filter(limitation=row).exists():
            raise words.wrong("twice", "ngay", Sentence("Hạn chế này đã khắc phục.", "It was overcome already."))
        if day < row.found:
            said = Sentence("Khắc phục trước khi nêu ra.", "It cannot be overcome before it was found.")
            raise words.wrong("day", "ngay", said, measured=str(day), required=f"≥ {row.found}")
        at.subject, at.private = code, {"proof": plain}
        return Overcome.objects.create(limitation=row, day=day, proof=plain, **at.row)


def held(code: str) -> Limitation:
    """Return a limitation, held alone. Raises Unknown."""
    found = Limitation.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise Unknown(words.no_such(code))
    return found


def _cause(row: Limitation, kind: str, text: str, common: dict[str, object]) -> Cause:
    chosen = words.chosen(kind, "loai-nguyen-nhan", words.CAUSES, "loại nguyên nhân", "kind of cause")
    plain = words.said(text, "nguyen-nhan", "nguyên nhân", "cause")
    return Cause.objects.create(limitation=row, kind=chosen, text=plain, **common)
