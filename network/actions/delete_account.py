"""Delete an account at once: her own decision, and nobody else's."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, require
from home.actions.personal_data import erase_account
from home.actions.take import release_all
from home.models import ErasureReceipt
from home.personal_data_accounts import is_emptied

from ..emails import send_account_deleted
from ..models import Membership, Organisation
from ..policies import may_delete_account
from ..registry import leavers_texts


@transaction.atomic
def delete_account(user: User, *, remove_texts: bool) -> ErasureReceipt | None:
    """Empty the account of `user`, end her memberships and sign-ins; return the receipt.

    What she did keeps its place in the log, under an account without name. Again: nothing.

    Args:
        user: whose account.
        remove_texts: remove her stories and pledges, instead of leaving them to her organisation
            without a link to her.

    Raises Conflict for staff of the site, and for the last steward of others.
    """
    mine = Membership.objects.filter(user_id=user.pk).values("organisation")
    # The rows of the organisations queue two stewards who leave at once.
    list(Organisation.objects.select_for_update().filter(pk__in=mine).order_by("pk"))
    person = User.objects.select_for_update().get(pk=user.pk)
    if is_emptied(person):
        return None
    require(may_delete_account(person), Conflict)
    address, name, language = person.email, person.name, person.language
    for leave in leavers_texts:
        leave(person, remove=remove_texts)
    release_all(person)
    _leave_organisations(person)
    receipt = erase_account(person, done_by=person)
    if address:
        send_account_deleted(receipt, address, name, language, removed=remove_texts)
    return receipt


def _leave_organisations(person: User) -> None:
    """Log that she leaves; the memberships themselves end with the account."""
    for membership in Membership.objects.of(person):
        data: dict[str, Any] = {"membership": membership.pk, "left": True}
        others = Membership.objects.live().filter(organisation=membership.organisation)
        if not others.exclude(pk=membership.pk).exists():
            # Nobody is left who could be made a steward: editors find it in the log.
            data["was_the_last"] = True
        log(
            instance=membership.organisation,
            action="network.end_membership",
            user=person,
            data=data,
        )
