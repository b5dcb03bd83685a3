"""Khabar's one settings file. Operations come from the environment, with production's defaults; what editors decide are
rows (`SiteSettings`, `CommentSettings`). Wrong combinations are named by `config/checks.py` before the first request.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")  # what the environment already says wins

# Everything that running the site makes lies in one folder, which git ignores.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
for folder in ("fonts", "assets"):  # built by `make install`; named below, so they must be there
    (VAR_DIR / folder).mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="")
DEMO = env.bool("DEMO", default=False)

SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")
SITE_HOST = urlsplit(SITE_URL).hostname or "localhost"
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOOPBACK if SITE_HOST in LOOPBACK else [SITE_HOST])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "config.apps.DeskConfig",
    "taggit",
    "django_prose_editor",
    "news",
    "comments",
    "config.apps.ProjectConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "news.middleware.house_rules",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "news.middleware.ConditionalGet",
    "news.middleware.private_by_default",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "news.middleware.moved_addresses",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "news.context_processors.newspaper",
            ],
        },
    }
]

# Databases: SQLite is embedded, PostgreSQL is production; both are first-class.
DATABASE_URL = env("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
try:
    if urlsplit(DATABASE_URL).scheme not in ("sqlite", "postgres", "postgresql"):
        raise ValueError(DATABASE_URL)
    DATABASES = {"default": env.db_url_config(DATABASE_URL)}
except ValueError:  # not repeated: it may hold a password
    raise ImproperlyConfigured(
        "DATABASE_URL is not an address that we can read. Write postgres://user:password@host:5432/name, with %-codes "
        "for the special characters of the password, or sqlite:///path."
    ) from None
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        # Writers queue at BEGIN instead of failing half-way; readers never wait for them.
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = {
        "application_name": "khabar",
        "connect_timeout": 10,
        **DATABASES["default"].get("OPTIONS", {}),
    }

AUTH_USER_MODEL = "news.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "news.passwords.MinimumLength", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

# Language and time: one language a site, chosen here; the same templates work in both directions.
LANGUAGE_CODE = env("LANGUAGE_CODE", default="ar")
LANGUAGES = [("ar", "العربية"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env("TIME_ZONE", default="Asia/Beirut")

# Files. Originals of pictures are private; readers get renditions only, by a view that asks whether they are public.
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("fonts", VAR_DIR / "fonts"), VAR_DIR / "assets"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:  # files as they are on disk, without a build step
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000  # bytes, files apart: a long article with all its marks

# Safety, where it differs from Django's defaults. HTTPS is what SITE_URL says; proxies are trusted only when named.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Reading a deferred column or an unloaded relation costs one query, never the page; the tests make it an error.
STRICT_READS = False
# Limits on comments; "off" is for load tests only.
COMMENT_LIMITS = env.bool("COMMENT_LIMITS", default=True)
# Days for which the address of a preview stays good.
PREVIEW_DAYS = 7


def mailer(url):
    """Translate django-environ's parsed address of a mail server into an entry of MAILERS."""
    backend, path = url["EMAIL_BACKEND"], url.get("EMAIL_FILE_PATH")
    if backend.endswith("filebased.EmailBackend"):
        return {"BACKEND": backend, "OPTIONS": {"file_path": f"/{path.lstrip('/')}"}}
    if not backend.endswith("smtp.EmailBackend"):
        return {"BACKEND": backend}
    options = {
        "host": url["EMAIL_HOST"],
        "port": url["EMAIL_PORT"],
        "username": url["EMAIL_HOST_USER"] or "",
        "password": url["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": url.get("EMAIL_USE_TLS", False),
        "use_ssl": url.get("EMAIL_USE_SSL", False),
    }
    if options["port"] == 465:  # the parser takes smtps:// for STARTTLS
        options |= {"use_tls": False, "use_ssl": True}
    return {"BACKEND": backend, "OPTIONS": options}


MAIL_DIR = VAR_DIR / "mail"
MAIL_HERE = f"filemail:///{MAIL_DIR}" if DEBUG or DEMO else "smtp://localhost:25"
MAILERS = {"default": mailer(env.email_url("EMAIL_URL", default=MAIL_HERE))}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own console handler speaks only under DEBUG; a failure must be heard in production.
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"level": "INFO"},
        "news": {"level": "INFO"},
        "comments": {"level": "INFO"},
    },
}
