"""Django with nothing in it but the view that is measured, on the same database."""

from config.settings.base import database

SECRET_KEY = "only-for-benchmarks"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.benchmarks.bare.urls"
INSTALLED_APPS = ["tests.benchmarks.bare"]
MIDDLEWARE: list[str] = []
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
