"""What changed in the register, as everybody may know it."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from network.enums import OrganisationStatus
from network.enums_register import ChangeState, FactGroup
from network.models import FactChange, Organisation

from .organisations import page_url

NEWEST = 50
PUBLIC = (ChangeState.LIVE, ChangeState.ACCEPTED, ChangeState.REVERTED)


class Entry(NamedTuple):
    """One line of the feed: which facts of whom changed, and no value, old or new."""

    key: str
    title: str
    words: str
    url: str
    moment: datetime


def changes(language: str) -> list[Entry]:
    """Return the newest changes of facts and the newest listings, newest first.

    Contacts are left out: that one of them changed is for those who may see it. Values are left
    out too, as one that was taken back, such as an exact place, must not live on in a feed.
    """
    listed = ~Q(organisation__status=OrganisationStatus.CLOSED)
    rows = FactChange.objects.filter(listed, state__in=PUBLIC).exclude(group=FactGroup.CONTACT)
    rows = rows.annotate(moment=Coalesce("decided_at", "made_at")).order_by("-moment", "-pk")
    found = [
        Entry(
            f"change-{row.pk}-{row.state}",
            row.organisation.name,
            _("Changed: %(facts)s") % {"facts": row.get_group_display()},
            page_url(row.organisation.slug, language),
            row.moment,
        )
        for row in rows.select_related("organisation")[:NEWEST]
    ]
    found += [
        Entry(
            f"listed-{one.pk}",
            one.name,
            _("New in the register"),
            page_url(one.slug, language),
            one.created_at,
        )
        for one in Organisation.objects.listed().order_by("-created_at", "-pk")[:NEWEST]
    ]
    return sorted(found, key=lambda entry: entry.moment, reverse=True)[:NEWEST]
