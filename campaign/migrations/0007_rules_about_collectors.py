import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaign', '0006_delivery_packs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='heldrule',
            name='held_rule_has_condition',
        ),
        migrations.AddField(
            model_name='heldrule',
            name='collector',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='collector'),
        ),
        migrations.AddConstraint(
            model_name='heldrule',
            constraint=models.CheckConstraint(condition=models.Q(('retired_at__isnull', False), ('pledge__isnull', False), ('collector__isnull', False), models.Q(('domain', ''), _negated=True), models.Q(('country', ''), _negated=True), models.Q(('network_hash', ''), _negated=True), models.Q(('name_contains', ''), _negated=True), models.Q(('reason', ''), _negated=True), ('signed_from__isnull', False), ('signed_until__isnull', False), _connector='OR'), name='held_rule_has_condition'),
        ),
    ]
