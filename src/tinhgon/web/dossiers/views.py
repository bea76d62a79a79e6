"""The list of dossiers, and one dossier: where it stands, what is next, what was said and voted; opinions are sent here."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import HouseError, Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import Council, Vote
from tinhgon.reform.queries.dossier import following, gates, people, said
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.reform.queries.dossier.standing import Standing, standing, standings
from tinhgon.reform.rules.dossier.placing import FATES
from tinhgon.reform.rules.dossier.procedure import ACTS
from tinhgon.reform.words.dossier import DEEDS, OPINIONS, OUTCOMES, VERDICTS
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, reading, show

TITLE: Final = Sentence("Hồ sơ đề án", "Dossiers of schemes")
HERE: Final = f"{addresses.SCHEMES}ho-so/"
#: Whoever gives an opinion needs no account, and none is asked for.
PUBLIC: Final = Mandate("Người góp ý", "public", "không cần tài khoản")


@reading
def dossiers(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the dossiers, the one last worked on first."""
    crumbs = (Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES), Crumb(TITLE))
    return show(request, asked, "web/dossiers/dossiers.html", TITLE, crumbs, dossiers=standings(), here=HERE)


@acting
def dossier(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """Show a dossier; an opinion that is sent is kept, and its code shown once."""
    at = standing(code)
    own, problems, typed = "", (), {}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in ("noi-dung", "ten", "buoc", "loai")}
        try:
            own = _opinion(at, typed, asked)
            typed = {}
        except Refusal as refusal:
            problems = refusal.findings
        at = standing(code)
    return show(
        request, asked, "web/dossiers/dossier.html", Sentence(at.dossier.title, at.dossier.title),
        (Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES), Crumb(TITLE, HERE), Crumb(code)),
        status=422 if problems else 200, **_context(at, asked), own=own, problems=problems, typed=typed,
        words_typed=typed.get("noi-dung", ""),
    )  # fmt: skip


def _opinion(at: Standing, typed: dict[str, str], asked: Asked) -> str:
    step = int(typed["buoc"]) if typed["buoc"].isascii() and typed["buoc"].isdigit() and len(typed["buoc"]) < 6 else 0
    _, own = acts.give_opinion(
        PUBLIC,
        at.dossier.code,
        typed["noi-dung"],
        asked.today,
        kind=typed["loai"] or "public",
        name=typed["ten"],
        step=step,
    )
    return own


def _context(at: Standing, asked: Asked) -> dict[str, Any]:
    window = gates.window(at)
    reached = [state.id for state in at.procedure.path()].index(at.state.id)
    return {
        "at": at,
        "phases": [
            {"state": state, "done": number < reached, "here": number == reached}
            for number, state in enumerate(at.procedure.path()) if state.id != "stopped" or at.state.id == "stopped"
        ],
        "next": [{"step": step, "act": ACTS[step.act], "lacks": gates.lacking(at, step, Given(asked.today))} for step in at.steps],
        "deeds": [{"deed": deed, "words": DEEDS.get(f"dossier.{deed.kind}", deed.kind)} for deed in reversed(at.deeds)],
        "points": [{"said": one, "verdict": VERDICTS[one.row.verdict], **_outcome(one)} for one in said.points(at)],
        "opinions": [{"said": one, "kind": OPINIONS[one.row.kind], **_outcome(one)} for one in said.opinions(at)],
        "councils": Council.objects.filter(dossier=at.dossier).order_by("code"),
        "votes": Vote.objects.filter(dossier=at.dossier).select_related("council").order_by("id"),
        "fates": _fates(at),
        "reviews": following.reviews(at),
        "alarms": following.alarms(at, asked.today) if at.newest("enact") else (),
        "window": window,
        "open": "opinion" in at.state.takes and window is not None and asked.today <= window,
        "steps": range(1, len(at.scheme.steps) + 1) if at.scheme else (),
        "kinds": OPINIONS,
    }  # fmt: skip


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
