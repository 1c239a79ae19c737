"""What every way of running Cradle shares: applications, middleware, templates, database."""

from typing import Any

from config.environment import (  # noqa: F401
    BASE_DIR,
    VAR_DIR,
    env,
    parsed,
    proxies,
    required,
    web_address,
)
from config.media import media_stores

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "search",
    "campaign",
    "library",
    "network",
    "home",
    "accounts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.admin_users.PeopleAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django_countries",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "home.request_id.RequestIdMiddleware",
    "home.metering.MeterMiddleware",
    "home.plain_http.PlainHttpMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "home.middleware.SecurityHeadersMiddleware",
    "home.middleware.ErrorPagesMiddleware",
    "home.middleware.CacheHeadersMiddleware",
    "home.middleware.LanguageMiddleware",
    "home.viewing.ViewingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.clear_site_data.ClearSiteDataMiddleware",
    "accounts.last_use.LastUseMiddleware",
    "accounts.middleware.AdminGateMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.chrome",
            ],
        },
    },
]


def database() -> dict[str, Any]:
    """Return the default database from `DATABASE_URL`; SQLite in `var/` when it is not set."""
    default = f"sqlite:///{VAR_DIR / 'cradle.sqlite3'}"
    settings: dict[str, Any] = parsed("dj_db_url", "DATABASE_URL", default=default)  # type: ignore[assignment]
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE and WAL, or concurrent writers get "database is locked".
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;"
            ),
        }
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
        # For home.prepared alone: other cursors write their values into the statement.
        # And nobody waits two minutes for a machine that is away.
        own = {"prepare_threshold": 5, "connect_timeout": 5}
        settings["OPTIONS"] = {**own, **settings.get("OPTIONS", {})}
    return settings


DATABASES = {"default": database()}
CACHES: dict[str, Any] = {
    "default": parsed("dj_cache_url", "CACHE_URL", default="locmem://cradle"),
    # Renditions and tree facts are cheap to lose and read on every page: keep them in memory.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

if CACHES["default"]["BACKEND"].endswith(".RedisCache"):
    CACHES["default"]["BACKEND"] = "home.redis_cache.ForgivingRedisCache"

# The proxies that the worker tells of changes; Wagtail's backends, without its signals, which
# would have an editor wait for a proxy that is away.
WAGTAILFRONTENDCACHE = proxies("FRONTEND_CACHE_URL")

BASE_URL = web_address("BASE_URL", default="http://localhost:8000")
WAGTAILADMIN_BASE_URL = BASE_URL

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"
# Instead of these two folders, when several machines share the uploads.
MEDIA_STORES = media_stores()
BACKUP_DIR = VAR_DIR / "backups"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "home.storage.ReleasableStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365

# Who knows the token reads the metrics; without one they are not found, and nothing is counted.
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
METRICS_DIR = VAR_DIR / "metrics"
# Where errors are reported to, without personal data; nowhere when it is not set.
SENTRY_DSN = env.str("SENTRY_DSN", "")

USE_TZ = True
TIME_ZONE = "UTC"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "home.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Each saved page would write four lines about Wagtail's own small tasks.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
    },
}

from .accounts import *  # noqa: E402,F403
from .content import *  # noqa: E402,F403
from .security import *  # noqa: E402,F403
from .tasks import *  # noqa: E402,F403
