"""Mails of the network."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from home.emails import send_mail_template
from home.models import ErasureReceipt

from .confirmation_links import make_token
from .enums_register import ChangeState
from .models import ConfirmationRequest, FactChange, Invitation, Membership, Scout
from .selectors.places import country_name
from .told_facts import told_changes


def send_invitation(invitation: Invitation, code: str) -> None:
    """Send an invitation with its link, in the language that the steward chose."""
    with translation.override(invitation.language):
        url = f"{settings.BASE_URL}{reverse('invitation', args=[code])}"
    send_mail_template(
        "invitation",
        invitation.email,
        invitation.language,
        {
            "name": invitation.name,
            "organisation": invitation.organisation.name,
            "inviter": str(invitation.invited_by.name or "") if invitation.invited_by else "",
            "url": url,
            "expires_at": invitation.expires_at,
        },
    )


def send_lost_phone(membership: Membership, steward: User) -> None:
    """Tell a member who signed her out on all phones; who has no address reads it on signing in."""
    person = membership.user
    if not person.email:
        return
    with translation.override(person.language):
        url = f"{settings.BASE_URL}{reverse('usersessions_list')}"
    values = {"name": person.name, "organisation": membership.organisation.name, "url": url}
    values["steward"] = steward.name
    send_mail_template("lost_phone", person.email, person.language, values)


def send_account_deleted(
    receipt: ErasureReceipt, to: str, name: str, language: str, *, removed: bool
) -> None:
    """Send the last mail about an account that is deleted, to the address that it had."""
    values = {"name": name, "removed": removed, "number": receipt.pk}
    send_mail_template("account_deleted", to, language, values)


def send_change_answer(change: FactChange) -> None:
    """Tell the steward who asked for another name, type or country what the campaign says."""
    person = change.made_by
    if person is None or not person.email:
        return
    with translation.override(person.language):
        path = reverse("member_organisation", args=[change.organisation.slug])
        values = {
            "name": person.name,
            "organisation": change.before.get("name", change.organisation.name),
            "facts": [(fact.label, fact.after) for fact in told_changes(change)],
            "accepted": change.state == ChangeState.ACCEPTED,
            "reason": change.reason,
            "url": f"{settings.BASE_URL}{path}",
        }
    send_mail_template("fact_change_answer", person.email, person.language, values)


def send_confirmation_request(request: ConfirmationRequest) -> None:
    """Ask a steward whether the facts are still right, with a link that needs no sign-in."""
    person, organisation = request.user, request.organisation
    with translation.override(person.language):
        url = f"{settings.BASE_URL}{reverse('confirm_by_link', args=[make_token(request.pk)])}"
    values = {
        "name": person.name,
        "organisation": organisation.name,
        "last_confirmed": organisation.last_confirmed_at,
        "url": url,
        "expires_at": request.expires_at,
    }
    send_mail_template("confirm_facts", person.email or "", person.language, values)


def send_scout_trust(scout: Scout) -> None:
    """Tell a steward that she is trusted as a scout."""
    with translation.override(scout.user.language):
        _to_scout(scout.user, "scout_trusted", {"country": country_name(scout.country.code)})


def send_scout_listings(person: User, number: int) -> None:
    """Tell a scout how many listings in her countries nobody has confirmed for long."""
    _to_scout(person, "scout_listings", {"number": number})


def _to_scout(person: User, mail: str, values: dict[str, object]) -> None:
    if not person.email:
        return
    with translation.override(person.language):
        url = f"{settings.BASE_URL}{reverse('member_scout')}"
        send_mail_template(
            mail, person.email, person.language, values | {"name": person.name, "url": url}
        )
