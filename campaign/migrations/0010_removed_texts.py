
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaign', '0009_consent_of_each_person'),
        ('home', '0003_removed_texts'),
    ]

    operations = [
        migrations.AddField(
            model_name='pledgepage',
            name='removed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed'),
        ),
        migrations.AddField(
            model_name='storypage',
            name='removed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed'),
        ),
        migrations.AlterField(
            model_name='storyphoto',
            name='image',
            field=models.ForeignKey(help_text='Kept private until the story is approved.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='home.siteimage', verbose_name='photo'),
        ),
    ]
