"""What a signer changes later: what is public, and whether she gets news."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.actions.errors import Conflict, Invalid

from ..enums import ConsentAct, SignatureState, Visibility
from ..models import Signature
from .consent_events import note_act, note_signed

STANDING = (SignatureState.PENDING, SignatureState.CONFIRMED, SignatureState.INVALIDATED)


@transaction.atomic
def change_visibility(signature: Signature, visibility: str) -> bool:
    """Change what everybody may see; return whether anything changed.

    Raises Invalid for a choice that there is not, Conflict when the signature stands no more.
    """
    if visibility not in Visibility.values:
        raise Invalid(_("Choose what everybody may see"), "visibility")
    kept = _lock(signature)
    if kept.visibility == visibility:
        return False
    note_signed([kept])
    kept.visibility = visibility
    kept.save(update_fields=["visibility"])
    note_act(kept, ConsentAct.VISIBILITY)
    return True


@transaction.atomic
def change_news(signature: Signature, wants_news: bool) -> bool:
    """Ask for news or stop them; return whether anything changed.

    Raises Conflict when the signature stands no more: then she gets no news anyway.
    """
    kept = _lock(signature)
    if kept.wants_news == wants_news:
        return False
    note_signed([kept])
    kept.wants_news = wants_news
    kept.save(update_fields=["wants_news"])
    note_act(kept, ConsentAct.NEWS_ON if wants_news else ConsentAct.NEWS_OFF)
    return True


def _lock(signature: Signature) -> Signature:
    """Return the row as it is now; two changes at once come one after the other."""
    kept = (
        Signature.objects.select_for_update(no_key=True)
        .filter(pk=signature.pk, state__in=STANDING, anonymised_at__isnull=True)
        .first()
    )
    if kept is None:
        raise Conflict(_("This signature is no longer there."))
    return kept
