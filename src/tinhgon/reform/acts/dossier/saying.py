"""What is said about a text: points of the appraisal, opinions, and what comes of each."""

from __future__ import annotations

import secrets
from datetime import date

from tinhgon.casework.rules import codes
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts.dossier import writing
from tinhgon.reform.models import Answer, Opinion, Point, Text
from tinhgon.reform.queries.dossier import gates, said
from tinhgon.reform.queries.dossier.standing import Standing, scheme_of
from tinhgon.reform.words import dossier as words

#: What an opinion may be called by its writer.
MOST_NAME = 200


def appraise_point(
    mandate: Mandate, code: str, verdict: str, text: str, day: date, *, step: int = 0, clause: str = ""
) -> Point:
    """Say of a step, a clause or the whole of the newest text: accept, amend or refuse, with reasons. Raises Refusal.

    Whoever drafted or checked may not appraise.
    """
    with writing.held(code) as at:
        writing.takes(at, "point", day)
        concluding = at.procedure.step("appraise") if any(one.id == "appraise" for one in at.procedure.steps) else None
        if concluding is not None and (found := gates.apart(at, concluding, mandate.actor)):
            raise Refusal(found)
        writing.chosen(verdict, words.VERDICTS)
        plain = writing.said(text, "lý do", "reasons")
        newest = _anchored(at, step, clause)
        deed = writing.write(
            mandate,
            at,
            "point",
            day,
            payload={"verdict": verdict, "step": step, "clause": clause, "text": newest.number},
        )
        return Point.objects.create(
            dossier=at.dossier, deed=deed, text=newest, step=step, clause=clause, verdict=verdict, words=plain
        )


def answer_point(mandate: Mandate, code: str, point: int, outcome: str, text: str, day: date) -> Answer:
    """Say what came of a point of the appraisal, with the reason; once. Raises Refusal, Unknown."""
    with writing.held(code) as at:
        writing.takes(at, "answer_point", day)
        found = Point.objects.filter(dossier=at.dossier, id=point).first()
        if found is None:
            raise Unknown(Sentence("Không có ý kiến thẩm định này.", "There is no such point."))
        return _answer(mandate, at, "answer_point", outcome, text, day, point=found)


def give_opinion(
    mandate: Mandate,
    code: str,
    text: str,
    day: date,
    *,
    kind: str = "public",
    name: str = "",
    step: int = 0,
    clause: str = "",
) -> tuple[Opinion, str]:
    """Give an opinion on a step, a clause or the whole of the newest text; return it and the code that shows what came of it.

    Raises Refusal outside the days for opinions. The code is kept only as a digest and is shown this once.
    """
    with writing.held(code) as at:
        writing.takes(at, "opinion", day)
        last = gates.window(at)
        if last is None or day > last:
            told = Sentence("Đã hết hạn góp ý.", "The days for opinions are over.")
            raise Refusal([Finding("opinion.late", told, measured=str(day), required=f"≤ {last}")])
        writing.chosen(kind, words.OPINIONS)
        plain = writing.said(text, "nội dung góp ý", "opinion")
        newest = _anchored(at, step, clause)
        own = new_code()
        deed = writing.write(
            mandate, at, "opinion", day, payload={"kind": kind, "step": step, "clause": clause, "text": newest.number}
        )
        made = Opinion.objects.create(
            dossier=at.dossier, deed=deed, text=newest, step=step, clause=clause, kind=kind, words=plain,
            name=writing.said(name, "tên", "name", needed=False)[:MOST_NAME], key=codes.digest(own),
        )  # fmt: skip
        return made, codes.written(own)


def answer_opinion(mandate: Mandate, code: str, opinion: int, outcome: str, text: str, day: date) -> Answer:
    """Say what came of an opinion: accepted, partly, or not accepted, with the reason; once, and published. Raises Refusal, Unknown."""
    with writing.held(code) as at:
        writing.takes(at, "answer_opinion", day)
        found = Opinion.objects.filter(dossier=at.dossier, id=opinion).first()
        if found is None:
            raise Unknown(Sentence("Không có góp ý này.", "There is no such opinion."))
        return _answer(mandate, at, "answer_opinion", outcome, text, day, opinion=found)


def new_code() -> str:
    """Return the signs of a fresh code."""
    return "".join(secrets.choice(codes.SIGNS) for _ in range(codes.PLACES))


def _answer(
    mandate: Mandate,
    at: Standing,
    kind: str,
    outcome: str,
    text: str,
    day: date,
    point: Point | None = None,
    opinion: Opinion | None = None,
) -> Answer:
    writing.chosen(outcome, words.OUTCOMES)
    plain = writing.said(text, "lý do", "reason")
    about = said.points(at) if point else said.opinions(at)
    row = point or opinion
    if row is None or any(one.row.id == row.id and one.answer for one in about):
        raise Refusal(
            [Finding("dossier.answered", Sentence("Ý kiến này đã được trả lời.", "This is answered already."))]
        )
    deed = writing.write(mandate, at, kind, day, payload={"of": row.id, "outcome": outcome})
    return Answer.objects.create(
        dossier=at.dossier, deed=deed, point=point, opinion=opinion, outcome=outcome, words=plain
    )


def _anchored(at: Standing, step: int, clause: str) -> Text:
    """Return the newest text, in which the step or clause must stand."""
    newest = at.text
    if newest is None:
        raise Refusal([Finding("dossier.no_text", words.empty("bản trình", "text"))])
    steps = scheme_of(newest.text).steps
    if step < 0 or step > len(steps):
        told = Sentence(
            f"Bản trình có {len(steps)} bước, không có bước {step}.", f"There are {len(steps)} steps, none {step}."
        )
        raise Refusal([Finding("dossier.no_step", told, measured=str(step), required=f"0–{len(steps)}")])
    if clause and not step and all(one.clause != clause for one in steps):
        raise Refusal(
            [
                Finding(
                    "dossier.no_clause",
                    Sentence("Không có điều khoản này.", "There is no such clause."),
                    measured=clause[:80],
                )
            ]
        )
    return newest
