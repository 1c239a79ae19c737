"""The logo of an organisation: sent by its stewards, public once an editor has looked at it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex

from home.actions.errors import Conflict, require
from home.actions.release_image import release_image
from home.images import CleanPicture
from home.models import SiteImage

from ..models import Organisation
from ..policies import may_edit_facts, may_release_logo

CHANGED = _("This logo was changed or answered in the meantime. Look at it again.")


@transaction.atomic
def keep_logo(organisation: Organisation, user: Any, picture: CleanPicture) -> Organisation:
    """Keep a logo in the place of the one before; nobody sees it before an editor released it.

    Args:
        organisation: whose logo.
        user: a steward of it, or an editor.
        picture: cleaned by the form.

    Raises NotAllowed for others.
    """
    require(may_edit_facts(user, organisation))
    row = _lock(organisation.pk)
    logo = SiteImage.objects.create(title=row.name, file=picture, uploaded_by_user=user)
    _replace(row, logo)
    log(instance=row, action="network.keep_logo", user=user)
    return row


@transaction.atomic
def remove_logo(organisation: Organisation, user: Any, seen: int | None = None) -> Organisation:
    """Take the logo away, everywhere at once. Again: nothing.

    Args:
        organisation: whose logo.
        user: a steward of it, or an editor.
        seen: number of the picture that she saw, when another one must stay.

    Raises NotAllowed for others, Conflict when it is another one now.
    """
    require(may_edit_facts(user, organisation))
    row = _lock(organisation.pk)
    if row.logo_id is not None and seen not in (None, row.logo_id):
        raise Conflict(CHANGED)
    if row.logo_id is not None:
        _replace(row, None)
        log(instance=row, action="network.remove_logo", user=user)
    return row


@transaction.atomic
def release_logo(pk: int, user: Any, seen: int) -> Organisation:
    """Make the logo of an organisation public: an editor saw it. Again: nothing.

    Args:
        pk: of the organisation.
        user: an editor who did not send it.
        seen: number of the picture that she saw.

    Raises NotAllowed for her own and for who is no editor, Conflict when it is another one now.
    """
    row = _lock(pk)
    if row.logo is None or row.logo_id != seen:
        raise Conflict(CHANGED)
    require(may_release_logo(user, row.logo))
    if not row.logo.released:
        release_image(row.logo)
        log(instance=row, action="network.release_logo", user=user)
    return row


def _lock(pk: int) -> Organisation:
    rows = Organisation.objects.select_for_update(of=("self",)).select_related("logo")
    return rows.get(pk=pk)


def _replace(row: Organisation, logo: SiteImage | None) -> None:
    """Put a logo in the place of the old one, which goes with its files unless a page shows it."""
    old, row.logo = row.logo, logo
    row.save(update_fields=["logo"])
    if old is not None and not ReferenceIndex.get_references_to(old).exists():
        old.delete()
