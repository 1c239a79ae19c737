"""What proxies forget when a pledge or a text about somebody changes: see home.stale."""

from collections.abc import Iterable, Sequence
from typing import Any

from home.registrations_caching import part_of
from home.registry import shown_records, stale_paths
from home.stale import PAGE, Subject
from home.standing import both_views, in_languages

from .models import Pledge, StoryPage, UpdatePage

ORGANISATION = "network.Organisation"
PLEDGE = "campaign.Pledge"


def _pledge(instance: Any) -> list[Subject]:
    """Return the pledge and who asks: its page lists what it asks."""
    return [Subject(PLEDGE, instance.pk or 0, instance.code), _asker(instance)]


def _asker(instance: Any) -> Subject:
    return Subject(ORGANISATION, instance.organisation_id or 0)


def _about(instance: StoryPage | UpdatePage) -> list[Subject]:
    """Return whom a text is about; the page itself is noted as every page is."""
    return [_asker(instance)] if instance.live else []


def _update(instance: UpdatePage) -> list[Subject]:
    pledge = [Subject(PLEDGE, instance.about_id)] if instance.about_id and instance.live else []
    return [*_about(instance), *pledge]


def pledge_addresses(subjects: Sequence[Subject]) -> Iterable[str]:
    """Return the short addresses of pledges.

    Counts, walls of names and frames are fresh for seconds and need no telling.
    """
    codes = {one.path for one in subjects if one.path}
    keys = [one.key for one in subjects]
    codes |= set(Pledge.objects.filter(pk__in=keys).values_list("code", flat=True))
    found: list[str] = []
    for code in sorted(codes):
        found += both_views(f"/p/{code}/")
        found += in_languages(f"updates/pledges/{code}/")
        found += in_languages(f"updates/pledges/{code}.atom")
    return found


shown_records.register(PLEDGE, _pledge)
for name in ("Endorsement", "PledgePartner", "PledgeReport"):
    shown_records.register(
        f"campaign.{name}",
        lambda row: [*part_of(PLEDGE, "pledge")(row), *part_of(ORGANISATION, "organisation")(row)],
    )
shown_records.register("campaign.PledgeEvent", part_of(PLEDGE, "pledge"))
for name in ("ShareCard", "StoryPhoto", "UpdatePhoto"):
    shown_records.register(f"campaign.{name}", part_of(PAGE, "page"))
shown_records.register("campaign.StoryPage", _about)
shown_records.register("campaign.UpdatePage", _update)
stale_paths.register(PLEDGE, pledge_addresses)
