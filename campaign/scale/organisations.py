"""Organisations in any number, as registers have them: many facts missing, some of them odd."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from home.vocabularies import codes
from network.actions.remember_names import remember_names
from network.enums import OrganisationStatus
from network.models import CareService, Organisation, OrganisationName, OrganisationTerm

from . import words
from .search import index

BATCH = 1000
LANGUAGES = ["en", "es", "fr", "pt", "hi", "tw", "sw", "qu"]


def write(number: int, seed: int, today: date) -> int:
    """Write organisations that are found in the directory; return how many."""
    random = words.chance("organisations", seed)
    types = sorted(codes("org_type"))
    for start in range(0, number, BATCH):
        batch = Organisation.objects.bulk_create(
            _organisation(random, place, seed, types, today)
            for place in range(start, min(start + BATCH, number))
        )
        OrganisationTerm.objects.bulk_create(_terms(random, batch))
        OrganisationName.objects.bulk_create(
            OrganisationName(
                organisation=one,
                kind="other",
                language="fr",
                name=f"{random.choice(words.KINDS_IN_FRENCH)} {one.town or one.pk}",
            )
            for one in batch
            if random.random() < 0.2
        )
        CareService.objects.bulk_create(
            _care(random, one) for one in batch if random.random() < 0.1
        )
        remember_names(batch)
        index(Organisation, batch)
    return number


def _terms(random: Random, batch: list[Organisation]) -> Iterator[OrganisationTerm]:
    lists = {
        "sector": (sorted(codes("sector")), 3),
        "constituency": (sorted(codes("constituency")), 2),
        "language": (LANGUAGES, 2),
    }
    for one in batch:
        for vocabulary, (known, most) in lists.items():
            for code in random.sample(known, k=random.randint(0, most)):
                yield OrganisationTerm(organisation=one, vocabulary=vocabulary, code=code)


def _care(random: Random, organisation: Organisation) -> CareService:
    return CareService(
        organisation=organisation,
        setting=random.choice(sorted(codes("care_setting"))),
        provider=random.choice(sorted(codes("care_provider"))),
        finance=random.choice(sorted(codes("care_finance"))),
        places=random.choice([None, 20, 45, 120]),
    )


def _organisation(
    random: Random, place: int, seed: int, types: list[str], today: date
) -> Organisation:
    town, latitude, longitude, country = random.choice(words.PLACES)
    title = f"{random.choice(words.KINDS)} {random.choice(words.FORMS)} {place}"
    known = random.random() < 0.6
    mapped = random.random() < 0.8
    return Organisation(
        # Some registers shout, some have blanks at the ends.
        name=random.choices([title, title.upper(), f"{title} "], [90, 7, 3])[0],
        slug=f"scale-{seed}-{place}",
        acronym="".join(word[0] for word in title.split() if word[0].isalpha()),
        org_type=random.choice(types),
        country=country,
        town=town,
        latitude=_near(random, latitude) if mapped else None,
        longitude=_near(random, longitude) if mapped else None,
        reach=random.choice(["", "local", "subnational", "national"]),
        year_founded=random.choice(["", "about 1995", str(random.randint(1950, 2024))]),
        members_count=random.randint(3, 200_000) if known else None,
        members_as_of=today - timedelta(days=random.randint(0, 4000)) if known else None,
        women_share=random.randint(0, 100) if known else None,
        is_mbo=random.random() < 0.3,
        status=random.choices(OrganisationStatus.values, [90, 3, 3, 4])[0],
        last_confirmed_at=today - timedelta(days=random.randint(0, 1500)) if known else None,
    )


def _near(random: Random, degrees: float) -> Decimal:
    """Return the rounded middle of an area within about 20 km."""
    return Decimal(f"{degrees + random.uniform(-0.2, 0.2):.2f}")
