"""Acting only once: a form carries a key made by the server, and a second post of it is a replay.

Phones on bad lines send a form again when the answer does not come.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import FormKey


def new_key() -> str:
    """Return a fresh key for a form."""
    return str(uuid.uuid4())


def once(user: Any, purpose: str, key: str, act: Callable[[], str]) -> str:
    """Run `act` the first time that `user` posts `key` for `purpose`; return its result each time.

    The key and what `act` wrote are committed together. A key that is no key acts each time.
    """
    try:
        number = uuid.UUID(key)
    except ValueError:
        return act()
    with transaction.atomic():
        FormKey.objects.bulk_create(
            [FormKey(key=number, user=user, purpose=purpose)], ignore_conflicts=True
        )
        row = FormKey.objects.select_for_update().get(key=number)
        if row.used_at is not None and row.user_id == user.pk and row.purpose == purpose:
            return row.result
        result = act()
        if row.used_at is None:
            FormKey.objects.filter(pk=row.pk).update(used_at=timezone.now(), result=result)
        return result


def was_used(user: Any, purpose: str, key: str) -> bool:
    """Tell whether `user` has acted with this key before."""
    try:
        number = uuid.UUID(key)
    except ValueError:
        return False
    used = FormKey.objects.filter(key=number, user=user, purpose=purpose, used_at__isnull=False)
    return used.exists()
