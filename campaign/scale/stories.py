"""Stories in any number: live pages under one index, without revisions, written in bulk.

Wagtail makes about 13 pages a second the usual way. Here the rows of the tree are computed, and
each table is written once for a batch.
"""

from datetime import datetime, timedelta
from random import Random

from django.contrib.contenttypes.models import ContentType

from home.vocabularies import codes
from network.models import Organisation

from ..models import StoryIndexPage, StoryPage
from . import words
from .bulk import count_children, free_paths, insert
from .search import index

BATCH = 500
TEXT_LANGUAGES = ["en", "es", "fr", "pt", "hi", "ur", "tw"]


def write(
    number: int, parent: StoryIndexPage, organisations: list[Organisation], seed: int, now: datetime
) -> int:
    """Write stories below `parent`; return how many."""
    random = words.chance("stories", seed)
    kinds = sorted(codes("story_kind"))
    paths = free_paths(parent)
    for start in range(0, number, BATCH):
        batch = []
        for place in range(start, min(start + BATCH, number)):
            batch.append(
                _story(random, place, seed, parent, random.choice(organisations), kinds, now)
            )
            batch[-1].path = next(paths)
        insert(batch)
        index(StoryPage, batch)
    count_children(parent, number)
    return number


def _story(
    random: Random,
    place: int,
    seed: int,
    parent: StoryIndexPage,
    organisation: Organisation,
    kinds: list[str],
    now: datetime,
) -> StoryPage:
    slug = f"scale-{seed}-{place}"
    moment = now - timedelta(minutes=place + 1)
    title = random.choice(words.SENTENCES).rstrip(".") + random.choice(["", " " + "and on " * 20])
    return StoryPage(
        title=title.strip()[:255],
        draft_title=title.strip()[:255],
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        depth=parent.depth + 1,
        numchild=0,
        live=True,
        locale_id=parent.locale_id,
        content_type=ContentType.objects.get_for_model(StoryPage),
        first_published_at=moment,
        last_published_at=moment,
        organisation=organisation,
        text_language=random.choice(TEXT_LANGUAGES),
        kind=random.choice(kinds),
        text="\n\n".join(random.choices(words.SENTENCES, k=random.randint(3, 40))),
        byline=random.choice(["", *words.FIRST]),
        place=random.choice(words.TOWNS),
    )
