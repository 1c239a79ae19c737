"""An index over the words of signers' names, so that officers find one among very many."""

from django.db import migrations

WORDS_OF_NAMES = (
    "CREATE INDEX signature_words ON campaign_signature"
    " USING gin (to_tsvector('simple'::regconfig, name)) WHERE state <> 'pending'"
)


def index_words(apps, schema_editor):
    """Make it on PostgreSQL; other databases serve small installs, which scan."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(WORDS_OF_NAMES)


def drop_words(apps, schema_editor):
    """Undo the above."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS signature_words")


class Migration(migrations.Migration):
    dependencies = [("campaign", "0002_first_consent_texts")]

    operations = [migrations.RunPython(index_words, drop_words)]
