"""Forget from which address people signed in: nobody is shown it, so nothing keeps it."""

from typing import Any

from django.db import migrations


def forget_addresses(apps: Any, schema_editor: Any) -> None:
    """Put the address of nobody in the place of what allauth noted."""
    apps.get_model("usersessions", "UserSession").objects.update(ip="0.0.0.0")  # noqa: S104


class Migration(migrations.Migration):
    """Nothing can bring the addresses back; going back leaves them forgotten."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [migrations.RunPython(forget_addresses, migrations.RunPython.noop)]
