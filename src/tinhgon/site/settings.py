"""Django's settings. What differs between installations comes from the environment; nothing secret is written here.

``DATABASE_URL`` a PostgreSQL ≥ 15 instead of the embedded one; ``TINHGON_VAR`` the folder of what this installation
makes for itself; ``TINHGON_HOSTS`` the names it answers to; ``TINHGON_HTTPS=1`` it stands behind a TLS proxy;
``TINHGON_SECRET_KEY`` the signing key; ``TINHGON_DEBUG=1`` error pages for developers; ``TINHGON_OIDC_…`` an identity
provider (`signing_in`); ``TINHGON_MAIL`` the mail server (``smtp://user:password@host:port``, ``smtp+tls://…``, ``smtps://…``) and
``TINHGON_MAIL_FROM`` who letters are from; ``TINHGON_SCANNER`` the command that scans files; ``TINHGON_PLANNERS`` how many plans
may be searched for at once, 0 where ``tinhgon plan work`` runs beside the site.
"""

import os
import sys

from csp.constants import NONE, SELF

from tinhgon.site import database, places, secret, signing_in

VAR = places.var()
DEBUG = os.environ.get("TINHGON_DEBUG") == "1"
HTTPS = os.environ.get("TINHGON_HTTPS") == "1"
SECRET_KEY = os.environ.get("TINHGON_SECRET_KEY") or secret.kept_in(VAR / "secret-key")
ALLOWED_HOSTS = [host for host in os.environ.get("TINHGON_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# Each room with tables, pages or commands of Django stands here under its own name; order is that of the floors.
INSTALLED_APPS = [
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "tinhgon.accounts",
    "tinhgon.ledger",
    "tinhgon.registry",
    "tinhgon.people",
    "tinhgon.lawbook",
    "tinhgon.mandates",
    "tinhgon.notices",
    "tinhgon.casework",
    "tinhgon.tasks",
    "tinhgon.petitions",
    "tinhgon.denunciations",
    "tinhgon.proposals",
    "tinhgon.resolutions",
    "tinhgon.reform",
    "tinhgon.reports",
    "tinhgon.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tinhgon.site.keeping.KeptByNobody",
    "tinhgon.site.language.LanguageOfCookie",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tinhgon.site.acting.ActingInName",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tinhgon.site.uploads.NoLargerThan",
    "tinhgon.site.readable.NoNul",
]

ROOT_URLCONF = "tinhgon.site.urls"
WSGI_APPLICATION = "tinhgon.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.static",
            ],
        },
    },
]

DATABASES = {"default": database.default(os.environ.get("DATABASE_URL"))}
# `tinhgon serve` sets it for the workers: the embedded database is then reached by a role that owns no table.
DATABASES["default"]["SERVING"] = os.environ.get("TINHGON_SERVING") == "1"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "ngon-ngu"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Plans are searched for in processes of their own, started when something waits.
PLANNERS = int(os.environ.get("TINHGON_PLANNERS", "2"))
PLANNER_COMMAND = [sys.executable, "-m", "tinhgon.cli", "plan", "work", "--idle", "60", "--until-closed"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [places.parts()]
# The faces of official papers, fetched with the front-end parts.
PAPER_FONTS = places.parts() / "papers"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# No page may run a script, apply a style or load a picture that this installation did not serve itself.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tinhgon.web.errors.forbidden"
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# Letters wait in the outbox while no mail server is named; files are kept unscanned, and say so, while no scanner is.
MAIL = os.environ.get("TINHGON_MAIL", "")
MAIL_FROM = os.environ.get("TINHGON_MAIL_FROM", "tinhgon@localhost")
SCANNER = os.environ.get("TINHGON_SCANNER", "")

# At the level DEBUG Django's templates log everything that a page was given whenever one name is missing: never here, whatever the
# level of the others.
LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"django.template": {"level": "INFO"}}}

# What will be sealed is never put on disk in clear.
FILE_UPLOAD_HANDLERS = [
    "tinhgon.site.uploads.InMemoryWhereSealed",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# What one guess at the passphrase of an officer's key costs (Argon2id: rounds, lanes, KiB); keys that are there keep theirs.
PASSPHRASE_COST = (3, 1, 64 * 1024)

# Accounts, sessions, second factors and the identity provider.
globals().update(signing_in.settings(os.environ, https=HTTPS))
