from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="siteimage",
            name="copies",
            field=models.JSONField(
                default=list,
                editable=False,
                help_text="Format, size and name of each copy that pages show; see home.renditions.",
            ),
        ),
    ]
