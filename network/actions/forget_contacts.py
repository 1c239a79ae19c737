"""Forget addresses and numbers that are only in the history of changes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from ..enums_register import FactGroup
from ..models import FactChange

# Long enough to take a mistake back.
KEEP = timedelta(days=90)


def forget_contacts() -> int:
    """Empty changes of contacts that are older than 90 days; return how many."""
    old: Any = FactChange.objects.filter(
        group=FactGroup.CONTACT, made_at__lt=timezone.now() - KEEP
    ).exclude(before={}, after={})
    return int(old.update(before={}, after={}))
