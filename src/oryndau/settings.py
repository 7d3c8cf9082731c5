"""Settings of the site. Everything that differs between installations comes from the environment.

`ORYNDAU_ENVIRONMENT` is `demonstration` (the default), `test` or `production`. Production refuses what only
a demonstration may do: test trust anchors, a generated secret key, a movable clock.
"""

import os
from pathlib import Path

from oryndau import database

ENVIRONMENT = os.environ.get("ORYNDAU_ENVIRONMENT", "demonstration")
PRODUCTION = ENVIRONMENT == "production"
DEMONSTRATION = ENVIRONMENT == "demonstration"
DEBUG = False

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parents[1]
VAR = Path(os.environ.get("ORYNDAU_VAR", ROOT / "var"))
HOST = "127.0.0.1"
TRUSTED_PROXIES = int(os.environ.get("ORYNDAU_TRUSTED_PROXIES", "0"))
"""How many proxies of ours stand in front; rate limits count by the address that the outermost one saw."""
WEB_PORT = int(os.environ.get("ORYNDAU_WEB_PORT", "8000"))
SITE_URL = os.environ.get("ORYNDAU_SITE_URL", f"http://{HOST}:{WEB_PORT}")
SITE_NAME = "oryndau.kz" if PRODUCTION else "oryndau.demo"
"""The name of the service inside every signed act, so that what was signed here serves nowhere else."""

ALLOWED_HOSTS = os.environ.get("ORYNDAU_ALLOWED_HOSTS", "127.0.0.1,localhost").split(",")
SECRET_KEY = os.environ.get("ORYNDAU_SECRET_KEY", "" if PRODUCTION else "demonstration-only-not-a-secret")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "csp",
    "oryndau.cases",
    "oryndau.people",
    "oryndau.signing",
    "oryndau.documents",
    "oryndau.gateway",
    "oryndau.notices",
    "oryndau.incidents",
    "oryndau.acts",
    "oryndau.wizard",
    "oryndau.registers",
    "oryndau.examination",
    "oryndau.payments",
    "oryndau.initiation",
    "oryndau.certification",
    "oryndau.appeals",
    "oryndau.licensing",
    "oryndau.profession",
    "oryndau.pages",
    "oryndau.portal",
    "oryndau.api",
    "oryndau.demo",
]

MIDDLEWARE = [
    "oryndau.server.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "oryndau.api.middleware.Programs",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "oryndau.people.middleware.ActorMiddleware",
    "oryndau.server.middleware.CaseErrors",
]

ROOT_URLCONF = "oryndau.urls"
WSGI_APPLICATION = "oryndau.wsgi.application"
FORM_RENDERER = "oryndau.portal.forms_renderer.GovukRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "initiation" / "desk" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "oryndau.portal.context.site",
            ],
        },
    }
]

DATABASES = {"default": database.settings()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["oryndau.people.backend.EdsBackend"]
LOGIN_URL = "people:sign-in"

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

NCALAYER_WSS = "wss://127.0.0.1:13579"
NCALAYER_WS_PORT = int(os.environ.get("ORYNDAU_NCALAYER_PLAIN_PORT", "13580"))
NCALAYER_URL = f"ws://127.0.0.1:{NCALAYER_WS_PORT}" if not PRODUCTION else NCALAYER_WSS
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", NCALAYER_WSS, *([] if PRODUCTION else [NCALAYER_URL])],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "cases" / "locale"]
CSRF_FAILURE_VIEW = "oryndau.portal.errors.csrf_failure"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": os.environ.get("ORYNDAU_DOCUMENTS", str(VAR / "documents"))},
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = os.environ.get("ORYNDAU_UPLOADS") or None

EMAIL_HOST = os.environ.get("ORYNDAU_SMTP_HOST", HOST)
EMAIL_PORT = int(os.environ.get("ORYNDAU_SMTP_PORT", "13584"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("ORYNDAU_MAIL_FROM", "Oryndau <no-reply@oryndau.demo>")
FAILURE_NOTICES = {
    "ministry": os.environ.get("ORYNDAU_MINISTRY_MAIL", "" if PRODUCTION else "ministry@adilet.demo"),
    "nit": os.environ.get("ORYNDAU_NIT_MAIL", "" if PRODUCTION else "support@nit.demo"),
}
"""Whom the system tells by e-mail that it has failed (C-23): the authorised body and NIT JSC."""
STATUS_SECONDS = 0 if ENVIRONMENT == "test" else 10
"""How long a process shows what it knows of failures before it asks anew; 0: it never asks by itself."""
SMS_URL = os.environ.get("ORYNDAU_SMS_URL", f"http://{HOST}:{os.environ.get('ORYNDAU_SMS_PORT', '13583')}")
GATEWAY_URL = os.environ.get(
    "ORYNDAU_GATEWAY_URL", f"http://{HOST}:{os.environ.get('ORYNDAU_GATEWAY_PORT', '13582')}/SyncChannel"
)
GATEWAY_SENDER = os.environ.get("ORYNDAU_GATEWAY_SENDER", "ORYNDAU")
GATEWAY_BIN = os.environ.get("ORYNDAU_GATEWAY_BIN", "210840000120")
GATEWAY_TIMEOUT = float(os.environ.get("ORYNDAU_GATEWAY_TIMEOUT", "30"))
GATEWAY_KEYS = VAR / "emulators" / "gateway" / "participant"
GATEWAY_KEY = Path(os.environ.get("ORYNDAU_GATEWAY_KEY", GATEWAY_KEYS / "ORYNDAU.key"))
GATEWAY_CERTIFICATE = Path(os.environ.get("ORYNDAU_GATEWAY_CERTIFICATE", GATEWAY_KEYS / "ORYNDAU.pem"))
GATEWAY_TRUST = Path(os.environ.get("ORYNDAU_GATEWAY_TRUST", VAR / "emulators" / "gateway" / "trust"))
PAYMENTS_PORT = os.environ.get("ORYNDAU_PAYMENTS_PORT", "13587")
PAYMENTS_URL = os.environ.get("ORYNDAU_PAYMENTS_URL", f"http://{HOST}:{PAYMENTS_PORT}/merchant")
PAYMENTS_MERCHANT = os.environ.get("ORYNDAU_PAYMENTS_MERCHANT", "ORYNDAU")
PAYMENTS_TIMEOUT = float(os.environ.get("ORYNDAU_PAYMENTS_TIMEOUT", "15"))
PAYMENTS_KEYS = VAR / "emulators" / "payments"
PAYMENTS_KEY = Path(os.environ.get("ORYNDAU_PAYMENTS_KEY", PAYMENTS_KEYS / "merchant" / "ORYNDAU.key"))
PAYMENTS_CERTIFICATE = Path(
    os.environ.get("ORYNDAU_PAYMENTS_CERTIFICATE", PAYMENTS_KEYS / "merchant" / "ORYNDAU.pem")
)
PAYMENTS_TRUST = Path(os.environ.get("ORYNDAU_PAYMENTS_TRUST", PAYMENTS_KEYS / "trust"))
NUC_URL = os.environ.get("ORYNDAU_NUC_URL", f"http://{HOST}:{os.environ.get('ORYNDAU_NUC_PORT', '13581')}")
TSP_URL = os.environ.get("ORYNDAU_TSP_URL", f"{NUC_URL}/tsp")
TRUST = Path(os.environ.get("ORYNDAU_TRUST", VAR / "emulators" / "nuc" / "trust"))
SEAL_P12 = Path(os.environ.get("ORYNDAU_SEAL_P12", VAR / "keys" / "seal.p12"))
SEAL_TSA = os.environ.get("ORYNDAU_SEAL_TSA", TSP_URL)
SEAL_PASSWORD = os.environ.get("ORYNDAU_SEAL_PASSWORD", "Qwerty12")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "oryndau.server.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("ORYNDAU_LOG", "WARNING")},
    "loggers": {"oryndau": {"level": "INFO"}, "django.server": {"level": "ERROR"}},
}

if PRODUCTION and not SECRET_KEY:
    raise RuntimeError("ORYNDAU_SECRET_KEY must be set in production")
