"""Publications in any number, with pages in one to four languages, written in bulk.

Their words come from a long list of invented ones, some of them used far more often than others, as
in any language: an index of a few words that stand everywhere would say little about a search.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.rich_text import RichText

from home.vocabularies import codes
from library.models import LibraryPage, Publication, PublicationPage

from . import words
from .bulk import count_children, free_paths, insert
from .search import index

BATCH = 500
WORDS = 20_000
# In how many languages a publication has a page, and how often.
LANGUAGES, LANGUAGE_WEIGHTS = (1, 2, 4), (60, 25, 15)
# The lists under which pages stand, and how many terms of each a page has at most.
LISTS = {"programme": 1, "theme": 2, "audience": 1, "sector": 2}
SYLLABLES = [first + vowel for first in "bdfghklmnprstvz" for vowel in "aeiou"]


def write(number: int, parents: Mapping[str, LibraryPage], seed: int, now: datetime) -> int:
    """Write publications and their pages.

    Args:
        number: of publications.
        parents: the library of each language; the first one's has a page of each publication.
        seed: the same one makes the same.
        now: the newest was published a minute before.

    Returns how many pages there are of them.
    """
    random = words.chance("publications", seed)
    said = _Vocabulary(random)
    paths = {language: free_paths(parent) for language, parent in parents.items()}
    made = dict.fromkeys(parents, 0)
    for start in range(0, number, BATCH):
        records = Publication.objects.bulk_create(
            _record(random, said, place, seed) for place in range(start, min(start + BATCH, number))
        )
        batch = []
        for place, record in enumerate(records, start):
            key, terms = UUID(int=random.getrandbits(128), version=4), _terms(random)
            many = random.choices(LANGUAGES, LANGUAGE_WEIGHTS)[0]
            for language, parent in list(parents.items())[:many]:
                page = _page(random, said, record, parent, now - timedelta(minutes=place + 1))
                page.translation_key, page.terms = key, terms
                page.path = next(paths[language])
                made[language] += 1
                batch.append(page)
        insert(batch)
        index(PublicationPage, batch)
    for language, parent in parents.items():
        count_children(parent, made[language])
    return sum(made.values())


class _Vocabulary:
    """Invented words, the first of them said most."""

    def __init__(self, random: Random) -> None:
        """Make the words up."""
        found: dict[str, None] = {}
        while len(found) < WORDS:
            found["".join(random.choices(SYLLABLES, k=random.randint(2, 5)))] = None
        self.words = list(found)
        # Zipf: the n-th word stands in texts 1/n times as often as the first one.
        self.weights = list(accumulate(1 / (place + 1) for place in range(WORDS)))

    def say(self, random: Random, number: int) -> str:
        """Return so many words."""
        return " ".join(random.choices(self.words, cum_weights=self.weights, k=number))


def _record(random: Random, said: _Vocabulary, place: int, seed: int) -> Publication:
    return Publication(
        code=f"scale-{seed}-{place}",
        title=said.say(random, random.randint(3, 9)).capitalize(),
        series=random.choice(sorted(codes("publication_series") - {"campaign-material"})),
        number=str(place),
        year=random.randint(1997, 2026),
        month=random.choice([None, *range(1, 13)]),
        authors=words.name(random).strip("=@- "),
        publisher="Cradle",
    )


def _terms(random: Random) -> dict[str, list[str]]:
    found = {
        name: sorted(random.sample(sorted(codes(name)), k=random.randint(0, most)))
        for name, most in LISTS.items()
    }
    found["country"] = sorted({words.country(random) for _one in range(random.randint(0, 2))})
    return {name: chosen for name, chosen in found.items() if chosen}


def _page(
    random: Random, said: _Vocabulary, record: Publication, parent: LibraryPage, moment: datetime
) -> PublicationPage:
    text = said.say(random, random.randint(40, 400))
    return PublicationPage(
        title=record.title,
        draft_title=record.title,
        slug=record.code,
        url_path=f"{parent.url_path}{record.code}/",
        depth=parent.depth + 1,
        numchild=0,
        live=True,
        locale_id=parent.locale_id,
        content_type=ContentType.objects.get_for_model(PublicationPage),
        first_published_at=moment,
        last_published_at=moment,
        publication=record,
        summary=said.say(random, random.randint(8, 24))[:255],
        body=[("paragraph", RichText(f"<p>{text}</p>"))],
    )
