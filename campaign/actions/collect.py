"""Assisted signing: a collector hands her phone round, and stands for what she saw.

No address is needed. The constraints of an address hold where one is given; where none is, the
key of the form (home.actions.once) keeps a double tap from signing twice.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from home.actions.errors import require
from home.mail import errand_row
from network.models import Organisation

from ..email_keys import email_key, name_key
from ..enums import Channel, Evidence, SignatureState
from ..models import ConsentText, Signature
from ..policies import may_collect
from ..selectors.signing import Offer
from .consent_events import note_signed
from .keep_signature import keep_signature
from .score import apply_score
from .sign import MAIL, wording_of

MAX_VIA = 40


@dataclass(frozen=True)
class Witnessed:
    """What one person filled in on the collector's phone, cleaned."""

    name: str
    country: str
    visibility: str
    language: str
    email: str = ""
    constituency: str = ""


@transaction.atomic
def collect(user: Any, organisation: Organisation, offer: Offer, entry: Witnessed) -> None:
    """Keep a signature that `user` witnessed; it counts at once.

    With an address its owner gets the mail of every signer. Somebody who had signed with it before
    stays as she is: nobody counts twice, and the collector does not learn it.

    Raises NotAllowed for who does not collect for the organisation, Conflict when the pledge takes
    no signatures.
    """
    require(may_collect(user, organisation))
    signature = _signature(user, organisation, offer, wording_of(offer), entry)
    apply_score(signature)
    if entry.email:
        mail = errand_row(MAIL, {}, entry.email, offer.title)
        keep_signature(signature, mail, wanted=True)
        mine = {"collector": user, "created_at": signature.created_at}
        kept = Signature.objects.filter(email_key=signature.email_key, **mine).first()
    else:
        signature.save(force_insert=True)
        kept = signature
    if kept is not None:
        _record(kept, user)


def _signature(
    user: Any, organisation: Organisation, offer: Offer, wording: ConsentText, entry: Witnessed
) -> Signature:
    """Return the row to keep, unsaved."""
    now = timezone.now()
    return Signature(
        pledge=offer.pledge,
        name=entry.name,
        name_key=name_key(entry.name),
        email=entry.email,
        email_key=email_key(entry.email) if entry.email else None,
        country=entry.country,
        constituency=entry.constituency,
        visibility=entry.visibility,
        language=entry.language,
        consent_text=wording,
        channel=Channel.ASSISTED,
        evidence=Evidence.WITNESS,
        via=organisation.slug[:MAX_VIA],
        collector=user,
        state=SignatureState.CONFIRMED,
        created_at=now,
        confirmed_at=now,
        changed_at=now,
    )


def _record(signature: Signature, user: Any) -> None:
    """Write down what the signer agreed to, and who stood by."""
    note_signed([signature])
    log(instance=signature, action="campaign.collect", user=user)
