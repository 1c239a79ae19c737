"""The first wording that signers agree to, in the four languages."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations

TEXTS = Path(__file__).resolve().parent.parent / "data" / "consent_texts.json"


def add_texts(apps, schema_editor):
    """Add version 1 of each language."""
    ConsentText = apps.get_model("campaign", "ConsentText")
    for language, text in json.loads(TEXTS.read_text(encoding="utf-8")).items():
        ConsentText.objects.get_or_create(
            language=language,
            version=1,
            defaults={
                "text": text,
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "valid_from": datetime(2026, 1, 1, tzinfo=UTC),
            },
        )


class Migration(migrations.Migration):
    dependencies = [("campaign", "0001_initial")]

    operations = [migrations.RunPython(add_texts, migrations.RunPython.noop)]
