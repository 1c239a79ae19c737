import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaign', '0005_consent_act_again'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DeliveryPack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish'), ('fr', 'French'), ('pt', 'Portuguese')], max_length=12, verbose_name='language')),
                ('state', models.CharField(choices=[('making', 'Being made'), ('ready', 'Ready'), ('failed', 'Failed')], default='making', max_length=8, verbose_name='state')),
                ('failure', models.CharField(blank=True, choices=[('not-public', 'The pledge is not public.'), ('error', 'It could not be drawn. Ask for it again, and tell who runs the site if it fails again.')], max_length=12, verbose_name='why it failed')),
                ('asked_at', models.DateTimeField(verbose_name='asked for')),
                ('begun_at', models.DateTimeField(verbose_name='begun')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked for by')),
                ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='packs', to='campaign.pledge')),
            ],
            options={
                'verbose_name': 'delivery pack',
                'verbose_name_plural': 'delivery packs',
                'ordering': ('-asked_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='PackVolume',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='volume')),
                ('signatures', models.JSONField(default=list, verbose_name='numbers of the signatures')),
                ('names', models.PositiveIntegerField(default=0, verbose_name='names')),
                ('digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('file', models.FileField(editable=False, upload_to='packs', verbose_name='file')),
                ('made_at', models.DateTimeField(null=True, verbose_name='made')),
                ('pack', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='volumes', to='campaign.deliverypack')),
            ],
            options={
                'verbose_name': 'volume of a delivery pack',
                'verbose_name_plural': 'volumes of delivery packs',
                'ordering': ('pack', 'number'),
            },
        ),
        migrations.AddConstraint(
            model_name='deliverypack',
            constraint=models.UniqueConstraint(fields=('pledge', 'language'), name='delivery_pack_once'),
        ),
        migrations.AddConstraint(
            model_name='deliverypack',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'failed'), ('failure', ''), _connector='XOR'), name='delivery_pack_failed_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='packvolume',
            constraint=models.UniqueConstraint(fields=('pack', 'number'), name='pack_volume_once'),
        ),
    ]
