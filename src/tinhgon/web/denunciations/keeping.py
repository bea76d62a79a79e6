"""An officer's own key: made, another passphrase, lost; and for which bodies they are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import now

from tinhgon.accounts import acts as accounts
from tinhgon.accounts.models import Account
from tinhgon.casework.queries import bodies
from tinhgon.denunciations import acts
from tinhgon.denunciations.queries.named import HANDLE, IDENTITY, bodies_of, current_key, keys_of, named
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.rules import catalogue
from tinhgon.sealing.errors import WrongPassphrase
from tinhgon.sealing.keys import LEAST_PASSPHRASE
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.denunciations.quiet import private
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import show
from tinhgon.web.signed_in import needed

_TITLE: Final = Sentence("Khóa niêm phong của tôi", "My key")
_DIFFERENT: Final = Sentence("Hai lần gõ cụm mật khẩu không giống nhau.", "The passphrase was typed in two ways.")
_NOTHING: Final = Sentence("Chọn việc cần làm.", "Choose what to do.")

_Result = TypeVar("_Result")


@private
def keys(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show one's key and the bodies that one is named for; sent, make, change or end the key."""
    me = needed(request)
    problems: tuple[Finding, ...] = ()
    if request.method == "POST":
        try:
            _do(request, me, asked)
            return HttpResponseRedirect(f"{addresses.KEYS}?xong={request.POST.get('viec', '')}")
        except Refusal as refusal:
            problems = refusal.findings
    own = bodies_of(me.pk, asked.today)
    names = bodies.names(own, asked.today)
    parts = [
        {
            "name": names.get(body, ("", ""))[1], "acts": [catalogue().acts[act] for act in sorted(done)],
            "handlers": named([body], HANDLE, asked.today), "keepers": named([body], IDENTITY, asked.today),
        }
        for body, done in own.items()
    ]  # fmt: skip
    return show(
        request, asked, "web/denunciations/keys.html", _TITLE, (Crumb(_TITLE),), status=422 if problems else 200, key=current_key(me.pk),
        keys=keys_of(me.pk), parts=parts, problems=problems, least=LEAST_PASSPHRASE, done=request.GET.get("xong", ""),
    )  # fmt: skip


def with_passphrase(me: Account, act: Callable[[], _Result]) -> _Result:
    """Do what needs one's passphrase. Wrong ones are counted as attempts to sign in are, and stopped. Raises Refusal."""
    name = f"niêm phong {me.login}"
    until = accounts.attempt(name, name, now())
    if until is not None:
        when = f"{until.astimezone():%H:%M}"
        said = Sentence(f"Thử quá nhiều lần. Thử lại sau {when}.", f"Too many attempts. Try again after {when}.")
        raise Refusal([Finding("seal.stopped", said)])
    try:
        made = act()
    except WrongPassphrase:
        raise
    except Refusal:
        accounts.forget_newest(name)
        raise
    accounts.forget_newest(name)
    return made


def _do(request: HttpRequest, me: Account, asked: Asked) -> None:
    what, old, new = (request.POST.get(name, "") for name in ("viec", "cum-cu", "cum-moi"))
    if what in ("tao", "doi") and new != request.POST.get("cum-lai", ""):
        raise Refusal([Finding("seal.different", _DIFFERENT, where={"field": "passphrase"})])
    if what == "tao":
        acts.make_key(me, new, asked.today)
    elif what == "doi":
        with_passphrase(me, lambda: acts.change_passphrase(me, old, new, asked.today))
    elif what == "mat":
        acts.end_key(me, lost=True, today=asked.today)
    elif what == "thoi":
        with_passphrase(me, lambda: acts.end_key(me, lost=False, today=asked.today, passphrase=old))
    else:
        raise Refusal([Finding("seal.nothing", _NOTHING)])
