"""An index over the moment of signing, so that those of a day are counted among very many."""

from django.db import migrations

# Rows lie in the order of their signing, so a summary of each few pages is enough: it is a
# thousandth of an ordinary index, and costs a signing nearly nothing.
MOMENTS = (
    "CREATE INDEX signature_moments ON campaign_signature"
    " USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on)"
)


def index_moments(apps, schema_editor):
    """Make it on PostgreSQL; other databases serve small installs, which scan."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MOMENTS)


def drop_moments(apps, schema_editor):
    """Undo the above."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS signature_moments")


class Migration(migrations.Migration):
    dependencies = [("campaign", "0003_words_of_signers_names")]

    operations = [migrations.RunPython(index_moments, drop_moments)]
