"""The alarm when a count had drifted: one mail to each editor, however often the job runs."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from home.emails import send_mail_template
from home.selectors.staff import EDITORS

from ..models import CountDrift


@transaction.atomic
def tell_editors_of_drift() -> int:
    """Mail the editors about counts that had drifted; return how many they had not heard of.

    The mails are queued in the transaction that notes that they were told.
    """
    found = list(
        CountDrift.objects.select_for_update(of=("self",))
        .select_related("pledge")
        .filter(told_at=None)
        .order_by("pk")
    )
    if found:
        CountDrift.objects.filter(pk__in=[drift.pk for drift in found]).update(
            told_at=timezone.now()
        )
        url = settings.BASE_URL + reverse("wagtailadmin_home")
        people = get_user_model().objects.filter(groups__name=EDITORS, is_active=True)
        for person in people.distinct():
            if person.email:
                context = {"person": person, "drifts": found, "url": url}
                send_mail_template("count_drift", person.email, person.language, context)
    return len(found)
