"""Build the database that every test database is a copy of: `python -m tests.template`.

A process of its own, so that coverage does not trace every migration.
"""

import os

import django
from django.core.management import call_command

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from tests.factories.kept_trees import keep_trees

    keep_trees()
