"""What django-allauth asks of this house: who may sign in, where to go then, and what errors say."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.timezone import localtime, now
from django.utils.translation import get_language

from tinhgon.accounts import acts, queries
from tinhgon.accounts.models import Account
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence


def _said(vi: str, en: str) -> str:
    """Return a text that is said in the language of the moment it is shown."""
    words = Sentence(vi, en)
    return lazystr(_Spoken(words))  # type: ignore[return-value]


class _Spoken:
    def __init__(self, words: Sentence) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words.said_in(get_language() or "vi")


_WRONG: Final = _said("Tên đăng nhập hoặc mật khẩu không đúng.", "The login or the password is wrong.")
_CODE: Final = _said("Mã không đúng hoặc đã hết hạn.", "The code is wrong or no longer valid.")
_TOO_MANY: Final = _said(
    "Sai quá nhiều lần. Chờ vài phút rồi thử lại.", "Too many wrong attempts. Wait a few minutes and try again."
)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; guessing is counted in the books, over all servers."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _WRONG,
        "email_password_mismatch": _WRONG,
        "incorrect_password": _said("Mật khẩu không đúng.", "The password is wrong."),
        "enter_current_password": _said("Mật khẩu hiện nay không đúng.", "The current password is wrong."),
        "incorrect_code": _CODE,
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
        "account_inactive": _said("Tài khoản đang bị khóa.", "The account is locked."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say what happened by themselves; there is no store of messages."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Stop guessing, under a login or from an address, before the password is looked at."""
        until = acts.attempt(_login(credentials), self.get_client_ip(request), now())
        if until is not None:
            at = f"{localtime(until):%H:%M:%S}"
            raise ValidationError(
                _said(
                    f"Sai quá nhiều lần. Thử lại sau {at}, hoặc nhờ người quản trị cấp lại mật khẩu.",
                    f"Too many wrong attempts. Try again after {at}, or ask an administrator for a new password.",
                ),
                code="stopped",
            )

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Look at the password; an attempt that succeeds does not count against its login."""
        credentials = credentials | {"username": _login(credentials)}
        found = super().authenticate(request, **credentials)
        if found is not None:
            acts.forget_failures(_login(credentials))
        return found

    def set_password(self, user: Any, password: str) -> None:
        """Set the password that the holder chose, and drop the duty to change a one-off one."""
        acts.change_password(user, password)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the change of a one-off password, else to one's own account."""
        if getattr(request.user, "one_off", False):
            return reverse("account_change_password")
        return str(super().get_login_redirect_url(request))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead to one's own account."""
        return reverse("account")


def _login(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username", "")).strip().lower()


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: the words of errors, and of keys that got no name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _CODE,
        "cannot_generate_recovery_codes": _said(
            "Bật ứng dụng tạo mã hoặc khóa bảo mật trước, rồi mới lấy mã dự phòng.",
            "Switch on an authenticator app or a passkey first, then make recovery codes.",
        ),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Return a name for a key whose holder gave none."""
        words = Sentence("Khóa của tôi", "My key")
        return words.said_in(get_language() or "vi")


class ProviderAdapter(DefaultSocialAccountAdapter):
    """The province's identity provider says who someone is; accounts and mandates stay this installation's."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody gets an account by signing in elsewhere."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in the account whose login the provider's claim names; else lead to the page that says why not."""
        data = sociallogin.account.extra_data
        claims = {**data, **(data.get("id_token") or {}), **(data.get("userinfo") or {})}
        claim = sociallogin.provider.app.settings.get("login_claim", "preferred_username")
        found = _named_by(str(claims.get(claim, "")))
        if found is None or not found.is_active:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_unknown")))
        if sociallogin.is_existing and sociallogin.user.pk != found.pk:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_unknown")))
        if not sociallogin.is_existing:
            sociallogin.connect(request, found)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Lead to the page that says that the provider did not answer as it should."""
        raise ImmediateHttpResponse(HttpResponseRedirect(f"{reverse('account_unknown')}?vi=loi"))


def _named_by(claim: str) -> Account | None:
    try:
        return queries.account(claim) if claim else None
    except Unknown:
        return None
