"""Say, confirm, decline and end that an organisation belongs to a network."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, Invalid, NotAllowed, require
from home.actions.once import once

from ..emails_ways import ask_about_affiliation
from ..enums_affiliation import AffiliationKind, Side
from ..models import Affiliation, Organisation
from ..policies_affiliation import is_steward, may_affiliate, may_confirm_affiliation

# Who was told no waits before she asks the same again.
WAIT_AFTER_NO = timedelta(days=90)
STATED_A_DAY = 30
NOT_OPEN = _("This has been ended or declined in the meantime.")


def state_affiliation(
    organisation: Organisation,
    network: Organisation,
    kind: str,
    user: User,
    *,
    speaks_for: Organisation,
    since: date | None = None,
    key: str = "",
) -> Affiliation:
    """Say that `organisation` belongs to `network`; the other side is asked by mail.

    When the other side has said the same before, this confirms it. Posting one form (`key`) twice
    changes nothing.

    Args:
        organisation: who belongs to the network.
        network: to what it belongs.
        kind: a value of AffiliationKind.
        user: a steward of `speaks_for`, or an editor, who speaks for the campaign.
        speaks_for: one of the two.
        since: the day on which it began, when it is known.
        key: of the form.

    Raises NotAllowed for others, Invalid for a pair, kind or day that cannot be, Conflict when it
    was said before, was declined lately, or too much was said today.
    """
    require(may_affiliate(user, speaks_for))
    if organisation.pk == network.pk:
        raise Invalid(_("An organisation can't belong to itself."), field="other")
    if speaks_for.pk not in (organisation.pk, network.pk):
        raise NotAllowed(_("You can't speak for this organisation."))
    if kind not in AffiliationKind.values:
        raise Invalid(_("Choose how they belong together."), field="kind")
    if since and since > timezone.localdate():
        raise Invalid(_("This day is still to come."), field="since")

    def act() -> str:
        return str(_state(organisation, network, kind, user, speaks_for, since).pk)

    number = once(user, f"affiliate {speaks_for.pk}", key, act)
    return Affiliation.objects.select_related("organisation", "network").get(pk=number)


@transaction.atomic
def _state(
    organisation: Organisation,
    network: Organisation,
    kind: str,
    user: User,
    speaks_for: Organisation,
    since: date | None,
) -> Affiliation:
    """Write the edge, or confirm the one that is there; the rows of both sides queue others."""
    _lock(organisation.pk, network.pk)
    require(may_affiliate(user, speaks_for))
    rows = Affiliation.objects.filter(organisation=organisation, network=network, kind=kind)
    side = _side(organisation, user, speaks_for)
    known = rows.open().select_for_update(of=("self",)).first()
    if known is not None:
        if side in (known.asserted_side, Side.CAMPAIGN) or known.confirmed_at is not None:
            raise Conflict(_("This is said already. Look at the list."))
        return _confirm(known, user, speaks_for)
    if rows.filter(asserted_side=side, declined_at__gte=timezone.now() - WAIT_AFTER_NO).exists():
        raise Conflict(_("The other side said no. You can ask again after three months."))
    today = Affiliation.objects.of(speaks_for.pk).filter(
        asserted_side=side, asserted_at__gte=timezone.now() - timedelta(days=1)
    )
    if side != Side.CAMPAIGN and today.count() >= STATED_A_DAY:
        raise Conflict(_("You said a lot today. Go on tomorrow."))
    made = Affiliation.objects.create(
        organisation=organisation,
        network=network,
        kind=kind,
        since=since,
        asserted_side=side,
        asserted_by=user,
    )
    _log(made, "state", user, speaks_for)
    ask_about_affiliation(made)
    return made


@transaction.atomic
def confirm_affiliation(
    affiliation: Affiliation, user: User, speaks_for: Organisation
) -> Affiliation:
    """Confirm what the other side said, for `speaks_for`.

    What the campaign said becomes the word of the side that confirms it first; the other is asked.

    Raises NotAllowed for who is no steward of `speaks_for`, Conflict when nothing is asked of her.
    """
    row = _open_row(affiliation, speaks_for)
    require(may_confirm_affiliation(user, speaks_for))
    if row.confirmed_at is not None:
        raise Conflict(_("This is confirmed already."))
    if row.asserted_side == row.side_of(speaks_for):
        raise Conflict(_("Your side said this. The other side confirms it."))
    return _confirm(row, user, speaks_for)


def _confirm(row: Affiliation, user: User, speaks_for: Organisation) -> Affiliation:
    now = timezone.now()
    if row.asserted_side == Side.CAMPAIGN:
        row.asserted_side, row.asserted_by, row.asserted_at = row.side_of(speaks_for), user, now
    else:
        row.confirmed_by, row.confirmed_at = user, now
    row.save()
    _log(row, "confirm", user, speaks_for)
    if row.confirmed_at is None:
        ask_about_affiliation(row)
    return row


@transaction.atomic
def decline_affiliation(
    affiliation: Affiliation, user: User, speaks_for: Organisation
) -> Affiliation:
    """Say that what the other side or the campaign said is not so; it leaves every page.

    Raises NotAllowed for who may not, Conflict when it was confirmed or closed before.
    """
    row = _open_row(affiliation, speaks_for)
    require(may_affiliate(user, speaks_for))
    if row.confirmed_at is not None or row.asserted_side == row.side_of(speaks_for):
        raise Conflict(_("This can only be ended."))
    row.declined_at = timezone.now()
    row.save(update_fields=["declined_at"])
    _log(row, "decline", user, speaks_for)
    return row


@transaction.atomic
def end_affiliation(affiliation: Affiliation, user: User, speaks_for: Organisation) -> Affiliation:
    """End an affiliation today; one that nobody confirmed disappears.

    Raises NotAllowed for who may not, Conflict when it was closed before or waits for an answer.
    """
    row = _open_row(affiliation, speaks_for)
    require(may_affiliate(user, speaks_for))
    side = _side(row.organisation, user, speaks_for)
    if row.confirmed_at is None and side not in (row.asserted_side, Side.CAMPAIGN):
        raise Conflict(_("Answer it: confirm or decline."))
    row.ended_at, row.ended_by = timezone.now(), user
    row.until = max(timezone.localdate(), row.since or date.min)
    row.save(update_fields=["ended_at", "ended_by", "until"])
    _log(row, "end", user, speaks_for)
    return row


def _lock(*numbers: int) -> None:
    """Queue whoever changes one of these organisations, and her own loss of a role, too."""
    list(Organisation.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))


def _open_row(affiliation: Affiliation, speaks_for: Organisation) -> Affiliation:
    """Return the locked row, with `speaks_for` on one side; raise Conflict or NotAllowed."""
    _lock(affiliation.organisation_id, affiliation.network_id)
    rows = Affiliation.objects.select_related("organisation", "network")
    row = rows.select_for_update(of=("self",)).get(pk=affiliation.pk)
    if speaks_for.pk not in (row.organisation_id, row.network_id):
        raise NotAllowed(_("You can't speak for this organisation."))
    if not row.is_open:
        raise Conflict(NOT_OPEN)
    return row


def _side(organisation: Organisation, user: User, speaks_for: Organisation) -> Side:
    """Return for which side a person speaks: editors who are no stewards for the campaign."""
    if not is_steward(user, speaks_for):
        return Side.CAMPAIGN
    return Side.ORGANISATION if speaks_for.pk == organisation.pk else Side.NETWORK


def _log(row: Affiliation, verb: str, user: User, speaks_for: Organisation) -> None:
    data: dict[str, Any] = {"affiliation": row.pk, "kind": row.kind}
    data["other"] = row.other(speaks_for).pk
    log(instance=speaks_for, action=f"network.affiliation.{verb}", user=user, data=data)
