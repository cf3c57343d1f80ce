"""One settings file; the environment decides (see docs/guide for each variable)."""

import os
from pathlib import Path

from nastavnik.kit.engine import use_modern_sqlite

use_modern_sqlite()

from nastavnik.config.environment import database, flag, secret_key, words

SOURCE = Path(__file__).resolve().parent.parent
ROOT = SOURCE.parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", ROOT / "var"))
PACKS_DIR = Path(os.environ.get("PACKS_DIR", ROOT / "packs"))
GUIDE_DIR = Path(os.environ.get("GUIDE_DIR", ROOT / "docs" / "guide"))
MAIL_DIR = Path(os.environ.get("MAIL_DIR", DATA_DIR / "mail"))

PRODUCTION = flag("PRODUCTION")
DEBUG = False
WATCH_STATEMENTS = not PRODUCTION
SECRET_KEY = secret_key(DATA_DIR, PRODUCTION)
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = words("ALLOWED_HOSTS") or (
    ["127.0.0.1", "localhost", "[::1]", "testserver"] if not PRODUCTION else []
)
TRUSTED_PROXIES = words("TRUSTED_PROXIES")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "nastavnik.kit",
    "nastavnik.features.organisations",
    "nastavnik.features.accounts",
    "nastavnik.features.methodology",
    "nastavnik.features.norms",
    "nastavnik.features.people",
    "nastavnik.features.consents",
    "nastavnik.features.screening",
    "nastavnik.features.programmes",
    "nastavnik.features.enrolments",
    "nastavnik.features.pairings",
    "nastavnik.features.roadmaps",
    "nastavnik.features.meetings",
    "nastavnik.features.trainings",
    "nastavnik.features.documents",
    "nastavnik.features.intake",
    "nastavnik.features.matching",
    "nastavnik.features.readiness",
    "nastavnik.features.privacy",
    "nastavnik.processes",
    "nastavnik.web.shell",
    "nastavnik.web.organisations",
    "nastavnik.web.accounts",
    "nastavnik.web.methodology",
    "nastavnik.web.people",
    "nastavnik.web.consents",
    "nastavnik.web.screening",
    "nastavnik.web.programmes",
    "nastavnik.web.enrolments",
    "nastavnik.web.pairings",
    "nastavnik.web.roadmaps",
    "nastavnik.web.meetings",
    "nastavnik.web.trainings",
    "nastavnik.web.documents",
    "nastavnik.web.norms",
    "nastavnik.web.intake",
    "nastavnik.web.matching",
    "nastavnik.web.readiness",
    "nastavnik.web.privacy",
    "nastavnik.web.handbook",
    "nastavnik.jobs",
    "nastavnik.cli",
]

MIDDLEWARE = [
    "nastavnik.kit.middleware.Requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nastavnik.kit.doors.Doors",
]

ROOT_URLCONF = "nastavnik.config.urls"
WSGI_APPLICATION = "nastavnik.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "nastavnik.web.shell.context.shell",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "nastavnik.web.shell.templatetags.shell",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
        },
    }
]
FORM_RENDERER = "nastavnik.web.shell.rendering.TablerRenderer"

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["nastavnik.features.accounts.backends.Accounts"]
RIGHTS = "nastavnik.features.accounts.rights.RIGHTS"
FIELD_RULES = "nastavnik.features.accounts.sights.FIELD_RULES"
EXPORT_THRESHOLD = "nastavnik.features.privacy.rules.export_threshold"
EXPORT_REASONS = "nastavnik.features.privacy.queries.open_reason"
PRINCIPALS = "nastavnik.features.accounts.principals.principal_of"
LINK_HOLDERS = "nastavnik.features.accounts.principals.link_holder"
LINK_URL = "accounts:link"
JOB_SCOPES = "nastavnik.features.accounts.queries.scope_for_job"
PASSWORD_HASHERS = ["nastavnik.kit.passwords.SchoolMorningHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict] = []  # features/accounts/passwords.py judges, the same everywhere
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = (
    False  # the library counts by address, and a school is one address: kit/limits counts instead
)
ACCOUNT_ADAPTER = "nastavnik.web.accounts.adapter.SignInAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "nastavnik.web.accounts.forms.SignInForm"}

# The sign-in of a region (OpenID Connect); without an issuer its pages do not exist
REGION_SIGN_IN = {
    "issuer": os.environ.get("REGION_ISSUER", ""),
    "client": os.environ.get("REGION_CLIENT", ""),
    "secret": os.environ.get("REGION_SECRET", ""),
    "title": os.environ.get("REGION_TITLE", "Вход региона"),
}

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_ENGINE = "nastavnik.kit.visits.store"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "nastavnik.web.shell.errors.stale_page"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
if SESSION_COOKIE_SECURE:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        # the button of the region's sign-in leads there by a form
        "form-action": ["'self'", *([REGION_SIGN_IN["issuer"]] if REGION_SIGN_IN["issuer"] else [])],
        "frame-ancestors": ["'none'"],
    }
}

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
        "ENQUEUE_ON_COMMIT": False,
    }
}

LANGUAGE_CODE = "ru"
TIME_ZONE = os.environ.get("TZ_DEFAULT", "Europe/Moscow")
USE_TZ = True
DATE_FORMAT = "d.m.Y"
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"]
FORMAT_MODULE_PATH = ["nastavnik.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_LIMIT = 20 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "nastavnik.kit.mail.backend.EmlFolder")
EMAIL_FILE_PATH = MAIL_DIR
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "nastavnik@localhost")
# Whoever keeps the heads of the trail, e.g. the director: an address outside this machine
AUDIT_WITNESS = os.environ.get("AUDIT_WITNESS", "")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "nastavnik.kit.logs.JsonLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "nastavnik": {"level": os.environ.get("LOG_LEVEL", "INFO")},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
