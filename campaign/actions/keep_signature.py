"""Keeping a signature in the way of this database."""

from django.db import connection

from home.models import OutboxMail

from ..models import Signature
from . import sign_in_one, sign_in_steps


def keep_signature(signature: Signature, mail: OutboxMail, *, wanted: bool) -> None:
    """Keep `signature` unless it is there, and queue `mail` when one is due.

    Args:
        signature: unsaved; `created_at` is now.
        mail: unsaved errand.
        wanted: whether this signing may cause a mail at all.
    """
    keep = sign_in_one.keep if connection.vendor == "postgresql" else sign_in_steps.keep
    if not keep(signature, mail, wanted=wanted):
        # The row in our way expired just now: nothing is in the way any more.
        keep(signature, mail, wanted=wanted)
