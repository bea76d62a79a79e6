"""The page of one act on a dossier: what it will do and still lacks, the form, every fault at its field, and then the act itself."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.models import Reply
from tinhgon.reform.queries.dossier import gates, said
from tinhgon.reform.queries.dossier.standing import Standing, standing
from tinhgon.reform.words import dossier as words
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.dossiers import access, recording, settling, steps
from tinhgon.web.dossiers.declared import Act, Doing, Done
from tinhgon.web.dossiers.forms import Field, Typed, day_field, day_of, placed, typed
from tinhgon.web.dossiers.showing import CRUMBS
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import needed

RECORDS: Final[dict[str, Act]] = recording.ACTS | settling.ACTS
#: What is recorded whatever the state, until the dossier is closed.
ALWAYS: Final = frozenset({"document", "answer_reply"})
_MOST_FINDINGS: Final = 60


def act_of(at: Standing, kind: str) -> Act:
    """Return an act by its name in the address. Raises Unknown, and Refusal where the state of the dossier does not take it."""
    step = next((one for one in at.procedure.steps if one.id == kind), None)
    found = steps.of_step(step) if step else RECORDS.get(kind)
    if found is None:
        raise Unknown(Sentence(f"Không có việc {kind[:40]!r}.", f"There is no act {kind[:40]!r}."))
    if not takes(at, found):
        said_ = words.wrong_state(found.words, at.state.words.sentence)
        raise Refusal([Finding("dossier.state", said_, subject=at.dossier.code, measured=at.state.id)])
    return found


def takes(at: Standing, found: Act) -> bool:
    """Say whether the state of a dossier takes an act."""
    if found.step:
        return any(one.id == found.kind for one in at.steps)
    return found.kind in at.state.takes or (found.kind in ALWAYS and not at.state.final)


@acting
def act(request: HttpRequest, asked: Asked, code: str, what: str) -> HttpResponse:
    """Show the form of an act to who may do it; sent, do it and go back to the dossier, or say all that is wrong."""
    at = access.read(request, code)
    needed(request)
    subject = request.GET.get("cua", "")[:120]
    try:
        found = act_of(at, what)
    except Refusal:
        # Who may never do it is told so first: the state of the dossier is no secret way around the mandate.
        _entitled_at_all(request, at, what)
        raise
    mandate = access.by(request, at, found, subject)
    one = typed(request)
    day = day_of(one, asked.today) if request.method == "POST" else min(asked.day, asked.today)
    doing = Doing(request, asked, at, mandate, one, subject, day)
    if request.method == "POST" and not one.faults:
        try:
            with transaction.atomic():
                answered = _done(doing, found)
                if one.faults:
                    raise Refusal(one.faults)
            return answered if isinstance(answered, HttpResponse) else _onward(request, asked, at, answered)
        except Refusal as refusal:
            one.faults = list(refusal.findings)
        except Unknown as error:
            one.faults = [Finding("unknown", error.sentence)]
    return _page(doing, found)


def _entitled_at_all(request: HttpRequest, at: Standing, what: str) -> None:
    step = next((one for one in at.procedure.steps if one.id == what), None)
    known = steps.of_step(step) if step else RECORDS.get(what)
    if known is not None:
        access.by(request, at, known)


def _done(doing: Doing, found: Act) -> Done:
    """Do it; who acts on a council's vote needs the mandate over the very council that the form names."""
    if found.kind == "vote":
        doing.mandate = access.by(doing.request, doing.at, found, doing.typed.text("hdnd"))
    return found.do(doing)


def _onward(request: HttpRequest, asked: Asked, at: Standing, to: str | None) -> HttpResponse:
    """Lead back to the dossier, or on to where the act says, with the number of the entry that was written."""
    last = standing(at.dossier.code).last
    path = f"{addresses.dossier(at.dossier.code)}{to or ''}" if not to or to.startswith("#") else to
    path, mark, query = path.partition("?")
    given = {"muc": query.removeprefix("muc=")} if mark else {}
    response = HttpResponseRedirect(asked.to(path, **given, xong=last.entry), headers={"Cache-Control": "no-store"})
    response.status_code = 303
    return response


def _page(doing: Doing, found: Act) -> HttpResponse:
    at, one = doing.at, doing.typed
    fields = [day_field(at, doing.asked.day, doing.asked.today), *found.fields(doing)]
    problems, wrong = placed(one.faults, fields)
    lacks = found.lacks(doing) if doing.request.method != "POST" or not one.faults else []
    named = access.names(doing.request, at)
    blocked = [each for each in lacks if each.severity is Severity.ERROR]
    context: dict[str, Any] = {
        "at": at, "act": found, "fields": [_shown(field, one, doing.request.method == "POST") for field in fields], "problems": problems,
        "wrong": wrong, "lacks": (lacks if named else gates.unnamed(lacks))[:_MOST_FINDINGS], "lacks_more": max(0, len(lacks) - _MOST_FINDINGS),
        "blocked": bool(blocked), "says": found.says(doing), "mandate": doing.mandate, "about": _about(doing, found),
        "files": any(field.kind == "file" for field in fields), "subject": doing.subject, "back": addresses.dossier(at.dossier.code),
    }  # fmt: skip
    crumbs = (*CRUMBS, Crumb(at.dossier.code, addresses.dossier(at.dossier.code)), Crumb(found.words))
    return show(doing.request, doing.asked, "web/dossiers/act.html", found.words, crumbs, status=422 if one.faults else 200, **context)  # fmt: skip


def _shown(field: Field, one: Typed, sent: bool) -> dict[str, Any]:  # noqa: FBT001
    return {"field": field, "value": one.values.get(field.name, "" if sent else field.value)}


def _about(doing: Doing, found: Act) -> dict[str, Any] | None:
    """Return what an answer is to: the point, the opinion or the reply; nothing where the act answers nothing. Raises Unknown."""
    if not found.about:
        return None
    number = (
        int(doing.subject) if doing.subject.isascii() and doing.subject.isdigit() and len(doing.subject) < 18 else 0
    )
    if found.about == "reply":
        reply = Reply.objects.filter(dossier=doing.at.dossier, id=number).select_related("deed").first()
        about = {"words": reply.words, "kind": words.REPLIES[reply.kind], "day": reply.deed.day} if reply else None
    else:
        listed = said.points(doing.at) if found.about == "point" else said.opinions(doing.at)
        row = next((each.row for each in listed if each.row.pk == number), None)
        kinds = words.VERDICTS | words.OPINIONS
        kind = (getattr(row, "verdict", "") or getattr(row, "kind", "")) if row else ""
        about = {"words": row.words, "kind": kinds[kind], "day": row.deed.day} if row else None
    if about is None:
        raise Unknown(Sentence("Không có ý kiến này trong hồ sơ.", "There is no such opinion in the dossier."))
    return about
