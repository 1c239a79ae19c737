"""Consent records know their text and photo themselves, so that there may be one per person."""

from django.db import migrations, models

from home.consent_codes import code_for, code_hash


def tell_records(apps, schema_editor):
    """Write into each record what pointed at it."""
    records = apps.get_model("home", "ConsentRecord").objects
    for page in apps.get_model("campaign", "StoryPage").objects.filter(consent__isnull=False):
        records.filter(pk=page.consent_id).update(text_key=page.translation_key)
    photos = apps.get_model("campaign", "StoryPhoto").objects.filter(consent__isnull=False)
    for photo in photos.select_related("page"):
        records.filter(pk=photo.consent_id).update(
            text_key=photo.page.translation_key, part="photo", image_id=photo.image_id
        )
    for report in apps.get_model("campaign", "PledgeReport").objects.filter(consent__isnull=False):
        records.filter(pk=report.consent_id).update(part="photo", image_id=report.photo_id)
    for record in records.filter(code_hash__isnull=True):
        record.code_hash = code_hash(code_for(record.reference))
        record.save(update_fields=["code_hash"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_consent_of_each_person"),
        ("campaign", "0008_leaner_signatures"),
    ]

    operations = [
        migrations.RunPython(tell_records, migrations.RunPython.noop),
        migrations.RemoveField(model_name="storypage", name="consent"),
        migrations.RemoveField(model_name="storyphoto", name="consent"),
        migrations.AddField(
            model_name="storypage",
            name="written_by",
            field=models.CharField(
                blank=True,
                help_text="Who wrote for the teller; left empty when she wrote herself.",
                max_length=120,
                verbose_name="written down by",
            ),
        ),
    ]
