"""Views of django-allauth in the frame of this house: our templates, words and trail, and never kept by a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic.base import View

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.sentence import Sentence
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.navigation import Crumb, rail

OWN: Final = Crumb(Sentence("Tài khoản", "Account"), addresses.ACCOUNT)
SECURITY: Final = Crumb(Sentence("Xác thực hai lớp", "Two-step sign-in"), f"{addresses.ACCOUNT}bao-mat/")

#: The words of fields that are not ours.
FIELDS: Final[Mapping[str, Sentence]] = {
    "login": Sentence("Tên đăng nhập", "Login"),
    "password": Sentence("Mật khẩu", "Password"),
    "oldpassword": Sentence("Mật khẩu hiện nay", "Current password"),
    "password1": Sentence("Mật khẩu mới", "New password"),
    "password2": Sentence("Nhập lại mật khẩu mới", "New password again"),
    "code": Sentence("Mã", "Code"),
    "name": Sentence("Tên để nhận ra khóa này", "A name to know this key by"),
    "passwordless": Sentence("Dùng khóa này đăng nhập không cần mật khẩu", "Sign in with this key and no password"),
}


def frame(request: HttpRequest, title: Sentence, crumbs: tuple[Crumb, ...]) -> dict[str, Any]:
    """Return what every page's template reads: today's question, the heading, the trail, the navigation."""
    today = localdate()
    return {"asked": Asked(AsOf(today), today), "title": title, "crumbs": crumbs, "rail": rail(request.path)}


def framed(
    view: type[View],
    title: Sentence,
    *,
    template: str = "web/accounts/form.html",
    crumbs: tuple[Crumb, ...] = (),
    lead: Sentence | None = None,
    button: Sentence | None = None,
    **more: Any,
) -> Callable[..., HttpResponse]:
    """Return the view with this title, and with the fields of its form in words; ``more`` goes to the template as it is."""

    @method_decorator(never_cache, name="dispatch")
    class Framed(view):  # type: ignore[valid-type, misc]
        template_name = template

        def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
            found = super().get_context_data(**kwargs)
            trail = (*crumbs, Crumb(title))
            said = {"lead": lead, "button": button or title, "fields": _fields(found.get("form"))}
            said |= {"passkey_options": _options(found), "reauthentication_alternatives": _ways(found)}
            return {**found, **frame(self.request, title, trail), **said, **more}

    made: Callable[..., HttpResponse] = require_http_methods(["GET", "HEAD", "POST"])(Framed.as_view())
    return made


def _fields(form: Any) -> list[dict[str, Any]]:
    if form is None:
        return []
    shown = []
    for field in form.visible_fields():
        kind = getattr(field.field.widget, "input_type", "text")
        complete = field.field.widget.attrs.get("autocomplete", "off")
        if field.name == "password1":
            complete = "new-password"
        words = FIELDS.get(field.name, Sentence(str(field.label), str(field.label)))
        shown.append({"field": field, "words": words, "kind": kind, "complete": complete})
    return shown


def _options(found: Mapping[str, Any]) -> str:
    """Return what the browser is to ask of a passkey, as the form carries it: an attribute, for scripts are not written into pages."""
    data = found.get("js_data") or {}
    options = data.get("creation_options") or data.get("request_options")
    return json.dumps(options, cls=DjangoJSONEncoder) if options else ""


def _ways(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    ways = {
        "reauthenticate": Sentence("mật khẩu", "password"),
        "mfa_reauthenticate": Sentence("ứng dụng tạo mã hoặc mã dự phòng", "authenticator app or recovery code"),
        "mfa_reauthenticate:webauthn": Sentence("khóa bảo mật", "passkey"),
    }
    return [{"url": one["url"], "words": ways[one["id"]]} for one in found.get("reauthentication_alternatives") or ()]
