"""The first reasons to decline, in four languages; what was declined before points at them."""

import json
from pathlib import Path

from django.db import migrations

REASONS = Path(__file__).resolve().parent.parent / "data" / "decline_reasons.json"


def add_reasons(apps, schema_editor):
    """Add the list as it stood in code, and give every declined round its row."""
    DeclineReason = apps.get_model("home", "DeclineReason")
    DeclineReasonWords = apps.get_model("home", "DeclineReasonWords")
    rounds = apps.get_model("home", "ReviewTaskState").objects
    for place, row in enumerate(json.loads(REASONS.read_text(encoding="utf-8")), start=1):
        reason, _ = DeclineReason.objects.get_or_create(
            code=row["code"], defaults={"sort_order": place * 10}
        )
        for order, (language, (name, wording)) in enumerate(row["words"].items()):
            DeclineReasonWords.objects.get_or_create(
                reason=reason,
                language=language,
                defaults={"name": name, "wording": wording, "sort_order": order},
            )
        rounds.filter(decline_reason=row["code"]).update(declined_for=reason)


def name_reasons(apps, schema_editor):
    """Write the codes back into the old column."""
    rounds = apps.get_model("home", "ReviewTaskState").objects
    for reason in apps.get_model("home", "DeclineReason").objects.all():
        rounds.filter(declined_for=reason).update(decline_reason=reason.code)


class Migration(migrations.Migration):
    dependencies = [("home", "0007_reasons_to_decline")]

    operations = [migrations.RunPython(add_reasons, name_reasons)]
