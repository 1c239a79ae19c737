"""Remember by what words organisations are found."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from ..models import Organisation, OrganisationName, SearchEntry, SearchTrigram
from ..registry import indexers
from ..spelling import spelled, trigrams

BATCH = 500


def entry_of(organisation: Organisation, further: Iterable[str] = ()) -> str:
    """Return its names, acronym and town as they are compared, one a line."""
    names = (organisation.name, *further, organisation.acronym, organisation.town)
    return "\n".join(dict.fromkeys(filter(None, map(spelled, names))))


@transaction.atomic
def remember_names(organisations: Iterable[Organisation]) -> int:
    """Write the search entries of some organisations anew; return how many had changed.

    Saving an organisation does this by itself. Whoever writes in bulk calls it afterwards.
    """
    rows = list(organisations)
    for index in indexers:
        index(rows)
    return sum(_remember(rows[start : start + BATCH]) for start in range(0, len(rows), BATCH))


def _remember(rows: list[Organisation]) -> int:
    further: dict[int, list[str]] = defaultdict(list)
    names = OrganisationName.objects.filter(organisation__in=rows)
    for pk, name in names.values_list("organisation_id", "name"):
        further[pk].append(name)
    texts = {row.pk: entry_of(row, further[row.pk]) for row in rows}
    known = dict(SearchEntry.objects.filter(pk__in=texts).values_list("pk", "text"))
    changed = {pk: text for pk, text in texts.items() if known.get(pk) != text}
    if not changed:
        return 0
    SearchTrigram.objects.filter(organisation__in=changed.keys() & known.keys()).delete()
    SearchEntry.objects.bulk_create(
        (SearchEntry(pk=pk, text=text) for pk, text in changed.items()),
        update_conflicts=True,
        unique_fields=["organisation"],
        update_fields=["text"],
    )
    SearchTrigram.objects.bulk_create(
        (
            SearchTrigram(organisation_id=pk, trigram=number)
            for pk, text in changed.items()
            for number in sorted(trigrams(text))
        ),
        # Two who save one organisation at the same moment write the same rows.
        ignore_conflicts=True,
    )
    return len(changed)


def remember_missing_names() -> int:
    """Write the entries of those that have none, after an upgrade for example; return how many."""
    return remember_names(Organisation.objects.filter(search_entry__isnull=True))
