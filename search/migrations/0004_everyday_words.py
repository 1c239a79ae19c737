import json
from pathlib import Path

from django.db import migrations, models

FILE = Path(__file__).resolve().parent.parent / "data" / "everyday_words.json"


def add_words(apps, schema_editor):
    """Further groups to begin with, beside those that editors have by now."""
    model = apps.get_model("search", "Synonyms")
    model.objects.bulk_create(
        model(language=language, words="\n".join(lines))
        for language, groups in json.loads(FILE.read_text(encoding="utf-8")).items()
        for lines in groups
    )


def learn_anew(apps, schema_editor):
    """In which languages words are used is noted when they are learned, in the background."""
    apps.get_model("search", "SearchDocument").objects.update(learned=False)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_count'),
    ]

    operations = [
        migrations.AddField(
            model_name='searchword',
            name='languages',
            field=models.CharField(db_default=' ', default=' ', max_length=120),
        ),
        migrations.AddField(
            model_name='searchword',
            name='texts',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.RunPython(add_words, migrations.RunPython.noop),
        migrations.RunPython(learn_anew, migrations.RunPython.noop),
    ]
