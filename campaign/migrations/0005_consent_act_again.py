"""Who signs again before she confirms agrees to her newest choices."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaign', '0004_moments_of_signing'),
    ]

    operations = [
        migrations.AlterField(
            model_name='consentevent',
            name='act',
            field=models.CharField(choices=[('signed', 'Signed'), ('again', 'Signed again before confirming'), ('visibility', 'Changed what is public'), ('news-on', 'Asked for news'), ('news-off', 'Stopped the news'), ('withdrawn', 'Withdrew')], max_length=10, verbose_name='act'),
        ),
    ]
