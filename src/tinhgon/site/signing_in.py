"""Django's settings of signing in: passwords, second factors, sessions, the identity provider of a province.

The provider comes from the environment: ``TINHGON_OIDC_SERVER`` the address of its OpenID Connect configuration,
``TINHGON_OIDC_CLIENT`` and ``TINHGON_OIDC_SECRET`` what it knows this installation by, ``TINHGON_OIDC_NAME`` the words on the button,
``TINHGON_OIDC_CLAIM`` the claim that holds the login name (preferred_username unless said otherwise).
``TINHGON_PROXIES`` says how many proxies stand before the server, so that the address of a client is read from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

HOURS: Final = 12


def settings(environment: Mapping[str, str], *, https: bool) -> dict[str, Any]:
    """Return the settings; ``https`` says that the installation stands behind TLS, so that cookies never leave it."""
    return {
        "AUTH_USER_MODEL": "accounts.Account",
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/tai-khoan/",
        "PASSWORD_HASHERS": [
            "django.contrib.auth.hashers.Argon2PasswordHasher",
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {
                "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
                "OPTIONS": {"user_attributes": ("login", "name", "plain_name", "email")},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
            {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
        ],
        # Limits on guessing second factors are counted here: a table, so that all servers of an installation count together.
        "CACHES": {
            "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_cache"},
        },
        **_sessions(https=https),
        **_allauth(environment),
    }


def _sessions(*, https: bool) -> dict[str, Any]:
    return {
        # Under TLS the prefix makes browsers refuse the cookie from any other host or over plain HTTP.
        "SESSION_COOKIE_NAME": "__Host-phien" if https else "phien",
        "SESSION_COOKIE_AGE": HOURS * 3600,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
    }


def _allauth(environment: Mapping[str, str]) -> dict[str, Any]:
    return {
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(environment.get("TINHGON_PROXIES", "0") or 0),
        "ACCOUNT_ADAPTER": "tinhgon.web.accounts.adapter.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": "login",
        "ACCOUNT_USER_MODEL_EMAIL_FIELD": None,
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": False,
        # Wrong passwords are stopped by our own count; this only keeps one address from occupying the server.
        "ACCOUNT_RATE_LIMITS": {"login": "300/m/ip"},
        "ACCOUNT_LOGOUT_ON_GET": False,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
        "MFA_ADAPTER": "tinhgon.web.accounts.adapter.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Tinh Gọn",
        "MFA_TOTP_TOLERANCE": 1,
        "SOCIALACCOUNT_ADAPTER": "tinhgon.web.accounts.adapter.ProviderAdapter",
        "SOCIALACCOUNT_ONLY": False,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": _provider(environment)}},
    }


def _provider(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    server = environment.get("TINHGON_OIDC_SERVER", "")
    if not server:
        return []
    return [
        {
            "provider_id": "tinh",
            "name": environment.get("TINHGON_OIDC_NAME", "Tài khoản của tỉnh"),
            "client_id": environment.get("TINHGON_OIDC_CLIENT", ""),
            "secret": environment.get("TINHGON_OIDC_SECRET", ""),
            "settings": {
                "server_url": server,
                "oauth_pkce_enabled": True,
                "login_claim": environment.get("TINHGON_OIDC_CLAIM", "preferred_username"),
            },
        }
    ]
