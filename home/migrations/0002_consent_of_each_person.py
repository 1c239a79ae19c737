
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='consentrecord',
            name='age_band',
            field=models.CharField(blank=True, choices=[('0-6', 'Under 7'), ('7-12', '7 to 12'), ('13-17', '13 to 17')], max_length=5, verbose_name='age of the oldest child'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='child_agreed',
            field=models.BooleanField(default=False, verbose_name='the child agreed, from 7 years'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='child_unnamed',
            field=models.BooleanField(default=False, verbose_name='no child is called by name'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='code_hash',
            field=models.CharField(editable=False, max_length=64, null=True, unique=True, verbose_name='withdrawal code'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='face',
            field=models.CharField(choices=[('none', 'No face is seen'), ('hidden', 'Seen from behind or far away'), ('blurred', 'Made unrecognisable'), ('visible', 'Can be recognised')], default='none', max_length=8, verbose_name='her face'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='for_partners',
            field=models.BooleanField(default=False, verbose_name='By partners of the campaign'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='for_press',
            field=models.BooleanField(default=False, verbose_name='In newspapers, radio and television'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='for_print',
            field=models.BooleanField(default=False, verbose_name='In print: leaflets, posters, reports'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='for_site',
            field=models.BooleanField(default=True, verbose_name='On this website'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='for_social',
            field=models.BooleanField(default=False, verbose_name='In social media'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='identity',
            field=models.CharField(choices=[('nameless', 'Not named'), ('pseudonym', 'By a made-up name'), ('first', 'By her first name'), ('full', 'By her full name')], default='pseudonym', max_length=10, verbose_name='how she is called'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='image',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='consents', to='home.siteimage', verbose_name='photo'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='part',
            field=models.CharField(choices=[('words', 'The words'), ('photo', 'A photo'), ('voice', 'A recording')], default='words', editable=False, max_length=5, verbose_name='part'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='read_aloud',
            field=models.BooleanField(default=False, verbose_name='read aloud to her'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='replaced_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='replaced'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='text_key',
            field=models.UUIDField(blank=True, editable=False, help_text='In all its translations.', null=True, verbose_name='text'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='town',
            field=models.CharField(blank=True, max_length=120, verbose_name='town'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='warned_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='end announced'),
        ),
        migrations.AddField(
            model_name='consentrecord',
            name='way',
            field=models.CharField(choices=[('screen', 'On a screen, herself'), ('spoken', 'By word of mouth, in front of who writes'), ('paper', 'On paper, with signature or thumbprint')], default='screen', max_length=8, verbose_name='how she agreed'),
        ),
        migrations.AlterField(
            model_name='consentrecord',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='collected by'),
        ),
        migrations.AlterField(
            model_name='consentrecord',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn'),
        ),
        migrations.AddIndex(
            model_name='consentrecord',
            index=models.Index(fields=['text_key', 'part'], name='consent_of_text'),
        ),
        migrations.AddIndex(
            model_name='consentrecord',
            index=models.Index(condition=models.Q(('replaced_at__isnull', True), ('withdrawn_at__isnull', True)), fields=['expires_on'], name='consent_expiring'),
        ),
        migrations.AddConstraint(
            model_name='consentrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('age_band__in', ('7-12', '13-17')), _negated=True), ('child_agreed', True), _connector='OR'), name='consent_child_is_asked'),
        ),
    ]
