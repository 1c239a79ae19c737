"""Keeps pledges findable by the titles of their pages."""

from typing import Any

from django.dispatch import receiver
from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_published

from .models import PledgePage


@receiver(page_published, sender=PledgePage, dispatch_uid="campaign.find_pledge_by_title")
def find_pledge_by_title(instance: PledgePage, **_more: Any) -> None:
    """Put the record into the index again, whose text holds the titles of its pages."""
    insert_or_update_object(instance.pledge)
