
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0002_consent_of_each_person'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tombstone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path_hash', models.CharField(max_length=64, unique=True, verbose_name='hash of the address')),
                ('text_key', models.UUIDField(db_index=True, verbose_name='text')),
                ('cause', models.CharField(choices=[('person', "Removed at the person's request"), ('editor', 'Taken down by the campaign')], max_length=8, verbose_name='cause')),
                ('removed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='removed')),
            ],
            options={
                'verbose_name': 'removed text',
                'verbose_name_plural': 'removed texts',
                'ordering': ('-pk',),
            },
        ),
    ]
