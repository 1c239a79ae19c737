from django.db import migrations

BEFORE, AFTER = ("caisse", "fonds", "mutuelle"), ("caisse", "mutuelle", "fonds commun")


def name_the_fund(apps, schema_editor):
    """Name a common fund as such: "fonds" alone was found in "fondée", and led elsewhere.

    A group that editors have changed stays as it is; new sites begin with the new words.
    """
    model = apps.get_model("search", "Synonyms")
    groups = model.objects.filter(language="fr", words="\n".join(BEFORE))
    groups.update(words="\n".join(AFTER))


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0004_everyday_words'),
    ]

    operations = [
        migrations.RunPython(name_the_fund, migrations.RunPython.noop),
    ]
