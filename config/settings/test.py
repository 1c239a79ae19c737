"""For the test suite: fast hashing, mails sent to memory, files in a throwaway folder."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, STORAGES, database

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database()}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEST_DIR = Path(tempfile.mkdtemp(prefix="cradle-test-"))
MEDIA_ROOT = TEST_DIR / "media"
PRIVATE_MEDIA_ROOT = TEST_DIR / "private"
STORAGES = {
    **STORAGES,
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {**CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMAIL_FILE_PATH = TEST_DIR / "mail"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
DEMO = False
METRICS_TOKEN = ""
METRICS_DIR = TEST_DIR / "metrics"
SENTRY_DSN = ""
WAGTAILFRONTENDCACHE = {}
OFFER_SECONDS = 0
