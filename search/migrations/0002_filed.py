from django.db import migrations, models

from search import storage

# So many documents are written anew in one transaction.
PART = 500


def write_anew(apps, schema_editor):
    """Let the index know what each document is filed under."""
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        storage.remove(connection)
    storage.install(connection)
    documents = apps.get_model("search", "SearchDocument").objects.using(connection.alias)
    keys = list(documents.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), PART):
        # Writing a column is enough: the trigger does the rest.
        documents.filter(pk__in=keys[start : start + PART]).update(terms=models.F("terms"))


class Migration(migrations.Migration):

    # The tables are not locked while the documents are written.
    atomic = False

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(write_anew, migrations.RunPython.noop),
    ]
