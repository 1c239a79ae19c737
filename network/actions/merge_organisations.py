"""Making one record of two, and parting them again within 30 days."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..enums import OrganisationStatus
from ..enums_import import PairState
from ..fact_history import write_with_history
from ..facts import facts_in
from ..merge_choices import Choice, chosen_facts
from ..models import DuplicatePair, Merge, Organisation
from ..policies_register import may_merge_organisations
from ..registry import merge_movers

ITSELF = _("A record cannot be merged with itself.")
GONE = _("One of the two is part of another record already. Load the page again.")
TOO_LATE = _("A merge can be undone for 30 days. This one stays.")
NEWER = _("The record was merged again since. Undo that first.")


@transaction.atomic
def merge_organisations(
    user: Any, kept_pk: int, gone_pk: int, choices: Mapping[str, Choice]
) -> Merge:
    """Make `gone` a part of `kept`: its members, texts and whatever else works with it go over.

    Its address leads to the other for life.

    Args:
        user: an editor.
        kept_pk: of the record that stays.
        gone_pk: of the other.
        choices: whose fact is kept, by name; a fact that is not named follows the default, which
            is the one that says something, the kept one's first.

    Raises NotAllowed, Invalid for one and the same, Conflict when one is gone already.
    """
    require(may_merge_organisations(user))
    if kept_pk == gone_pk:
        raise Invalid(ITSELF)
    kept, gone = _locked(kept_pk, gone_pk)
    if _is_gone(kept) or _is_gone(gone):
        raise Conflict(GONE)
    before = facts_in(kept)
    after = {
        name: value
        for name, value in chosen_facts(before, facts_in(gone), choices).items()
        if value != before[name]
    }
    write_with_history(kept, before, after, user.pk)
    moved = {name: mover.move(gone, kept) for name, mover in merge_movers.items()}
    merge = Merge.objects.create(
        kept=kept,
        gone=gone,
        gone_status=gone.status,
        before={name: before[name] for name in after},
        after=after,
        moved=moved,
        merged_at=timezone.now(),
        merged_by=user,
    )
    Organisation.objects.filter(pk=gone.pk).update(status=OrganisationStatus.CLOSED)
    _note_pair(user, kept, gone, PairState.MERGED)
    log(instance=kept, action="network.merge", user=user, data={"merge": merge.pk})
    return merge


@transaction.atomic
def undo_merge(user: Any, pk: int) -> Merge:
    """Part two records again: what came over goes back, facts that nobody changed since too.

    Raises NotAllowed for others than editors; Conflict after 30 days, or when it is undone, or
    when the record went into another since.
    """
    require(may_merge_organisations(user))
    found = Merge.objects.get(pk=pk)
    kept, gone = _locked(found.kept_id, found.gone_id)
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=pk)
    if merge.undone_at is not None:
        raise Conflict
    if timezone.now() > merge.undo_until:
        raise Conflict(TOO_LATE)
    newer = Merge.objects.filter(undone_at=None, pk__gt=merge.pk)
    if newer.filter(Q(kept=kept) | Q(gone=kept)).exists():
        raise Conflict(NEWER)
    now = facts_in(kept)
    back = {name: merge.before[name] for name, value in merge.after.items() if now[name] == value}
    write_with_history(kept, now, back, user.pk)
    for name, mover in reversed(merge_movers.items()):
        if name in merge.moved:
            mover.back(gone, kept, merge.moved[name])
    Organisation.objects.filter(pk=gone.pk).update(status=merge.gone_status)
    merge.undone_at, merge.undone_by = timezone.now(), user
    merge.save(update_fields=["undone_at", "undone_by"])
    _note_pair(user, kept, gone, PairState.WAITING)
    log(instance=kept, action="network.undo_merge", user=user, data={"merge": merge.pk})
    return merge


def _locked(kept_pk: int, gone_pk: int) -> tuple[Organisation, Organisation]:
    """Return both, locked in the order of their numbers, so that two merges never block."""
    rows = Organisation.objects.select_for_update(of=("self",)).order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=(kept_pk, gone_pk))}
    if len(found) < 2:
        raise Conflict
    return found[kept_pk], found[gone_pk]


def _is_gone(organisation: Organisation) -> bool:
    return Merge.objects.filter(gone=organisation, undone_at=None).exists()


def _note_pair(user: Any, kept: Organisation, gone: Organisation, state: PairState) -> None:
    """Keep in the report of duplicates what became of the two."""
    first, second = sorted((kept.pk, gone.pk))
    decided = {"decided_by": user, "decided_at": timezone.now()}
    DuplicatePair.objects.update_or_create(
        first_id=first,
        second_id=second,
        defaults={"state": state, **decided},
        create_defaults={"state": state, "likeness": 0, **decided},
    )
