"""What of network goes over when two records become one."""

import json
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from .enums import InvitationState
from .merging import Moved, Mover, rows
from .models import MemberPage, Membership, Organisation
from .models.affiliation import OPEN
from .models.organisation_page import AbstractProfilePage
from .registry import merge_movers

ROLES = ("is_steward", "is_author", "is_collector")


def _move_members(gone: Organisation, kept: Organisation) -> Moved:
    """Take members over; who belongs to both keeps one membership with the roles of both."""
    both = {
        row.user_id: row
        for row in Membership.objects.live().select_for_update().filter(organisation=kept)
    }
    moved: dict[str, Any] = {"moved": [], "joined": []}
    for row in Membership.objects.select_for_update().filter(organisation=gone).order_by("pk"):
        other = both.get(row.user_id) if row.ended_at is None else None
        if other is None:
            row.organisation = kept
            row.save(update_fields=["organisation"])
            moved["moved"].append(row.pk)
            continue
        before = {name: getattr(other, name) for name in ROLES}
        for name in ROLES:
            setattr(other, name, before[name] or getattr(row, name))
        other.save(update_fields=ROLES)
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        moved["joined"].append({"ended": row.pk, "other": other.pk, "before": before})
    return moved


def _members_back(gone: Organisation, kept: Organisation, moved: Moved) -> None:
    Membership.objects.filter(pk__in=moved["moved"], organisation=kept).update(organisation=gone)
    for pair in moved["joined"]:
        other = Membership.objects.filter(pk=pair["other"], ended_at=None).first()
        if other is None:
            # She left since: she is not brought back into either.
            continue
        Membership.objects.filter(pk=other.pk).update(**pair["before"])
        Membership.objects.filter(pk=pair["ended"]).update(ended_at=None)


def _kinds(base: type[Any]) -> list[Any]:
    """Return the kinds of pages that are like `base`, of whatever app."""
    return [model for model in apps.get_models() if issubclass(model, base)]


def texts() -> list[Any]:
    """Return the kinds of pages with words of an organisation."""
    return _kinds(MemberPage)


def _move_texts(gone: Organisation, kept: Organisation) -> Moved:
    """Take over pages with the words of an organisation, and their unpublished versions."""
    moved = {}
    for model in texts():
        pks = list(model._base_manager.filter(organisation=gone).values_list("pk", flat=True))
        model._base_manager.filter(pk__in=pks).update(organisation=kept)
        _rename(model, pks, kept)
        moved[model._meta.label] = pks
    return moved


def _texts_back(gone: Organisation, kept: Organisation, moved: Moved) -> None:
    for model in texts():
        pages = model._base_manager.filter(
            pk__in=moved.get(model._meta.label, []), organisation=kept
        )
        pks = list(pages.values_list("pk", flat=True))
        pages.update(organisation=gone)
        _rename(model, pks, gone)


def _rename(model: Any, pks: list[int], organisation: Organisation) -> None:
    """Let drafts and translations of pages speak of another organisation."""
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in pks],
    )
    for revision in revisions.iterator(chunk_size=100):
        revision.content["organisation"] = organisation.pk
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    keys = Page.objects.filter(pk__in=pks).values_list("translation_key", flat=True)
    for source in TranslationSource.objects.filter(object__translation_key__in=keys):
        content = json.loads(source.content_json)
        content["organisation"] = organisation.pk
        TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))


def _hide_profiles(gone: Organisation, _kept: Organisation) -> Moved:
    """Take the other's profile pages offline: its address leads to the one that stays."""
    hidden = []
    for model in _kinds(AbstractProfilePage):
        for page in model.objects.filter(organisation=gone, live=True):
            page.unpublish()
            hidden.append(page.pk)
    return hidden


def _profiles_back(_gone: Organisation, _kept: Organisation, moved: Moved) -> None:
    for page in Page.objects.filter(pk__in=moved, live=False).specific():
        revision = page.get_latest_revision()
        if revision is not None:
            revision.publish(skip_permission_checks=True)


OPEN_INVITATION = Q(state=InvitationState.OPEN) & ~Q(email="")

merge_movers.register("members", Mover(["network.Membership"], _move_members, _members_back))
merge_movers.register(
    "invitations", rows("network.Invitation", once=["email"], when=OPEN_INVITATION)
)
merge_movers.register("texts", Mover([], _move_texts, _texts_back))
merge_movers.register(
    "profiles",
    Mover(["network.OrganisationPage", "network.CooperativePage"], _hide_profiles, _profiles_back),
)
merge_movers.register("source_records", rows("network.SourceRecord"))
merge_movers.register("import_rows", rows("network.ImportRow"))
merge_movers.register("known_apart", rows("network.KnownApart", once=["source", "key"]))
for name, field, other in (
    ("affiliations", "organisation", "network"),
    ("affiliates", "network", "organisation"),
):
    tie = rows("network.Affiliation", field, once=[f"{other}_id", "kind"], when=OPEN, not_to=other)
    merge_movers.register(name, tie)
