"""Trust a steward to confirm other listings in a country, and end that."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Invalid, require

from ..emails import send_scout_trust
from ..enums import Role
from ..models import Membership, Scout
from ..policies import may_trust_scout


@transaction.atomic
def trust_scout(person: User, country: str, editor: User) -> Scout:
    """Make a steward a scout; a second time changes nothing. She is told by mail.

    Raises NotAllowed for who is no editor, and for trusting oneself; Invalid for who is no steward.
    """
    require(may_trust_scout(editor, person))
    if not Membership.objects.of(person).with_role(Role.STEWARD).exists():
        raise Invalid(_("Only a steward of an organisation can be a scout."), field="person")
    # The row of the person queues two editors.
    person = User.objects.select_for_update().get(pk=person.pk)
    scout, made = Scout.objects.get_or_create(
        user=person, country=country, ended_at=None, defaults={"trusted_by": editor}
    )
    if made:
        log(instance=person, action="network.trust_scout", user=editor, data={"country": country})
        send_scout_trust(scout)
    return scout


@transaction.atomic
def end_scout(scout: Scout, editor: User) -> None:
    """End the trust; a second time changes nothing. Raises NotAllowed for who is no editor."""
    require(may_trust_scout(editor, scout.user))
    ended = Scout.objects.filter(pk=scout.pk, ended_at__isnull=True).update(ended_at=timezone.now())
    if ended:
        data = {"country": scout.country.code}
        log(instance=scout.user, action="network.end_scout", user=editor, data=data)
