"""The reason of a declined round is a row of the list, no longer a code."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("home", "0008_first_reasons_to_decline")]

    operations = [
        migrations.RemoveField(model_name="reviewtaskstate", name="decline_reason"),
        migrations.RenameField(
            model_name="reviewtaskstate", old_name="declined_for", new_name="decline_reason"
        ),
    ]
