from django.db import migrations

from search import storage


def install(apps, schema_editor):
    """Make the function that counts texts up to a number."""
    storage.install(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0002_filed'),
    ]

    operations = [
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
