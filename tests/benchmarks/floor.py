"""The floor: a page of the project that `wagtail start` makes, on a database of its own.

It has Wagtail's stock middleware, base template and routing, a title and nothing else: what every
page costs on Wagtail before anything is done for its readers.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.db import connection

from .server import Server

DATABASE = "floor"
PAGE = "/"
_SETTINGS = """
from .base import *
DEBUG = False
SECRET_KEY = "only-for-benchmarks"
ALLOWED_HOSTS = ["*"]
DATABASES = {{"default": {database}}}
"""
_TEMPLATE = '{% extends "base.html" %}{% block content %}<h1>{{ page.title }}</h1>{% endblock %}\n'


def make(folder: Path) -> Server:
    """Make the project in `folder` and its database; return its server, not yet started."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wagtail = str(Path(sys.executable).with_name("wagtail"))
    subprocess.run([wagtail, "start", "floor", str(folder)], check=True, capture_output=True)
    names = ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "CONN_MAX_AGE", "CONN_HEALTH_CHECKS")
    told = {name: connection.settings_dict[name] for name in names} | {"NAME": DATABASE}
    module = folder / "floor" / "settings" / "measured.py"
    module.write_text(_SETTINGS.format(database=repr(told)), encoding="utf-8")
    page = folder / "home" / "templates" / "home" / "home_page.html"
    page.write_text(_TEMPLATE, encoding="utf-8")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {DATABASE}")
    # Its app is called home as one of ours is: ours must not be on the path.
    more = {"PYTHONPATH": str(folder), "DJANGO_SETTINGS_MODULE": "floor.settings.measured"}
    migrate = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity=0"]
    subprocess.run(migrate, check=True, env={**os.environ, **more}, cwd=folder)
    return Server(
        more["DJANGO_SETTINGS_MODULE"],
        folder / "floor.log",
        application="floor.wsgi:application",
        folder=folder,
        more=more,
    )
