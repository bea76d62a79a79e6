"""The pages of signing in, of one's own account, of second factors and of open sessions."""

from __future__ import annotations

from typing import Final

import polars as pl
from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount.providers.openid_connect import views as provider
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.mandates.queries import of_account
from tinhgon.web.accounts.framed import OWN, SECURITY, framed
from tinhgon.web.asking import Asked
from tinhgon.web.mandates.views import shown
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting, show
from tinhgon.web.signed_in import may

_PROVIDERS: Final = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
_SIGN_IN: Final = Sentence("Đăng nhập", "Sign in")
_CONFIRM: Final = Sentence("Xác nhận đúng là bạn", "Confirm that it is you")
_CONFIRM_LEAD: Final = Sentence(
    "Việc sắp làm ảnh hưởng đến an toàn của tài khoản, nên cần xác nhận lại.",
    "What comes next touches the safety of the account, so please confirm once more.",
)
_GO_ON: Final = Sentence("Tiếp tục", "Go on")
_MORE_WAYS: Final = {"ways": True}

sign_in = framed(
    account.LoginView, _SIGN_IN, template="web/accounts/sign_in.html", providers=_PROVIDERS, passkey_kind="login"
)
second_factor = framed(
    factors.AuthenticateView,
    Sentence("Lớp xác thực thứ hai", "Second step"),
    template="web/accounts/second_factor.html",
    lead=Sentence(
        "Nhập mã từ ứng dụng tạo mã, hoặc một mã dự phòng, hoặc dùng khóa bảo mật.",
        "Type the code of your authenticator app or a recovery code, or use your passkey.",
    ),
    button=_SIGN_IN,
    passkey_kind="get",
)
sign_out = framed(
    account.LogoutView,
    Sentence("Đăng xuất", "Sign out"),
    lead=Sentence("Kết thúc phiên làm việc trên máy này.", "End the session on this machine."),
)
inactive = framed(
    account.AccountInactiveView,
    Sentence("Tài khoản đang bị khóa", "The account is locked"),
    template="web/accounts/told.html",
    lead=Sentence(
        "Tài khoản này không đăng nhập được nữa. Hỏi người quản trị của cơ quan bạn.",
        "This account can sign in no more. Ask the administrator of your office.",
    ),
)
confirm = framed(account.ReauthenticateView, _CONFIRM, lead=_CONFIRM_LEAD, button=_GO_ON, crumbs=(OWN,), **_MORE_WAYS)
confirm_code = framed(
    factors.ReauthenticateView, _CONFIRM, lead=_CONFIRM_LEAD, button=_GO_ON, crumbs=(OWN,), **_MORE_WAYS
)
confirm_key = framed(
    keys.ReauthenticateWebAuthnView,
    _CONFIRM,
    lead=_CONFIRM_LEAD,
    button=Sentence("Dùng khóa bảo mật", "Use a passkey"),
    crumbs=(OWN,),
    passkey_kind="get",
    **_MORE_WAYS,
)
change_password = framed(
    account.PasswordChangeView,
    Sentence("Đổi mật khẩu", "Change the password"),
    crumbs=(OWN,),
    lead=Sentence(
        "Ít nhất 12 ký tự, không giống tên của bạn, không phải mật khẩu nhiều người dùng. Các phiên ở máy khác sẽ bị đăng xuất.",
        "At least 12 characters, unlike your name, not one that many people use. Sessions elsewhere are signed out.",
    ),
)
second_factors = framed(
    factors.IndexView,
    Sentence("Xác thực hai lớp", "Two-step sign-in"),
    template="web/accounts/factors.html",
    crumbs=(OWN,),
)
add_app = framed(
    totp.ActivateTOTPView,
    Sentence("Bật ứng dụng tạo mã", "Switch on an authenticator app"),
    template="web/accounts/totp.html",
    crumbs=(OWN, SECURITY),
)
remove_app = framed(
    totp.DeactivateTOTPView,
    Sentence("Tắt ứng dụng tạo mã", "Switch off the authenticator app"),
    crumbs=(OWN, SECURITY),
    lead=Sentence(
        "Sau khi tắt, đăng nhập không còn hỏi mã của ứng dụng này.",
        "Once off, signing in no longer asks for this app's code.",
    ),
)
recovery_codes = framed(
    recovery.ViewRecoveryCodesView,
    Sentence("Mã dự phòng", "Recovery codes"),
    template="web/accounts/recovery.html",
    crumbs=(OWN, SECURITY),
)
make_recovery_codes = framed(
    recovery.GenerateRecoveryCodesView,
    Sentence("Tạo mã dự phòng mới", "Make new recovery codes"),
    crumbs=(OWN, SECURITY),
    lead=Sentence("Các mã dự phòng cũ sẽ hết dùng được.", "The old recovery codes will work no more."),
)
list_keys = framed(
    keys.ListWebAuthnView,
    Sentence("Khóa bảo mật", "Passkeys"),
    template="web/accounts/keys.html",
    crumbs=(OWN, SECURITY),
)
add_key = framed(
    keys.AddWebAuthnView,
    Sentence("Thêm khóa bảo mật", "Add a passkey"),
    crumbs=(OWN, SECURITY),
    lead=Sentence(
        "Khóa có thể là vân tay, khuôn mặt, mã của máy này, hoặc khóa cắm ngoài. Cần bật JavaScript.",
        "A passkey may be a fingerprint, a face or the code of this device, or a key that you plug in. It needs JavaScript.",
    ),
    passkey_kind="create",
)
rename_key = framed(keys.EditWebAuthnView, Sentence("Đổi tên khóa bảo mật", "Rename a passkey"), crumbs=(OWN, SECURITY))
remove_key = framed(
    keys.RemoveWebAuthnView,
    Sentence("Gỡ khóa bảo mật", "Remove a passkey"),
    crumbs=(OWN, SECURITY),
    lead=Sentence("Khóa này sẽ không đăng nhập được nữa.", "This key will sign in no more."),
)


def elsewhere(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send who presses the button to the identity provider; a link alone leads to the sign-in page, so no other site can send a reader."""
    sent = request.POST.get("process", request.GET.get("process", "login"))
    if request.method != "POST" or sent != "login":
        return HttpResponseRedirect(reverse("account_login"))
    response: HttpResponse = provider.login(request, provider_id=provider_id)
    return response


def unknown(request: HttpRequest) -> HttpResponse:
    """Say that the identity provider knows someone whom this installation does not, or gave no answer that can be read."""
    return _unknown(request)


@acting
def _unknown(request: HttpRequest, asked: Asked) -> HttpResponse:
    failed = request.GET.get("vi") == "loi"
    title = Sentence("Chưa đăng nhập được", "Not signed in")
    lead = (
        Sentence("Nơi định danh của tỉnh không trả lời đúng cách. Thử lại, hoặc dùng mật khẩu.",
                 "The province's identity provider gave no proper answer. Try again, or use a password.")
        if failed
        else Sentence("Nơi định danh của tỉnh nhận ra bạn, nhưng ở đây chưa có tài khoản nào mang tên ấy. Hỏi người quản trị.",
                      "The province's identity provider knows you, but there is no such account here. Ask the administrator.")
    )  # fmt: skip
    return show(request, asked, "web/accounts/told.html", title, (Crumb(title),), status=403, lead=lead)


@login_required
@acting
def own(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show one's own account: who one is, how one signs in, how many sessions are open."""
    me = request.user
    return show(
        request, asked, "web/accounts/own.html", OWN.words, (Crumb(OWN.words),),
        me=me, safe=is_mfa_enabled(me), rows=[shown(one) for one in of_account(me.pk, asked.today)],
        manages=may(request, "account.manage", None, asked.today), own_code=_own_code(asked, me.person),
        sessions_open=len(UserSession.objects.purge_and_list(me)),
    )  # fmt: skip


@login_required
@acting
def sessions(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List one's open sessions; sent as a form, sign out one of them, or all but this one."""
    found = sorted(UserSession.objects.purge_and_list(request.user), key=lambda one: one.created_at, reverse=True)
    if request.method == "POST":
        wanted = request.POST.get("phien", "")
        chosen = [one for one in found if (wanted == "khac" and not one.is_current()) or wanted == str(one.pk)]
        if not chosen and wanted != "khac":
            said = Sentence("Phiên này đã kết thúc.", "This session has ended already.")
            raise Refusal([Finding("account.session", said)])
        for one in chosen:
            one.end()
        return HttpResponseRedirect(reverse("sessions"))
    title = Sentence("Các phiên đang mở", "Open sessions")
    shown = [{"session": one, "here": one.is_current()} for one in found]
    return show(request, asked, "web/accounts/sessions.html", title, (OWN, Crumb(title)), sessions_open=shown)


def _own_code(asked: Asked, person: int | None) -> str:
    """Return the code of the registry's person who holds the account, for the way to their own file."""
    if person is None:
        return ""
    found = asked.structure.people.filter(pl.col("person") == person)
    return str(found["code"][0]) if found.height else ""
