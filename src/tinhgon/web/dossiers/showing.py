"""What the page of a dossier shows: phases, what is next, what was said and voted, the text, the law, the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest

from tinhgon.kernel.refusal import HouseError
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.checks.comparing import STATES
from tinhgon.papers.kinds import KINDS
from tinhgon.reform.models import Council, Deed, Vote
from tinhgon.reform.queries.dossier import following, gates, lawful, papers, people, said
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.papers import Kept
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier.placing import FATES
from tinhgon.reform.rules.dossier.procedure import ACTS
from tinhgon.reform.words.dossier import OPINIONS, OUTCOMES, RECORDS, VERDICTS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers import access, choosing, recording, settling
from tinhgon.web.navigation import Crumb
from tinhgon.web.rows.paging import page_of

TITLE: Final = Sentence("Hồ sơ đề án", "Dossiers of schemes")
CRUMBS: Final = (Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES), Crumb(TITLE, addresses.DOSSIERS))
SECTIONS: Final[dict[str, Sentence]] = {
    "ho-so": Sentence("Hồ sơ", "Dossier"),
    "noi-dung": Sentence("Nội dung", "What it does"),
    "luat": Sentence("Luật", "Law"),
    "van-ban": Sentence("Văn bản", "Documents"),
}
_MOST_BREACHES: Final = 300


def of_dossier(request: HttpRequest, at: Standing, asked: Asked) -> dict[str, Any]:
    """Return what the first section shows; nobody whom the scheme moves is named to who need not know."""
    window = gates.window(at)
    opinions = said.opinions(at)
    page = page_of(request.GET.get("trang", ""), len(opinions))
    path = at.procedure.path()
    reached = [state.id for state in path].index(at.state.id)
    named = access.names(request, at)
    files = {one.document.pk: one for one in papers.documents(at)}
    answers = {
        kind: kind in at.state.takes and access.can(request, at, recording.ACTS[kind])
        for kind in ("answer_point", "answer_opinion")
    }
    return {
        "phases": [
            {"state": state, "done": number < reached, "here": number == reached}
            for number, state in enumerate(path) if state.id != "stopped" or at.state.id == "stopped"
        ],
        "next": [_next(at, step, asked, named=named) for step in at.steps],
        "deeds": [
            {"deed": deed, "words": _words(at, deed), "href": _href(request, at, deed, files),
             "reason": deed.reason if named or not papers.personal(deed) else ""}
            for deed in reversed(at.deeds)
        ],
        "points": [{"said": one, "verdict": VERDICTS[one.row.verdict], **_outcome(one)} for one in said.points(at)],
        "opinions": [{"said": one, "kind": OPINIONS[one.row.kind], **_outcome(one)} for one in opinions[page.offset : page.offset + page.size]],
        "page": page,
        "answers": answers,
        "councils": Council.objects.filter(dossier=at.dossier).order_by("code"),
        "votes": Vote.objects.filter(dossier=at.dossier).select_related("council").order_by("id"),
        "fates": _fates(at),
        "rails": following.rails(at, asked.today) if at.newest("enact") or at.newest("baseline") else (),
        "reviews": following.reviews(at),
        "alarms": following.alarms(at, asked.today) if at.newest("enact") else (),
        "window": window,
        "open": "opinion" in at.state.takes and window is not None and asked.today <= window,
        "steps": choosing.steps_of(at) if "opinion" in at.state.takes else (),
        "kinds": OPINIONS,
    }  # fmt: skip


def _next(at: Standing, step: Any, asked: Asked, *, named: bool) -> dict[str, Any]:
    lacks = gates.lacking(at, step, Given(asked.today))
    return {"step": step, "act": ACTS[step.act], "lacks": lacks if named else gates.unnamed(lacks)}


def _words(at: Standing, deed: Deed) -> Sentence | str:
    """Return what a deed is called: a step by its own procedure, so that a procedure of one's own reads right."""
    step = next((one for one in at.procedure.steps if one.id == deed.kind), None)
    return step.words.sentence if step else RECORDS[deed.kind][1] if deed.kind in RECORDS else deed.kind


def _href(request: HttpRequest, at: Standing, deed: Deed, files: Mapping[int, Kept]) -> str:
    """Return the address of a deed's document for who may read it, else nothing."""
    if deed.document is None:
        return ""
    shown = open_to(request, at, files[deed.document.pk])
    return f"{addresses.dossier(at.dossier.code)}van-ban/{deed.document.digest}/" if shown else ""


def open_to(request: HttpRequest, at: Standing, kept: Kept) -> bool:
    """Say whether a document may be read: published ones by everybody, internal ones by who reads dossiers, personal ones by few."""
    if kept.personal:
        return access.names(request, at)
    return (at.published and not kept.internal) or access.reads(request, at)


def of_content(request: HttpRequest, at: Standing) -> dict[str, Any]:
    """Return the steps of the newest text as sentences."""
    return {"clauses": choosing.read_out(at, with_people=access.names(request, at)), "texts": at.texts}


def of_law(request: HttpRequest, at: Standing) -> dict[str, Any]:
    """Return what the law of the scheme's day says: what stands in the way first, then by what became of it."""
    try:
        found = lawful.breaches(at)
    except HouseError as error:
        return {"breaches": (), "unrun": error.sentence}
    told = sorted(found, key=lambda one: not one.blocks)
    counts = Counter(one.state for one in found)
    return {
        "breaches": [{"one": one, "state": STATES[one.state]} for one in told[:_MOST_BREACHES]],
        "more": max(0, len(told) - _MOST_BREACHES),
        "counts": [(words, counts[state]) for state, words in STATES.items()],
        "stops": sum(one.blocks for one in found),
        "waives": "waiver" in at.state.takes and access.can(request, at, settling.ACTS["waiver"]),
    }


def of_documents(request: HttpRequest, at: Standing) -> dict[str, Any]:
    """Return the documents, each with what names it and whether it may be read by who asks; what may not is counted alone."""
    listed = papers.documents(at)
    shown = [one for one in listed if open_to(request, at, one)]
    return {
        "documents": [{"kept": one, "words": _words(at, one.deeds[0])} for one in shown],
        "closed": len(listed) - len(shown),
        "papers": f"{addresses.dossier(at.dossier.code)}lam-van-ban/",
        "kinds_of_papers": [(one.slug, one.name) for one in KINDS.values()],
        "adds": not at.state.final and access.can(request, at, recording.ACTS["document"]),
    }


def _outcome(one: said.Said) -> dict[str, Any]:
    return {"outcome": OUTCOMES[one.answer.outcome] if one.answer else None}


def _fates(at: Standing) -> list[tuple[Sentence, int]]:
    """Return how many people go where, without a name; nothing where the scheme does not run now."""
    if at.text is None:
        return []
    try:
        counts = Counter(one.fate for one in people.placed(at))
    except HouseError:
        return []
    return [(words, counts[fate]) for fate, words in FATES.items() if counts[fate]]
