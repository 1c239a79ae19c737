"""For working on Cradle: debug pages, mails in var/mail/, no second factor asked for."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, STORAGES, VAR_DIR, env

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", "only-for-development-and-never-for-a-public-server")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INSTALLED_APPS = [*INSTALLED_APPS]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_FILE_PATH = VAR_DIR / "mail"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
ADMIN_REQUIRES_MFA = False
DEMO = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
