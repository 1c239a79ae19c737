"""Organisations in any number, with their sectors, as registers have them: many facts missing."""

from datetime import date, timedelta
from random import Random

from home.vocabularies import codes
from network.actions.remember_names import remember_names
from network.enums import OrganisationStatus
from network.models import Organisation, OrganisationTerm

from . import words
from .search import index

BATCH = 1000


def write(number: int, seed: int, today: date) -> int:
    """Write organisations that are found in the directory; return how many."""
    random = words.chance("organisations", seed)
    types, sectors = sorted(codes("org_type")), sorted(codes("sector"))
    for start in range(0, number, BATCH):
        batch = Organisation.objects.bulk_create(
            _organisation(random, place, seed, types, today)
            for place in range(start, min(start + BATCH, number))
        )
        OrganisationTerm.objects.bulk_create(
            OrganisationTerm(organisation=one, vocabulary="sector", code=code)
            for one in batch
            for code in random.sample(sectors, k=random.randint(0, 3))
        )
        index(Organisation, batch)
        remember_names(batch)
    return number


def _organisation(
    random: Random, place: int, seed: int, types: list[str], today: date
) -> Organisation:
    title = f"{random.choice(words.KINDS)} {random.choice(words.FORMS)} {place}"
    known = random.random() < 0.6
    return Organisation(
        # Some registers shout, some have blanks at the ends.
        name=random.choices([title, title.upper(), f"{title} "], [90, 7, 3])[0],
        slug=f"scale-{seed}-{place}",
        acronym="".join(word[0] for word in title.split() if word[0].isalpha()),
        org_type=random.choice(types),
        country=words.country(random),
        town=random.choice(words.TOWNS),
        year_founded=random.choice(["", "about 1995", str(random.randint(1950, 2024))]),
        members_count=random.randint(3, 200_000) if known else None,
        members_as_of=today - timedelta(days=random.randint(0, 4000)) if known else None,
        women_share=random.randint(0, 100) if known else None,
        is_mbo=random.random() < 0.3,
        status=random.choices(OrganisationStatus.values, [90, 3, 3, 4])[0],
        last_confirmed_at=today - timedelta(days=random.randint(0, 1500)) if known else None,
    )
