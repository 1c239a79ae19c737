"""What proxies forget when the register changes: see home.stale."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from home.registrations_caching import part_of
from home.registry import shown_records, stale_paths
from home.stale import LISTED, Subject
from home.standing import in_languages

from .models import Affiliation, Organisation
from .selectors.directory import DIRECTORY_SLUG

ORGANISATION = "network.Organisation"
PARTS = ("OrganisationName", "OrganisationTerm", "OrganisationContact", "CareService")


def _organisation(instance: Organisation) -> list[Subject]:
    return [Subject(ORGANISATION, instance.pk or 0, instance.slug)]


def _listed(_instance: Any) -> list[Subject]:
    return [Subject(LISTED)]


def organisation_addresses(subjects: Sequence[Subject]) -> Iterable[str]:
    """Return the address of each organisation and of those that it belongs with.

    Its name stands at the networks that it is part of, and at their members.
    """
    keys = [one.key for one in subjects if one.key]
    slugs = {one.path for one in subjects if one.path}
    edges = Affiliation.objects.filter(Q(organisation__in=keys) | Q(network__in=keys))
    beside = {key for pair in edges.values_list("organisation", "network") for key in pair}
    slugs.update(
        Organisation.objects.filter(pk__in=beside | set(keys)).values_list("slug", flat=True)
    )
    return [
        address
        for slug in sorted(slugs)
        for address in (
            *in_languages(f"{DIRECTORY_SLUG}/{slug}/"),
            *in_languages(f"updates/organisations/{slug}/"),
            *in_languages(f"updates/organisations/{slug}.atom"),
        )
    ]


shown_records.register(ORGANISATION, _organisation)
for name in (*PARTS, "MboAnswer", "FactCheck"):
    shown_records.register(f"network.{name}", part_of(ORGANISATION, "organisation"))
shown_records.register("network.Affiliation", part_of(ORGANISATION, "organisation", "network"))
shown_records.register("network.Merge", part_of(ORGANISATION, "kept", "gone"))
shown_records.register("network.CarePlace", _listed)
shown_records.register("network.ImportBatch", _listed)
stale_paths.register(ORGANISATION, organisation_addresses)
