"""Forget the seeds of recovery codes; their owners are shown new codes when they look next."""

from typing import Any

from django.db import migrations


def forget_seeds(apps: Any, _schema_editor: Any) -> None:
    """Leave empty sets: a seed was as good as all codes in the clear."""
    rows = apps.get_model("mfa", "Authenticator").objects.filter(type="recovery_codes")
    rows.filter(data__has_key="seed").update(data={"hashes": {}})


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_lost_phone"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(forget_seeds, migrations.RunPython.noop)]
