"""One petition for who may read it: what was written, what it was found to be, what is next, repeats, letters, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinhgon.casework.queries import bodies
from tinhgon.casework.rules.marks import distance
from tinhgon.casework.words import cases as case_words
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.issuing import FORMATS, written
from tinhgon.petitions.queries import alike, letters, lists
from tinhgon.petitions.queries.asking import asked_of, who_settles
from tinhgon.petitions.queries.lists import One
from tinhgon.petitions.queries.roster import body_of
from tinhgon.petitions.rules.eligibility import check
from tinhgon.petitions.words import petitions as words
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.cases.views import readable
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.petitions.views import SECTION
from tinhgon.web.signed_in import may

#: Acts that the page asks about: those that its forms need.
ACTS: Final = ("case.handle", "case.transfer", "case.decide", "case.receive")
_DECIDED: Final = ("decided", "sent", "published", "closed")


@acting
def petition(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a petition to who may read the cases of its body; to others it is not there."""
    found, body = opened(request, asked, code)
    return page(request, asked, found, body)


@acting
def paper(request: HttpRequest, asked: Asked, code: str, number: int, ending: str) -> HttpResponse:
    """Send a letter as DOCX or PDF, in the layout of its day and organ."""
    found, _ = opened(request, asked, code)
    if ending not in ("docx", "pdf"):
        raise Unknown(Sentence("Văn bản có dạng docx và pdf.", "Letters are docx and pdf."))
    told, profile = letters.letter(found.petition.case.code, number)
    data = written(told, profile, ending, settings.PAPER_FONTS)
    name = f"{found.petition.case.code}-{number}.{ending}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=FORMATS[ending], headers=headers)


def opened(request: HttpRequest, asked: Asked, code: str) -> tuple[One, int]:
    """Return a petition and the body that answers for it today. Raises SignInNeeded, and Unknown for who may not read it."""
    part = readable(request, asked)
    found = lists.one(code)
    holder = found.now.case.holder
    if not part.holds(holder):
        raise Unknown(words.no_petition(code))
    return found, bodies.answering([holder], asked.today)[holder]


def page(
    request: HttpRequest,
    asked: Asked,
    found: One,
    body: int,
    *,
    status: int = 200,
    problems: Sequence[Finding] = (),
    typed: dict[str, str] | None = None,
    tried: str = "",
    receipt: str = "",
) -> HttpResponse:
    """Render the page of a petition, with what was typed and what was wrong where a form was sent."""
    told, now = found.petition, found.now
    code = told.case.code
    rights = {act: may(request, act, body, asked.today) for act in ACTS}
    named = bodies.names({body, told.case.organ, *(one.organ for one in found.publications)}, asked.today)
    part = readable(request, asked)
    near = [one for one in alike.candidates(told) if part.holds(one.case.holder)]
    asked_now, who = None, None
    if found.intake.case.state in ("received", "assessed"):
        told.kind = told.kind or "complaint"
        asked_now = check(*asked_of(told, alike.settled(told)))
        who = who_settles(body_of(body, asked.today), told.case.received)
    due = now.case.due
    doings = [
        (
            deed,
            (at.procedure.step(deed.kind).words.sentence if deed.step else case_words.DEEDS.get(deed.kind, deed.kind)),
            at.case.code,
        )
        for at in (found.matter, found.intake)
        if at is not None
        for deed in reversed(at.deeds)
    ]
    return show(
        request, asked, "web/petitions/petition.html", Sentence(told.case.title, told.case.title), (SECTION, Crumb(code)), status=status,
        one=found, told=told, at=now, code=code, body=named.get(body, ("", ""))[1], organ=named.get(told.case.organ, ("", ""))[1],
        kinds=words.KINDS, kind=words.KINDS.get(found.assessments[0].kind) if found.assessments else None,
        source=words.SOURCES.get(told.source, told.source), acts=rights, problems=problems, values=typed or {}, tried=tried, wrong={},
        state=now.state.words.sentence, far=distance(due, asked.today) if due and not now.case.ended else None,
        late=bool(due and not now.case.ended and due < asked.today), findings=asked_now, who=who, candidates=near, letter_kinds=_letter_kinds(found),
        letters=[(each, words.LETTERS[each.kind]) for each in found.letters],
        assessments=[(each, words.KINDS[each.kind]) for each in found.assessments],
        publications=[(each, words.WAYS[each.way], words.RESULTS[each.result]) for each in found.publications], ways=words.WAYS,
        results=words.RESULTS, outcomes=_outcomes(found, rights),
        may_assess=rights["case.handle"] and any(step.id == "assess" for step in found.intake.steps),
        decided=now.case.state in _DECIDED, orders=list(now.case.executions.order_by("id")) if now.case.state in _DECIDED else [],
        may_second=rights["case.receive"] and now.case.kind == "khieu-nai-lan-dau" and found.second is None and now.case.state in _DECIDED,
        doings=doings, receipt=receipt, parties=(now.parties or found.intake.parties), papers=now.papers or found.intake.papers,
    )  # fmt: skip


def _outcomes(found: One, rights: dict[str, bool]) -> list[dict[str, Any]]:
    """Return the ways out of the intake from here, and whether the one who looks may take each."""
    if found.intake.case.state != "assessed" or found.petition.matter is not None:
        return []
    steps = {one.id: one for one in found.intake.steps}
    shown = []
    for id in ("take_up", "guide", "forward", "return", "file"):
        if id in steps:
            shown.append(
                {
                    "id": id,
                    "words": steps[id].words.sentence,
                    "may": rights.get(steps[id].act, False),
                    "step": steps[id],
                }
            )
    transfer = Sentence("Chuyển cơ quan khác trong tỉnh", "Transfer to another body of the province")
    shown.insert(2, {"id": "transfer", "words": transfer, "may": rights["case.transfer"], "step": None})
    return shown


def _letter_kinds(found: One) -> list[tuple[str, Sentence]]:
    kinds = (
        ("accept", "refuse", "suspend", "condition", "withdraw", "answer")
        if found.matter or found.petition.previous_id
        else ("guide", "answer")
    )
    return [(one, words.LETTERS[one]) for one in kinds]


def address(code: str) -> str:
    """Return the address of a petition."""
    return f"{addresses.PETITIONS}{quote(code)}/"
